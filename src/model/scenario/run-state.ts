import type { Forcing } from './forcing.ts'
import { ring, type Layout } from './layout.ts'
import type { Parameters } from './parameters.ts'
import type { Record } from './result.ts'

/** Most months an application can have to wait, and the size of the ring of those that wait. */
export const mostWait = 12
export const waiting = mostWait + 2

/** What changes in the course of a run. Numbered as in `Layout`. */
export interface RunState {
  readonly layout: Layout
  forcing: Forcing
  parameters: Parameters
  record: Record
  readonly keepsFlows: boolean
  /** Held as input or, of grades, by users. */
  readonly stock: Float64Array
  /** Made and not sold. */
  readonly unsold: Float64Array
  /** What a maker expects to be asked for. */
  readonly expected: Float64Array
  readonly plan: Float64Array
  readonly made: Float64Array
  readonly most: Float64Array
  /** Share of its plan that a maker could make. */
  readonly sufficed: Float64Array
  readonly overproduction: Float64Array
  /** Arrivals to come, [buyer * ring + month % ring]. */
  readonly coming: Float64Array
  readonly onTheWay: Float64Array
  /** What a buyer needs a month, and how much of it comes from scrap and stockpiles. */
  readonly need: Float64Array
  readonly scrap: Float64Array
  readonly releasedHere: Float64Array
  readonly order: Float64Array
  /** Weight of each supplier in a buyer's orders, and their sums. */
  readonly weight: Float64Array
  readonly weights: Float64Array
  readonly asked: Float64Array
  readonly allowed: Float64Array
  /** Let through by the licences alone, before cuts and quotas. */
  readonly cleared: Float64Array
  readonly sent: Float64Array
  readonly unmet: Float64Array
  readonly got: Float64Array
  readonly askedOf: Float64Array
  readonly room: Float64Array
  readonly spareAsked: Float64Array
  readonly newly: Float64Array
  /** What could be spared for each place, of one good. */
  readonly substitutes: Float64Array
  /** Flows that could serve what others did not, of one good. */
  readonly candidates: Int32Array
  readonly gradeRatio: Float64Array
  /** Share of its need that others may deliver to a buyer. */
  readonly qualified: Float64Array
  readonly rush: Float64Array
  readonly passes: Float64Array
  readonly tariff: Float64Array
  /** 1 where a flow may take no further orders in a month. */
  readonly closed: Uint8Array
  readonly granted: Float64Array
  readonly free: Float64Array
  readonly wait: Float64Array
  /** Whether any licence ever holds for a flow. */
  readonly licensed: Uint8Array
  /** Flows that a licence ever holds for, those that anything but a quota is ever said of, and those that anything is. */
  licensedFlows: Int32Array
  restrained: Int32Array
  held: Int32Array
  /** Orders of a buyer over the weights of its suppliers. */
  readonly ratio: Float64Array
  readonly young: Float64Array
  /** Applications that have not waited long enough, by month and in sum, and those that have. */
  readonly unripe: Float64Array
  readonly ripe: Float64Array
  /** Granted and not yet delivered. */
  readonly open: Float64Array
  readonly quotaBalance: Float64Array
  readonly content: Float64Array
  readonly backlog: Float64Array
  readonly switched: Float64Array
  readonly short: Float64Array
  readonly added: Float64Array
  /** 1 where a buyer has suppliers that are none of the baseline. */
  readonly isNew: Uint8Array
  /** Months of need that are on the way when orders are written, when all is well. */
  readonly wayMonths: Float64Array
  growth: number
  growthNext: number
}

