import { elementInOxide } from '../../kernel/oxide.ts'
import type { Element } from '../../kernel/element.ts'
import { during, rampUp } from '../scenario/forcing.ts'
import { elementGood, gradeGood, inputSlot, makerOf } from '../scenario/goods.ts'
import { elementStages, type World } from '../scenario/world.ts'
import { monthsOf, valueOf, type Lay, type Of, type Scene } from './scene.ts'
import { elementsMeant, goodsMeant, gradesMeant, makersMeant, placesOf } from './select.ts'

/** Measures on those who make. */
export type MakerMeasure = Of<'outage'> | Of<'capacity'> | Of<'recycling'> | Of<'release'>

/** A part of an amount that is given for several goods and places together. */
interface Portion {
  readonly good: number
  /** Of an element; null for magnets. */
  readonly element: number | null
  readonly place: number
  /** Parts sum to 1. */
  readonly part: number
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0)

/** What a good's makers make a month, at one place or everywhere. */
function madeOf(world: World, good: number, place: number | null): number {
  const P = world.places.length
  const inElements = world.elements.length * elementStages.length
  const [values, from] = good < inElements ? [world.output, good * P] : [world.magnets, (good - inElements) * P]
  return place === null ? sum(values.subarray(from, from + P)) : (values[from + place] ?? 0)
}

/** Shares an amount among goods as the place makes them, or the world where the place makes none; among places evenly. */
function portions(measure: MakerMeasure, scene: Scene): Portion[] {
  const { world } = scene
  const unfit = (says: string): void => scene.unfit(says)
  const elements = elementsMeant(measure, world, unfit)
  const places = placesOf(measure.in, world, unfit)
  const goods = measure.at.flatMap((stage): Omit<Portion, 'place' | 'part'>[] =>
    stage === 'magnet'
      ? gradesMeant(measure, elements, world, unfit).map((grade) => ({ good: gradeGood(world, grade), element: null }))
      : elements.map((element) => {
          const at = elementStages.indexOf(stage)
          return { good: elementGood(element, at), element }
        }),
  )
  return places.flatMap((place) => {
    const here = goods.map(({ good }) => madeOf(world, good, place))
    const made = sum(here) > 0 ? here : goods.map(({ good }) => madeOf(world, good, null))
    const total = sum(made)
    return goods.map(({ good, element }, at) => ({
      good,
      element,
      place,
      part: total > 0 ? (made[at] ?? 0) / total / places.length : 0,
    }))
  })
}

/** Contained kilograms a month of an amount in tonnes a year. */
const monthly = (tonnes: number): number => (tonnes * 1000) / 12

function capacity(measure: Of<'capacity'>, scene: Scene): Lay {
  const parts = portions(measure, scene)
  const adds = valueOf(scene, 'adds', `tonnes a year of ${measure.facility ?? 'new plants'}`, measure.adds)
  const ramp = valueOf(scene, 'ramp', `months of ramp of ${measure.facility ?? 'new plants'}`, measure.ramp)
  const slip = valueOf(scene, 'slip', `months ${measure.facility ?? 'new plants'} come late`, measure.slip)
  const contracted = valueOf(
    scene,
    'contracted',
    `share of ${measure.facility ?? 'new plants'} that is contracted`,
    measure.contracted,
  )
  const comes =
    measure.chance === 1
      ? (): number => 1
      : scene.unknowns.drawn(`${scene.path}.chance`, `whether ${measure.facility ?? 'the plant'} comes`, {
          shape: 'chance',
          of: measure.chance,
        })
  const start = measure.since - scene.start
  const contained = (element: number | null): number =>
    measure.counted === 'oxide' && element !== null ? elementInOxide(scene.world.elements[element] as Exclude<Element, 'Pm'>) : 1
  return (draft, values) => {
    const full = monthly(adds(values)) * comes(values)
    if (full === 0) return
    const path = { start, slip: slip(values), ramp: ramp(values) }
    for (const { good, element, place, part } of parts)
      draft.openings.push({
        maker: makerOf(scene.world, good, place),
        added: rampUp(draft.months, { ...path, full: full * part * contained(element) }),
        contracted: contracted(values),
      })
  }
}

function recycling(measure: Of<'recycling'>, scene: Scene): Lay {
  // Scrap enters a stage as elements, also that of magnet making; nothing enters mining.
  if (measure.at.includes('mining')) scene.unfit('scrap cannot enter mining: name separation, metal or magnet')
  const { world } = scene
  const unfit = (says: string): void => scene.unfit(says)
  const elements = elementsMeant(measure, world, unfit)
  const places = placesOf(measure.in, world, unfit)
  const adds = valueOf(scene, 'adds', 'tonnes a year from scrap', measure.adds)
  const ramp = valueOf(scene, 'ramp', 'months until all the scrap comes', measure.ramp)
  const { first, last } = monthsOf(scene, measure)
  const stages = measure.at.filter((stage) => stage !== 'mining')
  const mined = elements.map((element) => madeOf(world, elementGood(element, 1), null))
  const total = sum(mined)
  return (draft, values) => {
    for (const [index, element] of elements.entries()) {
      const part = total > 0 ? (mined[index] ?? 0) / total / stages.length / places.length : 0
      const rise = rampUp(draft.months, { start: first, slip: 0, ramp: ramp(values), full: monthly(adds(values)) * part })
      const added = rise.map((amount, month) => (month > last ? 0 : amount))
      for (const stage of stages)
        for (const place of places) {
          const at = stage === 'magnet' ? elementStages.length : elementStages.indexOf(stage)
          draft.recycling.push({ slot: inputSlot(world, element, at, place), added })
        }
    }
  }
}

function release(measure: Of<'release'>, scene: Scene): Lay {
  const parts = portions(measure, scene)
  const holds = valueOf(scene, 'holds', 'tonnes in the stockpile', measure.holds)
  const over = valueOf(scene, 'over', 'months in which the stockpile is let out', measure.over)
  const first = measure.since - scene.start
  return (draft, values) => {
    const months = Math.max(1, Math.round(over(values)))
    const amount = (holds(values) * 1000) / months
    for (const { good, place, part } of parts)
      draft.releases.push({
        maker: makerOf(scene.world, good, place),
        amounts: during(draft.months, first, first + months - 1, amount * part, 0),
      })
  }
}

/** How a measure on makers is laid on a run. */
export function atTheMakers(measure: MakerMeasure, scene: Scene): Lay {
  if (measure.kind === 'capacity') return capacity(measure, scene)
  if (measure.kind === 'recycling') return recycling(measure, scene)
  if (measure.kind === 'release') return release(measure, scene)
  const unfit = (says: string): void => scene.unfit(says)
  const makers = makersMeant(goodsMeant(measure, scene.world, unfit), placesOf(measure.in, scene.world, unfit), scene.world)
  const by = valueOf(scene, 'by', 'share of capacity lost', measure.by)
  const { first, last } = monthsOf(scene, measure)
  return (draft, values) => {
    draft.outages.push({ makers, left: during(draft.months, first, last, 1 - by(values), 1) })
  }
}
