import { toTonnes } from '../../kernel/quantity.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import { tolerances, type Tolerances } from '../../ledger/tolerances.ts'

export { tolerances, type Tolerances } from '../../ledger/tolerances.ts'

/** How far a claim is from a figure: within tolerance, close enough to be called imprecise, or off. */
export interface Weighed {
  readonly fit: 'fits' | 'near' | 'off'
  readonly direction: 'over' | 'under' | null
  /** Points for percentages, a fraction for quantities. */
  readonly gap: number
  readonly tolerance: string
}

const daysPer: Record<string, number> = { years: 365, months: 30.4, days: 1 }

/** A claim's number in the unit of a figure; the number itself when both units are the same or neither is known. */
export function inUnitOf(value: number, claimUnit: string | null, figureUnit: string): number {
  const [from, to] = [claimUnit?.replace('/yr', '') ?? '', figureUnit.replace('/yr', '')]
  if (from === to) return value
  const [a, b] = [toTonnes(value, from), toTonnes(1, to)]
  if (a.ok && b.ok) return a.value / b.value
  const [days, per] = [daysPer[from], daysPer[to]]
  return days !== undefined && per !== undefined ? (value * days) / per : value
}

const inPoints = (unit: string): boolean => unit === 'percent' || unit === 'percent_points'
const countedExactly = new Set(['count', 'rank', 'nm', 'years', 'months', 'days'])

/** Compares a claim's number with a figure under the tolerances of the guideline; null when either has no number. */
export function weigh(claim: Assertion, figure: Figure, dated: boolean, rules: Tolerances = tolerances): Weighed | null {
  const operator = claim.operator ?? '='
  const given = typeof claim.value === 'number' ? [claim.value, claim.value] : Array.isArray(claim.value) ? claim.value : null
  if (given === null) return null
  const [low, high] = given.map((value: number) => inUnitOf(value, claim.unit, figure.unit)) as [number, number]
  return compare({ low, high, operator }, figure, dated, rules)
}

interface Said {
  readonly low: number
  readonly high: number
  readonly operator: string
}

/** The same comparison for numbers already in the unit of the figure. */
export function compare(said: Said, recorded: Figure, dated: boolean, rules: Tolerances = tolerances): Weighed | null {
  if (recorded.value === null) return null
  const bounded = recorded.operator !== 'range' && recorded.operator !== '=' && recorded.operator !== '~'
  // A record that is a bound ("at least 10 %") stands at its bound, whatever it gives for its open side.
  const figure = {
    ...recorded,
    low: bounded ? recorded.value : (recorded.low ?? recorded.value),
    high: bounded ? recorded.value : (recorded.high ?? recorded.value),
  }
  const points = inPoints(figure.unit)
  const exact = countedExactly.has(figure.unit)
  const middle = (said.low + said.high) / 2
  const factMiddle = (figure.low + figure.high) / 2
  const about =
    said.operator === '~' || (points && said.low === said.high && said.low !== 0 && said.low % 10 === 0 && said.operator === '=')
  const scale =
    points && Math.max(Math.abs(middle), Math.abs(factMiddle)) <= 100
      ? 1
      : Math.max(Math.abs(factMiddle), Math.abs(said.high), 1e-12)
  const gapOf = (distance: number): number => (exact ? distance : distance / scale)
  const inShare = scale === 1 && points
  const allowed = exact
    ? 0
    : inShare
      ? about
        ? rules.roundedPoints
        : rules.sharePoints
      : figure.unit === 'x' || about || figure.operator === '~'
        ? rules.roundedQuantity
        : rules.quantity
  const wide = inShare ? rules.boundPoints : rules.boundFraction
  const loose = exact ? 0 : inShare ? rules.roundedPoints : rules.roundedQuantity
  const direction = Math.abs(gapOf(middle - factMiddle)) <= 1e-9 ? null : middle > factMiddle ? 'over' : 'under'
  const say = (fit: Weighed['fit'], gap: number): Weighed => ({
    fit,
    direction: fit === 'fits' ? null : direction,
    gap,
    tolerance: exact
      ? 'exact'
      : inShare
        ? `±${allowed} ${allowed === 1 ? 'point' : 'points'}`
        : `±${Math.round(allowed * 100)} %`,
  })
  if (said.operator === '>' || said.operator === '>=' || said.operator === '<' || said.operator === '<=') {
    const up = said.operator.startsWith('>')
    const strict = said.operator.length === 1
    const slack = up ? figure.high - said.low : said.high - figure.low
    const holds = slack > 0 || (!strict && slack === 0) || (figure.operator === said.operator && slack === 0)
    if (!holds) return say(gapOf(-slack) <= loose ? 'near' : 'off', gapOf(-slack))
    const beyond = up ? figure.low - said.low : said.high - figure.high
    const far = inShare ? beyond > wide : beyond / Math.max(Math.abs(up ? said.low : said.high), 1e-12) > wide
    return say(far ? 'near' : 'fits', gapOf(Math.max(0, beyond)))
  }
  const gap = gapOf(Math.max(0, figure.low - said.high, said.low - figure.high))
  if (gap <= allowed + 1e-9) return say('fits', gap)
  // The record is itself a bound: a claim on its open side agrees with it while it stays close.
  const open = figure.operator.startsWith('>')
    ? said.low >= figure.low
    : figure.operator.startsWith('<') && said.high <= figure.high
  if (open) return say(gap <= loose ? 'fits' : gap <= wide ? 'near' : 'off', gap)
  if (exact) return say('off', gap)
  const relative = Math.abs(middle - factMiddle) / Math.max(Math.abs(middle), Math.abs(factMiddle), 1e-12)
  const [points5, quantity10] = dated
    ? [rules.nearPoints[0], rules.nearQuantity[0]]
    : [rules.nearPoints[1], rules.nearQuantity[1]]
  const near = inShare ? gap <= points5 && relative <= 0.15 : gap <= quantity10
  return say(near ? 'near' : 'off', gap)
}
