import type { Where } from '../../ledger/scenarios/words.ts'
import { during } from '../scenario/forcing.ts'
import { monthsOf, valueOf, type Lay, type Of, type Scene } from './scene.ts'
import { elementsMeant, placesOf } from './select.ts'

/** Measures on those who use. */
export type UserMeasure = Of<'demand'> | Of<'thrifting'> | Of<'switch'> | Of<'requalify'>

const everywhere: Where = { all: true, places: [] }

function demand(measure: Of<'demand'>, scene: Scene): Lay {
  const { world } = scene
  const places = placesOf(measure.in ?? everywhere, world, (says) => {
    scene.unfit(says)
  })
  const industries = (measure.industries ?? world.industries).flatMap((id) => {
    const at = world.industries.indexOf(id)
    if (at < 0) scene.unfit(`${id} is no industry of the baseline, which has ${world.industries.join(', ')}`)
    return at < 0 ? [] : [at]
  })
  const grows = valueOf(
    scene,
    'grows',
    `growth of use a year (${(measure.industries ?? ['all industries']).join(', ')})`,
    measure.grows,
  )
  const { first, last } = monthsOf(scene, measure)
  const [I, P] = [world.industries.length, world.places.length]
  return (draft, values) => {
    const growth = grows(values)
    const wanted = (draft.demand ??= new Float64Array(draft.months * I * P).fill(1))
    // Growth that began before the run has already happened when it starts.
    for (let month = Math.max(0, first); month < draft.months; month++) {
      const factor = (1 + growth) ** ((Math.min(month, last) + 1 - first) / 12)
      for (const industry of industries)
        for (const place of places) {
          const at = (month * I + industry) * P + place
          wanted[at] = (wanted[at] ?? 1) * factor
        }
    }
  }
}

function thrifting(measure: Of<'thrifting'>, scene: Scene): Lay {
  const elements = elementsMeant({ of: measure.of, at: [] }, scene.world, (says) => {
    scene.unfit(says)
  })
  const saves = valueOf(scene, 'saves', `share of ${measure.of.join(', ')} saved a year while short`, measure.saves)
  const { first, last } = monthsOf(scene, measure)
  return (draft, values) => {
    for (const element of elements)
      draft.thrifting.push({
        element,
        saves: during(draft.months, first, last, Math.max(0, saves(values)), 0),
        floor: measure.floor,
      })
  }
}

function change(measure: Of<'switch'>, scene: Scene): Lay {
  const grade = (id: string): number => {
    const at = scene.world.grades.findIndex((each) => each.id === id)
    if (at < 0)
      scene.unfit(`${id} is no grade of the baseline, which has ${scene.world.grades.map((each) => each.id).join(', ')}`)
    return at
  }
  const [from, instead] = [grade(measure.grade), grade(measure.to)]
  const most = valueOf(scene, 'most', `share of ${measure.grade} that ${measure.to} can serve`, measure.most)
  const after = valueOf(scene, 'after', `months until ${measure.to} is qualified`, measure.after)
  const loss = valueOf(scene, 'loss', `more of ${measure.to} needed`, measure.loss)
  const { first, last } = monthsOf(scene, measure)
  return (draft, values) => {
    if (from < 0 || instead < 0) return
    const begins = first + Math.round(after(values))
    draft.switches.push({ grade: from, instead, most: during(draft.months, begins, last, most(values), 0), loss: loss(values) })
  }
}

/** How a measure on users is laid on a run. */
export function atTheUsers(measure: UserMeasure, scene: Scene): Lay {
  if (measure.kind === 'demand') return demand(measure, scene)
  if (measure.kind === 'thrifting') return thrifting(measure, scene)
  if (measure.kind === 'switch') return change(measure, scene)
  const qualified = valueOf(
    scene,
    'qualified',
    'share of its needs that others may newly deliver with each month a buyer is short',
    measure.qualified,
  )
  const drift = valueOf(scene, 'drift', 'share of orders that moves to who delivers, a month', measure.drift)
  return (draft, values) => {
    draft.qualified = qualified(values)
    draft.drift = drift(values)
  }
}
