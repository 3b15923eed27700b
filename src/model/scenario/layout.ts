import { sizesOf, type Sizes } from './goods.ts'
import type { World } from './world.ts'

/** Months that a shipment can be on the way, a ring: lag and delay of up to three months each, and the month in which it is shipped. */
export const ring = 8

/**
 * A world set out for running: every flow that is or could come to be, in one list by good, supplier and buyer, and the baseline worked out anew
 * from the flows, so that rounding in the balances of a world is no shock. `good * P + place` numbers makers and buyers alike: what a place
 * makes of a good, and what it buys of it.
 */
export interface Layout {
  readonly world: World
  readonly sizes: Sizes
  /** Start of each good in the list of flows, with the end behind the last. */
  readonly start: Int32Array
  /** Start of each maker in the list, with the end behind the last. */
  readonly makerStart: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** `good * P + place` of who makes it and who buys it. */
  readonly maker: Int32Array
  readonly buyer: Int32Array
  /** Shipped a month in the baseline. */
  readonly base: Float64Array
  readonly lag: Uint8Array
  /** Position in the list of a flow numbered as in `goods.ts`, or -1. */
  readonly position: Int32Array
  /** Ordered a month of each maker in the baseline, other uses among it. */
  readonly made: Float64Array
  readonly elsewhere: Float64Array
  readonly capacity: Float64Array
  /** Arrivals a month of each buyer, summed as a run sums them. */
  readonly arrives: Float64Array
  /** Orders a month of each buyer, summed in the order of the list. */
  readonly ordered: Float64Array
  /** Input a month of each buyer: arrivals and scrap; of grades, use. */
  readonly needed: Float64Array
  /** Scrap a month, by buyer. */
  readonly scrap: Float64Array
  /** Months of input or use held, by buyer. */
  readonly cover: Float64Array
  /** Input taken for what is made over what the bill of contents says, [e * P + place]: 1 but for rounding in the world. */
  readonly bill: Float64Array
  /** Kilograms of an element for a kilogram of a grade, [g * E + e]. */
  readonly takes: Float64Array
  /** [(g * I + industry) * P + place], summing to 1 over industries where there is use. */
  readonly industryShare: Float64Array
}

/** `makers`: makers that are to come without any capacity in the baseline. */
export function layoutOf(world: World, makers: readonly number[] = []): Layout {
  const sizes = sizesOf(world)
  const { places, goods, elements, stages, grades, industries } = sizes
  const capacity = new Float64Array(goods * places)
  const elsewhere = new Float64Array(goods * places)
  capacity.set(world.capacity)
  capacity.set(world.magnetCapacity, elements * stages * places)
  elsewhere.set(world.elsewhere)
  const shipped = new Float64Array(goods * places * places)
  shipped.set(world.shipped)
  shipped.set(world.magnetsShipped, elements * stages * places * places)
  const makes = Uint8Array.from(capacity, (most) => (most > 0 ? 1 : 0))
  for (const maker of makers) makes[maker] = 1
  /** Who could buy: whoever does, and for inputs whoever makes of them. */
  const buys = (good: number, place: number): boolean => {
    if (good >= elements * stages) return false
    if (good % stages < stages - 1) return makes[(good + 1) * places + place] === 1
    for (let grade = 0; grade < grades; grade++) if (makes[(elements * stages + grade) * places + place] === 1) return true
    return false
  }
  const start = new Int32Array(goods + 1)
  const makerStart = new Int32Array(goods * places + 1)
  const from: number[] = []
  const to: number[] = []
  const makerOfFlow: number[] = []
  const buyerOfFlow: number[] = []
  const base: number[] = []
  const position = new Int32Array(goods * places * places).fill(-1)
  for (let good = 0; good < goods; good++) {
    const buyer = Array.from({ length: places }, (_, place) => {
      if (buys(good, place)) return true
      for (let supplier = 0; supplier < places; supplier++)
        if ((shipped[(good * places + supplier) * places + place] as number) > 0) return true
      return false
    })
    for (let supplier = 0; supplier < places; supplier++) {
      for (let place = 0; place < places; place++) {
        const flow = (good * places + supplier) * places + place
        if ((shipped[flow] as number) === 0 && !(makes[good * places + supplier] === 1 && buyer[place])) continue
        position[flow] = from.length
        from.push(supplier)
        to.push(place)
        makerOfFlow.push(good * places + supplier)
        buyerOfFlow.push(good * places + place)
        base.push(shipped[flow] as number)
      }
      makerStart[good * places + supplier + 1] = from.length
    }
    start[good + 1] = from.length
  }
  const lag = Uint8Array.from(from, (supplier, at) => world.lag[supplier * places + (to[at] as number)] as number)
  const size = goods * places
  const layout = {
    world,
    sizes,
    start,
    makerStart,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    maker: Int32Array.from(makerOfFlow),
    buyer: Int32Array.from(buyerOfFlow),
    base: Float64Array.from(base),
    lag,
    position,
    elsewhere,
    capacity,
    made: new Float64Array(size),
    arrives: new Float64Array(size),
    ordered: new Float64Array(size),
    needed: new Float64Array(size),
    scrap: new Float64Array(size),
    cover: new Float64Array(size),
    bill: new Float64Array(elements * places).fill(1),
    takes: Float64Array.from(world.grades.flatMap(({ takes }) => [...takes])),
    industryShare: new Float64Array(grades * industries * places),
  }
  baseline(layout)
  return layout
}

