import type { Driver, Input } from './study.ts'

/** Fewest draws in a bin. */
const leastInBin = 10

/** An input set in order once, for every outcome that is asked about. */
interface Ordered {
  readonly id: string
  readonly order: Int32Array
  readonly ranks: Float64Array
  /** Bin of each draw, and how many bins there are; 1 where the input does not vary. */
  readonly bin: Int32Array
  readonly bins: number
}

/**
 * Which input drives the spread of an outcome: the variance of the means within bins of the input over the variance of all, less what chance
 * alone gives (`(eta^2 - b) / (1 - b)` with `b = (bins - 1) / (draws - 1)`), never below nought; and Spearman's rank correlation. The largest share first.
 * `values`: [draw * inputs + input]; what it returns is asked once an outcome, one number a draw.
 */
export function driversIn(inputs: readonly Input[], values: Float64Array, draws: number): (outcome: Float64Array) => Driver[] {
  const all = inputs.map((input, at) =>
    orderedBy(
      input,
      Float64Array.from({ length: draws }, (_, draw) => values[draw * inputs.length + at] as number),
    ),
  )
  const tenth = Math.max(1, Math.floor(draws / 10))
  return (outcome) => {
    const ranks = ranksBy(orderOf(outcome), outcome)
    const mean = outcome.reduce((sum, each) => sum + each, 0) / draws
    const variance = outcome.reduce((sum, each) => sum + (each - mean) ** 2, 0)
    return all
      .map(({ id, order, ranks: own, bin, bins }): Driver => {
        const count = new Float64Array(bins)
        const sum = new Float64Array(bins)
        for (let draw = 0; draw < draws; draw++) {
          count[bin[draw] as number] = (count[bin[draw] as number] as number) + 1
          sum[bin[draw] as number] = (sum[bin[draw] as number] as number) + (outcome[draw] as number)
        }
        let between = 0
        for (let at = 0; at < bins; at++)
          if ((count[at] as number) > 0)
            between += (count[at] as number) * ((sum[at] as number) / (count[at] as number) - mean) ** 2
        const chance = draws > 1 ? (bins - 1) / (draws - 1) : 1
        const explained = variance > 0 && chance < 1 && bins > 1 ? (between / variance - chance) / (1 - chance) : 0
        const meanOf = (from: number, to: number): number => {
          let total = 0
          for (let at = from; at < to; at++) total += outcome[order[at] as number] as number
          return total / (to - from)
        }
        return {
          input: id,
          share: Math.min(1, Math.max(0, explained)),
          rank: correlation(own, ranks),
          low: meanOf(0, tenth),
          high: meanOf(draws - tenth, draws),
        }
      })
      .sort((a, b) => b.share - a.share || Math.abs(b.rank) - Math.abs(a.rank) || (a.input < b.input ? -1 : 1))
  }
}

function orderedBy({ id, spread }: Input, own: Float64Array): Ordered {
  const draws = own.length
  const order = orderOf(own)
  const ranks = ranksBy(order, own)
  const bin = new Int32Array(draws)
  if (own.every((value) => value === own[0])) return { id, order, ranks, bin, bins: 1 }
  const isDiscrete =
    spread.shape === 'chance' || spread.shape === 'course' || (spread.shape === 'draw' && spread.count * leastInBin <= draws)
  if (isDiscrete) {
    for (let draw = 0; draw < draws; draw++) bin[draw] = own[draw] as number
    return { id, order, ranks, bin, bins: 1 + bin.reduce((high, value) => Math.max(high, value), 0) }
  }
  const bins = Math.max(1, Math.min(20, Math.floor(draws / leastInBin)))
  for (let rank = 0; rank < draws; rank++) bin[order[rank] as number] = Math.floor((rank * bins) / draws)
  return { id, order, ranks, bin, bins }
}

/** Positions from the least value to the greatest, equal ones in order of position. */
const orderOf = (values: Float64Array): Int32Array =>
  Int32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b)

/** Ranks from 0, equal values sharing theirs. */
function ranksBy(order: Int32Array, values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++
    for (let at = from; at < to; at++) ranks[order[at] as number] = (from + to - 1) / 2
    from = to
  }
  return ranks
}

/** Pearson's correlation; 0 where one of the two does not vary. */
function correlation(one: Float64Array, other: Float64Array): number {
  const middle = (one.length - 1) / 2
  let [both, first, second] = [0, 0, 0]
  for (let at = 0; at < one.length; at++) {
    const [x, y] = [(one[at] as number) - middle, (other[at] as number) - middle]
    both += x * y
    first += x * x
    second += y * y
  }
  return first > 0 && second > 0 ? both / Math.sqrt(first * second) : 0
}
