import * as fc from 'fast-check'
import { during, noForcing, rampUp, type Forcing } from '../src/model/scenario/forcing.ts'
import { sizesOf } from '../src/model/scenario/goods.ts'
import type { World } from '../src/model/scenario/world.ts'
import { exportsOf } from './worlds.ts'

/** A shock of many kinds at once. */
export const shocks = fc.record({
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
  granted: fc.double({ min: 0, max: 1, noNaN: true }),
  uncontrolled: fc.double({ min: 0, max: 1, noNaN: true }),
  wait: fc.double({ min: 0, max: 4, noNaN: true }),
  since: fc.integer({ min: 0, max: 10 }),
  length: fc.integer({ min: 1, max: 10 }),
  growth: fc.double({ min: -0.3, max: 0.6, noNaN: true }),
  quota: fc.double({ min: 0, max: 2, noNaN: true }),
})
export type Shock = typeof shocks extends fc.Arbitrary<infer T> ? T : never

/** Every kind of measure there is, over so many months (at least 24). */
export function shockedBy(world: World, shock: Shock, months: number): Forcing {
  const { goods, places, industries, elements, stages } = sizesOf(world)
  const { since } = shock
  const until = since + shock.length
  const metal = exportsOf(world, 0, [stages - 1])
  const perPeriod = world.output.subarray(0, places).reduce((sum, each) => sum + each, 0) * shock.quota
  return {
    ...noForcing(months),
    cuts: [{ flows: exportsOf(world, 0, [0, goods - 1]), passes: during(months, since, until, shock.cut, 1) }],
    licences: [
      {
        flows: exportsOf(world, 0, [1, 2, goods - 1]),
        granted: during(months, since, until, shock.granted, -1),
        uncontrolled: shock.uncontrolled,
        wait: shock.wait,
      },
    ],
    quotas: [
      {
        flows: metal,
        period: Int32Array.from({ length: months }, (_, month) => Math.floor(month / 6)),
        allowance: new Float64Array(Math.ceil(months / 6)).fill(perPeriod),
        carriesOver: true,
      },
    ],
    tariffs: [{ flows: exportsOf(world, 0), rate: during(months, since + 2, until, 0.5, 0), elasticity: 2 }],
    rushes: [{ flows: exportsOf(world, 0), more: during(months, since - 2, since - 1, 0.4, 0) }],
    outages: [{ makers: Int32Array.of(places, 1), left: during(months, since, since + 3, 0.4, 1) }],
    openings: [
      { maker: places + places - 1, added: rampUp(months, { start: 5, slip: 2.5, ramp: 4, full: 500 }), contracted: 0.7 },
    ],
    recycling: [{ slot: 2 * places, added: during(months, 8, 20, 30, 0) }],
    releases: [{ maker: places, amounts: during(months, since, since + 2, 40, 0) }],
    thrifting: [{ element: elements - 1, saves: new Float64Array(months).fill(0.2), floor: 0.5 }],
    switches: [{ grade: 1, instead: 0, most: during(months, 6, months, 0.5, 0), loss: 0.1 }],
    demand: Float64Array.from(
      { length: months * industries * places },
      (_, at) => 1 + (shock.growth * Math.floor(at / industries / places)) / months,
    ),
  }
}
