import { cheapestFlow } from '../allocation/network-simplex.ts'
import type { Forcing } from './forcing.ts'
import { limitsOf } from './optimal-limits.ts'
import { chainNetworkOf } from './optimal-network.ts'
import type { Parameters } from './parameters.ts'
import type { Record } from './result.ts'
import type { World } from './world.ts'

/** The least that must be short of one element, whoever decides. */
export interface Optimum {
  readonly element: number
  /** Kilograms of contained element that stay short, [month * P + place]; where several are best, one of them. */
  readonly shortage: Float64Array
  readonly total: number
  /** Cost in the programme: shortage first, then months in stock and on the way. */
  readonly cost: number
  readonly nodes: number
  readonly arcs: number
  readonly pivots: number
}

/**
 * Optimal allocation (E1): what a planner who foresees everything would leave short of an element, by a minimum-cost flow over all months. A lower bound on
 * what the simulation leaves short of it under the same physical limits. The magnet stage is relaxed (`chainNetworkOf`). `simulated`: a
 * record with flows of the same run, whose licences then bind here too.
 */
export function optimum(world: World, forcing: Forcing, parameters: Parameters, element: number, simulated?: Record): Optimum {
  const limits = limitsOf(world, forcing, parameters, simulated)
  const { network, scale, shortage, throughput } = chainNetworkOf(limits, forcing, parameters.delay, element)
  const answer = cheapestFlow(network)
  // Shortage arcs have no bound and no cost is below nought: there is always a cheapest flow.
  if (answer.outcome !== 'optimal') throw new Error(`a chain with shortage arcs is ${answer.outcome}`)
  const short = Float64Array.from(shortage, (arc) => ((answer.flow[arc] as number) / scale) * throughput)
  return {
    element,
    shortage: short,
    total: short.reduce((sum, each) => sum + each, 0),
    cost: answer.flow.reduce((sum, flow, arc) => sum + (flow / scale) * (network.cost[arc] as number), 0),
    nodes: network.supply.length,
    arcs: network.from.length,
    pivots: answer.pivots,
  }
}
