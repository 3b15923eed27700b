import type { Forcing } from './forcing.ts'
import { sizesOf } from './goods.ts'
import { mostWait } from './run-state.ts'
import type { World } from './world.ts'

/** Whether a number is one between two others, both allowed. */
const within = (low: number, high: number) => (value: number) => value >= low && value <= high
const share = within(0, 1)
const atLeastNought = within(0, Number.MAX_VALUE)

/**
 * What is wrong with a forcing for a world: a path of another length, a number that is none or out of its range, a flow or maker there is none of.
 * One sentence with the place in the forcing (`cuts[1].passes[3]`), or undefined. The engines trust what has passed here.
 */
export function faultOfForcing(world: World, forcing: Forcing): string | undefined {
  const { goods, places, grades, elements, stages, industries } = sizesOf(world)
  const { months } = forcing
  if (!Number.isInteger(months) || months < 1) return `months: ${months} is no number of months`
  const faults: string[] = []
  const each = (name: string, list: ArrayLike<number>, isFine: (value: number) => boolean, wanted: string): void => {
    for (let at = 0; at < list.length; at++) {
      const value = list[at] as number
      if (isFine(value)) continue
      faults.push(`${name}[${at}]: ${value} is not ${wanted}`)
      return
    }
  }
  const path = (name: string, list: ArrayLike<number>, isFine: (value: number) => boolean, wanted: string): void => {
    if (list.length === months) each(name, list, isFine, wanted)
    else faults.push(`${name}: ${list.length} months where the run has ${months}`)
  }
  const one = (name: string, value: number, isFine: (value: number) => boolean, wanted: string): void => {
    if (!isFine(value)) faults.push(`${name}: ${value} is not ${wanted}`)
  }
  const index = (count: number) => (value: number) => Number.isInteger(value) && value >= 0 && value < count
  const flows = (name: string, list: Int32Array): void => each(name, list, index(goods * places * places), 'a flow')
  for (const [at, cut] of forcing.cuts.entries()) {
    flows(`cuts[${at}].flows`, cut.flows)
    path(`cuts[${at}].passes`, cut.passes, share, 'a share from 0 to 1')
  }
  for (const [at, quota] of forcing.quotas.entries()) {
    flows(`quotas[${at}].flows`, quota.flows)
    each(`quotas[${at}].allowance`, quota.allowance, atLeastNought, 'an amount of at least 0')
    path(`quotas[${at}].period`, quota.period, within(-1, quota.allowance.length - 1), 'a period that has an allowance')
  }
  for (const [at, licence] of forcing.licences.entries()) {
    flows(`licences[${at}].flows`, licence.flows)
    path(`licences[${at}].granted`, licence.granted, (value) => value === -1 || share(value), 'a share from 0 to 1, or -1')
    one(`licences[${at}].uncontrolled`, licence.uncontrolled, share, 'a share from 0 to 1')
    one(`licences[${at}].wait`, licence.wait, within(0, mostWait), `a wait from 0 to ${mostWait} months`)
  }
  for (const [at, tariff] of forcing.tariffs.entries()) {
    flows(`tariffs[${at}].flows`, tariff.flows)
    path(`tariffs[${at}].rate`, tariff.rate, atLeastNought, 'a rate of at least 0')
    one(`tariffs[${at}].elasticity`, tariff.elasticity, atLeastNought, 'an elasticity of at least 0')
  }
  for (const [at, rush] of forcing.rushes.entries()) {
    flows(`rushes[${at}].flows`, rush.flows)
    path(`rushes[${at}].more`, rush.more, atLeastNought, 'at least 0')
  }
  const maker = index(goods * places)
  for (const [at, outage] of forcing.outages.entries()) {
    each(`outages[${at}].makers`, outage.makers, maker, 'a maker')
    path(`outages[${at}].left`, outage.left, share, 'a share from 0 to 1')
  }
  for (const [at, opening] of forcing.openings.entries()) {
    one(`openings[${at}].maker`, opening.maker, maker, 'a maker')
    path(`openings[${at}].added`, opening.added, atLeastNought, 'an amount of at least 0')
    one(`openings[${at}].contracted`, opening.contracted, share, 'a share from 0 to 1')
  }
  const slot = index(elements * (stages + 1) * places)
  for (const [at, { slot: where, added }] of forcing.recycling.entries()) {
    one(
      `recycling[${at}].slot`,
      where,
      (value) => slot(value) && Math.floor(value / places) % (stages + 1) > 0,
      'an input after mining',
    )
    path(`recycling[${at}].added`, added, atLeastNought, 'an amount of at least 0')
  }
  for (const [at, release] of forcing.releases.entries()) {
    one(`releases[${at}].maker`, release.maker, maker, 'a good at a place')
    path(`releases[${at}].amounts`, release.amounts, atLeastNought, 'an amount of at least 0')
  }
  for (const [at, thrift] of forcing.thrifting.entries()) {
    one(`thrifting[${at}].element`, thrift.element, index(elements), 'an element')
    path(`thrifting[${at}].saves`, thrift.saves, share, 'a share from 0 to 1')
    one(`thrifting[${at}].floor`, thrift.floor, share, 'a share from 0 to 1')
  }
  for (const [at, change] of forcing.switches.entries()) {
    one(`switches[${at}].grade`, change.grade, index(grades), 'a grade')
    one(`switches[${at}].instead`, change.instead, (value) => index(grades)(value) && value !== change.grade, 'another grade')
    path(`switches[${at}].most`, change.most, share, 'a share from 0 to 1')
    one(`switches[${at}].loss`, change.loss, atLeastNought, 'at least 0')
  }
  if (forcing.demand !== null) {
    const size = months * industries * places
    if (forcing.demand.length === size) each('demand', forcing.demand, atLeastNought, 'a factor of at least 0')
    else faults.push(`demand: ${forcing.demand.length} numbers where the run has ${size}`)
  }
  if (forcing.qualified !== null) one('qualified', forcing.qualified, share, 'a share from 0 to 1')
  if (forcing.drift !== null) one('drift', forcing.drift, share, 'a share from 0 to 1')
  return faults[0]
}
