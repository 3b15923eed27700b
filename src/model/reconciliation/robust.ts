import type { Problem, Reconciled, Unsolved } from './problem.ts'
import { reconciled } from './reconcile.ts'

const mostRounds = 500
const settled = 1e-10

/** A reconciliation that trusts outliers less, and how much it trusted each observation (1: fully). */
export interface Robust extends Reconciled {
  readonly weights: number[]
}

/**
 * Huber's loss: adjustments up to `threshold` standard deviations count by their square, larger ones by their size, so that one gross error cannot carry
 * the balance with it. Solved by weighing anew until weights stand still (Huber and Dutter 1974); an observation's variance is divided by its weight.
 */
export function robustly(problem: Problem, threshold: number): Robust | Unsolved {
  let weights = problem.observations.map(() => 1)
  for (let round = 1; round <= mostRounds; round++) {
    const found = reconciled({
      ...problem,
      observations: problem.observations.map((each, at) => ({ ...each, sd: each.sd / Math.sqrt(weights[at] as number) })),
    })
    if ('fault' in found) return found
    const next = problem.observations.map(({ value, sd }, at) => {
      const reached = found.values[at] ?? null
      if (value === null || sd === 0 || reached === null) return 1
      return Math.min(1, (threshold * sd) / Math.abs(reached - value))
    })
    const change = next.reduce((high, weight, at) => Math.max(high, Math.abs(weight - (weights[at] as number))), 0)
    if (change <= settled) return { ...found, weights }
    weights = next
  }
  return { fault: 'no-convergence' }
}
