import { Refusal } from '../../kernel/errors.ts'
import { criteria, type Criterion } from '../../model/readiness/criteria.ts'
import { presetNames, presets, type Preset, type Weights } from '../../model/readiness/weights.ts'
import { findColumn, neededColumn, numbersOf, textAt } from '../own-table/columns.ts'
import { readOwnTable } from '../own-table/read-own-table.ts'

const isCriterion = (word: string): word is Criterion => (criteria as readonly string[]).includes(word)
const list = criteria.join(', ')

function criterionNamed(word: string, line?: number): Criterion {
  const plain = word.trim().toLowerCase()
  if (isCriterion(plain)) return plain
  throw new Refusal('bad-input', `weights: "${word}" is no criterion; they are ${list}`, line === undefined ? {} : { line })
}

/** Weights from pairs; what is not named weighs nothing, and something must weigh. */
function weightsOf(pairs: readonly (readonly [Criterion, number])[]): Weights {
  const weights = Object.fromEntries(criteria.map((criterion) => [criterion, 0])) as Record<Criterion, number>
  for (const [criterion, weight] of pairs) {
    if (!Number.isFinite(weight)) throw new Refusal('bad-input', `the weight of "${criterion}" is not a number`)
    if (weight < 0) throw new Refusal('bad-input', `the weight of "${criterion}" is negative: a weight is 0 or more`)
    weights[criterion] = weight
  }
  if (criteria.every((criterion) => weights[criterion] === 0)) throw new Refusal('bad-input', 'the weights sum to nought')
  return weights
}

/** Weights as a reader gives them: a profile by name, `proof=3,feed=2`, eleven numbers, or a table `criterion,weight`. */
export function readWeights(words: string | undefined): { readonly weights: Weights; readonly preset: Preset | null } {
  const asked = (words ?? 'investor').trim()
  const preset = presetNames.find((each) => each === asked.toLowerCase())
  if (preset) return { weights: presets[preset], preset }
  if (asked.includes('\n')) return { weights: weightsOf(fromTable(asked)), preset: null }
  const parts = asked
    .split(/[,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.every((part) => /[=:]/.test(part)) && parts.length > 0)
    return {
      weights: weightsOf(
        parts.map((part) => {
          const [name = '', value = ''] = part.split(/[=:]/)
          return [criterionNamed(name), value.trim() === '' ? Number.NaN : Number(value)] as const
        }),
      ),
      preset: null,
    }
  if (parts.length === criteria.length && parts.every((part) => Number.isFinite(Number(part))))
    return { weights: weightsOf(criteria.map((criterion, at) => [criterion, Number(parts[at])] as const)), preset: null }
  throw new Refusal(
    'bad-input',
    `weights: "${asked.slice(0, 60)}" is no profile (${presetNames.join(', ')}) and no list such as proof=3,feed=2; criteria are ${list}`,
  )
}

function fromTable(text: string): (readonly [Criterion, number])[] {
  const table = readOwnTable(text)
  const name = findColumn(table, ['criterion', 'name']) ?? { index: 0, name: table.header[0] ?? '' }
  const weight = neededColumn(table, 'the weight', ['weight', 'value', 'share'], [name])
  const numbers = numbersOf(table, weight)
  return table.rows.map((row) => {
    const value = numbers(row, { least: 0, says: 'is below nought: a weight cannot be negative' })
    if (value === null) throw new Refusal('bad-line', `${weight.name} is empty`, { line: row.line, column: weight.index + 1 })
    return [criterionNamed(textAt(row, name), row.line), value] as const
  })
}
