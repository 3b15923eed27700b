import { allMeasured, frameOf } from './all-measured.ts'
import { isLinear, linearised } from './linearised.ts'
import type { Observation, Problem, Unsolved } from './problem.ts'
import { reconciledValues } from './reconcile.ts'

/**
 * Sets of values that the observations allow, drawn from what is known after reconciliation. Observations are moved about the reconciled values by their own errors and
 * reconciled again: without bounds that is a draw from `N(x, V - V A'(A V A')^-1 A V)`; with bounds it is the nearest balanced point within them
 * ("randomise, then optimise", Bardsley and others 2014) to a draw that is log-normal near a lower bound. `centre` are the reconciled values; `normal` gives standard normal numbers, one for each measured quantity in order, then
 * one for each shared error. What does not change from draw to draw is made once.
 */
export function drawer(problem: Problem, centre: ArrayLike<number | null>): (normal: () => number) => Float64Array | Unsolved {
  const { observations, balances, shared = [] } = problem
  const isPlain = shared.length === 0 && isLinear(problem) && observations.every(({ value }) => value !== null)
  const equations = linearised(
    balances,
    Float64Array.from(observations, ({ value }) => value ?? 0),
  )
  const frame = isPlain ? frameOf(equations, observations) : undefined
  return (normal) => {
    const noise = Float64Array.from(observations, ({ value, sd }) => (value === null || sd === 0 ? 0 : normal()))
    for (const group of shared) {
      const common = normal()
      for (const { observation, part } of group)
        noise[observation] = Math.sqrt(part) * common + Math.sqrt(1 - part) * (noise[observation] as number)
    }
    const about = observations.map((each, at): Observation => {
      const { value, sd, least, most } = each
      const middle = centre[at] ?? value
      return value === null || sd === 0 || middle === null
        ? each
        : { value: moved(each, middle, noise[at] as number), sd, least, most }
    })
    if (frame === undefined) return reconciledValues({ ...problem, observations: about })
    const found = allMeasured(frame, equations, about)
    return 'fault' in found ? found : found.values
  }
}

/**
 * The middle moved by a standard normal number: by its standard deviations, and where a lower bound is nearer than three of them log-normally, with the same mean and
 * standard deviation above the bound, so that small flows stay small and are not heaped up at nought.
 */
function moved({ sd, least }: Observation, middle: number, by: number): number {
  const above = middle - least
  if (!(above > 0) || above >= 3 * sd) return middle + sd * by
  const variance = Math.log1p((sd / above) ** 2)
  return least + above * Math.exp(Math.sqrt(variance) * by - variance / 2)
}

/** One such set. */
export const drawn = (problem: Problem, centre: ArrayLike<number | null>, normal: () => number): Float64Array | Unsolved =>
  drawer(problem, centre)(normal)

/** Standard normal numbers from a seed: uniforms by mulberry32, in pairs by Box and Muller. The same seed gives the same numbers. */
export function normals(seed: number): () => number {
  let state = seed >>> 0
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296
  }
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}
