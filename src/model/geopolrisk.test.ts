import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { geoPolRisk } from './geopolrisk.ts'

test('two equal producers, half of the supply from a country of risk 0.6', () => {
  const found = geoPolRisk([5, 5], 10, [{ quantity: 10, risk: 0.6, value: 40 }], 0.5)
  expect(found).toMatchObject({ hhi: 0.5, importRisk: 0.3, score: 0.15, price: 4, midpoint: 0.6, cf: 1.2 })
})

test('without values there is a score and no price', () => {
  expect(geoPolRisk([1], 0, [{ quantity: 1, risk: 1, value: null }])).toMatchObject({
    score: 1,
    price: null,
    midpoint: null,
    cf: null,
  })
})

test('nothing supplied or nothing produced is no risk of nought, it is unknown', () => {
  expect(geoPolRisk([1], 0, [])).toBeNull()
  expect(geoPolRisk([], 5, [])).toBeNull()
})

test('own production never raises the score, and the score stays within the index', () => {
  const deliveries = fc.array(
    fc.record({
      quantity: fc.double({ min: 1, max: 1e5, noNaN: true }),
      risk: fc.double({ min: 0, max: 1, noNaN: true }),
      value: fc.constant(null),
    }),
    { minLength: 1, maxLength: 10 },
  )
  const production = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(production, deliveries, fc.double({ min: 0, max: 1e6, noNaN: true }), (world, imports, domestic) => {
      const [with_, without] = [geoPolRisk(world, domestic, imports)!, geoPolRisk(world, 0, imports)!]
      expect(with_.score).toBeLessThanOrEqual(without.score + 1e-12)
      expect(with_.score).toBeGreaterThanOrEqual(0)
      expect(without.score).toBeLessThanOrEqual(without.hhi + 1e-12)
    }),
  )
})
