import { sayMonth } from '../../kernel/month.ts'
import { flowOf, gradeGood, elementGood } from '../../model/scenario/goods.ts'
import { optimum } from '../../model/scenario/optimal.ts'
import type { Record } from '../../model/scenario/result.ts'
import { middleOf } from '../../model/scenario/sampling.ts'
import { seriesOf } from '../../model/scenario/series.ts'
import { Scratch, simulate } from '../../model/scenario/simulate.ts'
import type { Study } from '../../model/scenario/study.ts'
import { elementStages, type World } from '../../model/scenario/world.ts'
import type { BoundRow, FlowRow } from './shapes.ts'

/** The run on the likeliest values: both engines, and who shipped to whom before and in the worst month. */
export interface Central {
  readonly elements: BoundRow[]
  /** Month in which the most magnets are lacking; null where none are. */
  readonly worst: string | null
  readonly flows: FlowRow[]
}

const tonnes = (kilograms: Iterable<number>): number => [...kilograms].reduce((sum, each) => sum + each, 0) / 1000

/** A flow below this part of its stage, before and after, is not shown. */
const leastPart = 0.004

/** Contained tonnes a month of each element between places: in the baseline, and in a month of the run. */
function flowsIn(world: World, record: Record, month: number): FlowRow[] {
  const P = world.places.length
  const perMonth = record.shipped.length / record.months
  const rows: FlowRow[] = []
  for (const [e, element] of world.elements.entries())
    for (const stage of [...elementStages, 'magnet'] as const) {
      const before = new Float64Array(P * P)
      const after = new Float64Array(P * P)
      const add = (good: number, amounts: Float64Array, from: number, factor: number): void => {
        for (let pair = 0; pair < P * P; pair++) {
          before[pair] = (before[pair] ?? 0) + ((amounts[from + pair] ?? 0) * factor) / 1000
          const flow = flowOf(world, good, Math.floor(pair / P), pair % P)
          after[pair] = (after[pair] ?? 0) + ((record.shipped[month * perMonth + flow] ?? 0) * factor) / 1000
        }
      }
      if (stage === 'magnet')
        for (const [g, { takes }] of world.grades.entries())
          add(gradeGood(world, g), world.magnetsShipped, g * P * P, takes[e] ?? 0)
      else {
        const s = elementStages.indexOf(stage)
        add(elementGood(e, s), world.shipped, (e * elementStages.length + s) * P * P, 1)
      }
      const whole = before.reduce((sum, each) => sum + each, 0)
      for (let pair = 0; pair < P * P; pair++) {
        const [was, is] = [before[pair] ?? 0, after[pair] ?? 0]
        if (Math.max(was, is) > leastPart * whole)
          rows.push({
            element,
            stage,
            from: world.places[Math.floor(pair / P)] ?? '',
            to: world.places[pair % P] ?? '',
            before: was,
            after: is,
          })
      }
    }
  return rows
}

/** Both engines on the likeliest values of all inputs: optimal allocation below, rationing simulation above. */
export function centralRun(study: Study, start: number): Central {
  const { world, forcing, parameters } = study.realise(middleOf(study.inputs))
  const record = simulate(world, forcing, parameters, new Scratch({ flows: true }))
  const lacking = seriesOf(world, record, { what: 'shortage' })
  const most = Math.max(...lacking)
  const worst = most > 0 ? lacking.indexOf(most) : null
  return {
    elements: world.elements.map((element, at) => ({
      element,
      least: optimum(world, forcing, parameters, at, record).total / 1000,
      simulated: tonnes(seriesOf(world, record, { what: 'shortage', element: at })),
    })),
    worst: worst === null ? null : sayMonth(start + worst),
    flows: flowsIn(world, record, worst ?? record.months - 1),
  }
}
