import { uniforms } from '../../kernel/uniforms.ts'
import { sorterByScore } from './sort-by-score.ts'

export interface Acceptability {
  /** Part of all weights under which an alternative takes each place; equal alternatives share their places. Rows and columns sum to 1. */
  readonly ranks: number[][]
  /** Mean of the weights that put an alternative first; null where none does. */
  readonly central: (number[] | null)[]
  /** Part of all weights under which the row's alternative is ahead of the column's, half of the ties added. */
  readonly pairwise: number[][]
}

export interface AcceptabilityOptions {
  readonly draws: number
  readonly pairDraws: number
  readonly seed: number
  /** By how much each value may lie above its row: one number between is drawn for each alternative and draw, so its unknowns turn out well or badly together. */
  readonly spans?: readonly (readonly number[])[] | undefined
  /** Added to each score: alternatives of a higher tier stand ahead under all weights. */
  readonly offsets?: readonly number[] | undefined
  /** Criteria in order of importance, each a list of criteria that weigh the same; drawn weights then keep this order. */
  readonly order?: readonly (readonly number[])[] | undefined
}

/** Scores nearer than this are a tie. */
const tie = 1e-12

/** Criteria that are summed in one step. */
const block = 5

/** Weighted sums of many rows at once: values lie criterion by criterion, so that one pass over the rows takes five of them. */
function summerOf(rows: readonly (readonly number[])[], criteria: number): (weights: Float64Array, scores: Float64Array) => void {
  const count = rows.length
  const padded = Math.ceil(criteria / block) * block
  const values = new Float64Array(count * padded)
  for (const [row, own] of rows.entries()) for (const [at, value] of own.entries()) values[at * count + row] = value
  return (weights, scores) => {
    scores.fill(0)
    for (let at = 0; at < padded; at += block) {
      const [w0, w1, w2] = [weights[at] as number, weights[at + 1] as number, weights[at + 2] as number]
      const [w3, w4, from] = [weights[at + 3] as number, weights[at + 4] as number, at * count]
      for (let row = 0; row < count; row++) {
        const cell = from + row
        scores[row] =
          (scores[row] as number) +
          (values[cell] as number) * w0 +
          (values[cell + count] as number) * w1 +
          (values[cell + 2 * count] as number) * w2 +
          (values[cell + 3 * count] as number) * w3 +
          (values[cell + 4 * count] as number) * w4
      }
    }
  }
}

/** Weights uniform over the simplex: exponentials over their sum; sorted by importance where an order is given. */
function weightsDrawn(
  weights: Float64Array,
  criteria: number,
  uniform: () => number,
  order: AcceptabilityOptions['order'],
): void {
  let sum = 0
  for (let at = 0; at < criteria; at++) {
    const exponential = -Math.log(uniform())
    weights[at] = exponential
    sum += exponential
  }
  for (let at = 0; at < criteria; at++) weights[at] = (weights[at] as number) / sum
  if (order === undefined) return
  const sorted = weights.subarray(0, criteria).toSorted()
  let next = sorted.length
  for (const group of order) {
    next -= group.length
    // Within a group the order is that of the draw, so no member of it is favoured.
    const own = group.toSorted((a, b) => (weights[a] as number) - (weights[b] as number))
    const values = sorted.subarray(next, next + group.length).slice()
    for (const [at, criterion] of own.entries()) weights[criterion] = values[at] as number
  }
}

/**
 * SMAA-2 (Lahdelma and Salminen 2001) for weighted sums: weights drawn uniformly from the simplex, as exponentials over their sum. Pairs
 * are counted in the first `pairDraws` draws.
 */
export function acceptability(rows: readonly (readonly number[])[], options: AcceptabilityOptions): Acceptability {
  const { draws, pairDraws, seed, spans, offsets, order } = options
  const count = rows.length
  const criteria = rows[0]?.length ?? 0
  const sumLow = summerOf(rows, criteria)
  const sumSpan = spans === undefined ? undefined : summerOf(spans, criteria)
  const above = Float64Array.from({ length: count }, (_, at) => offsets?.[at] ?? 0)
  const uniform = uniforms(seed)
  // Beyond the criteria weights stay zero, up to whole blocks.
  const weights = new Float64Array(Math.ceil(criteria / block) * block)
  const scores = new Float64Array(count)
  const widths = new Float64Array(count)
  const sorter = sorterByScore(count)
  const { ordered, keys } = sorter
  const places = new Float64Array(count * count)
  const centre = new Float64Array(count * criteria)
  // Whole places and halves of wins are counted in small integers, so that both tables stay in the processor's cache.
  const whole = new Int32Array(count * count)
  const halves = new Int32Array(count * count)
  for (let draw = 0; draw < draws; draw++) {
    weightsDrawn(weights, criteria, uniform, order)
    sumLow(weights, scores)
    if (sumSpan !== undefined) {
      sumSpan(weights, widths)
      for (let row = 0; row < count; row++) scores[row] = (scores[row] as number) + uniform() * (widths[row] as number)
    }
    if (offsets !== undefined)
      for (let row = 0; row < count; row++) scores[row] = (scores[row] as number) + (above[row] as number)
    sorter.sort(scores)
    for (let from = 0; from < count;) {
      const first = ordered[from] as number
      let to = from + 1
      while (to < count && (keys[to - 1] as number) - (keys[to] as number) <= tie) to++
      if (from === 0) credit(centre, weights, criteria, ordered, to)
      if (to === from + 1) whole[first * count + from] = (whole[first * count + from] as number) + 1
      else share(places, ordered, from, to)
      if (draw < pairDraws) beat(halves, ordered, from, to)
      from = to
    }
  }
  for (let at = 0; at < places.length; at++) places[at] = (places[at] as number) + (whole[at] as number)
  const table = (list: Float64Array | Int32Array, by: number): number[][] =>
    rows.map((_, row) => Array.from(list.subarray(row * count, (row + 1) * count), (value) => value / by))
  return {
    ranks: table(places, draws),
    central: rows.map((_, row) => {
      const first = places[row * count] as number
      return first === 0 ? null : Array.from(centre.subarray(row * criteria, (row + 1) * criteria), (value) => value / first)
    }),
    pairwise: table(halves, 2 * Math.min(draws, pairDraws)),
  }
}

/** Adds the weights of a draw to those that came first in it, in equal parts. */
function credit(centre: Float64Array, weights: Float64Array, criteria: number, ordered: Int32Array, to: number): void {
  for (let one = 0; one < to; one++) {
    const row = (ordered[one] as number) * criteria
    for (let at = 0; at < criteria; at++) centre[row + at] = (centre[row + at] as number) + (weights[at] as number) / to
  }
}

/** Those that tie share their places. */
function share(places: Float64Array, ordered: Int32Array, from: number, to: number): void {
  const part = 1 / (to - from)
  for (let one = from; one < to; one++) {
    const row = (ordered[one] as number) * ordered.length
    for (let place = from; place < to; place++) places[row + place] = (places[row + place] as number) + part
  }
}

/** Those of a tie are half ahead of one another and wholly ahead of what follows. */
function beat(halves: Int32Array, ordered: Int32Array, from: number, to: number): void {
  for (let one = from; one < to; one++) {
    const row = (ordered[one] as number) * ordered.length
    for (let other = from; other < ordered.length; other++) {
      const at = row + (ordered[other] as number)
      halves[at] = (halves[at] as number) + (other < to ? 1 : 2)
    }
  }
}
