import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { madeUpWorld } from '../../../test/worlds.ts'
import { sizesOf } from './goods.ts'
import { chokepointOf, exposureTo, originsAt, stepOf, stepsOf, withoutLargestMaker, type Step } from './look-through.ts'

const none = (): Float64Array => new Float64Array(3)

test('Japan buys 20 % of its magnets from China and makes the others from oxide that is 60 % Chinese: 0.20 direct, 0.68 in all, 0.48 hidden', () => {
  const [china, japan] = [0, 1]
  // Places: China, Japan, somebody else. Oxide to makers of magnets, magnets to users.
  const oxide = stepOf('oxide', Float64Array.of(100, 48, 0, 0, 0, 0, 0, 32, 0), none())
  const magnets = stepOf('magnet', Float64Array.of(0, 20, 0, 0, 80, 0, 0, 0, 0), none())
  const exposure = exposureTo([oxide, magnets], china)
  expect(exposure.direct[japan]).toBeCloseTo(0.2, 12)
  expect(exposure.anyStage[japan]).toBeCloseTo(0.68, 12)
  expect(exposure.hidden[japan]).toBeCloseTo(0.48, 12)
  // Without China's oxide 0.20 would be left; without its magnets nothing less, as what it makes them of is Chinese too.
  expect(chokepointOf(exposure, japan)).toBe(0)
})

const worlds = fc
  .record({ seed: fc.nat(), places: fc.integer({ min: 2, max: 6 }), open: fc.boolean() })
  .map((shape) => madeUpWorld({ ...shape, grades: 2 }))

test('origins and scrap make up the whole; look-through is no less than any stage, and no more than all', () => {
  fc.assert(
    fc.property(worlds, fc.nat({ max: 3 }), (world, element) => {
      const { places } = sizesOf(world)
      const steps = stepsOf(world, element)
      for (let other = 0; other < places; other++) {
        const { direct, anyStage, hidden, fallWithout } = exposureTo(steps, other)
        for (let place = 0; place < places; place++) {
          expect(anyStage[place]).toBeLessThanOrEqual(1)
          expect(hidden[place]).toBeGreaterThanOrEqual(0)
          expect(anyStage[place]! + 1e-12).toBeGreaterThanOrEqual(direct[place]!)
          for (const fall of fallWithout) expect(fall[place]).toBeLessThanOrEqual(anyStage[place]! + 1e-12)
          for (const step of steps.keys())
            expect(anyStage[place]! + 1e-12).toBeGreaterThanOrEqual(originsAt(steps, step)[other * places + place]!)
        }
      }
      const noScrap = steps.map((step): Step => stepOf(step.title, step.shares, new Float64Array(places)))
      for (const step of noScrap.keys()) {
        const origins = originsAt(noScrap, step)
        for (let place = 0; place < places; place++) {
          let sum = 0
          for (let from = 0; from < places; from++) sum += origins[from * places + place]!
          expect(sum === 0 || Math.abs(sum - 1) < 1e-9).toBe(true)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('one step is direct trade; more bought from a place never lowers the exposure to it', () => {
  fc.assert(
    fc.property(
      worlds,
      fc.nat({ max: 3 }),
      fc.nat({ max: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (world, element, step, more) => {
        const { places } = sizesOf(world)
        const steps = stepsOf(world, element)
        const last = steps.at(-1)!
        const alone = exposureTo([last], 0)
        expect(alone.anyStage.every((share, place) => Math.abs(share - alone.direct[place]!) < 1e-12)).toBe(true)
        const shifted = steps.map((own, at): Step => {
          if (at !== step) return own
          const shares = own.shares.map(
            (share, flow) =>
              share * (1 - more) +
              (flow < places && own.shares.some((_, cell) => cell % places === flow && own.shares[cell]! > 0)
                ? more * (1 - own.scrap[flow]!)
                : 0),
          )
          return { ...own, shares }
        })
        const [before, after] = [exposureTo(steps, 0).anyStage, exposureTo(shifted, 0).anyStage]
        for (let place = 0; place < places; place++) expect(after[place]! + 1e-9).toBeGreaterThanOrEqual(before[place]!)
      },
    ),
    { numRuns: 60 },
  )
})

test('without the largest maker: its share, and what the others could make', () => {
  const world = madeUpWorld({ seed: 1, places: 4, spare: false })
  for (const { share, coverage } of withoutLargestMaker(world)) expect(coverage).toBeCloseTo(1 - share, 9)
})
