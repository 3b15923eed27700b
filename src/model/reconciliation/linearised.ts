import type { Equation } from './columns.ts'
import type { Problem, Term } from './problem.ts'

/** Balances as linear equations about a point: the gradient times x equals the gradient times the point, less what the balance misses there. */
export const linearised = (balances: Problem['balances'], at: Float64Array): Equation[] =>
  balances.map((terms) => {
    const slopes: Equation['terms'][number][] = []
    let right = 0
    for (const { coefficient, factors } of terms) {
      right -= coefficient * product(factors, at)
      for (const [place, index] of factors.entries()) {
        const by = coefficient * product(factors.toSpliced(place, 1), at)
        slopes.push({ index, by })
        right += by * (at[index] as number)
      }
    }
    return { terms: slopes, right }
  })

export const isLinear = ({ balances }: Problem): boolean =>
  balances.every((terms) => terms.every(({ factors }) => factors.length < 2))

const product = (factors: Term['factors'], at: Float64Array): number =>
  factors.reduce((sofar, index) => sofar * (at[index] as number), 1)
