import { across, times, type Columns } from './columns.ts'
import { factored, solved, type Factor } from './factor.ts'
import { furthest } from './furthest.ts'
import type { Pattern } from './pattern.ts'

/** A point to stay near, the unit in which distance from it is measured, and a box; one of each for every column. */
export interface Box {
  readonly centre: Float64Array
  readonly spread: Float64Array
  readonly least: Float64Array
  readonly most: Float64Array
}

/**
 * What was found: values within the box that meet the equations and lie nearest, with `(x - centre) / spread^2 + A' multipliers` nought wherever the box does not
 * hold x. Or `certificate`: a mixture of the equations that no values of the box meet.
 */
export type Nearest =
  | {
      readonly values: Float64Array
      /** The bound that each value would cross if it could. */
      readonly held: readonly ('least' | 'most' | null)[]
      readonly multipliers: Float64Array
      readonly rounds: number
    }
  | { readonly certificate: Float64Array }
  | { readonly fault: 'no-convergence' }

const mostRounds = 400
/** What an equation may be missed by, as a part of the sizes that are summed in it. */
const exact = 1e-13
/** By how much, in spreads, a value must press upon a bound to be held by it. */
const leaning = 1e-9
/** Multipliers this many times the gaps rise without end but for rounding. */
const boundless = 1e18

/**
 * Weighted least squares in a box: `min sum ((x - centre) / spread)^2` subject to `A x = right` and `least <= x <= most`. Newton's method on the dual, which has
 * one variable an equation, is concave and piecewise quadratic: x follows from the multipliers by clipping, each step solves `A D A'` over the columns that are not
 * clipped, and goes to the best point of its line exactly. The pieces are finitely many, so the last step is exact (Li and Swetits 1997, "A Newton method
 * for convex regression, data smoothing, and quadratic programming with bounded constraints").
 */
export function nearest(columns: Columns, right: Float64Array, box: Box, pattern: Pattern, begin?: Float64Array): Nearest {
  const found = climbed(columns, right, box, pattern, 1e-12, begin)
  // Where rounding holds the steps in one place, shorter steps from the beginning lead past it.
  return 'fault' in found ? climbed(columns, right, box, pattern, 1e-6) : found
}

function climbed(
  columns: Columns,
  right: Float64Array,
  box: Box,
  pattern: Pattern,
  leastRidge: number,
  begin?: Float64Array,
): Nearest {
  const scaled = scaledBy(columns, right, box)
  const { matrix, gap, low, high, rowScale } = scaled
  const height = matrix.height
  let y = new Float64Array(height)
  if (begin !== undefined) for (let row = 0; row < height; row++) y[row] = -(begin[row] as number) / (rowScale[row] as number)
  const limit = boundless * (1 + gap.reduce((high, value) => Math.max(high, Math.abs(value)), 0))
  let ridge = 1e3 * leastRidge
  let best = Infinity
  let stalled = 0
  let last: { readonly isFree: Float64Array; readonly factor: Factor } | undefined
  for (let round = 1; round <= mostRounds; round++) {
    const at = across(matrix, y)
    const clipped = at.map((value, column) => Math.min(Math.max(value, low[column] as number), high[column] as number))
    const rest = restOf(scaled, clipped)
    const worst = missed(scaled, columns, box, clipped, rest)
    stalled = worst > 0.5 * best ? stalled + 1 : 0
    best = Math.min(best, worst)
    const isFree = at.map((value, column) => (value >= (low[column] as number) && value <= (high[column] as number) ? 1 : 0))
    if (worst <= exact) return finished(scaled, box, { y, at, clipped, round })
    const known = last
    const isSame = known !== undefined && isFree.every((free, column) => free === known.isFree[column])
    const factor = isSame && stalled <= 4 ? known.factor : factored(pattern, matrix, isFree, ridge)
    last = { isFree, factor }
    // Large multipliers leave rounding behind in x: what is all but met is then met by moving x itself.
    if ((isSame || stalled > 1) && worst <= 1e-6) {
      const met = refined(scaled, columns, box, clipped, isFree, factor)
      if (met !== undefined) return finished(scaled, box, { y, at, clipped: met, round })
    }
    const step = solved(factor, rest)
    const line = furthest(matrix, at, step, gap, low, high)
    if (line === 'unbounded') return { certificate: step.map((value, row) => value * (rowScale[row] as number)) }
    ridge = line < 0.1 || stalled > 4 ? Math.min(1e-3, ridge * 10) : Math.max(leastRidge, ridge / 10)
    y = y.map((value, row) => value + line * (step[row] as number))
    if (y.some((value) => !(Math.abs(value) <= limit)))
      return { certificate: step.map((value, row) => value * (rowScale[row] as number)) }
  }
  return { fault: 'no-convergence' }
}

