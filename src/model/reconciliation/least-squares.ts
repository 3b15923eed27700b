import { inverseOf } from './cholesky.ts'
import { eliminate, type Equations } from './elimination.ts'
import type { Observation, QuantityClass, Unsolved } from './problem.ts'

/** What follows from the covariance of observations under linear equations, bounds apart. */
export interface Certainty {
  readonly variance: Float64Array
  readonly classes: QuantityClass[]
  /** Variance of the adjustment of each observation; 0 where nothing checks it. */
  readonly checked: Float64Array
  readonly degreesOfFreedom: number
}

/** A balanced set of values under linear equations. */
export interface Balanced extends Certainty {
  readonly values: Float64Array
}

/**
 * Weighted least squares under linear equations: `x = x0 - V B'(B V B')^-1 (B x0 - d)`, where `B x = d` is what the equations say once the unmeasured
 * are solved out. `start` stands in for quantities that cannot be worked out.
 */
export function balanced(equations: Equations, observations: readonly Observation[], start: Float64Array): Balanced | Unsolved {
  const size = observations.length
  const measured: number[] = []
  const unknown: number[] = []
  const classes: QuantityClass[] = []
  const values = start.slice()
  const variance = new Float64Array(size)
  for (const [at, { value, sd }] of observations.entries()) {
    if (value === null) unknown.push(at)
    else {
      values[at] = value
      if (sd > 0) measured.push(at)
    }
    variance[at] = value === null ? 0 : sd * sd
    classes[at] = value === null ? 'non-observable' : sd > 0 ? 'non-redundant' : 'constant'
  }
  const rows = equations.rows
  const right = equations.right
  const { pivots, mixing } = eliminate(equations, unknown)

  // What is left says something of the observations alone.
  const checks = rows.slice(pivots.length).map((row, at) => ({
    terms: measured.flatMap((index) => (row[index] === 0 ? [] : [{ index, by: row[index] as number }])),
    row,
    mix: mixing[pivots.length + at] as Float64Array,
    gap: misfit(row, values, right[pivots.length + at] as number),
  }))
  const matrix = checks.map(() => new Float64Array(checks.length))
  const touching = new Map<number, { check: number; by: number }[]>()
  for (const [check, { terms }] of checks.entries())
    for (const { index, by } of terms) touching.set(index, [...(touching.get(index) ?? []), { check, by }])
  for (const [index, list] of touching)
    for (const one of list)
      for (const two of list) {
        const line = matrix[one.check] as Float64Array
        line[two.check] = (line[two.check] as number) + one.by * two.by * (variance[index] as number)
      }
  const { inverse, kept } = inverseOf(matrix)
  const weights = inverse.map((line) => line.reduce((sum, value, at) => sum + value * (checks[at]?.gap.by ?? 0), 0))

  const checked = new Float64Array(size)
  const spread = variance.slice()
  for (const [index, list] of touching) {
    const own = variance[index] as number
    let quadratic = 0
    let pull = 0
    for (const one of list) {
      pull += one.by * (weights[one.check] as number)
      for (const two of list) quadratic += one.by * two.by * ((inverse[one.check] as Float64Array)[two.check] as number)
    }
    values[index] = (values[index] as number) - own * pull
    const moves = own * own * quadratic
    if (moves <= 1e-12 * own) continue
    checked[index] = moves
    spread[index] = Math.max(0, own - moves)
    classes[index] = 'redundant'
  }
  for (const { row, mix, gap, terms } of checks) {
    // A balance that no adjustment can meet: exact constants, or bounds, contradict it.
    const after = misfit(row, values, gap.right)
    const spreads = terms.reduce((sum, { index, by }) => sum + Math.abs(by) * Math.sqrt(variance[index] as number), 0)
    if (Math.abs(after.by) > 1e-7 * Math.max(after.scale, gap.scale, spreads))
      return {
        fault: 'contradiction',
        balance: mix.reduce((high, value, at) => (Math.abs(value) > Math.abs(mix[high] ?? 0) ? at : high), 0),
      }
  }

  const solved = new Set(pivots)
  const free = unknown.filter((at) => !solved.has(at))
  for (const [at, pivot] of pivots.entries()) {
    const row = rows[at] as Float64Array
    let value = right[at] as number
    for (const [index, by] of row.entries()) if (index !== pivot && by !== 0) value -= by * (values[index] as number)
    values[pivot] = value
    if (free.some((index) => row[index] !== 0)) continue
    classes[pivot] = 'observable'
    const projected = checks.map(({ terms }) =>
      terms.reduce((sum, { index, by }) => sum + by * (variance[index] as number) * (row[index] as number), 0),
    )
    let own = 0
    for (const index of measured) own += (row[index] as number) ** 2 * (variance[index] as number)
    for (const [one, line] of inverse.entries())
      for (const [two, weight] of line.entries()) own -= (projected[one] as number) * weight * (projected[two] as number)
    spread[pivot] = Math.max(0, own)
  }
  return { values, variance: spread, classes, checked, degreesOfFreedom: kept.length }
}

/** By how much values miss an equation, and the size of what was summed. */
function misfit(row: Float64Array, values: Float64Array, right: number): { by: number; right: number; scale: number } {
  let by = -right
  let scale = Math.abs(right)
  for (let at = 0; at < row.length; at++) {
    const part = (row[at] as number) * (values[at] as number)
    by += part
    scale += Math.abs(part)
  }
  return { by, right, scale }
}
