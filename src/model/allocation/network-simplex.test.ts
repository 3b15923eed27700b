import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainNetwork, seeded } from '../../../test/bench/chain-network.ts'
import type { Network } from './network.ts'
import { cheapestFlow } from './network-simplex.ts'
import { cheapestByPaths } from '../../../test/cheapest-by-paths.ts'
import { costOf, wholeNumbers } from './whole-numbers.ts'

/** A small network of whole numbers with supplies that sum to nought; some arcs are unbounded, some cost less than nothing. */
const networks = fc
  .record({ seed: fc.nat(), nodes: fc.integer({ min: 2, max: 7 }), arcs: fc.integer({ min: 1, max: 18 }), signed: fc.boolean() })
  .map(({ seed, nodes, arcs, signed }): Network => {
    const pick = seeded(seed)
    const supply = new Float64Array(nodes)
    for (let pair = 0; pair < nodes; pair++) {
      const amount = pick(6)
      const [giver, taker] = [pick(nodes), pick(nodes)]
      supply[giver]! += amount
      supply[taker]! -= amount
    }
    const least = Float64Array.from({ length: arcs }, () => (pick(4) === 0 ? pick(3) : 0))
    return {
      supply,
      from: Int32Array.from({ length: arcs }, () => pick(nodes)),
      to: Int32Array.from({ length: arcs }, () => pick(nodes)),
      least,
      most: least.map((floor) => (!signed && pick(4) === 0 ? Infinity : floor + pick(12))),
      cost: Float64Array.from({ length: arcs }, () => pick(20) - (signed ? 6 : 0)),
    }
  })

const cost = (network: Network, flow: Float64Array): number =>
  flow.reduce((sum, amount, arc) => sum + amount * network.cost[arc]!, 0)

function expectOptimal(network: Network, answer: ReturnType<typeof cheapestFlow>): void {
  if (answer.outcome !== 'optimal') throw new Error(answer.outcome)
  const balance = network.supply.slice()
  for (const [arc, flow] of answer.flow.entries()) {
    expect(flow).toBeGreaterThanOrEqual(network.least[arc]!)
    expect(flow).toBeLessThanOrEqual(network.most[arc]!)
    balance[network.from[arc]!]! -= flow
    balance[network.to[arc]!]! += flow
    const reduced = answer.reducedCost[arc]!
    // Complementary slackness: no arc with room to give is too dear, none with room to take too cheap.
    if (reduced !== null && flow < network.most[arc]!) expect(reduced).toBeGreaterThanOrEqual(0)
    if (reduced !== null && flow > network.least[arc]!) expect(reduced).toBeLessThanOrEqual(0)
  }
  expect([...balance].every((rest) => rest === 0)).toBe(true)
}

test('the cheapest flow is the one that cheapest paths find, within bounds, and every node is in balance', () => {
  let feasible = 0
  fc.assert(
    fc.property(networks, (network) => {
      const answer = cheapestFlow(network)
      const other = cheapestByPaths(network)
      expect(answer.outcome).toBe(other === null ? 'infeasible' : 'optimal')
      if (other === null || answer.outcome !== 'optimal') return
      feasible++
      expectOptimal(network, answer)
      expect(cost(network, answer.flow)).toBe(other)
    }),
    { numRuns: 600 },
  )
  expect(feasible).toBeGreaterThan(100)
})

test('a chain of twelve months: in balance and optimal', () => {
  const network = chainNetwork(12, 20, 3)
  expectOptimal(network, cheapestFlow(network))
})

const optimum = (network: Network): number => {
  const answer = cheapestFlow(network)
  return answer.outcome === 'optimal' ? cost(network, answer.flow) : Infinity
}

test('laws: amounts and costs scale, the order of arcs does not matter, more capacity never costs more', () => {
  fc.assert(
    fc.property(networks, fc.integer({ min: 2, max: 9 }), (network, factor) => {
      const best = optimum(network)
      if (best === Infinity) return
      const by = (list: Float64Array): Float64Array => list.map((value) => value * factor)
      const { supply, least, most, from, to } = network
      expect(optimum({ ...network, supply: by(supply), least: by(least), most: by(most) })).toBe(best * factor)
      expect(optimum({ ...network, cost: by(network.cost) })).toBe(best * factor)
      expect(
        optimum({
          supply,
          from: from.toReversed(),
          to: to.toReversed(),
          least: least.toReversed(),
          most: most.toReversed(),
          cost: network.cost.toReversed(),
        }),
      ).toBe(best)
      expect(optimum({ ...network, most: most.map((value) => value + factor) })).toBeLessThanOrEqual(best)
    }),
    { numRuns: 200 },
  )
})

test('relaxing a capacity helps less and less: the cost is convex in it', () => {
  const network = chainNetwork(4, 6, 11)
  const at = (share: number): number =>
    optimum({
      ...network,
      most: network.most.map((most, arc) => (network.from[arc] === 0 && most !== Infinity ? most * share : most)),
    })
  const costs = [0, 1, 2, 3, 4].map(at)
  for (const index of [1, 2, 3]) {
    expect(costs[index]).toBeLessThanOrEqual(costs[index - 1]!)
    expect(costs[index - 1]! - costs[index]!).toBeGreaterThanOrEqual(costs[index]! - costs[index + 1]!)
  }
})

const small = (arcs: readonly [number, number, number, number][], supply: readonly number[]): Network => ({
  supply: Float64Array.from(supply),
  from: Int32Array.from(arcs, ([from]) => from),
  to: Int32Array.from(arcs, ([, to]) => to),
  least: new Float64Array(arcs.length),
  most: Float64Array.from(arcs, ([, , most]) => most),
  cost: Float64Array.from(arcs, ([, , , each]) => each),
})

test('a buyer that no arc can reach in full is named with what it lacks', () => {
  expect(
    cheapestFlow(
      small(
        [
          [0, 1, 3, 5],
          [0, 2, Infinity, 1],
        ],
        [10, -7, -3],
      ),
    ),
  ).toMatchObject({
    outcome: 'infeasible',
    short: [{ node: 1, amount: 4 }],
    stranded: [{ node: 0, amount: 4 }],
  })
})

test('a cycle that pays for itself without end is named', () => {
  const answer = cheapestFlow(
    small(
      [
        [0, 1, Infinity, 1],
        [1, 2, Infinity, -4],
        [2, 0, Infinity, 1],
      ],
      [0, 0, 0],
    ),
  )
  expect(answer.outcome).toBe('unbounded')
  expect(answer.outcome === 'unbounded' ? answer.cycle.toSorted((a, b) => a - b) : []).toEqual([0, 1, 2])
})

test('decimals are carried as whole numbers, so that tenths add up', () => {
  const whole = wholeNumbers(
    small(
      [
        [0, 1, 0.1, 0.3],
        [0, 1, 0.2, 0.7],
      ],
      [0.3, -0.3],
    ),
  )
  const answer = cheapestFlow(whole.network)
  if (answer.outcome !== 'optimal') throw new Error(answer.outcome)
  expect([whole.isExact, costOf(whole, answer.flow)]).toEqual([true, 0.17])
})
