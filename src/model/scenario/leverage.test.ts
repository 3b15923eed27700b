import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportsOf, madeUpWorld } from '../../../test/worlds.ts'
import { during, noForcing } from './forcing.ts'
import { leverageOf, lossesOf, staticLeverage, type LeverageTerm } from './leverage.ts'
import { defaultParameters } from './parameters.ts'
import { priceBand, priceOf } from './price-band.ts'
import { Scratch, simulate } from './simulate.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const term = fc.record({
  good: fc.constant('Dy'),
  weight: share,
  elasticity: fc.double({ min: 0.1, max: 5, noNaN: true }),
  dependence: fc.tuple(share, share),
  stake: fc.tuple(share, share),
})
const turned = ({ dependence: [a, b], stake: [c, d], ...rest }: LeverageTerm): LeverageTerm => ({
  ...rest,
  dependence: [b, a],
  stake: [d, c],
})

test('the static index is antisymmetric, nought between likes, and grows with what the second party depends on', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 5 }), term, share, (terms, one, more) => {
      expect(staticLeverage(terms.map(turned))).toBeCloseTo(-staticLeverage(terms), 9)
      const like: LeverageTerm = {
        ...one,
        dependence: [one.dependence[0], one.dependence[0]],
        stake: [one.stake[0], one.stake[0]],
      }
      expect(staticLeverage([like])).toBe(0)
      const [onFirst, onSecond] = one.dependence
      const deeper: LeverageTerm = { ...one, dependence: [onFirst + (1 - onFirst) * more, onSecond] }
      // More alternatives (a higher elasticity) and less at stake for the second party never strengthen the first.
      const onlyFirst: LeverageTerm = { ...one, dependence: [onFirst, 0] }
      expect(staticLeverage([{ ...onlyFirst, elasticity: one.elasticity * (1 + more) }])).toBeLessThanOrEqual(
        staticLeverage([onlyFirst]),
      )
      expect(staticLeverage([{ ...one, stake: [one.stake[0] * more, one.stake[1]] }])).toBeLessThanOrEqual(
        staticLeverage([one]) + 1e-12,
      )
      expect(staticLeverage([...terms, deeper])).toBeGreaterThanOrEqual(staticLeverage([...terms, one]) - 1e-12)
    }),
  )
})

test('losses: no cut is no loss; magnitude, asymmetry and time are read apart and free of the unit', () => {
  const world = madeUpWorld({ seed: 8, places: 4, grades: 2, cover: 0.3 })
  const run = (keep: number): ReturnType<typeof simulate> =>
    simulate(
      world,
      { ...noForcing(30), cuts: [{ flows: exportsOf(world, 0), passes: during(30, 4, 12, keep, 1) }] },
      defaultParameters,
      new Scratch({ flows: true }),
    )
  const base = run(1)
  const values = new Float64Array(14).fill(2)
  const parties = { cutter: 0, target: 1 }
  expect(leverageOf(lossesOf(world, run(1), base, parties, values))).toEqual({
    target: 0,
    cutter: 0,
    asymmetry: 0,
    transfer: 0,
    timeToPain: null,
    halfLife: null,
  })
  const found = leverageOf(lossesOf(world, run(0.1), base, parties, values))
  expect(found.timeToPain).toBeGreaterThanOrEqual(4)
  expect(Math.abs(found.asymmetry)).toBeLessThanOrEqual(1)
  expect(found.halfLife).toBeGreaterThan(0)
  const dearer = leverageOf(
    lossesOf(
      world,
      run(0.1),
      base,
      parties,
      values.map((value) => value * 7),
    ),
  )
  expect(dearer.asymmetry).toBeCloseTo(found.asymmetry, 12)
  expect(dearer.transfer).toBeCloseTo(7 * found.transfer, 3)
})

test('asymmetry and transfer change sign with the parties', () => {
  const series = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(series, series, (one, other) => {
      const length = Math.min(one.length, other.length)
      const [a, b] = [Float64Array.from(one.slice(0, length)), Float64Array.from(other.slice(0, length))]
      const short = new Float64Array(length)
      const [there, back] = [leverageOf({ target: a, cutter: b, short }), leverageOf({ target: b, cutter: a, short })]
      expect(there.asymmetry).toBeCloseTo(-back.asymmetry, 12)
      expect(there.transfer).toBeCloseTo(-back.transfer, 3)
    }),
  )
})

test('the price: as it was without a shock, dearer the less there is, at the cap with a gap where nothing can be made', () => {
  const makers = [
    { output: 60, capacity: 60 },
    { output: 40, capacity: 50 },
  ]
  const elastic = { supplyElasticity: 0.3, demandElasticity: 0.5 }
  expect(priceOf({ makers, demand: 100, ...elastic }).ratio).toBe(1)
  expect(priceOf({ makers: [], demand: 100, ...elastic })).toMatchObject({ ratio: 20, used: 0 })
  // 40 rho^0.3 up to 50, 100 rho^-0.5: capacity binds, 50 = 100 rho^-0.5 at rho = 4.
  expect(priceOf({ makers: makers.slice(1), demand: 100, ...elastic }).ratio).toBeCloseTo(4, 9)
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 0.05, max: 1, noNaN: true }), (one, other) => {
      const at = (left: number): number =>
        priceOf({
          makers: makers.map(({ output, capacity }) => ({ output: output * left, capacity: capacity * left })),
          demand: 100,
          ...elastic,
        }).ratio
      expect(at(Math.min(one, other)) + 1e-9).toBeGreaterThanOrEqual(at(Math.max(one, other)))
    }),
  )
  const band = priceBand({ makers: makers.slice(1), demand: 100 }, { supply: [0.1, 0.3, 0.6], demand: [0.2, 0.5, 1] })
  expect(band.low.ratio).toBeLessThan(band.middle.ratio)
  expect(band.middle.ratio).toBeLessThan(band.high.ratio)
})
