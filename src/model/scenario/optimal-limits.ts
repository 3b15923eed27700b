import { growthOf } from './adapt.ts'
import type { Forcing } from './forcing.ts'
import { layoutOf, type Layout } from './layout.ts'
import type { Parameters } from './parameters.ts'
import type { Record } from './result.ts'
import type { World } from './world.ts'

/** The physical limits of a run, good by good and month by month, as a planner meets them who may decide everything else. */
export interface Limits {
  readonly layout: Layout
  readonly months: number
  /** Capacity, [month * K * P + maker]. */
  readonly capacity: Float64Array
  /** Most that a flow may carry, [month * flows + position in the layout]; Infinity where nothing holds it back. */
  readonly most: Float64Array
  /** Input that comes by itself: scrap and stockpiles, [month * K * P + buyer]. */
  readonly given: Float64Array
  /** What is held before the first month, in it, and shipments on their way; numbered as `given`. */
  readonly opening: Float64Array
  /** Use of each grade, [(month * G + g) * P + place]. */
  readonly demand: Float64Array
  /** Least content of an element, against the bill of contents, that thrifting can come to, [month * E + e]. */
  readonly content: Float64Array
}

/**
 * Limits of a world under a forcing. Bans, cuts and outages bind as they do in the simulation. A quota binds each flow alone, with all that its period
 * allows. A licence binds as the simulation let it through (`simulated`, a record with flows): how much is granted depends on
 * what was asked for. Tariffs, qualification and shares bind nobody who plans.
 */
export function limitsOf(world: World, forcing: Forcing, parameters: Parameters, simulated?: Record): Limits {
  const { months } = forcing
  const layout = layoutOf(
    world,
    [...new Set(forcing.openings.map(({ maker }) => maker))].sort((a, b) => a - b),
  )
  const { goods, places, elements, grades } = layout.sizes
  const makers = goods * places
  const capacity = new Float64Array(months * makers)
  for (let month = 0; month < months; month++) {
    const row = month * makers
    for (let at = 0; at < makers; at++)
      capacity[row + at] = (layout.capacity[at] as number) * Math.max(1, parameters.overproduction)
    for (const { makers: hit, left } of forcing.outages)
      for (const maker of hit) capacity[row + maker] = (capacity[row + maker] as number) * (left[month] as number)
    for (const { maker, added } of forcing.openings)
      capacity[row + maker] = (capacity[row + maker] as number) + (added[month] as number)
  }
  return {
    layout,
    months,
    capacity,
    most: flowLimits(layout, forcing, simulated),
    given: givenOf(layout, forcing),
    opening: openingOf(layout, forcing.months, parameters),
    demand: demandOf(layout, forcing, months * grades * places),
    content: contentOf(forcing, elements),
  }
}

function flowLimits(layout: Layout, forcing: Forcing, simulated: Record | undefined): Float64Array {
  const { goods, places } = layout.sizes
  const flows = layout.from.length
  const most = new Float64Array(forcing.months * flows).fill(Infinity)
  for (let month = 0; month < forcing.months; month++) {
    const row = month * flows
    const growth = growthOf({ layout, forcing }, month)
    const hold = (list: Int32Array, limit: (at: number, flow: number) => number): void => {
      for (const flow of list) {
        const at = layout.position[flow] as number
        if (at >= 0) most[row + at] = Math.min(most[row + at] as number, limit(at, flow))
      }
    }
    for (const { flows: cut, passes } of forcing.cuts)
      if ((passes[month] as number) < 1) hold(cut, (at) => (passes[month] as number) * (layout.base[at] as number) * growth)
    for (const { flows: bound, period, allowance, carriesOver } of forcing.quotas) {
      const now = period[month] as number
      if (now < 0) continue
      let balance = 0
      for (let at = carriesOver ? 0 : now; at <= now; at++) balance += allowance[at] as number
      hold(bound, () => balance)
    }
    if (simulated !== undefined)
      for (const { flows: licensed, granted } of forcing.licences)
        if ((granted[month] as number) >= 0)
          hold(licensed, (_, flow) => simulated.allowed[month * goods * places * places + flow] as number)
  }
  return most
}

function openingOf(layout: Layout, months: number, parameters: Parameters): Float64Array {
  const { goods, places, elements, stages } = layout.sizes
  const makers = goods * places
  const opening = new Float64Array(months * makers)
  for (let at = 0; at < makers; at++) {
    const factor = at < elements * stages * places ? parameters.inputCover : parameters.magnetCover
    opening[at] = (layout.cover[at] as number) * factor * (layout.needed[at] as number)
  }
  for (let flow = 0; flow < layout.base.length; flow++)
    for (let month = 0; month <= (layout.lag[flow] as number) + parameters.delay && month < months; month++)
      opening[month * makers + (layout.buyer[flow] as number)] =
        (opening[month * makers + (layout.buyer[flow] as number)] as number) + (layout.base[flow] as number)
  return opening
}

function givenOf(layout: Layout, forcing: Forcing): Float64Array {
  const { goods, places, stages } = layout.sizes
  const makers = goods * places
  const given = new Float64Array(forcing.months * makers)
  for (let month = 0; month < forcing.months; month++) given.set(layout.scrap, month * makers)
  for (let month = 0; month < forcing.months; month++) {
    for (const { slot, added } of forcing.recycling) {
      const stage = Math.floor(slot / places) % (stages + 1)
      const element = Math.floor(slot / places / (stages + 1))
      if (stage > 0)
        given[month * makers + (element * stages + stage - 1) * places + (slot % places)] =
          (given[month * makers + (element * stages + stage - 1) * places + (slot % places)] as number) + (added[month] as number)
    }
    for (const { maker, amounts } of forcing.releases)
      given[month * makers + maker] = (given[month * makers + maker] as number) + (amounts[month] as number)
  }
  return given
}

function demandOf(layout: Layout, forcing: Forcing, size: number): Float64Array {
  const { places, elements, stages, grades, industries } = layout.sizes
  return Float64Array.from({ length: size }, (_, cell) => {
    const place = cell % places
    const grade = Math.floor(cell / places) % grades
    const month = Math.floor(cell / places / grades)
    const ordinary = layout.needed[(elements * stages + grade) * places + place] as number
    let more = 0
    for (let industry = 0; forcing.demand !== null && industry < industries; industry++)
      more +=
        (layout.industryShare[(grade * industries + industry) * places + place] as number) *
        ((forcing.demand[(month * industries + industry) * places + place] as number) - 1)
    return Math.max(0, ordinary + ordinary * more)
  })
}

function contentOf(forcing: Forcing, elements: number): Float64Array {
  const content = new Float64Array(forcing.months * elements).fill(1)
  for (const { element, saves, floor } of forcing.thrifting) {
    let left = 1
    for (let month = 0; month < forcing.months; month++) {
      left = Math.max(Math.min(left, floor), left * (1 - (saves[month] as number)) ** (1 / 12))
      content[month * elements + element] = Math.min(content[month * elements + element] as number, left)
    }
  }
  return content
}
