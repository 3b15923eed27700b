import type { Network } from '../allocation/network.ts'
import type { Forcing } from './forcing.ts'
import type { Limits } from './optimal-limits.ts'

/** Cost of a kilogram, in mine equivalents, that nobody delivers; dearer than any way through the chain. */
export const shortageCost = 1_000_000

/** Units into which all use of a run is divided: amounts are whole numbers, limits rounded up and use down, so that the bound stays a bound. */
const units = 2 ** 34

/** A chain of one element laid out over months, in mine equivalents, with what is needed to read it back. */
export interface ChainNetwork {
  readonly network: Network
  /** Units a kilogram in mine equivalents. */
  readonly scale: number
  /** Arc of shortage of each month and place, [month * P + place]. */
  readonly shortage: Int32Array
  /** Use in units, numbered as `shortage`. */
  readonly use: Float64Array
  /** Kilograms of contained element, as users count it, in a kilogram of mine equivalent. */
  readonly throughput: number
}

/** Arcs as they are found, in lists that grow. */
class Arcs {
  #size = 0
  #from = new Int32Array(65_536)
  #to = new Int32Array(65_536)
  #most = new Float64Array(65_536)
  #cost = new Float64Array(65_536)

  add(from: number, to: number, most: number, cost: number): number {
    if (this.#size === this.#from.length) this.#grow()
    this.#from[this.#size] = from
    this.#to[this.#size] = to
    this.#most[this.#size] = most
    this.#cost[this.#size] = cost
    return this.#size++
  }

  #grow(): void {
    const longer = <T extends Int32Array | Float64Array>(list: T, made: T): T => {
      made.set(list)
      return made
    }
    const length = this.#size * 2
    this.#from = longer(this.#from, new Int32Array(length))
    this.#to = longer(this.#to, new Int32Array(length))
    this.#most = longer(this.#most, new Float64Array(length))
    this.#cost = longer(this.#cost, new Float64Array(length))
  }

  network(supply: Float64Array): Network {
    const size = this.#size
    return {
      supply,
      from: this.#from.slice(0, size),
      to: this.#to.slice(0, size),
      least: new Float64Array(size),
      most: this.#most.slice(0, size),
      cost: this.#cost.slice(0, size),
    }
  }
}

/**
 * The chain of one element, each amount divided by the yields it has passed, so that a pure network carries it. What is relaxed: magnets are
 * counted by what they contain, all grades together and without the other elements they need; other uses may go without.
 */
export function chainNetworkOf(
  { layout, months, capacity, most, given, demand, content }: Limits,
  forcing: Forcing,
  delay: number,
  element: number,
): ChainNetwork {
  const { world, sizes, takes } = layout
  const { places, stages, elements, grades, goods } = sizes
  const makers = goods * places
  const flows = layout.from.length
  const layers = stages + 1
  /** Share of what is mined that comes out of each layer; magnets after metal. */
  const passed = Float64Array.from({ length: layers }, (_, layer) => {
    let share = 1
    for (let stage = 0; stage <= Math.min(layer, stages - 1); stage++) share *= world.yields[element * stages + stage] as number
    return share
  })
  const throughput = passed[layers - 1] as number
  const contains = (grade: number): number => takes[grade * elements + element] as number
  const use = new Float64Array(months * places)
  for (let cell = 0; cell < demand.length; cell++) {
    const place = cell % places
    const grade = Math.floor(cell / places) % grades
    const month = Math.floor(cell / places / grades)
    let kilograms = contains(grade) * (demand[cell] as number) * (content[month * elements + element] as number)
    for (const { grade: from, instead, most: share, loss } of forcing.switches)
      if (from === grade)
        kilograms -=
          (share[month] as number) * (demand[cell] as number) * Math.max(0, contains(grade) - (1 + loss) * contains(instead))
    use[month * places + place] = (use[month * places + place] as number) + Math.max(0, kilograms) / throughput
  }
  const all = use.reduce((sum, each) => sum + each, 0)
  const scale = all > 0 ? units / all : 1
  const limit = (amount: number): number => (amount === Infinity ? Infinity : Math.ceil(amount * scale - 1e-6))
  const arcs = new Arcs()
  const source = 0
  // A month has the outputs of four layers, then what goes into the next ones: separation, metal, magnets, use.
  const out = (month: number, layer: number, place: number): number => 1 + (month * layers * 2 + layer) * places + place
  const into = (month: number, layer: number, place: number): number => 1 + (month * layers * 2 + layers + layer) * places + place
  const supply = new Float64Array(1 + months * layers * 2 * places)
  const shortage = new Int32Array(months * places)
  /** Sums over the goods that travel in a layer: one element good, or every grade by what it contains. */
  const overGoods = (layer: number, amount: (good: number) => number): number => {
    if (layer < stages) return amount(element * stages + layer)
    let sum = 0
    for (let grade = 0; grade < grades; grade++)
      if (contains(grade) > 0) sum += contains(grade) * amount(elements * stages + grade)
    return sum
  }
  for (let month = 0; month < months; month++)
    for (let layer = 0; layer < layers; layer++) {
      const share = passed[layer] as number
      for (let place = 0; place < places; place++) {
        const able = limit(overGoods(layer, (good) => capacity[month * makers + good * places + place] as number) / share)
        if (able > 0) arcs.add(layer === 0 ? source : into(month, layer - 1, place), out(month, layer, place), able, 0)
        if (month + 1 < months) {
          arcs.add(out(month, layer, place), out(month + 1, layer, place), Infinity, 1)
          arcs.add(into(month, layer, place), into(month + 1, layer, place), Infinity, 1)
        }
        const comes = limit(overGoods(layer, (good) => given[month * makers + good * places + place] as number) / share)
        if (comes > 0) arcs.add(source, into(month, layer, place), comes, 0)
        if (layer < layers - 1) continue
        const wanted = Math.floor((use[month * places + place] as number) * scale)
        use[month * places + place] = wanted
        supply[into(month, layer, place)] = -wanted
        supply[source] = (supply[source] as number) + wanted
        shortage[month * places + place] = arcs.add(source, into(month, layer, place), Infinity, shortageCost)
      }
      addRoutes(layer, month)
    }

  function addRoutes(layer: number, month: number): void {
    const share = passed[layer] as number
    const first = layer < stages ? element * stages + layer : elements * stages
    const last = layer < stages ? first : goods - 1
    /** Most that each pair of places may carry, all goods of the layer together; undefined where nothing travels. */
    const pairs = new Map<number, { most: number; lag: number }>()
    for (let good = first; good <= last; good++) {
      const factor = layer < stages ? 1 : contains(good - elements * stages)
      if (factor === 0) continue
      for (let flow = layout.start[good] as number; flow < (layout.start[good + 1] as number); flow++) {
        const key = (layout.from[flow] as number) * places + (layout.to[flow] as number)
        const pair = pairs.get(key)
        const more = (most[month * flows + flow] as number) * factor
        if (pair === undefined) pairs.set(key, { most: more, lag: layout.lag[flow] as number })
        else pair.most += more
      }
    }
    for (const [key, { most: may, lag }] of pairs) {
      const arrival = month + 1 + lag + delay
      if (arrival >= months || may === 0) continue
      const amount = limit(may / share)
      if (amount > 0) arcs.add(out(month, layer, Math.floor(key / places)), into(arrival, layer, key % places), amount, 1 + lag)
    }
  }
  return { network: arcs.network(supply), scale, shortage, use, throughput }
}
