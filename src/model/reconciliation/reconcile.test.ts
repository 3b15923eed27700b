import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../../../test/bench/chain-network.ts'
import { chiSquareTail } from './chi-square.ts'
import type { Observation, Problem, Reconciled, Term } from './problem.ts'
import { reconciled } from './reconcile.ts'

const solved = (problem: Problem): Reconciled => {
  const found = reconciled(problem)
  if ('fault' in found) throw new Error(found.fault)
  return found
}

/** A tree-like plant of balances `one flow in, some out` over measured flows; a few unmeasured, a few exact. */
const plants = fc
  .record({ seed: fc.nat(), nodes: fc.integer({ min: 1, max: 5 }), unmeasured: fc.boolean(), bounded: fc.boolean() })
  .map(({ seed, nodes, unmeasured, bounded }): Problem => {
    const pick = seeded(seed)
    const size = nodes * 2 + 2
    const constant = pick(size)
    const observations = Array.from({ length: size }, (_, at): Observation => {
      const isKnown = !unmeasured || pick(4) > 0 || at === constant
      const value = 5 + pick(100)
      return {
        value: isKnown ? value : null,
        sd: at === constant ? 0 : isKnown ? 1 + pick(20) : 0,
        least: bounded ? 0 : -Infinity,
        most: Infinity,
      }
    })
    const balances = Array.from({ length: nodes }, (_, node): Term[] => [
      { coefficient: -1, factors: [node === 0 ? 0 : 1 + pick(2 * node)] },
      { coefficient: 1, factors: [2 * node + 1] },
      { coefficient: 1, factors: [2 * node + 2] },
    ])
    return { observations, balances }
  })

const misses = ({ balances }: Problem, values: readonly (number | null)[]): number[] =>
  balances.flatMap((terms) =>
    terms.some(({ factors }) => factors.some((at) => values[at] === null))
      ? []
      : [
          Math.abs(
            terms.reduce(
              (sum, { coefficient, factors }) => sum + coefficient * factors.reduce((all, at) => all * values[at]!, 1),
              0,
            ),
          ),
        ],
  )

test('every balance is met, standard deviations shrink, an exact constant never moves, bounds are kept', () => {
  fc.assert(
    fc.property(plants, (plant) => {
      const found = reconciled(plant)
      // Every such plant has a solution: the flows that leave may grow as those that enter do.
      if ('fault' in found) throw new Error(found.fault)
      for (const miss of misses(plant, found.values)) expect(miss).toBeLessThan(1e-9 * 200)
      for (const [at, { value, sd, least }] of plant.observations.entries()) {
        if (value !== null) expect(found.sd[at]).toBeLessThanOrEqual(sd * (1 + 1e-12))
        if (value !== null && sd === 0) expect(found.values[at]).toBe(value)
        if (found.values[at] !== null) expect(found.values[at]).toBeGreaterThanOrEqual(least - 1e-9)
      }
    }),
    { numRuns: 400 },
  )
})

/** Objective of a plant whose flows are all measured. */
const distance = ({ observations }: Problem, values: readonly (number | null)[]): number =>
  observations.reduce((sum, { value, sd }, at) => (value === null || sd === 0 ? sum : sum + ((values[at]! - value) / sd) ** 2), 0)

test('no other values within the bounds that meet the balances lie nearer', () => {
  fc.assert(
    fc.property(plants, fc.nat(), (plant, seed) => {
      const found = reconciled(plant)
      if ('fault' in found || found.values.includes(null)) return
      // Another feasible point: the reconciliation of observations moved at random.
      const pick = seeded(seed)
      const moved = reconciled({
        ...plant,
        observations: plant.observations.map((each) =>
          each.value === null || each.sd === 0 ? each : { ...each, value: each.value + pick(21) - 10 },
        ),
      })
      if ('fault' in moved || moved.values.includes(null)) return
      expect(distance(plant, found.values)).toBeLessThanOrEqual(distance(plant, moved.values) + 1e-7)
    }),
    { numRuns: 300 },
  )
})

const unbounded = plants.filter(({ observations }) => observations[0]?.least === -Infinity)
const close = (found: readonly (number | null)[], expected: readonly (number | null)[], factor = 1): void => {
  for (const [at, value] of found.entries())
    if (value === null) expect(expected[at]).toBeNull()
    else expect(Math.abs(value - expected[at]! * factor)).toBeLessThan(1e-7 * Math.max(1, factor))
}

test('laws: consistent data come back unchanged, twice is once, variances and units scale, order does not matter', () => {
  fc.assert(
    fc.property(unbounded, fc.integer({ min: 2, max: 1000 }), (plant, factor) => {
      const once = solved(plant)
      const again = solved({
        ...plant,
        observations: plant.observations.map((each, at) => (each.value === null ? each : { ...each, value: once.values[at]! })),
      })
      close(again.values, once.values)
      expect(again.chi2).toBeLessThan(1e-12)

      const wider = solved({
        ...plant,
        observations: plant.observations.map((each) => ({ ...each, sd: each.sd * Math.sqrt(factor) })),
      })
      close(wider.values, once.values)
      expect(wider.chi2 * factor).toBeCloseTo(once.chi2, 6)

      const kilograms = solved({
        ...plant,
        observations: plant.observations.map((each) => ({
          ...each,
          value: each.value === null ? null : each.value * factor,
          sd: each.sd * factor,
        })),
      })
      close(kilograms.values, once.values, factor)
      close(kilograms.sd, once.sd, factor)

      const last = plant.observations.length - 1
      const turned = solved({
        observations: plant.observations.toReversed(),
        balances: plant.balances
          .toReversed()
          .map((terms) => terms.map((term) => ({ ...term, factors: term.factors.map((at) => last - at) }))),
      })
      close(turned.values.toReversed(), once.values)
      close(turned.sd.toReversed(), once.sd)
      expect(turned.classes.toReversed()).toEqual(once.classes)

      // A balance said twice adds nothing.
      const twice = solved({ ...plant, balances: [...plant.balances, ...plant.balances] })
      close(twice.values, once.values)
      expect(twice.degreesOfFreedom).toBe(once.degreesOfFreedom)
    }),
    { numRuns: 200 },
  )
})

test('a transfer coefficient and its flows meet their product', () => {
  const at = (value: number | null, sd: number): Observation => ({ value, sd, least: -Infinity, most: Infinity })
  const plant: Problem = {
    observations: [at(100, 5), at(62, 3), at(0.6, 0.02), at(null, 0)],
    balances: [
      [
        { coefficient: 1, factors: [1] },
        { coefficient: -1, factors: [0, 2] },
      ],
      [
        { coefficient: 1, factors: [0] },
        { coefficient: -1, factors: [1] },
        { coefficient: -1, factors: [3] },
      ],
    ],
  }
  const found = solved(plant)
  for (const miss of misses(plant, found.values)) expect(miss).toBeLessThan(1e-9)
  expect(found).toMatchObject({ degreesOfFreedom: 1, classes: ['redundant', 'redundant', 'redundant', 'observable'] })
})

test.each([
  [3.841458820694124, 1, 0.05],
  [5.991464547107979, 2, 0.05],
  [23.209251158954356, 10, 0.01],
  [77.92947, 100, 0.95],
  [0, 3, 1],
])('chi-square %f with %i degrees of freedom is exceeded in %f of all cases', (chi2, degrees, part) =>
  expect(chiSquareTail(chi2, degrees)).toBeCloseTo(part, 6),
)
