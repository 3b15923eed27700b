import type { SearchHit } from './questions.ts'
import { sayNumber, sayUnit, sayWord } from './say.ts'

/** What a claim or a figure says, for a reader: `production share, at least 80%, forecast`. */
export function saySaid({ measure, low, high, unit, modality }: NonNullable<SearchHit['said']>): string {
  const number =
    low !== null && high !== null
      ? low === high
        ? sayNumber(low)
        : `${sayNumber(low)} to ${sayNumber(high)}`
      : low !== null
        ? `at least ${sayNumber(low)}`
        : high !== null
          ? `at most ${sayNumber(high)}`
          : ''
  const amount = number === '' || unit === null || unit === 'count' ? number : `${number}${sayUnit(unit)}`
  return [measure === null ? '' : sayWord(measure), amount, modality ?? ''].filter((part) => part !== '').join(', ')
}
