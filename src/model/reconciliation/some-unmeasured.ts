import { constantOutOfBounds, frameOf, rightOf, strongest, type Bounded } from './all-measured.ts'
import type { Equation } from './columns.ts'
import type { Equations } from './elimination.ts'
import { balanced, type Balanced } from './least-squares.ts'
import { nearest } from './nearest.ts'
import type { Observation, Unsolved } from './problem.ts'

const mostPulls = 200

/**
 * Reconciles quantities of which some are not measured. Where the answer without bounds breaks one, the unmeasured are held to a point with a weak pull, the
 * box solved exactly, and the point moved to what was found until it stands still (the proximal point method, Rockafellar 1976). The bounds that hold are
 * then taken for constants and the rest solved without any pull.
 */
export function someUnmeasured(
  equations: readonly Equation[],
  observations: readonly Observation[],
  start: Float64Array,
): (Bounded & { readonly unbound: Balanced }) | Unsolved {
  const unbound = balanced(dense(equations, observations.length), observations, start)
  if ('fault' in unbound) return unbound
  const broken = constantOutOfBounds(equations, observations)
  if (broken !== undefined) return broken
  const free = { values: unbound.values, held: observations.map(() => null), unbound }
  if (isWithin(unbound.values, observations, 1e-10)) return free
  const frame = frameOf(equations, observations)
  const right = rightOf(equations, observations)
  const units = unitsOf(equations, observations)
  const of = (read: (at: number) => number): Float64Array => Float64Array.from(frame.moving, read)
  const least = of((at) => (observations[at] as Observation).least)
  const most = of((at) => (observations[at] as Observation).most)
  let centre = of((at) => {
    const { value, least: low, most: high } = observations[at] as Observation
    return value ?? Math.min(Math.max(unbound.values[at] as number, low), high)
  })
  let begin: Float64Array | undefined
  for (let pull = 1; pull <= mostPulls; pull++) {
    // Unmeasured flows beside very uncertain ones creep: the pull grows weaker while they do.
    const weaker = Math.min(1e3, 3 ** Math.max(0, pull - 4))
    const spread = of((at) => (units[at] as number) * (observations[at]?.value === null ? weaker : 1))
    const found = nearest(frame.columns, right, { centre, spread, least, most }, frame.pattern, begin)
    if ('fault' in found) return found
    if ('certificate' in found) return { fault: 'out-of-bounds', balance: strongest(found.certificate) }
    let moved = 0
    const next = centre.slice()
    for (const [place, at] of frame.moving.entries()) {
      if (observations[at]?.value !== null) continue
      const value = found.values[place] as number
      next[place] = value
      moved = Math.max(moved, Math.abs(value - (centre[place] as number)) / (units[at] as number))
    }
    begin = found.multipliers
    centre = next
    if (moved > 1e-10 && pull < mostPulls) continue
    if (moved > 1e-6) break
    const values = unbound.values.map((value, at) =>
      observations[at]?.sd === 0 && observations[at].value !== null ? observations[at].value : value,
    )
    const held: Bounded['held'][number][] = observations.map(() => null)
    for (const [place, at] of frame.moving.entries()) {
      values[at] = found.values[place] as number
      held[at] = found.held[place] ?? null
    }
    return { ...polished(equations, observations, { values, held }, units), unbound }
  }
  return { fault: 'no-convergence' }
}

/** Solves what no bound holds once more, without pulls; keeps what it was given where that leaves the bounds or moves away. */
function polished(
  equations: readonly Equation[],
  observations: readonly Observation[],
  given: Bounded,
  units: Float64Array,
): Bounded {
  const fixed = observations.map((each, at): Observation =>
    given.held[at] === null ? each : { ...each, value: given.values[at] as number, sd: 0 },
  )
  const found = balanced(dense(equations, observations.length), fixed, given.values)
  if ('fault' in found) return given
  const isNear = found.values.every((value, at) => Math.abs(value - (given.values[at] as number)) <= 1e-5 * (units[at] as number))
  return isNear && isWithin(found.values, observations, 1e-9) ? { values: found.values, held: given.held } : given
}

const isWithin = (values: Float64Array, observations: readonly Observation[], part: number): boolean =>
  observations.every(({ value: observed, sd, least, most }, at) => {
    const value = values[at] as number
    const unit = observed !== null && sd > 0 ? sd : Math.abs(value) + 1
    return value >= least - part * unit && value <= most + part * unit
  })

/** The unit of each quantity: of what is measured its standard deviation, of what is not ten times the largest of those it is in balance with. */
function unitsOf(equations: readonly Equation[], observations: readonly Observation[]): Float64Array {
  const units = Float64Array.from(observations, ({ value, sd }) => (value === null ? 0 : sd))
  const largest = units.reduce((high, sd) => Math.max(high, sd), 0)
  const own = units.slice()
  for (const { terms } of equations) {
    const widest = terms.reduce((high, { index }) => Math.max(high, own[index] as number), 0)
    for (const { index } of terms)
      if (observations[index]?.value === null) units[index] = Math.max(units[index] as number, 10 * widest)
  }
  return units.map((unit, at) => (observations[at]?.value !== null || unit > 0 ? unit : largest > 0 ? 10 * largest : 1))
}

function dense(equations: readonly Equation[], size: number): Equations {
  const rows = equations.map(({ terms }) => {
    const row = new Float64Array(size)
    for (const { index, by } of terms) row[index] = (row[index] as number) + by
    return row
  })
  return { rows, right: Float64Array.from(equations, ({ right }) => right) }
}
