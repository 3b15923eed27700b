import type { DecisionMatrix } from './matrix.ts'

/** Sum of weight times comparable value. */
export const weightedSum = ({ weights }: DecisionMatrix, rows: readonly (readonly number[])[]): number[] =>
  rows.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0))

/** TOPSIS (Hwang and Yoon 1981): closeness to the best of each criterion, 0 to 1, columns divided by their length unless `norm` is none. */
export function topsis({ values, directions, weights }: DecisionMatrix, norm: 'vector' | 'none'): number[] {
  const lengths = directions.map((_, at) => (norm === 'none' ? 1 : Math.hypot(...values.map((row) => row[at] ?? 0)) || 1))
  const rows = values.map((row) =>
    row.map((value, at) => ((weights[at] ?? 0) * (directions[at] ?? 1) * value) / (lengths[at] ?? 1)),
  )
  const best = directions.map((_, at) => Math.max(...rows.map((row) => row[at] ?? 0)))
  const worst = directions.map((_, at) => Math.min(...rows.map((row) => row[at] ?? 0)))
  return rows.map((row) => {
    const toBest = Math.hypot(...row.map((value, at) => value - (best[at] ?? 0)))
    const toWorst = Math.hypot(...row.map((value, at) => value - (worst[at] ?? 0)))
    // Alternatives that are all alike are as near to the best as to the worst.
    return toBest + toWorst === 0 ? 0.5 : toWorst / (toBest + toWorst)
  })
}

export interface Vikor {
  /** Group utility, individual regret, and the compromise of both; less is better. */
  readonly s: number[]
  readonly r: number[]
  readonly q: number[]
  /** Alternatives that the two acceptance conditions leave, best first. */
  readonly compromise: number[]
}

/** VIKOR (Opricovic and Tzeng 2004) with weight `v` on the utility of the group. */
export function vikor({ values, directions, weights }: DecisionMatrix, v: number): Vikor {
  const spans = directions.map((_, at) => {
    const column = values.map((row) => row[at] ?? 0)
    return [Math.min(...column), Math.max(...column)] as const
  })
  const regrets = values.map((row) =>
    row.map((value, at) => {
      const [low, high] = spans[at] ?? [0, 0]
      return high === low ? 0 : ((weights[at] ?? 0) * (directions[at] === 1 ? high - value : value - low)) / (high - low)
    }),
  )
  const s = regrets.map((row) => row.reduce((sum, value) => sum + value, 0))
  const r = regrets.map((row) => Math.max(...row))
  const part = (list: readonly number[], value: number): number => {
    const [low, high] = [Math.min(...list), Math.max(...list)]
    return high === low ? 0 : (value - low) / (high - low)
  }
  const q = s.map((own, at) => v * part(s, own) + (1 - v) * part(r, r[at] ?? 0))
  return { s, r, q, compromise: compromiseOf(s, r, q) }
}

function compromiseOf(s: readonly number[], r: readonly number[], q: readonly number[]): number[] {
  const order = [...q.keys()].toSorted((a, b) => (q[a] ?? 0) - (q[b] ?? 0) || a - b)
  const [first = 0, second] = order
  if (second === undefined) return order
  const advantage = 1 / (q.length - 1)
  const ahead = (at: number): number => (q[at] ?? 0) - (q[first] ?? 0)
  if (ahead(second) < advantage - 1e-12) return order.filter((at) => ahead(at) < advantage - 1e-12)
  const isStable = [s, r].some((list) => (list[first] ?? 0) <= Math.min(...list) + 1e-12)
  return isStable ? [first] : [first, second]
}