export function stateOf(layout: Layout, record: Record, forcing: Forcing, parameters: Parameters, keepsFlows: boolean): RunState {
  const { goods, places, elements, grades } = layout.sizes
  const perPlace = (): Float64Array => new Float64Array(goods * places)
  const perFlow = (): Float64Array => new Float64Array(layout.from.length)
  const flows = layout.from.length
  return {
    layout,
    forcing,
    parameters,
    record,
    keepsFlows,
    stock: perPlace(),
    unsold: perPlace(),
    expected: perPlace(),
    plan: perPlace(),
    made: perPlace(),
    most: perPlace(),
    sufficed: perPlace(),
    overproduction: perPlace(),
    coming: new Float64Array(goods * places * ring),
    onTheWay: perPlace(),
    need: perPlace(),
    scrap: perPlace(),
    releasedHere: perPlace(),
    order: perPlace(),
    weight: perFlow(),
    weights: perPlace(),
    asked: perFlow(),
    allowed: perFlow(),
    cleared: perFlow(),
    sent: perFlow(),
    unmet: perPlace(),
    got: perPlace(),
    askedOf: perPlace(),
    room: perPlace(),
    spareAsked: perPlace(),
    newly: perFlow(),
    substitutes: new Float64Array(places),
    candidates: new Int32Array(flows),
    gradeRatio: new Float64Array(grades),
    qualified: perPlace(),
    rush: perFlow(),
    passes: perFlow(),
    tariff: perFlow(),
    closed: new Uint8Array(flows),
    granted: perFlow(),
    free: perFlow(),
    wait: perFlow(),
    licensed: new Uint8Array(flows),
    licensedFlows: new Int32Array(0),
    restrained: new Int32Array(0),
    held: new Int32Array(0),
    ratio: perPlace(),
    young: new Float64Array(flows * waiting),
    unripe: perFlow(),
    ripe: perFlow(),
    open: perFlow(),
    quotaBalance: new Float64Array(forcing.quotas.length),
    content: new Float64Array(elements * places),
    backlog: new Float64Array(grades * places),
    switched: new Float64Array(grades * places),
    short: new Float64Array(elements * places),
    added: perPlace(),
    isNew: new Uint8Array(goods * places),
    wayMonths: perPlace(),
    growth: 1,
    growthNext: 1,
  }
}

/** Puts a state to the month before the first. */
export function restart(state: RunState): void {
  const { layout, forcing, parameters } = state
  const { to, base, lag, start, sizes } = layout
  const { goods, places } = sizes
  for (const list of [
    state.unsold,
    state.coming,
    state.onTheWay,
    state.young,
    state.unripe,
    state.ripe,
    state.open,
    state.weights,
  ])
    list.fill(0)
  for (const list of [
    state.qualified,
    state.backlog,
    state.switched,
    state.added,
    state.releasedHere,
    state.wayMonths,
    state.newly,
  ])
    list.fill(0)
  for (const list of [state.rush, state.tariff, state.passes, state.content, state.overproduction, state.sufficed]) list.fill(1)
  state.closed.fill(0)
  state.isNew.fill(0)
  state.granted.fill(-1)
  state.free.fill(1)
  state.wait.fill(0)
  state.licensedFlows = positions(layout, forcing.licences)
  state.restrained = positions(layout, [...forcing.licences, ...forcing.cuts, ...forcing.tariffs, ...forcing.rushes])
  state.held = positions(layout, [...forcing.licences, ...forcing.cuts, ...forcing.tariffs, ...forcing.rushes, ...forcing.quotas])
  state.licensed.fill(0)
  for (const flow of state.licensedFlows) state.licensed[flow] = 1
  state.weight.set(base)
  state.expected.set(layout.made)
  for (let good = 0; good < goods; good++) {
    const factor = good < sizes.elements * sizes.stages ? parameters.inputCover : parameters.magnetCover
    for (let place = 0; place < places; place++) {
      const at = good * places + place
      state.stock[at] = (layout.cover[at] as number) * factor * (layout.needed[at] as number)
    }
    // Shipments of the months before, the oldest first, as a run would have left them.
    for (let month = -ring; month < 0; month++)
      for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
        const arrival = month + 1 + (lag[flow] as number) + parameters.delay
        if (arrival < 0) continue
        const buyer = good * places + (to[flow] as number)
        state.coming[buyer * ring + (arrival % ring)] =
          (state.coming[buyer * ring + (arrival % ring)] as number) + (base[flow] as number)
        state.onTheWay[buyer] = (state.onTheWay[buyer] as number) + (base[flow] as number)
      }
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      const buyer = good * places + (to[flow] as number)
      state.weights[buyer] = (state.weights[buyer] as number) + (base[flow] as number)
      state.wayMonths[buyer] =
        (state.wayMonths[buyer] as number) + (base[flow] as number) * ((lag[flow] as number) + parameters.delay)
    }
    for (let at = good * places; at < (good + 1) * places; at++)
      state.wayMonths[at] =
        (layout.needed[at] as number) > 0 ? (state.wayMonths[at] as number) / (layout.needed[at] as number) : 0
  }
  state.quotaBalance.fill(0)
  state.growth = 1
  state.growthNext = 1
}

/** Positions in the list of all flows that are named, each once, in order. */
function positions({ position }: Layout, lists: readonly { readonly flows: Int32Array }[]): Int32Array {
  const found = new Set<number>()
  for (const { flows } of lists) for (const flow of flows) found.add(position[flow] as number)
  found.delete(-1)
  return Int32Array.from(found).sort()
}
