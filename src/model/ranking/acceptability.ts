import { uniforms } from '../../kernel/uniforms.ts'

export interface Acceptability {
  /** Part of all weights under which an alternative takes each place; equal alternatives share their places. Rows and columns sum to 1. */
  readonly ranks: number[][]
  /** Mean of the weights that put an alternative first; null where none does. */
  readonly central: (number[] | null)[]
  /** Part of all weights under which the row's alternative is ahead of the column's, half of the ties added. */
  readonly pairwise: number[][]
}

/** Scores nearer than this are a tie. */
const tie = 1e-12

/**
 * SMAA-2 (Lahdelma and Salminen 2001) for weighted sums: weights drawn uniformly from the simplex, as exponentials over their sum. Pairs
 * are counted in the first `pairDraws` draws.
 */
export function acceptability(
  rows: readonly (readonly number[])[],
  { draws, pairDraws, seed }: { readonly draws: number; readonly pairDraws: number; readonly seed: number },
): Acceptability {
  const count = rows.length
  const criteria = rows[0]?.length ?? 0
  const flat = Float64Array.from(rows.flat())
  const uniform = uniforms(seed)
  const weights = new Float64Array(criteria)
  const scores = new Float64Array(count)
  const order = Int32Array.from(rows.keys())
  const places = new Float64Array(count * count)
  const centre = new Float64Array(count * criteria)
  const wins = new Float64Array(count * count)
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0
    for (let at = 0; at < criteria; at++) {
      const exponential = -Math.log(uniform())
      weights[at] = exponential
      sum += exponential
    }
    for (let at = 0; at < criteria; at++) weights[at] = (weights[at] as number) / sum
    for (let row = 0, cell = 0; row < count; row++) {
      let score = 0
      for (let at = 0; at < criteria; at++, cell++) score += (flat[cell] as number) * (weights[at] as number)
      scores[row] = score
    }
    sortByScore(order, scores)
    for (let from = 0; from < count;) {
      let to = from + 1
      while (to < count && (scores[order[to - 1] as number] as number) - (scores[order[to] as number] as number) <= tie) to++
      const share = 1 / (to - from)
      for (let one = from; one < to; one++) {
        const row = (order[one] as number) * count
        for (let place = from; place < to; place++) places[row + place] = (places[row + place] as number) + share
        if (draw < pairDraws) {
          for (let other = from; other < to; other++) {
            const at = row + (order[other] as number)
            wins[at] = (wins[at] as number) + 0.5
          }
          for (let other = to; other < count; other++) {
            const at = row + (order[other] as number)
            wins[at] = (wins[at] as number) + 1
          }
        }
      }
      if (from === 0)
        for (let one = 0; one < to; one++) {
          const row = (order[one] as number) * criteria
          for (let at = 0; at < criteria; at++) centre[row + at] = (centre[row + at] as number) + share * (weights[at] as number)
        }
      from = to
    }
  }
  const table = (list: Float64Array, by: number): number[][] =>
    rows.map((_, row) => Array.from(list.subarray(row * count, (row + 1) * count), (value) => value / by))
  const ranks = table(places, draws)
  return {
    ranks,
    central: rows.map((_, row) => {
      const first = places[row * count] as number
      return first === 0 ? null : Array.from(centre.subarray(row * criteria, (row + 1) * criteria), (value) => value / first)
    }),
    pairwise: table(wins, Math.min(draws, pairDraws)),
  }
}

/** Largest score first. Shell's sort: short lists, no comparator to call. */
function sortByScore(order: Int32Array, scores: Float64Array): void {
  const count = order.length
  for (const gap of [57, 23, 10, 4, 1]) {
    for (let at = gap; at < count; at++) {
      const own = order[at] as number
      const score = scores[own] as number
      let hole = at
      while (hole >= gap && (scores[order[hole - gap] as number] as number) < score) {
        order[hole] = order[hole - gap] as number
        hole -= gap
      }
      order[hole] = own
    }
  }
}
