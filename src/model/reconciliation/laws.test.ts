import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainPlant } from '../../../test/bench/chain-plant.ts'
import { drawn, normals } from './draw.ts'
import type { Observation, Problem, Reconciled } from './problem.ts'
import { reconciled } from './reconcile.ts'
import { robustly } from './robust.ts'

const solved = (problem: Problem): Reconciled => {
  const found = reconciled(problem)
  if ('fault' in found) throw new Error(found.fault)
  return found
}

const open: Pick<Observation, 'least' | 'most'> = { least: -Infinity, most: Infinity }
const plants = fc
  .record({ countries: fc.integer({ min: 2, max: 5 }), stages: fc.integer({ min: 1, max: 3 }), seed: fc.nat() })
  .map(({ countries, stages, seed }) => chainPlant(countries, stages, 2, seed))
const unbounded = (plant: Problem): Problem => ({
  ...plant,
  observations: plant.observations.map((each) => ({ ...each, ...open })),
})
const near = (found: readonly (number | null)[], expected: readonly (number | null)[]): void => {
  for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value!, 7)
}

test('a second copy of a report, correlated by 1, changes nothing: not the values, the spreads, chi-square nor who disagrees', () => {
  fc.assert(
    fc.property(plants, fc.nat(), fc.boolean(), (bounded, which, isBounded) => {
      const plant = isBounded ? bounded : unbounded(bounded)
      const at = which % plant.observations.length
      const copy = plant.observations.length
      const alone = solved(plant)
      const twice = solved({
        observations: [...plant.observations, { ...plant.observations[at]!, ...open }],
        balances: [
          ...plant.balances,
          [
            { coefficient: 1, factors: [at] },
            { coefficient: -1, factors: [copy] },
          ],
        ],
        shared: [
          [
            { observation: at, part: 1 },
            { observation: copy, part: 1 },
          ],
        ],
      })
      near(twice.values.slice(0, copy), alone.values)
      near(twice.sd.slice(0, copy), alone.sd)
      expect(twice.chi2).toBeCloseTo(alone.chi2, 6)
      expect(twice.degreesOfFreedom).toBe(alone.degreesOfFreedom)
      expect(twice.classes.slice(0, copy)).toEqual(alone.classes)
      // Of copies it follows from a difference of variances, so that rounding shows where next to nothing is checked.
      for (const [each, value] of alone.normalised.entries())
        if (value !== null) expect(Math.abs(twice.normalised[each]! - value)).toBeLessThan(1e-5 * (1 + Math.abs(value)))
    }),
    { numRuns: 60 },
  )
})

test('shared errors give the generalised least squares of their covariance: two reports of one flow', () => {
  // x observed as 10 and 13, standard deviations 1 and 2, correlation 0.25: V = [[1, .5], [.5, 4]].
  const plant: Problem = {
    observations: [
      { value: 10, sd: 1, ...open },
      { value: 13, sd: 2, ...open },
    ],
    balances: [
      [
        { coefficient: 1, factors: [0] },
        { coefficient: -1, factors: [1] },
      ],
    ],
    shared: [
      [
        { observation: 0, part: 0.25 },
        { observation: 1, part: 0.25 },
      ],
    ],
  }
  const found = solved(plant)
  // Weights V^-1 1 = (3.5, 0.5) / 3.75; mean (35 + 6.5) / 4; variance 3.75 / 4; chi-square 3^2 / (1 + 4 - 1).
  near(found.values, [10.375, 10.375])
  near(found.sd, [Math.sqrt(3.75 / 4), Math.sqrt(3.75 / 4)])
  expect(found.chi2).toBeCloseTo(9 / 4, 9)
  expect(found.chi2Of.reduce((sum, part) => sum + part, 0)).toBeCloseTo(found.chi2, 9)
  expect(found.degreesOfFreedom).toBe(1)
})

