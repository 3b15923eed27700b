import { cheapestFlow } from '../allocation/network-simplex.ts'
import type { Forcing } from './forcing.ts'
import { layersOf, type Layers } from './optimal-layers.ts'
import { limitsOf } from './optimal-limits.ts'
import { chainNetworkOf, type ChainNetwork } from './optimal-network.ts'
import type { Parameters } from './parameters.ts'
import type { Record } from './result.ts'
import type { World } from './world.ts'

/** What stays short of one element when one who knows decides. */
export interface Optimum {
  readonly element: number
  /** Kilograms of contained element that stay short, [month * P + place]; where several ways are best, of one of them. */
  readonly shortage: Float64Array
  readonly total: number
  /** Cost in the programme for a kilogram: shortage first, then months in stock and on the way. */
  readonly cost: number
  readonly nodes: number
  readonly arcs: number
  readonly pivots: number
}

/**
 * Optimal allocation (E1): the least that a planner who foresees everything would leave short of an element, by a minimum-cost flow over all months. A
 * lower bound on what the simulation leaves short of it under the same physical limits. What is relaxed stands at `Layers` and `limitsOf`.
 * `simulated`: a record with flows of the same run, whose licences then bind here too.
 */
export function optimum(world: World, forcing: Forcing, parameters: Parameters, element: number, simulated?: Record): Optimum {
  const layers = layersOf(limitsOf(world, forcing, parameters, simulated), forcing, parameters.delay, element)
  const chain = chainNetworkOf(layers)
  const { flow, pivots } = solve(chain)
  const { network } = chain
  const short = Float64Array.from(chain.shortage, (arc) => (flow[arc] as number) / layers.perKilogram)
  return {
    element,
    shortage: short,
    total: short.reduce((sum, each) => sum + each, 0),
    cost: flow.reduce((sum, amount, arc) => sum + (amount / layers.perKilogram) * (network.cost[arc] as number), 0),
    nodes: network.supply.length,
    arcs: network.from.length,
    pivots,
  }
}

/**
 * The same by a planner who does not see what is to come: each month all is planned for some months as if the limits and use of the month stayed, and only the
 * first month of the plan is carried out. The plan reaches from the mine to the user by the longest way, and `beyond` months further. At least the shortage of `optimum`; what lies between is what foresight is worth.
 */
export function myopicOptimum(
  world: World,
  forcing: Forcing,
  parameters: Parameters,
  element: number,
  beyond: number,
  simulated?: Record,
): Omit<Optimum, 'cost' | 'nodes' | 'arcs'> {
  const all = layersOf(limitsOf(world, forcing, parameters, simulated), forcing, parameters.delay, element)
  const { months, places, layers, routes } = all
  const size = layers * places
  const ahead = beyond + longestWay(all)
  const shortage = new Float64Array(months * places)
  /** What can be used of what is held or on its way, month by month from the one looked at. */
  const coming = new Float64Array((months + ahead) * size)
  coming.set(all.opening)
  let unsold = new Float64Array(size)
  let pivots = 0
  for (let month = 0; month < months; month++) {
    const chain = chainNetworkOf(windowOf(all, month, ahead, coming), unsold)
    const plan = solve(chain)
    pivots += plan.pivots
    const flow = (arc: number): number => (arc < 0 ? 0 : (plan.flow[arc] as number))
    for (let place = 0; place < places; place++)
      shortage[month * places + place] = flow(chain.shortage[place] as number) / all.perKilogram
    for (let at = 0; at < size; at++)
      coming[(month + 1) * size + at] = (coming[(month + 1) * size + at] as number) + flow(chain.keptIn[at] as number)
    for (const [at, { layer, to, months: way }] of routes.entries())
      coming[(month + way) * size + layer * places + to] =
        (coming[(month + way) * size + layer * places + to] as number) + flow(chain.routes[at] as number)
    unsold = Float64Array.from(chain.keptOut, flow)
  }
  return { element, shortage, total: shortage.reduce((sum, each) => sum + each, 0), pivots }
}

/** Months from the mine to the user, at each layer by the longest route. */
function longestWay({ layers, routes }: Layers): number {
  const longest = new Float64Array(layers)
  for (const { layer, months } of routes) longest[layer] = Math.max(longest[layer] ?? 0, months)
  return longest.reduce((sum, each) => sum + each, 1)
}

/** The months from `month` on as they look in it. */
function windowOf(all: Layers, month: number, ahead: number, coming: Float64Array): Layers {
  const { places, layers, routes } = all
  const size = layers * places
  const repeated = (list: Float64Array, width: number): Float64Array => {
    const rows = new Float64Array(ahead * width)
    for (let at = 0; at < ahead; at++) rows.set(list.subarray(month * width, (month + 1) * width), at * width)
    return rows
  }
  return {
    ...all,
    months: ahead,
    capacity: repeated(all.capacity, size),
    comes: repeated(all.comes, size),
    opening: coming.slice(month * size, (month + ahead) * size),
    use: repeated(all.use, places),
    routes: routes.map(({ layer, from, to, months, most }) => ({
      layer,
      from,
      to,
      months,
      most: new Float64Array(ahead).fill(most[month] as number),
    })),
  }
}

function solve({ network }: ChainNetwork): { flow: Float64Array; pivots: number } {
  const answer = cheapestFlow(network)
  // Shortage arcs have no bound and no cost is below nought: there is always a cheapest flow.
  if (answer.outcome !== 'optimal') throw new Error(`a chain with shortage arcs is ${answer.outcome}`)
  return answer
}
