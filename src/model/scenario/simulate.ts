import { adapt, prepareMonth } from './adapt.ts'
import type { Forcing } from './forcing.ts'
import { layoutOf, type Layout } from './layout.ts'
import { letThrough, policyOf } from './let-through.ts'
import { arriveAndMake } from './make.ts'
import type { Parameters } from './parameters.ts'
import { ration, send, substitute } from './ration.ts'
import { recordOf } from './record-of.ts'
import type { Record } from './result.ts'
import { restart, stateOf, type RunState } from './run-state.ts'
import { order, use } from './use-and-order.ts'
import type { World } from './world.ts'

/** Buffers that are used again from run to run. One scratch serves one run at a time. */
export class Scratch {
  readonly #keepsFlows: boolean
  #world: World | undefined
  #makers = ''
  #layout: Layout | undefined
  #state: RunState | undefined
  #record: Record | undefined
  #recordKey = ''

  /** `flows`: also write down every flow of every month, which a Sankey and the optimal allocation need. */
  constructor({ flows }: { readonly flows: boolean } = { flows: false }) {
    this.#keepsFlows = flows
  }

  /** A state for this world and forcing, put to the month before the first. */
  begin(world: World, forcing: Forcing, parameters: Parameters): RunState {
    const makers = [...new Set(forcing.openings.map(({ maker }) => maker))].toSorted((a, b) => a - b)
    const key = makers.join(' ')
    if (this.#layout === undefined || this.#world !== world || this.#makers !== key) {
      this.#layout = layoutOf(world, makers)
      this.#world = world
      this.#makers = key
      this.#state = undefined
    }
    const before = this.#state
    if (before === undefined || before.record.months !== forcing.months || before.quotaBalance.length !== forcing.quotas.length)
      this.#state = stateOf(this.#layout, this.#recordFor(this.#layout, forcing.months), forcing, parameters, this.#keepsFlows)
    const state = this.#state as RunState
    state.forcing = forcing
    state.parameters = parameters
    restart(state)
    return state
  }

  /** The record at hand where it fits: draws of one baseline differ in their flows and not in their sizes. */
  #recordFor({ sizes }: Layout, months: number): Record {
    const key = JSON.stringify([sizes, months])
    if (this.#record === undefined || this.#recordKey !== key) this.#record = recordOf(sizes, months, this.#keepsFlows)
    this.#recordKey = key
    return this.#record
  }
}

/**
 * The monthly rationing simulation (E2): what makers and users do by rule, not by plan. Each month, in the order of ARIO with trade policy between:
 * arrivals, making, use, orders, what policy lets through, rationing, orders that go once more to others, shipping, drift of orders and new plants.
 * Without forcing a world stays as it is to the last bit. The record belongs to the scratch: the next run overwrites it.
 */
export function simulate(world: World, forcing: Forcing, parameters: Parameters, scratch: Scratch = new Scratch()): Record {
  const state = scratch.begin(world, forcing, parameters)
  for (let month = 0; month < forcing.months; month++) {
    prepareMonth(state, month)
    arriveAndMake(state, month)
    use(state, month)
    policyOf(state, month)
    order(state)
    letThrough(state, month)
    ration(state, month)
    substitute(state)
    send(state, month)
    adapt(state, month)
  }
  return state.record
}
