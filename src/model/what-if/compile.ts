import type { Measure, ScenarioFile } from '../../ledger/scenarios/scenario-file.ts'
import { noForcing } from '../scenario/forcing.ts'
import { defaultParameters, type Parameters } from '../scenario/parameters.ts'
import type { Series } from '../scenario/result.ts'
import type { Study } from '../scenario/study.ts'
import type { World } from '../scenario/world.ts'
import { atTheBorder } from './borders.ts'
import { draftOf, forcingOf } from './draft.ts'
import { atTheMakers } from './makers.ts'
import type { Lay, Scene } from './scene.ts'
import type { Unfit } from './select.ts'
import { unknowns } from './unknowns.ts'
import { atTheUsers } from './users.ts'

function laying(measure: Measure, scene: Scene): Lay {
  switch (measure.kind) {
    case 'ban':
    case 'cut':
    case 'quota':
    case 'licence':
    case 'tariff':
      return atTheBorder(measure, scene)
    case 'outage':
    case 'capacity':
    case 'recycling':
    case 'release':
      return atTheMakers(measure, scene)
    default:
      return atTheUsers(measure, scene)
  }
}

/** A scenario made ready to be run against a baseline. */
export interface Compiled {
  readonly study: Study
  /** What of the file the baseline cannot show; such a scenario is refused. */
  readonly unfit: readonly Unfit[]
}

/** How the parameters are spread that a file does not name: low, mode, high. */
const behaviourSpread: Partial<Record<keyof Parameters, readonly [number, number, number]>> = {
  refill: [1.5, 3, 6],
  inputCover: [0.5, 1, 2],
  magnetCover: [0.5, 1, 2],
}

const behaviourTitle: Partial<Record<keyof Parameters, string>> = {
  refill: 'months in which makers refill their stocks',
  inputCover: 'stocks of makers, against the baseline',
  magnetCover: 'stocks of magnets at users, against the baseline',
  qualified: 'share of its needs that others may newly deliver with each month a buyer is short',
  overproduction: 'most that makers make above capacity',
  licenceValid: 'months a licence stays good',
  backlogged: 'share of unserved use that is still wanted a month later',
  newMakerCover: 'months of input that new makers hold',
  drift: 'share of orders that moves to who delivers, a month',
  overproductionMonths: 'months to make the most above capacity',
  qualifiedMost: 'most of an order that others may come to serve',
  delay: 'months added to every shipment',
}

/**
 * Compiles a scenario against worlds that differ only in their numbers (posterior draws of one baseline; the first is the central
 * one). Measures of a course hold in the runs that take it.
 */
export function compileScenario(file: ScenarioFile, worlds: readonly [World, ...World[]], series: readonly Series[]): Compiled {
  const [world] = worlds
  const gathered = unknowns()
  const unfit: Unfit[] = []
  const sceneAt = (path: string): Scene => ({
    world,
    start: file.start,
    months: file.months,
    unknowns: gathered,
    path,
    unfit: (says) => {
      unfit.push({ path, says })
    },
  })
  const which =
    worlds.length === 1 ? () => 0 : gathered.drawn('baseline', 'the baseline itself', { shape: 'draw', count: worlds.length })
  const behaviour = (Object.keys(defaultParameters) as (keyof Parameters)[]).map((name) => {
    const given = file.behaviour[name]
    const [low, mode, high] = behaviourSpread[name] ?? [defaultParameters[name], defaultParameters[name], defaultParameters[name]]
    return { name, value: gathered.spread(`behaviour.${name}`, behaviourTitle[name] ?? name, given ?? { low, mode, high }) }
  })
  const parametersOf = (values: Float64Array): Parameters =>
    Object.fromEntries(
      behaviour.map(({ name, value }) => [name, name === 'delay' ? Math.round(value(values)) : value(values)]),
    ) as unknown as Parameters
  const worldOf = (values: Float64Array): World => worlds[which(values)] ?? world
  const common = file.measures.map((measure, at) => laying(measure, sceneAt(`measures.${at + 1}`)))
  const course =
    file.courses.length === 0
      ? () => -1
      : gathered.drawn('course', 'which course things take', {
          shape: 'course',
          chances: file.courses.map(({ chance }) => chance),
        })
  const courses = file.courses.map(({ measures }, of) =>
    measures.map((measure, at) => laying(measure, sceneAt(`courses.${of + 1}.measures.${at + 1}`))),
  )
  const study: Study = {
    inputs: gathered.inputs,
    series,
    realise: (values) => {
      const draft = draftOf(world, file.months)
      for (const lay of common) lay(draft, values)
      for (const lay of courses[course(values)] ?? []) lay(draft, values)
      return { world: worldOf(values), forcing: forcingOf(draft), parameters: parametersOf(values) }
    },
    baseline: (values) => ({ world: worldOf(values), forcing: noForcing(file.months), parameters: parametersOf(values) }),
  }
  return { study, unfit }
}
