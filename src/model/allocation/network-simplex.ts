import type { Allocation, Network } from './network.ts'
import { SpanningTree } from './spanning-tree.ts'

/** Smallest block of arcs that is searched for the next arc to enter. */
const leastBlock = 10

/**
 * Minimum-cost flow by the primal network simplex method (Dantzig 1951; strongly feasible trees after Cunningham 1976; block search).
 * Exact where all data are whole numbers whose products with the number of nodes stay below 2^53. Needs `least <= most` and supplies that sum to nought.
 */
export function cheapestFlow(network: Network): Allocation {
  const nodes = network.supply.length
  const arcs = network.from.length
  const root = nodes
  // Behind the arcs of the network stands one artificial arc a node, to or from the root, dearer than any path.
  const all = arcs + nodes
  const from = extended(network.from, all)
  const to = extended(network.to, all)
  const cost = new Float64Array(all)
  cost.set(network.cost)
  const room = new Float64Array(all).fill(Infinity)
  const left = network.supply.slice()
  let dearest = 0
  for (let arc = 0; arc < arcs; arc++) {
    const least = network.least[arc] as number
    room[arc] = (network.most[arc] as number) - least
    left[from[arc] as number] = (left[from[arc] as number] as number) - least
    left[to[arc] as number] = (left[to[arc] as number] as number) + least
    dearest = Math.max(dearest, Math.abs(cost[arc] as number))
  }
  const penalty = (dearest + 1) * (nodes + 1)
  const isWhole = [cost, left].every((values) => values.every(Number.isInteger))
  const slack = isWhole ? 0 : 1e-11 * (dearest + 1)
  const flow = new Float64Array(all)
  /** 1 at its least, -1 at its most, 0 in the tree. */
  const state = new Int8Array(all).fill(1)
  const tree = new SpanningTree(nodes)
  for (let node = 0; node < nodes; node++) {
    const arc = arcs + node
    const supply = left[node] as number
    // An arc without flow points to the root: so the first tree is strongly feasible.
    const rises = supply >= 0
    from[arc] = rises ? node : root
    to[arc] = rises ? root : node
    cost[arc] = penalty
    flow[arc] = Math.abs(supply)
    state[arc] = 0
    tree.plant(node, arc, rises, rises ? -penalty : penalty)
  }

  const { potential, parent, arcAbove, rises, depth } = tree
  const block = Math.max(leastBlock, Math.floor(Math.sqrt(arcs)))
  let next = 0

  /** The arc of the most negative reduced cost in the first block that has one; -1 where none is negative anywhere. */
  const entering = (): number => {
    let best = -1
    let lowest = -slack
    let rest = block
    let arc = next
    for (let seen = 0; seen < arcs; seen++) {
      const reduced =
        (state[arc] as number) *
        ((cost[arc] as number) + (potential[from[arc] as number] as number) - (potential[to[arc] as number] as number))
      if (reduced < lowest) {
        lowest = reduced
        best = arc
      }
      arc++
      if (arc === arcs) arc = 0
      rest--
      if (rest === 0) {
        if (best >= 0) break
        rest = block
      }
    }
    next = arc
    return best
  }

  let pivots = 0
  for (let arc = entering(); arc >= 0; arc = entering()) {
    pivots++
    const forward = state[arc] === 1
    const first = (forward ? from[arc] : to[arc]) as number
    const second = (forward ? to[arc] : from[arc]) as number
    let join = first
    let other = second
    while (join !== other) {
      if ((depth[join] as number) >= (depth[other] as number)) join = parent[join] as number
      else other = parent[other] as number
    }
    // The last arc that blocks, walked with the flow from the join, leaves: `<` on the first path, `<=` on the second keep the tree strongly feasible.
    let push = room[arc] as number
    let leaving = -1
    let onFirst = true
    for (let node = first; node !== join; node = parent[node] as number) {
      const above = arcAbove[node] as number
      const free = rises[node] === 1 ? (flow[above] as number) : (room[above] as number) - (flow[above] as number)
      if (free < push) {
        push = free
        leaving = node
      }
    }
    for (let node = second; node !== join; node = parent[node] as number) {
      const above = arcAbove[node] as number
      const free = rises[node] === 1 ? (room[above] as number) - (flow[above] as number) : (flow[above] as number)
      if (free <= push && free < Infinity) {
        push = free
        leaving = node
        onFirst = false
      }
    }
    if (push === Infinity) return { outcome: 'unbounded', cycle: cycleOf(parent, first, second, join) }
    if (push > 0) {
      flow[arc] = (flow[arc] as number) + (forward ? push : -push)
      for (let node = first; node !== join; node = parent[node] as number) {
        const above = arcAbove[node] as number
        flow[above] = (flow[above] as number) + (rises[node] === 1 ? -push : push)
      }
      for (let node = second; node !== join; node = parent[node] as number) {
        const above = arcAbove[node] as number
        flow[above] = (flow[above] as number) + (rises[node] === 1 ? push : -push)
      }
    }
    if (leaving < 0) {
      state[arc] = forward ? -1 : 1
      continue
    }
    const out = arcAbove[leaving] as number
    // Which bound it is follows from the direction of the flow, not from a sum that may be rounded.
    const emptied = (rises[leaving] === 1) === onFirst
    state[out] = emptied ? 1 : -1
    flow[out] = emptied ? 0 : (room[out] as number)
    state[arc] = 0
    const inner = onFirst ? first : second
    tree.rehang(inner, onFirst ? second : first, leaving, arc, from[arc] === inner, cost[arc] as number)
  }

  const tolerance = isWhole ? 0 : 1e-9 * Math.max(1, ...network.supply.map(Math.abs))
  const gaps = Array.from({ length: nodes }, (_, node) => ({ node, amount: flow[arcs + node] as number })).filter(
    ({ amount }) => amount > tolerance,
  )
  if (gaps.length > 0) {
    const isShort = ({ node }: { node: number }): boolean => from[arcs + node] === root
    return { outcome: 'infeasible', short: gaps.filter(isShort), stranded: gaps.filter((gap) => !isShort(gap)) }
  }
  return {
    outcome: 'optimal',
    flow: flow.subarray(0, arcs).map((amount, arc) => amount + (network.least[arc] as number)),
    reducedCost: Array.from({ length: arcs }, (_, arc) => {
      const reduced =
        (cost[arc] as number) + (potential[from[arc] as number] as number) - (potential[to[arc] as number] as number)
      // Parts of the network joined by nothing but an artificial arc have no price between them.
      return Math.abs(reduced) > penalty / 2 ? null : reduced
    }),
    pivots,
  }
}

function extended(ends: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length)
  longer.set(ends)
  return longer
}

function cycleOf(parent: Int32Array, first: number, second: number, join: number): number[] {
  const down: number[] = []
  for (let node = first; node !== join; node = parent[node] as number) down.push(node)
  const up: number[] = []
  for (let node = second; node !== join; node = parent[node] as number) up.push(node)
  return [join, ...down.toReversed(), ...up]
}
