import type { Network } from '../src/model/allocation/network.ts'

/**
 * The least cost of a small network by another way, successive cheapest paths (Bellman and Ford), or null where it cannot be carried. Slow and plain, to
 * check the network simplex by. Arcs that cost less than nothing are filled first, and the paths undo what was too much.
 */
export function cheapestByPaths(network: Network): number | null {
  const { supply, from, to, least, most, cost } = network
  const nodes = supply.length
  const left = supply.slice()
  const room: { start: number; end: number; free: number; price: number }[] = []
  let total = 0
  for (let arc = 0; arc < from.length; arc++) {
    const [start, end, price] = [from[arc]!, to[arc]!, cost[arc]!]
    const filled = price < 0 ? most[arc]! : least[arc]!
    total += filled * price
    left[start]! -= filled
    left[end]! += filled
    room.push(
      { start, end, free: most[arc]! - filled, price },
      { start: end, end: start, free: filled - least[arc]!, price: -price },
    )
  }
  for (;;) {
    const reached = new Float64Array(nodes).map((_, node) => (left[node]! > 0 ? 0 : Infinity))
    const by = new Int32Array(nodes).fill(-1)
    for (let round = 0; round < nodes; round++)
      for (const [step, { start, end, free, price }] of room.entries())
        if (free > 0 && reached[start]! + price < reached[end]!) {
          reached[end] = reached[start]! + price
          by[end] = step
        }
    const short = [...left.keys()].filter((node) => left[node]! < 0)
    if (short.length === 0) return total
    const taker = short.toSorted((a, b) => reached[a]! - reached[b]!)[0]!
    if (reached[taker] === Infinity) return null
    let amount = -left[taker]!
    let giver = taker
    for (let step = by[giver]!; step >= 0; step = by[giver]!) {
      amount = Math.min(amount, room[step]!.free)
      giver = room[step]!.start
    }
    amount = Math.min(amount, left[giver]!)
    for (let node = taker, step = by[node]!; step >= 0; node = room[step]!.start, step = by[node]!) {
      room[step]!.free -= amount
      room[step ^ 1]!.free += amount
    }
    left[giver]! -= amount
    left[taker]! += amount
    total += amount * reached[taker]!
  }
}
