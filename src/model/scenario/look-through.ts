import { sizesOf } from './goods.ts'
import { withoutLargest, type WithoutLargest } from '../without-largest.ts'
import type { World } from './world.ts'

/** One step down the chain: whose goods a place takes in, in shares of what it takes in. */
export interface Step {
  /** What it is that travels. */
  readonly title: string
  /** [from * P + to]; a column sums, with scrap, to 1, or to 0 where a place takes in nothing. */
  readonly shares: Float64Array
  /** Share of what a place takes in that is scrap, [to]: it has no origin further up. */
  readonly scrap: Float64Array
}

/** How much of what places use has passed through one of them. All are shares of use, [place]. */
export interface Exposure {
  /** Bought from it at the last step. */
  readonly direct: Float64Array
  /** Made by it at some stage, once at least. */
  readonly anyStage: Float64Array
  /** `anyStage` less `direct`. */
  readonly hidden: Float64Array
  /** What `anyStage` would be less by if it were somebody else at this step alone, one list a step. */
  readonly fallWithout: readonly Float64Array[]
}

/** What a place uses of an element in magnets, contained kilograms a month. */
export function usedOf(world: World, element: number, place: number): number {
  const { places, industries } = sizesOf(world)
  let kilograms = 0
  for (const [grade, { takes }] of world.grades.entries())
    for (let industry = 0; industry < industries; industry++)
      kilograms += (world.used[(grade * industries + industry) * places + place] ?? 0) * (takes[element] ?? 0)
  return kilograms
}

/** The steps of an element, from the mine to the use of magnets: mining, separation and metal by their flows, magnets by what they contain. */
export function stepsOf(world: World, element: number): Step[] {
  const { places, stages, grades } = sizesOf(world)
  const steps = ['mining', 'separation', 'metal'].map((title, stage): Step => {
    const start = (element * stages + stage) * places * places
    const slot = (element * (stages + 1) + stage + 1) * places
    return stepOf(title, world.shipped.slice(start, start + places * places), world.recycled.slice(slot, slot + places))
  })
  const magnets = new Float64Array(places * places)
  for (let grade = 0; grade < grades; grade++)
    for (let flow = 0; flow < magnets.length; flow++)
      magnets[flow] =
        (magnets[flow] as number) +
        (world.grades[grade]?.takes[element] ?? 0) * (world.magnetsShipped[grade * places * places + flow] as number)
  return [...steps, stepOf('magnet', magnets, new Float64Array(places))]
}

/** A step from amounts: flows [from * P + to] and scrap [to]. */
export function stepOf(title: string, flows: Float64Array, scrap: Float64Array): Step {
  const places = scrap.length
  const shares = new Float64Array(flows.length)
  const rest = new Float64Array(places)
  for (let to = 0; to < places; to++) {
    let sum = scrap[to] as number
    for (let from = 0; from < places; from++) sum += flows[from * places + to] as number
    if (sum <= 0) continue
    for (let from = 0; from < places; from++) shares[from * places + to] = (flows[from * places + to] as number) / sum
    rest[to] = (scrap[to] as number) / sum
  }
  return { title, shares, scrap: rest }
}

/** Where the use of places comes from at step `step`: `E_k = P_k P_{k+1} ... P_S`, [origin * P + place]; what is missing from 1 is scrap fed in further down. */
export function originsAt(steps: readonly Step[], step: number): Float64Array {
  const [first, ...rest] = steps.slice(step)
  if (first === undefined) throw new RangeError(`there is no step ${step}`)
  const places = first.scrap.length
  return rest.reduce((origins, { shares }) => product(origins, shares, places), first.shares)
}

function product(one: Float64Array, other: Float64Array, places: number): Float64Array {
  const result = new Float64Array(places * places)
  for (let row = 0; row < places; row++)
    for (let inner = 0; inner < places; inner++) {
      const factor = one[row * places + inner] as number
      if (factor === 0) continue
      for (let column = 0; column < places; column++)
        result[row * places + column] =
          (result[row * places + column] as number) + factor * (other[inner * places + column] as number)
    }
  return result
}

/**
 * `X_o(j) = 1 - 1' (P~_1 ... P~_S)_j` with row o of each step set to nought: the chance that a kilogram used at j was made by o at least at one
 * stage. Assumes that a place mixes what it takes in before it passes it on. Scrap counts as untouched, but for what the place itself does with it.
 */
export function exposureTo(steps: readonly Step[], other: number): Exposure {
  const last = steps.at(-1)
  if (last === undefined) throw new RangeError('a chain has at least one step')
  const places = last.scrap.length
  const anyStage = touched(steps, other, -1)
  const direct = Float64Array.from({ length: places }, (_, place) => last.shares[other * places + place] as number)
  return {
    direct,
    anyStage,
    hidden: anyStage.map((share, place) => Math.max(0, share - (direct[place] as number))),
    fallWithout: steps.map((_, step) => {
      const without = touched(steps, other, step)
      return anyStage.map((share, place) => Math.max(0, share - (without[place] as number)))
    }),
  }
}

/** Shares that lie no further from 1 than this are 1: sums of shares are rounded. */
const untouched = 1e-12

/** `spared`: the step at which the other does not count, or -1. */
function touched(steps: readonly Step[], other: number, spared: number): Float64Array {
  const places = steps[0]?.scrap.length ?? 0
  /** Share of what a place has to pass on that has not been touched. */
  let clean = new Float64Array(places).fill(1)
  const used = new Float64Array(places)
  for (const [step, { shares, scrap }] of steps.entries()) {
    const next = new Float64Array(places)
    for (let to = 0; to < places; to++) {
      let sum = 0
      let all = scrap[to] as number
      for (let from = 0; from < places; from++) {
        const share = shares[from * places + to] as number
        all += share
        if (from !== other || step === spared) sum += share * (clean[from] as number)
      }
      used[to] = all > 0 ? 1 : 0
      next[to] = sum + (scrap[to] as number)
    }
    clean = next
  }
  // What sums to one only up to rounding has not been touched.
  return clean.map((share, place) => (used[place] === 1 && share < 1 - untouched ? Math.min(1, 1 - share) : 0))
}

/** The step at which a place depends on another the most, by `fallWithout`; null where it does not depend on it at all. */
export function chokepointOf({ fallWithout }: Exposure, place: number): number | null {
  let best: number | null = null
  let deepest = 0
  for (const [step, falls] of fallWithout.entries()) {
    const fall = falls[place] ?? 0
    if (fall <= deepest) continue
    best = step
    deepest = fall
  }
  return best
}

/** What is left of a good without its largest maker: N-1. */
export interface WithoutLargestMaker extends Omit<WithoutLargest, 'index'> {
  readonly good: number
  readonly place: number
  /** Its share of output. */
  readonly share: number
}

/** N-1 coverage of each good that anybody makes, by output and with all capacity; whether the others had the inputs is not looked at. */
export function withoutLargestMaker(world: World): WithoutLargestMaker[] {
  const { places, goods } = sizesOf(world)
  const output = [...world.output, ...world.magnets]
  const capacity = [...world.capacity, ...world.magnetCapacity]
  return Array.from({ length: goods }, (_, good) => good).flatMap((good) => {
    const makers = output
      .slice(good * places, (good + 1) * places)
      .map((amount, place) => ({ amount, capacity: capacity[good * places + place] ?? null }))
    const whole = makers.reduce((sum, { amount }) => sum + amount, 0)
    const found = withoutLargest(makers, { whole })
    if (found === null) return []
    const { index: place, ...rest } = found
    return [{ good, place, share: (makers[place]?.amount ?? 0) / whole, ...rest }]
  })
}
