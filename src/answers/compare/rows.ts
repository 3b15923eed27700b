import { z } from 'zod'
import { isPlace, sayPlace } from '../../kernel/place.ts'
import { bases, kinds, sayBasis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { sayAmount } from '../../ledger/say-figure.ts'
import { relations, type Relation } from '../chain/counted.ts'
import { compare as weighFigure } from '../judge/tolerance.ts'
import { direction, verdict, type Verdict } from '../parts.ts'
import type { NumberAsked } from './number-asked.ts'

/** One definition, and how the number stands to it. */
export const comparedRow = z.object({
  definition: z.string(),
  counted: z.string(),
  relation: z.enum(relations),
  measure: z.string(),
  mineral: z.string().nullable(),
  basis: z.enum(bases),
  stage: z.string().nullable(),
  place: z.string(),
  name: z.string(),
  period: z.string(),
  exact: z.boolean().describe('Whether it covers the year asked for; true where none was'),
  current: z.boolean().describe('The newest edition of its publisher'),
  modelled: z.boolean(),
  kind: z.enum(kinds),
  publisher: z.string(),
  edition: z.string(),
  original: z.string().describe('Who it goes back to; differs from the publisher where that only repeats'),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  unit: z.string(),
  verdict,
  direction: direction.describe('over: the number says more than this record; under: less'),
  gap: z.number().describe('Points for percentages, a fraction for amounts'),
  tolerance: z.string(),
  figures: z.array(z.string()),
  receipts: z.array(z.string()),
})
export type ComparedRow = z.output<typeof comparedRow>

/** What is compared with the number, before it is. */
export interface Against {
  readonly figure: Figure
  readonly counted: string
  readonly relation: Relation
  readonly place: string
  readonly exact: boolean
  readonly current: boolean
  readonly modelled: boolean
  readonly original: string
  readonly figures: readonly string[]
  readonly receipts: readonly string[]
}

const words: Record<'fits' | 'near' | 'off', Verdict> = { fits: 'supported', near: 'imprecise', off: 'contradicted' }

/** What an edition said that was replaced since was right once; a record of another year says nothing certain of the one asked. */
function verdictOf(fit: 'fits' | 'near' | 'off', { current, exact }: Against): Verdict {
  if (!exact) return fit === 'off' ? 'unsupported' : 'imprecise'
  return fit === 'fits' && !current ? 'outdated' : words[fit]
}

/** "China: production share, mining, all rare earths, 2024"; what a figure does not say has no comma of its own. */
function definitionOf({ figure, place, modelled }: Against): string {
  const measure = figure.measure === 'other_share' ? 'share' : figure.measure.replaceAll('_', ' ')
  const of = figure.of === null || figure.of === 'WORLD' ? '' : ` of ${figure.of}`
  const counterpart = figure.counterpart === null ? '' : ` with ${sayPlace(figure.counterpart)}`
  const basis = figure.basis === 'none' || figure.basis === 'money' ? '' : sayBasis[figure.basis]
  const parts = [`${measure}${of}${counterpart}`, figure.stage ?? '', basis, figure.period, modelled ? 'modelled' : '']
  return `${isPlace(place) ? sayPlace(place) : place}: ${parts.filter((part) => part !== '').join(', ')}`
}

/** The verdict of one definition under the tolerances of docs/method/verdicts.md; null where the figure has no number. */
export function compared(asked: NumberAsked, against: Against, dated: boolean): ComparedRow | null {
  const { figure } = against
  const weighed = weighFigure(asked, figure, dated)
  if (weighed === null || figure.value === null) return null
  const fits = verdictOf(weighed.fit, against)
  return {
    definition: definitionOf(against),
    counted: against.counted,
    relation: against.relation,
    measure: figure.measure,
    mineral: figure.mineral,
    basis: figure.basis,
    stage: figure.stage,
    place: against.place,
    name: isPlace(against.place) ? sayPlace(against.place) : against.place,
    period: figure.period,
    exact: against.exact,
    current: against.current,
    modelled: against.modelled,
    kind: figure.kind,
    publisher: figure.publisher,
    edition: figure.edition,
    original: against.original,
    value: figure.value,
    low: figure.low ?? figure.value,
    high: figure.high ?? figure.value,
    unit: figure.unit,
    verdict: fits,
    direction: weighed.direction,
    gap: weighed.gap,
    tolerance: weighed.tolerance,
    figures: [...against.figures],
    receipts: [...against.receipts],
  }
}

/** What is counted, several of one value told in one breath: "cerium, erbium and 13 more elements". */
interface Told {
  readonly row: ComparedRow
  readonly counted: readonly string[]
}

const sayTold = ({ row, counted }: Told): string => {
  const [first = row.counted, second] = counted
  const names =
    counted.length === 1
      ? first
      : counted.length === 2
        ? `${first} and ${second}`
        : `${first}, ${second} and ${counted.length - 2} more`
  return `${names}${row.measure.endsWith('_share') ? '' : ` (${row.measure.replaceAll('_', ' ')})`}`
}

/** Rows of one value, period and publisher are told together. */
const together = (rows: readonly ComparedRow[]): Told[] =>
  [...Map.groupBy(rows, (row) => [row.publisher, row.period, row.value, row.stage, row.measure].join('|')).values()].flatMap(
    (group) => {
      const [row] = group
      return row ? [{ row, counted: group.map(({ counted }) => counted) }] : []
    },
  )

/** A share to one decimal, which is more than any source can mean; an amount as it is printed. */
const shown = (row: ComparedRow): string => {
  const { unit, value, low, high } = row
  const amount = unit === 'percent' ? `${value.toFixed(1)} %` : sayAmount({ operator: '=', text: null, unit, value, low, high })
  const when = row.period === '' ? '' : ` in ${row.period}`
  return `${row.name} ${amount}${when}${row.original === row.counted ? '' : `, ${row.original}`}`
}

const stageOf = (row: ComparedRow): string => (row.stage === null ? '' : `${row.stage}, `)

/** Of each thing that is counted, the row that speaks: one that fits before one that does not, else the best. */
function speaking(rows: readonly ComparedRow[]): ComparedRow[] {
  const groups = Map.groupBy(
    rows.filter((row) => row.current),
    (row) => `${row.counted}|${row.stage}|${row.measure}`,
  )
  return [...groups.values()].flatMap((group) => group.find((row) => row.verdict === 'supported') ?? group[0] ?? [])
}

export interface Overall {
  readonly verdict: Verdict
  readonly says: string
  /** Index of the nearest current definition. */
  readonly nearest: number | null
}

/** The verdict over all definitions, as `docs/method/verdicts.md` says: the one that was meant first, else the narrower ones. */
export function overall(rows: readonly ComparedRow[], asked: { readonly year: boolean; readonly stage: boolean }): Overall {
  if (rows.length === 0) return { verdict: 'unsupported', says: 'no definition on record bears on it', nearest: null }
  const outcomes = rows.filter((row) => !row.modelled)
  const pool = outcomes.length > 0 ? outcomes : rows
  const dated = asked.year && pool.some(({ exact }) => exact) ? pool.filter(({ exact }) => exact) : pool
  const told = speaking(dated)
  const withVerdict = (word: Verdict): Told[] => together(told.filter((row) => row.verdict === word))
  const [right, near, off] = [withVerdict('supported'), withVerdict('imprecise'), withVerdict('contradicted')]
  const nearest = told.length === 0 ? null : rows.indexOf(told.reduce((best, row) => (row.gap < best.gap ? row : best)))
  const stage = asked.stage ? () => '' : stageOf
  const says = [
    ...right.slice(0, 3).map((each) => `right on ${stage(each.row)}${sayTold(each)} (${shown(each.row)})`),
    ...near
      .slice(0, 2)
      .map((each) => `near, a little ${highOrLow(each.row)}, on ${stage(each.row)}${sayTold(each)} (${shown(each.row)})`),
    ...off.slice(0, 3).map((each) => `too ${highOrLow(each.row)} on ${stage(each.row)}${sayTold(each)} (${shown(each.row)})`),
  ].join('; ')
  const wasRight = dated.find((row) => row.verdict === 'outdated')
  const [main] = told
  // A number without a stage is about none in particular: it holds only where it holds at each of them.
  const holds =
    asked.stage || new Set(told.map((row) => row.stage)).size === 1
      ? main?.verdict === 'supported'
      : told.every((row) => row.verdict === 'supported')
  if (holds) return { verdict: 'supported', says, nearest }
  if (right.length === 0 && wasRight)
    return {
      verdict: 'outdated',
      says: `right only on an earlier record (${shown(wasRight)}, ${wasRight.edition})${says === '' ? '' : `; ${says}`}`,
      nearest,
    }
  return { verdict: right.length > 0 || near.length > 0 ? 'imprecise' : 'contradicted', says, nearest }
}

const highOrLow = (row: ComparedRow): string => (row.direction === 'under' ? 'low' : 'high')
