import type { Where } from '../../ledger/scenarios/words.ts'
import { during } from '../scenario/forcing.ts'
import { monthsOf, valueOf, type Lay, type Of, type Scene } from './scene.ts'
import { flowsMeant, goodsMeant, placesOf, type GoodsNamed } from './select.ts'
import type { Value } from './unknowns.ts'

/** Measures on goods that cross a border. */
export type BorderMeasure = Of<'ban'> | Of<'cut'> | Of<'quota'> | Of<'licence'> | Of<'tariff'>

const everybodyBut = (from: Where): Where => ({ all: !from.all, places: from.places })

function flowsOf(measure: GoodsNamed & { readonly from: Where; readonly to?: Where | undefined }, scene: Scene): Int32Array {
  const unfit = (says: string): void => scene.unfit(says)
  const goods = goodsMeant(measure, scene.world, unfit)
  const from = placesOf(measure.from, scene.world, unfit)
  const to =
    measure.to === undefined ? placesOf(everybodyBut(measure.from), scene.world, unfit) : placesOf(measure.to, scene.world, unfit)
  return flowsMeant(goods, from, to, scene.world)
}

const monthsOfPeriod = { month: 1, 'half-year': 6, year: 12 } as const

/** Orders grow between the announcement and the day, where the file says by how much. */
function rush(measure: BorderMeasure, flows: Int32Array, scene: Scene, kind: string): Lay {
  const { announced, orderAhead } = measure
  if (announced === undefined || orderAhead === undefined) return () => undefined
  const more = valueOf(scene, 'orderAhead', `orders ahead of the ${kind}`, orderAhead)
  const { first } = monthsOf(scene, measure)
  const from = announced - scene.start
  return (draft, values) => {
    draft.rushes.push({ flows, more: during(draft.months, from, first - 1, more(values), 0) })
  }
}

/** Kilograms of a quota by period of the calendar; a period of which only a part lies in the run counts by its part. */
function quota(measure: Of<'quota'>, flows: Int32Array, scene: Scene): Lay {
  const length = monthsOfPeriod[measure.each]
  const most = valueOf(scene, 'most', 'tonnes under the quota', measure.most)
  const { first, last } = monthsOf(scene, measure)
  const calendar = Array.from({ length: scene.months }, (_, month) => Math.floor((scene.start + month) / length))
  const inForce = calendar.map((_, month) => month >= first && month <= last)
  const periods = [...new Set(calendar.filter((_, month) => inForce[month]))]
  const period = Int32Array.from(calendar, (each, month) => (inForce[month] === true ? periods.indexOf(each) : -1))
  const parts = periods.map((each) => calendar.filter((other, month) => other === each && inForce[month]).length / length)
  return (draft, values) => {
    const allowance = Float64Array.from(parts, (part) => part * most(values) * 1000)
    draft.quotas.push({ flows, period, allowance, carriesOver: measure.carriesOver })
  }
}

function restraint(measure: BorderMeasure, flows: Int32Array, scene: Scene): Lay {
  const { first, last } = monthsOf(scene, measure)
  const path = (months: number, inside: number, outside: number): Float64Array => during(months, first, last, inside, outside)
  if (measure.kind === 'quota') return quota(measure, flows, scene)
  if (measure.kind === 'ban')
    return (draft) => {
      draft.cuts.push({ flows, passes: path(draft.months, 0, 1) })
    }
  if (measure.kind === 'cut') {
    const by = valueOf(scene, 'by', 'share cut', measure.by)
    return (draft, values) => {
      draft.cuts.push({ flows, passes: path(draft.months, 1 - by(values), 1) })
    }
  }
  if (measure.kind === 'tariff') {
    const rate = valueOf(scene, 'rate', 'rate of the duty', measure.rate)
    const elasticity = valueOf(scene, 'elasticity', 'elasticity of orders to the duty', measure.elasticity)
    return (draft, values) => {
      draft.tariffs.push({ flows, rate: path(draft.months, rate(values), 0), elasticity: elasticity(values) })
    }
  }
  const granted = valueOf(scene, 'granted', 'share of applications granted a month', measure.granted)
  const wait = valueOf(scene, 'wait', 'months an application waits', measure.wait)
  const free: Value = valueOf(scene, 'uncontrolled', 'share that needs no licence', measure.uncontrolled)
  return (draft, values) => {
    draft.licences.push({
      flows,
      granted: path(draft.months, granted(values), -1),
      uncontrolled: free(values),
      wait: Math.min(12, wait(values)),
    })
  }
}

/** How a measure on goods that cross a border is laid on a run. */
export function atTheBorder(measure: BorderMeasure, scene: Scene): Lay {
  const flows = flowsOf(measure, scene)
  const [ahead, held] = [rush(measure, flows, scene, measure.kind), restraint(measure, flows, scene)]
  return (draft, values) => {
    ahead(draft, values)
    held(draft, values)
  }
}
