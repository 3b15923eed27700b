import type { Forcing } from './forcing.ts'
import type { Limits } from './optimal-limits.ts'

/** Units into which all use of a run is divided: amounts are whole numbers, limits rounded up and use down, so that the bound stays a bound. */
const units = 2 ** 34

/**
 * The chain of one element in layers (mining, separation, metal, magnets), each amount divided by the yields it has passed and counted in units, so
 * that a pure network carries it. What is relaxed: magnets are counted by what they contain, all grades together and without the other elements they
 * need; other uses may go without. With L layers and P places:
 */
export interface Layers {
  readonly months: number
  readonly places: number
  readonly layers: number
  /** Units a kilogram of contained element, as users count it. */
  readonly perKilogram: number
  /** [(month * L + layer) * P + place] */
  readonly capacity: Float64Array
  /** What comes by itself, for use after the layer: scrap and stockpiles; numbered as `capacity`. */
  readonly comes: Float64Array
  /** What was held or on its way before the first month, by the month in which it can be used; numbered as `capacity`. */
  readonly opening: Float64Array
  /** [month * P + place] */
  readonly use: Float64Array
  readonly routes: readonly Route[]
}

/** A way that goods of a layer can take. */
export interface Route {
  readonly layer: number
  readonly from: number
  readonly to: number
  /** Months after the one of shipping in which they can be used. */
  readonly months: number
  /** Most by month of shipping. */
  readonly most: Float64Array
}

export function layersOf(limits: Limits, forcing: Forcing, delay: number, element: number): Layers {
  const { layout, months, capacity, given, opening } = limits
  const { world, sizes, takes } = layout
  const { places, stages, elements, grades, goods } = sizes
  const layers = stages + 1
  const contains = (grade: number): number => takes[grade * elements + element] as number
  const passed = Float64Array.from({ length: layers }, (_, layer) => {
    let share = 1
    for (let stage = 0; stage <= Math.min(layer, stages - 1); stage++) share *= world.yields[element * stages + stage] as number
    return share
  })
  const wanted = useOf(limits, forcing, element)
  const all = wanted.reduce((sum, each) => sum + each, 0)
  const perKilogram = all > 0 ? units / all : 1
  const scale = passed.map((share) => (perKilogram * (passed[layers - 1] as number)) / share)
  /** A limit in units: one element good of a layer, or every grade by what it contains. */
  const inLayer = (list: Float64Array): Float64Array =>
    Float64Array.from({ length: months * layers * places }, (_, cell) => {
      const place = cell % places
      const layer = Math.floor(cell / places) % layers
      const row = Math.floor(cell / places / layers) * goods * places
      if (layer < stages)
        return up((list[row + (element * stages + layer) * places + place] as number) * (scale[layer] as number))
      let sum = 0
      for (let grade = 0; grade < grades; grade++)
        if (contains(grade) > 0) sum += contains(grade) * (list[row + (elements * stages + grade) * places + place] as number)
      return up(sum * (scale[layer] as number))
    })
  return {
    months,
    places,
    layers,
    perKilogram,
    capacity: inLayer(capacity),
    comes: inLayer(given),
    opening: inLayer(opening),
    use: wanted.map((kilograms) => Math.floor(kilograms * perKilogram)),
    routes: routesOf(limits, delay, element, scale),
  }
}

const up = (amount: number): number => (amount === Infinity ? Infinity : Math.ceil(amount - 1e-6))

/** Kilograms of contained element wanted, as low as thrifting and other grades may bring them. */
function useOf({ layout, months, demand, content }: Limits, forcing: Forcing, element: number): Float64Array {
  const { places, elements, grades } = layout.sizes
  const use = new Float64Array(months * places)
  const contains = (grade: number): number => layout.takes[grade * elements + element] as number
  for (let cell = 0; cell < demand.length; cell++) {
    const place = cell % places
    const grade = Math.floor(cell / places) % grades
    const month = Math.floor(cell / places / grades)
    let kilograms = contains(grade) * (demand[cell] as number) * (content[month * elements + element] as number)
    for (const { grade: from, instead, most, loss } of forcing.switches)
      if (from === grade)
        kilograms -=
          (most[month] as number) * (demand[cell] as number) * Math.max(0, contains(grade) - (1 + loss) * contains(instead))
    use[month * places + place] = (use[month * places + place] as number) + Math.max(0, kilograms)
  }
  return use
}

function routesOf({ layout, months, most }: Limits, delay: number, element: number, scale: Float64Array): Route[] {
  const { places, stages, elements, goods } = layout.sizes
  const flows = layout.from.length
  const routes = new Map<number, Route>()
  for (let layer = 0; layer <= stages; layer++) {
    const first = layer < stages ? element * stages + layer : elements * stages
    const last = layer < stages ? first : goods - 1
    for (let good = first; good <= last; good++) {
      const factor = layer < stages ? 1 : (layout.takes[(good - elements * stages) * elements + element] as number)
      if (factor === 0) continue
      for (let flow = layout.start[good] as number; flow < (layout.start[good + 1] as number); flow++) {
        const [from, to] = [layout.from[flow] as number, layout.to[flow] as number]
        const key = (layer * places + from) * places + to
        const route = routes.get(key) ?? {
          layer,
          from,
          to,
          months: 1 + (layout.lag[flow] as number) + delay,
          most: new Float64Array(months),
        }
        routes.set(key, route)
        for (let month = 0; month < months; month++)
          route.most[month] =
            (route.most[month] as number) + (most[month * flows + flow] as number) * factor * (scale[layer] as number)
      }
    }
  }
  for (const { most: amounts } of routes.values())
    for (let month = 0; month < months; month++) amounts[month] = up(amounts[month] as number)
  return [...routes.values()]
}
