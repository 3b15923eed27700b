import type { Driver, Input } from './study.ts'

/** Fewest draws in a bin. */
const leastInBin = 10

/**
 * Which input drives the spread of an outcome: the variance of the means within bins of the input over the variance of all, less what chance
 * alone gives (`(eta^2 - b) / (1 - b)` with `b = (bins - 1) / (draws - 1)`), never below nought; and Spearman's rank correlation. The largest share first.
 */
export function driversOf(inputs: readonly Input[], values: Float64Array, outcome: Float64Array): Driver[] {
  const draws = outcome.length
  const ranks = ranksOf(outcome)
  const mean = outcome.reduce((sum, each) => sum + each, 0) / draws
  const variance = outcome.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return inputs
    .map(({ id, spread }, at): Driver => {
      const own = Float64Array.from({ length: draws }, (_, draw) => values[draw * inputs.length + at] as number)
      const order = Array.from(own.keys()).sort((a, b) => (own[a] as number) - (own[b] as number) || a - b)
      const isDiscrete =
        spread.shape === 'chance' || spread.shape === 'course' || (spread.shape === 'draw' && spread.count * leastInBin <= draws)
      const bins = Math.max(1, Math.min(20, Math.floor(draws / leastInBin)))
      const groups = new Map<number, { count: number; sum: number }>()
      for (const [rank, draw] of order.entries()) {
        const key = isDiscrete ? (own[draw] as number) : Math.floor((rank * bins) / draws)
        const group = groups.get(key) ?? { count: 0, sum: 0 }
        group.count++
        group.sum += outcome[draw] as number
        groups.set(key, group)
      }
      const between = [...groups.values()].reduce((sum, group) => sum + group.count * (group.sum / group.count - mean) ** 2, 0)
      const chance = draws > 1 ? (groups.size - 1) / (draws - 1) : 1
      const isKnown = own.every((value) => value === own[0])
      const explained = variance > 0 && chance < 1 && !isKnown ? (between / variance - chance) / (1 - chance) : 0
      const tenth = Math.max(1, Math.floor(draws / 10))
      const meanOf = (list: readonly number[]): number =>
        list.reduce((sum, draw) => sum + (outcome[draw] as number), 0) / list.length
      return {
        input: id,
        share: Math.min(1, Math.max(0, explained)),
        rank: correlation(ranksOf(own), ranks),
        low: meanOf(order.slice(0, tenth)),
        high: meanOf(order.slice(-tenth)),
      }
    })
    .sort((a, b) => b.share - a.share || Math.abs(b.rank) - Math.abs(a.rank) || (a.input < b.input ? -1 : 1))
}

/** Ranks from 0, equal values sharing theirs. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number))
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