const restOf = ({ matrix, gap }: Scaled, x: Float64Array): Float64Array => {
  const reached = times(matrix, x)
  return gap.map((value, row) => value - (reached[row] as number))
}

/** Moves what is free by as little as meets the equations, where that keeps the box. */
function refined(
  scaled: Scaled,
  columns: Columns,
  box: Box,
  clipped: Float64Array,
  isFree: Float64Array,
  factor: Factor,
): Float64Array | undefined {
  let x = clipped
  for (let round = 0; round < 6; round++) {
    const move = across(scaled.matrix, solved(factor, restOf(scaled, x)))
    x = x.map((value, column) =>
      isFree[column] === 0
        ? value
        : Math.min(Math.max(value + (move[column] as number), scaled.low[column] as number), scaled.high[column] as number),
    )
    if (missed(scaled, columns, box, x, restOf(scaled, x)) <= exact) return x
  }
  return undefined
}

interface Scaled {
  readonly matrix: Columns
  readonly gap: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly rowScale: Float64Array
  readonly right: Float64Array
}

/** Measures columns in their spreads from the centre, and makes every row as long as the others. */
function scaledBy(columns: Columns, right: Float64Array, { centre, spread, least, most }: Box): Scaled {
  const { starts, rows, height } = columns
  const coefficients = columns.coefficients.slice()
  const squares = new Float64Array(height)
  for (let column = 0; column < centre.length; column++)
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++) {
      const value = (coefficients[at] as number) * (spread[column] as number)
      coefficients[at] = value
      squares[rows[at] as number] = (squares[rows[at] as number] as number) + value * value
    }
  const rowScale = squares.map((sum) => (sum > 0 ? 1 / Math.sqrt(sum) : 1))
  for (let at = 0; at < coefficients.length; at++)
    coefficients[at] = (coefficients[at] as number) * (rowScale[rows[at] as number] as number)
  const met = times(columns, centre)
  return {
    matrix: { height, starts, rows, coefficients },
    gap: right.map((value, row) => (value - (met[row] as number)) * (rowScale[row] as number)),
    low: least.map((value, column) => (value - (centre[column] as number)) / (spread[column] as number)),
    high: most.map((value, column) => (value - (centre[column] as number)) / (spread[column] as number)),
    rowScale,
    right,
  }
}

/** The worst equation: what it is missed by over the sizes summed in it. */
function missed(
  { rowScale, right }: Scaled,
  columns: Columns,
  { centre, spread }: Box,
  clipped: Float64Array,
  rest: Float64Array,
): number {
  const sizes = right.map(Math.abs)
  const { starts, rows, coefficients } = columns
  for (let column = 0; column < clipped.length; column++) {
    const size = Math.abs(centre[column] as number) + (spread[column] as number) * (1 + Math.abs(clipped[column] as number))
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++)
      sizes[rows[at] as number] = (sizes[rows[at] as number] as number) + Math.abs(coefficients[at] as number) * size
  }
  let worst = 0
  for (let row = 0; row < rest.length; row++) {
    const by = Math.abs(rest[row] as number) / (rowScale[row] as number)
    if (by > 0) worst = Math.max(worst, by / (sizes[row] as number))
  }
  return worst
}

function finished(
  { low, high, rowScale }: Scaled,
  { centre, spread, least, most }: Box,
  { y, at, clipped, round }: { y: Float64Array; at: Float64Array; clipped: Float64Array; round: number },
): Nearest {
  return {
    values: clipped.map((value, column) =>
      value <= (low[column] as number)
        ? (least[column] as number)
        : value >= (high[column] as number)
          ? (most[column] as number)
          : (centre[column] as number) + (spread[column] as number) * value,
    ),
    held: Array.from(at, (value, column) =>
      value < (low[column] as number) - leaning ? 'least' : value > (high[column] as number) + leaning ? 'most' : null,
    ),
    multipliers: y.map((value, row) => -value * (rowScale[row] as number)),
    rounds: round,
  }
}
