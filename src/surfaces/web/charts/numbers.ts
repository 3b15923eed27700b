import { scaleLinear, type ScaleLinear } from 'd3-scale'
import type { Amount } from './chart.ts'

/** The number where it is one; what is missing, infinite or not a number is unknown. */
export const known = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** Lower and upper end of an amount that has an interval wider than nothing; ends are put in order. */
export function intervalOf(amount: Amount): readonly [number, number] | null {
  const [low, high] = [known(amount.low), known(amount.high)]
  if (low === null || high === null || low === high) return null
  return low < high ? [low, high] : [high, low]
}

/** Every finite number of some amounts, intervals included: what a scale must reach. */
export const reachOf = (amounts: readonly Amount[]): number[] =>
  amounts.flatMap((amount) => [known(amount.value), known(amount.low), known(amount.high)].filter((n) => n !== null))

/**
 * A linear scale over numbers that always spans something: from `from` (default zero or the lowest number) to a round
 * number at or above the highest (or `to`), onto `range` in drawing units.
 */
export function scaleOver(
  numbers: readonly number[],
  range: readonly [number, number],
  ends: { readonly from?: number | undefined; readonly to?: number | undefined } = {},
): ScaleLinear<number, number> {
  const [from, to] = [known(ends.from), known(ends.to)]
  const low = Math.min(from ?? 0, ...numbers)
  const high = Math.max(to ?? low, ...numbers)
  const scale = scaleLinear().domain([low, high > low ? high : low + 1])
  // Parts that were rounded one by one add up to a little more than their whole; the axis still ends at the whole.
  return (to !== null && high <= to * 1.02 ? scale : scale.nice(5)).range(range)
}

/** A coordinate for an attribute: one decimal. A number that is none is a fault of ours and must not become a picture. */
export function at(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError('a coordinate of a chart is not a number')
  return Math.round(value * 10) / 10
}
