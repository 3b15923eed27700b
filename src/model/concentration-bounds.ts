import { counted, type ConcentrationOptions } from './concentration.ts'

/** An amount that is known only within bounds. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

export interface ConcentrationBounds {
  readonly hhi: Bounds
  readonly cr1: Bounds
  readonly cr3: Bounds
  readonly effective: Bounds
}

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const sumOfLargest = (values: readonly number[], count: number): number => sumOf(values.toSorted((a, b) => b - a).slice(0, count))

/**
 * Least HHI of amounts within their boxes over their own sum plus `beside` (a residual that is in the whole and in no square).
 * The index is quasi-convex, so the least lies where all free amounts are equal: one level, found in each stretch between bounds.
 */
function leastIndex(boxes: readonly Bounds[], beside: number): number {
  const at = (level: number): number => {
    const amounts = boxes.map(({ low, high }) => Math.min(Math.max(level, low), high))
    const whole = sumOf(amounts) + beside
    return whole > 0 ? sumOf(amounts.map((amount) => (amount / whole) ** 2)) : 1
  }
  const ends = [...new Set(boxes.flatMap(({ low, high }) => [low, high]))].toSorted((a, b) => a - b)
  let least = Math.min(...ends.map(at))
  for (const [index, from] of ends.entries()) {
    const to = ends[index + 1] ?? from
    const middle = (from + to) / 2
    const fixed = boxes.flatMap(({ low, high }) => (high <= middle ? [high] : low >= middle ? [low] : []))
    const level = sumOf(fixed.map((amount) => amount * amount)) / (sumOf(fixed) + beside)
    if (level > from && level < to) least = Math.min(least, at(level))
  }
  return least
}

/**
 * A ceiling for the HHI of the same amounts: for each sum that is possible, squares cannot add up to more than on the concave hull
 * of the corners, taken in the order of low + high. Exact at the corners it passes, never too low between them.
 */
function greatestIndex(boxes: readonly Bounds[], beside: number): number {
  const order = boxes.toSorted((a, b) => b.low + b.high - (a.low + a.high))
  let sum = sumOf(order.map(({ low }) => low)) + beside
  let squares = sumOf(order.map(({ low }) => low * low))
  let greatest = sum > 0 ? squares / (sum * sum) : 0
  for (const { low, high } of order) {
    if (high === low) continue
    const slope = low + high
    const intercept = squares - slope * sum
    const turn = (-2 * intercept) / slope
    const end = sum + high - low
    if (turn > sum && turn < end) greatest = Math.max(greatest, (intercept + slope * turn) / (turn * turn))
    sum = end
    squares += high * high - low * low
    greatest = Math.max(greatest, squares / (sum * sum))
  }
  return Math.min(1, greatest)
}

/** Largest value of `sum of part(T) / (sum of part(T) + rest(not T))` over all choices T of `count` amounts (Dinkelbach's iteration). */
function greatestShare(parts: readonly number[], rests: readonly number[], count: number, beside: number): number {
  const all = sumOf(rests) + beside
  let share = 0
  for (let round = 0; round < 60; round++) {
    const chosen = parts
      .map((part, index) => ({ part, rest: rests[index] ?? 0 }))
      .toSorted((a, b) => (1 - share) * (b.part - a.part) + share * (b.rest - a.rest))
      .slice(0, count)
    const part = sumOf(chosen.map((each) => each.part))
    const whole = part + all - sumOf(chosen.map((each) => each.rest))
    const next = whole > 0 ? part / whole : 0
    if (next <= share) break
    share = next
  }
  return share
}

/**
 * Bounds of the measures when amounts are known only within bounds: nothing that the amounts allow lies outside. With a fixed whole
 * (`options.whole`) shares move one by one; without it they are divided by their own sum.
 */
export function concentrationBounds(
  named: readonly Bounds[],
  options: ConcentrationOptions & { readonly otherBounds?: Bounds } = {},
): ConcentrationBounds {
  const other = options.otherBounds ?? { low: options.other ?? 0, high: options.other ?? 0 }
  const boxes = other.high > 0 ? counted(named, other, options, ({ low, high }, n) => ({ low: low / n, high: high / n })) : named
  const isBeside = boxes.length === named.length
  const [lows, highs] = [boxes.map(({ low }) => low), boxes.map(({ high }) => high)]
  const { whole } = options
  let hhi: Bounds
  let share: (count: number) => Bounds
  if (whole !== undefined && whole > 0) {
    const squares = (values: readonly number[]): number => Math.min(1, sumOf(values.map((value) => (value / whole) ** 2)))
    hhi = { low: squares(lows), high: squares(highs) }
    share = (count) => ({
      low: Math.min(1, sumOfLargest(lows, count) / whole),
      high: Math.min(1, sumOfLargest(highs, count) / whole),
    })
  } else {
    const beside = isBeside ? other : { low: 0, high: 0 }
    hhi = { low: leastIndex(boxes, beside.high), high: greatestIndex(boxes, beside.low) }
    share = (count) => ({
      low: greatestShare(lows, highs, count, beside.high),
      high: greatestShare(highs, lows, count, beside.low),
    })
  }
  return {
    hhi,
    cr1: share(1),
    cr3: share(3),
    effective: { low: hhi.high > 0 ? 1 / hhi.high : 0, high: hhi.low > 0 ? 1 / hhi.low : 0 },
  }
}
