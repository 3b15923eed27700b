import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shockedBy, shocks as everything } from '../../../test/shocks.ts'
import { exportsOf, madeUpWorld } from '../../../test/worlds.ts'
import { during, noForcing, type Forcing } from './forcing.ts'
import { sizesOf } from './goods.ts'
import { myopicOptimum, optimum } from './optimal.ts'
import { defaultParameters } from './parameters.ts'
import { seriesOf } from './series.ts'
import { Scratch, simulate } from './simulate.ts'
import type { World } from './world.ts'

const months = 15
const nothing = noForcing(months)
const worlds = fc
  .record({
    seed: fc.nat(),
    places: fc.integer({ min: 2, max: 4 }),
    spare: fc.boolean(),
    open: fc.boolean(),
    cover: fc.constantFrom(0, 0.2, 0.6),
  })
  .map((shape) => madeUpWorld({ ...shape, grades: 2, elements: ['Nd', 'Dy'] }))
const total = (list: Float64Array): number => list.reduce((sum, each) => sum + each, 0)
const cuts = (world: World, keep: number): Forcing => ({
  ...nothing,
  cuts: [{ flows: exportsOf(world, 0), passes: during(months, 2, 10, keep, 1) }],
})

const shocks = fc.record({
  keep: fc.double({ min: 0, max: 1, noNaN: true }),
  left: fc.double({ min: 0, max: 1, noNaN: true }),
  growth: fc.double({ min: 0, max: 0.5, noNaN: true }),
  granted: fc.double({ min: 0, max: 1, noNaN: true }),
})

test('whoever decides by rule leaves no less short than who plans all, element by element, and without a shock nobody is short', () => {
  let shocked = 0
  fc.assert(
    fc.property(worlds, shocks, (world, { keep, left, growth, granted }) => {
      const { places, industries, stages } = sizesOf(world)
      const forcing: Forcing = {
        ...cuts(world, keep),
        outages: [{ makers: Int32Array.of(0, places), left: during(months, 3, 9, left, 1) }],
        licences: [
          {
            flows: exportsOf(world, 0, [stages - 1, 2 * stages]),
            granted: during(months, 4, 11, granted, -1),
            uncontrolled: 0.1,
            wait: 1.5,
          },
        ],
        demand: Float64Array.from(
          { length: months * industries * places },
          (_, at) => 1 + (growth * Math.floor(at / industries / places)) / months,
        ),
      }
      const record = simulate(world, forcing, defaultParameters, new Scratch({ flows: true }))
      for (const element of [0, 1]) {
        const rule = total(seriesOf(world, record, { what: 'shortage', element }))
        const plan = optimum(world, forcing, defaultParameters, element, record).total
        if (rule > 0) shocked++
        expect(plan).toBeLessThanOrEqual(rule + 1e-6 * (1 + total(seriesOf(world, record, { what: 'demand', element }))))
      }
      expect(optimum(world, nothing, defaultParameters, 0).total).toBe(0)
    }),
    { numRuns: 60 },
  )
  expect(shocked).toBeGreaterThan(50)
})

test('the same under every kind of measure at once', () => {
  fc.assert(
    fc.property(worlds, everything, (world, shock) => {
      const forcing = shockedBy(world, shock, 24)
      const record = simulate(world, forcing, defaultParameters, new Scratch({ flows: true }))
      for (const element of [0, 1]) {
        const rule = total(seriesOf(world, record, { what: 'shortage', element }))
        const wanted = total(seriesOf(world, record, { what: 'demand', element }))
        expect(optimum(world, forcing, defaultParameters, element, record).total).toBeLessThanOrEqual(rule + 1e-6 * (1 + wanted))
      }
    }),
    { numRuns: 40 },
  )
})

test('the cost never falls with the depth of a cut and is convex in it; opening stock and capacity never cost more', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const at = (keep: number): number => optimum(world, cuts(world, keep), defaultParameters, 1).cost
      const costs = [0, 0.25, 0.5, 0.75].map(at)
      const slack = 1e-5 * (1 + costs[0]!)
      for (const index of [1, 2, 3]) expect(costs[index]).toBeLessThanOrEqual(costs[index - 1]! + slack)
      for (const index of [1, 2])
        expect(costs[index - 1]! - costs[index]!).toBeGreaterThanOrEqual(costs[index]! - costs[index + 1]! - slack)
      const stocked = optimum(world, cuts(world, 0.25), { ...defaultParameters, inputCover: 2, magnetCover: 2 }, 1)
      expect(stocked.total).toBeLessThanOrEqual(optimum(world, cuts(world, 0.25), defaultParameters, 1).total + slack)
      const banned = optimum(
        world,
        {
          ...cuts(world, 0.5),
          cuts: [...cuts(world, 0.5).cuts, { flows: exportsOf(world, 1), passes: new Float64Array(months) }],
        },
        defaultParameters,
        1,
      )
      expect(banned.cost + slack).toBeGreaterThanOrEqual(costs[2]!)
    }),
    { numRuns: 25 },
  )
})

test('who does not foresee a cut leaves no less short than who does, and nothing where nothing changes', () => {
  let dearer = 0
  fc.assert(
    fc.property(worlds, fc.double({ min: 0, max: 0.6, noNaN: true }), (world, keep) => {
      const forcing = { ...cuts(world, keep), outages: [{ makers: Int32Array.of(0), left: during(months, 5, 10, 0.2, 1) }] }
      const blind = myopicOptimum(world, forcing, defaultParameters, 0, 2).total
      const seeing = optimum(world, forcing, defaultParameters, 0).total
      expect(blind + 1e-6 * (1 + blind)).toBeGreaterThanOrEqual(seeing)
      if (blind > seeing * 1.001 + 1) dearer++
      expect(myopicOptimum(world, nothing, defaultParameters, 0, 2).total).toBe(0)
    }),
    { numRuns: 25 },
  )
  expect(dearer).toBeGreaterThan(0)
})