/** Fills what follows from the flows. */
function baseline(layout: Layout): void {
  const { world, sizes, start, from, to, base, lag, made, arrives, ordered, needed, scrap, cover, bill, takes, industryShare } =
    layout
  const { places, goods, elements, stages, grades, industries } = sizes
  for (let good = 0; good < goods; good++) {
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      const maker = good * places + (from[flow] as number)
      const buyer = good * places + (to[flow] as number)
      made[maker] = (made[maker] as number) + (base[flow] as number)
      ordered[buyer] = (ordered[buyer] as number) + (base[flow] as number)
    }
    // What has travelled longest is put into the month of arrival first.
    for (let travelled = ring - 1; travelled >= 0; travelled--)
      for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
        const buyer = good * places + (to[flow] as number)
        if ((lag[flow] as number) === travelled) arrives[buyer] = (arrives[buyer] as number) + (base[flow] as number)
      }
    for (let place = 0; place < places; place++) {
      const at = good * places + place
      made[at] = (made[at] as number) + (layout.elsewhere[at] as number)
      layout.capacity[at] = Math.max(layout.capacity[at] as number, made[at])
      if (good < elements * stages) {
        const slot = (Math.floor(good / stages) * (stages + 1) + (good % stages) + 1) * places + place
        scrap[at] = world.recycled[slot] as number
        cover[at] = world.inputCover[slot] as number
      } else cover[at] = world.magnetCover[(good - elements * stages) * places + place] as number
      needed[at] = (arrives[at] as number) + (scrap[at] as number)
    }
  }
  for (let place = 0; place < places; place++) {
    for (let element = 0; element < elements; element++) {
      let written = 0
      for (let grade = 0; grade < grades; grade++)
        written += (takes[grade * elements + element] as number) * (made[(elements * stages + grade) * places + place] as number)
      const taken = needed[(element * stages + stages - 1) * places + place] as number
      if (written > 0) bill[element * places + place] = taken / written
    }
    for (let grade = 0; grade < grades; grade++) {
      let sum = 0
      for (let industry = 0; industry < industries; industry++)
        sum += world.used[(grade * industries + industry) * places + place] as number
      for (let industry = 0; industry < industries; industry++) {
        const at = (grade * industries + industry) * places + place
        industryShare[at] = sum > 0 ? (world.used[at] as number) / sum : 0
      }
    }
  }
}
