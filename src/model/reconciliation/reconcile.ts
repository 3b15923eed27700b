import { balanced, type Balanced } from './least-squares.ts'
import type { Equations } from './elimination.ts'
import type { Problem, Reconciled, Term, Unsolved } from './problem.ts'

const mostIterations = 200
const settled = 1e-13

/**
 * Bounded weighted least squares: observations are moved as little as their standard deviations allow so that every balance is met. Products are
 * linearised and the step repeated (Gauss and Newton, as STAN does); bounds are kept by an active set.
 */
export function reconciled(problem: Problem): Reconciled | Unsolved {
  const { observations, balances } = problem
  const isLinear = balances.every((terms) => terms.every(({ factors }) => factors.length < 2))
  const sizes = observations.flatMap(({ value }) => (value === null || value === 0 ? [] : [Math.abs(value)]))
  const typical = sizes.length === 0 ? 1 : (sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 1)
  let values: Float64Array = Float64Array.from(observations, ({ value }) => value ?? typical)
  for (let iterations = 1; iterations <= mostIterations; iterations++) {
    const step = withinBounds(problem, values)
    if ('fault' in step) return step
    const { found } = step
    const change = found.values.reduce(
      (high, value, at) => Math.max(high, Math.abs(value - (values[at] as number)) / (Math.abs(value) + 1e-6 * typical)),
      0,
    )
    values = found.values
    if (isLinear || change < settled || (iterations > 60 && change < 1e-10)) return report(problem, step, iterations)
  }
  return { fault: 'no-convergence' }
}

interface Step {
  readonly found: Balanced
  /** The same step without bounds: what is known does not become more certain by leaning on a bound. */
  readonly unbound: Balanced
  readonly active: ReadonlyMap<number, 'least' | 'most'>
}

/** One linear step: bounds that are broken become equations, those that push the wrong way are let go, until neither is left. */
function withinBounds(problem: Problem, at: Float64Array): Step | Unsolved {
  const { observations, balances } = problem
  const active = new Map<number, 'least' | 'most'>()
  let unbound: Balanced | undefined
  const tried = new Set<string>()
  let isCircling = false
  let restarts = 0
  for (let round = 0; round <= 40 * observations.length + 100; round++) {
    const bounds = [...active]
    const equations = linearised(balances, at, observations.length)
    for (const [index] of bounds) {
      const row = new Float64Array(observations.length)
      row[index] = 1
      equations.rows.push(row)
    }
    const right = new Float64Array(equations.rows.length)
    right.set(equations.right)
    for (const [place, [index, side]] of bounds.entries()) right[balances.length + place] = observations[index]?.[side] ?? 0
    const found = balanced({ rows: equations.rows, right }, observations, at)
    if ('fault' in found) {
      // Bounds taken together may contradict the balances where each alone does not: begin again with one at a time, then with the last.
      const newest = bounds.at(-1)
      if (found.fault !== 'contradiction' || newest === undefined || bounds.length === 1 || restarts > observations.length)
        return found.fault === 'contradiction' ? { ...found, balance: Math.min(found.balance, balances.length) } : found
      active.clear()
      if (restarts > 0) active.set(...newest)
      restarts++
      continue
    }
    unbound ??= found
    const strongest = found.multipliers.reduce((high, each) => Math.max(high, Math.abs(each)), 0)
    // A multiplier pulls downwards when positive: a lower bound that does so is not needed. Rounding is no pull.
    const wrong = bounds
      .map(([index, side], place) => {
        const pull = found.multipliers[balances.length + place] ?? 0
        return { index, push: side === 'least' ? pull : -pull }
      })
      .filter(({ push }) => push > 1e-10 * strongest)
      .toSorted((a, b) => b.push - a.push)
    const broken = observations.flatMap(
      ({ least, most, sd, value }, index): { index: number; side: 'least' | 'most'; by: number }[] => {
        if (active.has(index) || unbound?.classes[index] === 'non-observable') return []
        const reached = found.values[index] ?? 0
        const unit = value !== null && sd > 0 ? sd : Math.abs(reached) + 1
        const by = Math.max(least - reached, reached - most) / unit
        return by > 1e-10 ? [{ index, side: reached < least ? ('least' as const) : ('most' as const), by }] : []
      },
    )
    const [first] = wrong
    if (first === undefined && broken.length === 0) return { found, unbound, active }
    // The same bounds a second time: from here on the least index that is wrong either way is turned over, which cannot circle
    // (Murty 1974, "Note on a Bard-type scheme for solving the complementarity problem").
    const state = [...active]
      .map(([index, side]) => `${index}${side}`)
      .toSorted()
      .join()
    isCircling ||= tried.has(state)
    tried.add(state)
    if (isCircling) {
      const least = [...wrong.map(({ index }) => ({ index, side: null })), ...broken].toSorted((a, b) => a.index - b.index)[0]
      if (least?.side === null) active.delete(least.index)
      else if (least !== undefined) active.set(least.index, least.side)
    } else if (first !== undefined) active.delete(first.index)
    // All at once while it is early; later one at a time.
    else
      for (const { index, side } of round < 3 && restarts === 0 ? broken : broken.toSorted((a, b) => b.by - a.by).slice(0, 1))
        active.set(index, side)
  }
  return { fault: 'no-convergence' }
}

/** Balances as linear equations about a point: the gradient times x equals the gradient times the point, less what the balance misses there. */
function linearised(balances: Problem['balances'], at: Float64Array, size: number): Equations {
  const right = new Float64Array(balances.length)
  const rows = balances.map((terms, balance) => {
    const row = new Float64Array(size)
    let side = 0
    for (const { coefficient, factors } of terms) {
      side -= coefficient * product(factors, at)
      for (const [place, index] of factors.entries()) {
        const slope = coefficient * product(factors.toSpliced(place, 1), at)
        row[index] = (row[index] as number) + slope
        side += slope * (at[index] as number)
      }
    }
    right[balance] = side
    return row
  })
  return { rows, right }
}

const product = (factors: Term['factors'], at: Float64Array): number =>
  factors.reduce((sofar, index) => sofar * (at[index] as number), 1)

function report({ observations }: Problem, { found, unbound, active }: Step, iterations: number): Reconciled {
  const adjustments = observations.map(({ value }, at) => (value === null ? 0 : (found.values[at] as number) - value))
  const { classes, checked, variance, degreesOfFreedom } = unbound
  return {
    values: [...found.values].map((value, at) => {
      const side = active.get(at)
      return classes[at] === 'non-observable' ? null : side === undefined ? value : (observations[at]?.[side] ?? value)
    }),
    sd: [...variance].map((own, at) => (classes[at] === 'non-observable' ? null : Math.sqrt(own))),
    classes,
    normalised: adjustments.map((by, at) => (classes[at] === 'redundant' ? by / Math.sqrt(checked[at] as number) : null)),
    bound: observations.map((_, at) => active.get(at) ?? null),
    chi2: adjustments.reduce((sum, by, at) => {
      const { sd, value } = observations[at] ?? { sd: 0, value: null }
      return value === null || sd === 0 ? sum : sum + (by / sd) ** 2
    }, 0),
    degreesOfFreedom,
    iterations,
  }
}
