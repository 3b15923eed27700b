import type { ExposureAnswer } from '../../../answers/exposure/exposure.ts'
import type { Sheet } from '../sheet.ts'
import { portfolioSheet } from './portfolio.ts'
import { sayNumber } from './words.ts'

const words = (text: string): string => text.replaceAll('_', ' ')
/** Lines shown to a person; the whole is in every other format. */
const shown = 60

/** Totals first, then the lines that need somebody's attention before the others. */
export function exposureSheet(answer: ExposureAnswer): Sheet {
  if (answer.to === '') return portfolioSheet(answer)
  const { totals } = answer
  const calm = (outcome: string): boolean => outcome.startsWith('no')
  const lines = answer.lines.toSorted((a, b) => Number(calm(a.outcome)) - Number(calm(b.outcome)) || a.row - b.row)
  return {
    title: `${totals.lines} lines to ${answer.to} on ${answer.on}: ${totals.decided} decided`,
    lines: [
      Object.entries(totals.byOutcome)
        .map(([outcome, count]) => `${words(outcome)} ${count}`)
        .join(' · '),
      ...totals.byCurrency.map(
        (each) =>
          `${each.currency} ${sayNumber(each.value, 0)}: under licence or prohibited ${each.shareUnderLicence === null ? 'not known' : `${sayNumber(each.shareUnderLicence)} %`}, open ${sayNumber(each.open, 0)}, of Chinese origin or processing ${sayNumber(each.direct, 0)}`,
      ),
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Row', share: 1, number: true },
          { head: 'Part', share: 2 },
          { head: 'Answer', share: 2.5 },
          { head: 'Rules', share: 2.5 },
          { head: 'Behind it, China %', share: 1.2, number: true },
          { head: 'Others', share: 2 },
        ],
        rows: lines
          .slice(0, shown)
          .map((line) => [
            String(line.row),
            line.part,
            `${words(line.outcome)}${line.question === null ? '' : `: ${line.question}`}`,
            [...line.provisions, ...line.inactive.map((id) => `(${id})`)].join(', '),
            line.direct === true ? 'direct' : line.hidden === null ? 'not known' : sayNumber(line.hidden),
            line.alternates.join(', '),
          ]),
        empty: 'No line could be read.',
      },
      {
        title: 'Cells that could not be used',
        columns: [
          { head: 'Row', share: 1, number: true },
          { head: 'Column', share: 1.5 },
          { head: 'What', share: 5 },
        ],
        rows: answer.faults.slice(0, shown).map((each) => [String(each.row), each.column, `${each.code}: ${each.says}`]),
        empty: 'Every cell was read.',
      },
    ],
    notes: [
      ...(lines.length > shown ? [`${lines.length - shown} further lines are in --format json or csv.`] : []),
      ...(answer.ignoredColumns.length === 0 ? [] : [`Columns that are not read: ${answer.ignoredColumns.join(', ')}.`]),
      ...answer.notes,
      'A research aid, not legal advice: confirm before shipment.',
    ],
  }
}
