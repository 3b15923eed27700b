import { solve } from 'yalps'

/** A linear condition on weights: `least <= sum of factor times weight <= most`. */
export interface WeightCondition {
  readonly factors: readonly number[]
  readonly least?: number
  readonly most?: number
}

const name = (at: number): string => `w${at}`

/** Largest value of a sum over weights that are not negative, sum to 1 and keep the conditions; undefined when no weights do. */
export function largest(
  goal: readonly number[],
  conditions: readonly WeightCondition[],
): { readonly value: number; readonly weights: number[] } | undefined {
  const all: WeightCondition[] = [{ factors: goal.map(() => 1), least: 1, most: 1 }, ...conditions]
  const { status, variables } = solve({
    direction: 'maximize',
    objective: 'goal',
    constraints: Object.fromEntries(
      all.flatMap(({ least, most }, at) => [
        ...(least === undefined ? [] : [[`l${at}`, { min: least }] as const]),
        ...(most === undefined ? [] : [[`m${at}`, { max: most }] as const]),
      ]),
    ),
    variables: Object.fromEntries(
      goal.map((factor, weight) => [
        name(weight),
        Object.fromEntries([
          ['goal', factor],
          ...all.flatMap(({ factors }, at) => [
            [`l${at}`, factors[weight] ?? 0],
            [`m${at}`, factors[weight] ?? 0],
          ]),
        ]) as Record<string, number>,
      ]),
    ),
  })
  if (status !== 'optimal') return undefined
  const found = new Map(variables)
  const weights = goal.map((_, at) => found.get(name(at)) ?? 0)
  return { value: weights.reduce((sum, weight, at) => sum + weight * (goal[at] ?? 0), 0), weights }
}

export interface FeasibleWeights {
  /** Least and most each weight can be. */
  readonly bounds: readonly { readonly low: number; readonly high: number }[]
  /** One set of weights that keeps every condition: the mean of those that reach the bounds. */
  readonly middle: readonly number[]
}

/** Which weights keep the conditions; undefined when none do. */
export function feasibleWeights(count: number, conditions: readonly WeightCondition[]): FeasibleWeights | undefined {
  const unit = (at: number, sign: number): number[] => Array.from({ length: count }, (_, each) => (each === at ? sign : 0))
  const corners: number[][] = []
  const bounds: { low: number; high: number }[] = []
  for (let at = 0; at < count; at++) {
    const [most, least] = [largest(unit(at, 1), conditions), largest(unit(at, -1), conditions)]
    if (most === undefined || least === undefined) return undefined
    bounds.push({ low: Math.max(0, -least.value), high: most.value })
    corners.push(most.weights, least.weights)
  }
  const middle = Array.from(
    { length: count },
    (_, at) => corners.reduce((sum, corner) => sum + (corner[at] ?? 0), 0) / corners.length,
  )
  return { bounds, middle }
}

/**
 * Weights under which one row has the best weighted sum, by the widest margin there is; undefined when no weights put it first. `rows` are
 * comparable values, more better.
 */
export function weightsForFirst(
  rows: readonly (readonly number[])[],
  own: number,
): { readonly margin: number; readonly weights: number[] } | undefined {
  const mine = rows[own] ?? []
  const others = rows.filter((_, at) => at !== own)
  if (others.length === 0) return { margin: 0, weights: mine.map(() => 1 / mine.length) }
  // The margin is one more unknown beside the weights. It lies between -1 and 1 when values do; half of it plus one half is never negative.
  const count = mine.length
  const { status, variables } = solve({
    direction: 'maximize',
    objective: 'margin',
    constraints: Object.fromEntries([
      ['sum', { equal: 1 }] as const,
      ['cap', { max: 1 }] as const,
      ...others.map((_, at) => [`ahead${at}`, { min: -1 }] as const),
    ]),
    variables: Object.fromEntries([
      ...mine.map((value, weight) => [
        name(weight),
        Object.fromEntries([
          ['sum', 1],
          ...others.map((other, at) => [`ahead${at}`, value - (other[weight] ?? 0)] as const),
        ]) as Record<string, number>,
      ]),
      [
        'half',
        Object.fromEntries([['margin', 1], ['cap', 1], ...others.map((_, at) => [`ahead${at}`, -2] as const)]) as Record<
          string,
          number
        >,
      ],
    ]),
  })
  if (status !== 'optimal') return undefined
  const found = new Map(variables)
  const margin = 2 * (found.get('half') ?? 0) - 1
  if (margin < -1e-9) return undefined
  return { margin: Math.max(0, margin), weights: Array.from({ length: count }, (_, at) => found.get(name(at)) ?? 0) }
}
