import { Scratch, simulate } from '../../model/scenario/simulate.ts'
import { optimum } from '../../model/scenario/optimal.ts'
import { middleOf } from '../../model/scenario/sampling.ts'
import { seriesOf } from '../../model/scenario/series.ts'
import type { Study } from '../../model/scenario/study.ts'

/** Shortage of one element over all months, contained tonnes: the least that any allocation leaves, and what the simulation leaves. */
export interface BoundRow {
  readonly element: string
  readonly least: number
  readonly simulated: number
}

const tonnes = (kilograms: Iterable<number>): number => [...kilograms].reduce((sum, each) => sum + each, 0) / 1000

/** Both engines on the likeliest values of all inputs: optimal allocation below, rationing simulation above. */
export function boundOf(study: Study): BoundRow[] {
  const { world, forcing, parameters } = study.realise(middleOf(study.inputs))
  const record = simulate(world, forcing, parameters, new Scratch({ flows: true }))
  return world.elements.map((element, at) => ({
    element,
    least: optimum(world, forcing, parameters, at, record).total / 1000,
    simulated: tonnes(seriesOf(world, record, { what: 'shortage', element: at })),
  }))
}
