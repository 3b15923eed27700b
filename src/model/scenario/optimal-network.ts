import type { Network } from '../allocation/network.ts'
import type { Layers } from './optimal-layers.ts'

/** Cost of a unit that nobody delivers; dearer than any way through the chain. */
export const shortageCost = 1_000_000

/** The network of a chain over months, and the arcs that are read back. */
export interface ChainNetwork {
  readonly network: Network
  /** Arc of shortage of each month and place, [month * P + place]. */
  readonly shortage: Int32Array
  /** Of the first month: stock of output and of input carried on, [layer * P + place], -1 where there is none; and each route, -1 likewise. */
  readonly keptOut: Int32Array
  readonly keptIn: Int32Array
  readonly routes: Int32Array
}

/**
 * Node 0 is where everything comes from; a month has the outputs of the layers, then what goes in after them: separation, metal, magnets, use.
 * Costs: shortage, then months in stock and on the way. `unsold`: output that is there before the first month, [layer * P + place].
 */
export function chainNetworkOf(
  { months, places, layers, capacity, comes, opening, use, routes }: Layers,
  unsold?: Float64Array,
): ChainNetwork {
  const most: number[] = []
  const from: number[] = []
  const to: number[] = []
  const cost: number[] = []
  const arc = (start: number, end: number, amount: number, each: number): number => {
    if (amount <= 0) return -1
    most.push(amount)
    from.push(start)
    to.push(end)
    return cost.push(each) - 1
  }
  const out = (month: number, layer: number, place: number): number => 1 + (month * layers * 2 + layer) * places + place
  const into = (month: number, layer: number, place: number): number => out(month, layers + layer, place)
  const supply = new Float64Array(1 + months * layers * 2 * places)
  const shortage = new Int32Array(months * places)
  const [keptOut, keptIn] = [new Int32Array(layers * places).fill(-1), new Int32Array(layers * places).fill(-1)]
  const first = new Int32Array(routes.length).fill(-1)
  for (let month = 0; month < months; month++) {
    for (let layer = 0; layer < layers; layer++)
      for (let place = 0; place < places; place++) {
        const cell = (month * layers + layer) * places + place
        arc(layer === 0 ? 0 : into(month, layer - 1, place), out(month, layer, place), capacity[cell] as number, 0)
        if (month === 0 && unsold !== undefined) arc(0, out(month, layer, place), unsold[layer * places + place] as number, 0)
        if (month + 1 < months) {
          const stays = arc(out(month, layer, place), out(month + 1, layer, place), Infinity, 1)
          const held = arc(into(month, layer, place), into(month + 1, layer, place), Infinity, 1)
          if (month === 0) {
            keptOut[layer * places + place] = stays
            keptIn[layer * places + place] = held
          }
        }
        arc(0, into(month, layer, place), (comes[cell] as number) + (opening[cell] as number), 0)
        if (layer < layers - 1) continue
        const wanted = use[month * places + place] as number
        supply[into(month, layer, place)] = -wanted
        supply[0] = (supply[0] as number) + wanted
        shortage[month * places + place] = arc(0, into(month, layer, place), Infinity, shortageCost)
      }
    for (const [at, route] of routes.entries()) {
      const arrival = month + route.months
      if (arrival >= months) continue
      const made = arc(
        out(month, route.layer, route.from),
        into(arrival, route.layer, route.to),
        route.most[month] as number,
        route.months,
      )
      if (month === 0) first[at] = made
    }
  }
  const network = {
    supply,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    least: new Float64Array(from.length),
    most: Float64Array.from(most),
    cost: Float64Array.from(cost),
  }
  return { network, shortage, keptOut, keptIn, routes: first }
}