test('copies that say different things are a fault that names one of them', () => {
  const plant: Problem = {
    observations: [
      { value: 10, sd: 1, ...open },
      { value: 13, sd: 1, ...open },
    ],
    balances: [
      [
        { coefficient: 1, factors: [0] },
        { coefficient: -1, factors: [1] },
      ],
    ],
    shared: [
      [
        { observation: 0, part: 1 },
        { observation: 1, part: 1 },
      ],
    ],
  }
  expect(reconciled(plant)).toMatchObject({ fault: 'unequal-copies' })
})

test('one wild report moves a robust reconciliation less, and it alone is weighed down; where nothing is wild nothing changes', () => {
  const at = (value: number): Observation => ({ value, sd: 1, ...open })
  const same = (one: number, two: number): Problem['balances'][number] => [
    { coefficient: 1, factors: [one] },
    { coefficient: -1, factors: [two] },
  ]
  const plant: Problem = { observations: [at(100), at(100.4), at(99.8), at(140)], balances: [same(0, 1), same(1, 2), same(2, 3)] }
  const robust = robustly(plant, 1.5)
  if ('fault' in robust) throw new Error(robust.fault)
  // Three by their squares and one by its size: 3 x = 300.2 + 1.5.
  expect(robust.values[0]).toBeCloseTo(301.7 / 3, 7)
  expect(robust.weights.map((weight) => weight < 1)).toEqual([false, false, false, true])
  expect(solved(plant).values[0]).toBeCloseTo(110.05, 9)
  fc.assert(
    fc.property(plants, (each) => {
      const wide = robustly(each, 1e6)
      if ('fault' in wide) throw new Error(wide.fault)
      near(wide.values, solved(each).values)
      expect(wide.weights.every((weight) => weight === 1)).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('draws meet every balance and bound; without bounds they spread as the standard deviations say; a seed gives the same draw', () => {
  const plant = chainPlant(3, 2, 2, 4)
  const found = solved(plant)
  for (const seed of [1, 2, 3]) {
    const draw = drawn(plant, found.values, normals(seed))
    if ('fault' in draw) throw new Error(draw.fault)
    expect(draw).toEqual(drawn(plant, found.values, normals(seed)))
    for (const terms of plant.balances)
      expect(Math.abs(terms.reduce((sum, { coefficient, factors: [at] }) => sum + coefficient * draw[at!]!, 0))).toBeLessThan(
        1e-9,
      )
    expect(draw.every((value) => value >= 0)).toBe(true)
  }
  const free = unbounded(plant)
  const middle = solved(free)
  const normal = normals(7)
  const draws = Array.from({ length: 4000 }, () => {
    const draw = drawn(free, middle.values, normal)
    if ('fault' in draw) throw new Error(draw.fault)
    return draw
  })
  for (const [at, sd] of middle.sd.entries()) {
    const mean = draws.reduce((sum, draw) => sum + draw[at]!, 0) / draws.length
    const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw[at]! - mean) ** 2, 0) / draws.length)
    expect(Math.abs(mean - middle.values[at]!)).toBeLessThan(5 * (sd! / Math.sqrt(draws.length)))
    expect(spread / sd!).toBeGreaterThan(0.94)
    expect(spread / sd!).toBeLessThan(1.06)
  }
})

test('the sparse and the dense way agree: an unmeasured flow that nothing else touches leaves the rest as it was', () => {
  fc.assert(
    fc.property(plants, (plant) => {
      const sparse = solved(plant)
      const dense = solved({
        observations: [...plant.observations, { value: null, sd: 0, ...open }, { value: 5, sd: 1, ...open }],
        balances: [
          ...plant.balances,
          [
            { coefficient: 1, factors: [plant.observations.length] },
            { coefficient: -1, factors: [plant.observations.length + 1] },
          ],
        ],
      })
      near(dense.values.slice(0, -2), sparse.values)
      near(dense.sd.slice(0, -2), sparse.sd)
      expect(dense.classes.slice(0, -2)).toEqual(sparse.classes)
      expect(dense.degreesOfFreedom).toBe(sparse.degreesOfFreedom)
    }),
    { numRuns: 60 },
  )
})
