import { elementGood } from '../../model/scenario/goods.ts'
import type { Series } from '../../model/scenario/result.ts'
import { elementStages, type World } from '../../model/scenario/world.ts'

/** A line over months that the answer shows: what is counted, of what, where. */
export interface KeptSeries {
  readonly id: string
  readonly what: 'shortage' | 'demand' | 'stock' | 'lack' | 'output' | 'queue'
  /** Symbol of the element whose contained kilograms are counted; null for magnets. */
  readonly element: string | null
  readonly grade: string | null
  readonly stage: string | null
  readonly place: string | null
  readonly industry: string | null
  readonly series: Series
}

type Labels = Pick<KeptSeries, 'element' | 'grade' | 'stage' | 'place' | 'industry'>
const nowhere: Labels = { element: null, grade: null, stage: null, place: null, industry: null }

const named = (what: KeptSeries['what'], labels: Partial<Labels>, series: Series): KeptSeries => {
  const all = { ...nowhere, ...labels }
  const id = [what, all.element, all.grade, all.stage, all.place, all.industry].filter((part) => part !== null).join('.')
  return { id, what, ...all, series }
}

/** Use that is wanted and use that is not served, as a whole and by place, industry, grade and element. */
function ofUse(world: World, what: 'shortage' | 'demand'): KeptSeries[] {
  return [
    named(what, { stage: 'magnet' }, { what }),
    ...world.places.map((place, at) => named(what, { stage: 'magnet', place }, { what, place: at })),
    ...world.industries.map((industry, at) => named(what, { stage: 'magnet', industry }, { what, industry: at })),
    ...world.grades.map(({ id }, at) => named(what, { stage: 'magnet', grade: id }, { what, grade: at })),
    ...world.elements.map((element, at) => named(what, { stage: 'magnet', element }, { what, element: at })),
  ]
}

/** Every series of a scenario's answer. */
export function keptSeries(world: World): KeptSeries[] {
  const { elements, places } = world
  const inputs = elements.flatMap((element, e) =>
    (['separation', 'metal', 'magnet'] as const).map((stage, at) =>
      named('lack', { element, stage }, { what: 'lack', element: e, stage: at + 1 }),
    ),
  )
  const goods = elements.flatMap((element, e) =>
    elementStages.flatMap((stage, s) => [
      named('output', { element, stage }, { what: 'output', good: elementGood(e, s) }),
      ...(stage === 'mining' ? [] : [named('queue', { element, stage }, { what: 'queue', good: elementGood(e, s) })]),
    ]),
  )
  const grades = world.grades.flatMap(({ id }, g) => {
    const good = elements.length * elementStages.length + g
    return [
      named('output', { grade: id, stage: 'magnet' }, { what: 'output', good }),
      named('queue', { grade: id, stage: 'magnet' }, { what: 'queue', good }),
    ]
  })
  return [
    ...ofUse(world, 'shortage'),
    ...ofUse(world, 'demand'),
    named('stock', { stage: 'magnet' }, { what: 'magnetStock' }),
    ...places.map((place, at) => named('stock', { stage: 'magnet', place }, { what: 'magnetStock', place: at })),
    ...inputs,
    ...goods,
    ...grades,
  ]
}
