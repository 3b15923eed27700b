import { allMeasured, certaintyOf, frameOf, type Bounded } from './all-measured.ts'
import type { Certainty } from './least-squares.ts'
import { isLinear, linearised } from './linearised.ts'
import type { Observation, Problem, Reconciled, Unsolved } from './problem.ts'
import { folded, unfolded } from './shared-errors.ts'
import { someUnmeasured } from './some-unmeasured.ts'

const mostIterations = 200
const settled = 1e-13

/**
 * Bounded weighted least squares: observations are moved as little as their standard deviations allow so that every balance is met. Products are
 * linearised and the step repeated (Gauss and Newton, as STAN does). Standard deviations and classes are those without bounds: what is known does not
 * become more certain by leaning on a bound.
 */
export function reconciled(problem: Problem): Reconciled | Unsolved {
  if (problem.shared === undefined || problem.shared.length === 0) return ofOwnErrors(problem)
  const own = unfolded(problem)
  const found = ofOwnErrors(own.problem)
  if (!('fault' in found)) return folded(problem, own, found)
  // If the balances can be met once the errors are not shared, then copies contradict each other.
  const copy = problem.shared.flat().find(({ part }) => part === 1)
  return found.fault === 'contradiction' && copy !== undefined && !('fault' in ofOwnErrors({ ...problem, shared: [] }))
    ? { fault: 'unequal-copies', observation: copy.observation }
    : found
}

function ofOwnErrors(problem: Problem): Reconciled | Unsolved {
  const found = settledValues(problem)
  return 'fault' in found ? found : report(problem, found, found.certainty(), found.iterations)
}

/** Values alone, for draws: as `reconciled` without what follows from the covariance. */
export function reconciledValues(problem: Problem): Float64Array | Unsolved {
  const found = settledValues(problem.shared === undefined ? problem : unfolded(problem).problem)
  return 'fault' in found ? found : found.values.slice(0, problem.observations.length)
}

interface Settled extends Bounded {
  readonly certainty: () => Certainty
  readonly iterations: number
}

function settledValues(problem: Problem): Settled | Unsolved {
  const { observations } = problem
  const once = isLinear(problem)
  const typical = typicalSize(observations)
  let values: Float64Array = Float64Array.from(observations, ({ value }) => value ?? typical)
  for (let iterations = 1; iterations <= mostIterations; iterations++) {
    const step = linearStep(problem, values)
    if ('fault' in step) return step
    const change = step.values.reduce(
      (high, value, at) => Math.max(high, Math.abs(value - (values[at] as number)) / (Math.abs(value) + 1e-6 * typical)),
      0,
    )
    values = step.values
    if (once || change < settled || (iterations > 60 && change < 1e-10)) return { ...step, iterations }
  }
  return { fault: 'no-convergence' }
}

function linearStep({ observations, balances }: Problem, at: Float64Array): Omit<Settled, 'iterations'> | Unsolved {
  const equations = linearised(balances, at)
  if (observations.some(({ value }) => value === null)) {
    const found = someUnmeasured(equations, observations, at)
    return 'fault' in found ? found : { ...found, certainty: () => found.unbound }
  }
  const frame = frameOf(equations, observations)
  const found = allMeasured(frame, equations, observations)
  return 'fault' in found ? found : { ...found, certainty: () => certaintyOf(frame, observations) }
}

/** The middle of the sizes observed: where quantities that nobody measured begin. */
function typicalSize(observations: readonly Observation[]): number {
  const sizes = observations
    .flatMap(({ value }) => (value === null || value === 0 ? [] : [Math.abs(value)]))
    .toSorted((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 1
}

function report({ observations }: Problem, { values, held }: Bounded, certainty: Certainty, iterations: number): Reconciled {
  const { classes, checked, variance, degreesOfFreedom } = certainty
  const adjustments = observations.map(({ value }, at) => (value === null ? 0 : (values[at] as number) - value))
  const chi2Of = adjustments.map((by, at) => {
    const { sd, value } = observations[at] as Observation
    return value === null || sd === 0 ? 0 : (by / sd) ** 2
  })
  return {
    values: Array.from(values, (value, at) => (classes[at] === 'non-observable' ? null : value)),
    sd: Array.from(variance, (own, at) => (classes[at] === 'non-observable' ? null : Math.sqrt(own))),
    classes,
    normalised: adjustments.map((by, at) => (classes[at] === 'redundant' ? by / Math.sqrt(checked[at] as number) : null)),
    bound: [...held],
    chi2Of,
    chi2: chi2Of.reduce((sum, part) => sum + part, 0),
    degreesOfFreedom,
    iterations,
  }
}
