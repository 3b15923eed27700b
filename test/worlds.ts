import type { Element } from '../src/kernel/element.ts'
import { sizesOf } from '../src/model/scenario/goods.ts'
import type { World } from '../src/model/scenario/world.ts'
import { seeded } from './bench/chain-network.ts'

export interface WorldShape {
  readonly seed: number
  readonly places: number
  readonly elements?: readonly Element[]
  readonly grades?: number
  readonly industries?: number
  /** Suppliers of each buyer at the most. */
  readonly suppliers?: number
  /** Whether capacities lie above output. */
  readonly spare?: boolean
  /** Whether scrap comes in and other uses take out. */
  readonly open?: boolean
  /** Factor on stocks; 0 is none at all. */
  readonly cover?: number
}

/** A made-up world in balance, worked out from use back to the mine. Place 0 makes the most of everything. */
export function madeUpWorld(shape: WorldShape): World {
  const {
    seed,
    places,
    elements = ['Nd', 'Pr', 'Dy', 'Tb'],
    grades = 3,
    industries = 2,
    suppliers = 4,
    spare = true,
    open = true,
    cover = 1,
  } = shape
  const pick = seeded(seed)
  const unit = (): number => (pick(1_000_000) + 1) / 1_000_001
  const some = <T>(length: number, each: (at: number) => T): T[] => Array.from({ length }, (_, at) => each(at))
  const [E, S, P, G, I] = [elements.length, 3, places, grades, industries]
  const world: World = {
    year: 2024,
    elements,
    places: some(P, (at) => `P${at}`),
    grades: some(G, (grade) => ({
      id: `g${grade}`,
      title: `grade ${grade}`,
      takes: Float64Array.from(elements, (_, e) => (e < 2 ? 0.05 + 0.25 * unit() : grade === 0 ? 0 : 0.05 * unit())),
    })),
    industries: some(I, (at) => `industry ${at}`),
    yields: Float64Array.from({ length: E * S }, (_, at) => (at % S === 0 ? 1 : 0.8 + 0.2 * unit())),
    output: new Float64Array(E * S * P),
    capacity: new Float64Array(E * S * P),
    shipped: new Float64Array(E * S * P * P),
    elsewhere: new Float64Array(E * S * P),
    recycled: new Float64Array(E * (S + 1) * P),
    magnets: new Float64Array(G * P),
    magnetCapacity: new Float64Array(G * P),
    magnetsShipped: new Float64Array(G * P * P),
    used: new Float64Array(G * I * P),
    inputCover: Float64Array.from({ length: E * (S + 1) * P }, () => 2.5 * unit() * cover),
    magnetCover: Float64Array.from({ length: G * P }, () => 2 * unit() * cover),
    lag: Uint8Array.from({ length: P * P }, (_, at) => (at % (P + 1) === 0 ? 0 : pick(4))),
  }
  const makers = Math.max(1, Math.min(P, suppliers + 1))
  /** Shares of a buyer's suppliers, among the first places. */
  const shares = (): Float64Array => {
    const list = new Float64Array(P)
    for (let at = 0; at < suppliers; at++) list[pick(makers)]! += unit()
    list[0]! += unit() * 2
    const sum = list.reduce((total, each) => total + each, 0)
    return list.map((each) => each / sum)
  }
  for (let g = 0; g < G; g++)
    for (let to = 0; to < P; to++) {
      let use = 0
      for (let i = 0; i < I; i++) use += world.used[(g * I + i) * P + to] = pick(4) === 0 ? 0 : 1000 * unit()
      const by = shares()
      for (let from = 0; from < P; from++) {
        world.magnetsShipped[(g * P + from) * P + to] = use * by[from]!
        world.magnets[g * P + from]! += use * by[from]!
      }
    }
  for (let e = 0; e < E; e++) {
    let needs = Float64Array.from({ length: P }, (_, at) =>
      world.grades.reduce((sum, { takes }, g) => sum + takes[e]! * world.magnets[g * P + at]!, 0),
    )
    for (let s = S - 1; s >= 0; s--) {
      const made = new Float64Array(P)
      for (let to = 0; to < P; to++) {
        const scrap = open && pick(3) === 0 ? needs[to]! * 0.3 * unit() : 0
        world.recycled[(e * (S + 1) + s + 1) * P + to] = scrap
        const by = shares()
        for (let from = 0; from < P; from++) {
          const flow = (needs[to]! - scrap) * by[from]!
          world.shipped[((e * S + s) * P + from) * P + to] = flow
          made[from]! += flow
        }
      }
      for (let at = 0; at < P; at++) {
        const other = open && pick(3) === 0 ? made[at]! * 0.2 * unit() : 0
        world.elsewhere[(e * S + s) * P + at] = other
        world.output[(e * S + s) * P + at] = made[at]! + other
      }
      needs = Float64Array.from({ length: P }, (_, at) => world.output[(e * S + s) * P + at]! / world.yields[e * S + s]!)
    }
  }
  world.capacity.set(world.output.map((made) => made * (spare ? 1 + 0.4 * unit() : 1)))
  world.magnetCapacity.set(world.magnets.map((made) => made * (spare ? 1 + 0.4 * unit() : 1)))
  return world
}

/** Every flow of every good from a place to others. */
export function exportsOf(world: World, from: number, goods?: readonly number[]): Int32Array {
  const { goods: all, places } = sizesOf(world)
  const flows: number[] = []
  for (const good of goods ?? Array.from({ length: all }, (_, at) => at))
    for (let to = 0; to < places; to++) if (to !== from) flows.push((good * places + from) * places + to)
  return Int32Array.from(flows)
}
