import { env } from 'node:process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainPlant } from '../../../test/bench/chain-plant.ts'
import { seeded } from '../../../test/bench/chain-network.ts'
import { nearestByFaces } from '../../../test/nearest-by-faces.ts'
import type { Observation, Problem, Term } from './problem.ts'
import { reconciled } from './reconcile.ts'

/** How many random problems the slow comparison takes: some hundreds, or as many as are asked for. */
const many = Number(env['YTTERBY_PLANTS'] ?? 600)

/** Anything goes: bounds on either side, constants, the unmeasured, balances that repeat, contradict or cancel; about half have no solution. */
const problems = fc.nat().map((seed): Problem => {
  const pick = seeded(seed)
  const size = 2 + pick(5)
  const unmeasured = pick(3) === 0 ? 0 : pick(3)
  const observations = Array.from({ length: size }, (): Observation => {
    const isKnown = pick(4) >= unmeasured
    const value = pick(60) - 5
    const isConstant = pick(10) === 0
    const least = pick(3) === 0 ? -Infinity : pick(2) === 0 ? pick(20) - 5 : 0
    const most = pick(3) > 0 ? Infinity : (Number.isFinite(least) ? least : 0) + pick(40)
    return { value: isKnown ? value : null, sd: isKnown && !isConstant ? [0.1, 1, 5, 20][pick(4)]! : 0, least, most }
  })
  const balances = Array.from({ length: 1 + pick(Math.min(4, size)) }, () => {
    const terms: Term[] = Array.from({ length: 2 + pick(3) }, () => ({
      coefficient: [1, -1, 1, -1, 2, -0.5][pick(6)]!,
      factors: [pick(size)],
    }))
    return pick(4) === 0 ? [...terms, { coefficient: pick(20) - 10, factors: [] }] : terms
  })
  return { observations, balances }
})

test('bounded problems have the distance that every face of the box tried in turn has, and a fault only where none has a solution', () => {
  const count = { solved: 0, impossible: 0, refused: 0 }
  fc.assert(
    fc.property(problems, (problem) => {
      const best = nearestByFaces(problem)
      const found = reconciled(problem)
      if ('fault' in found) {
        // About one in a hundred thousand ends without an answer, and says so; none is called impossible that is not.
        if (best === null) count.impossible++
        else {
          expect(found.fault).toBe('no-convergence')
          count.refused++
        }
        return
      }
      expect(best).not.toBeNull()
      expect(Math.abs(found.chi2 - best!)).toBeLessThanOrEqual(1e-6 * (1 + best!))
      count.solved++
    }),
    { numRuns: many, seed: env['YTTERBY_PLANTS'] === undefined ? 6 : Number(env['YTTERBY_SEED'] ?? 1) },
  )
  expect(count.solved).toBeGreaterThan(many / 4)
  expect(count.refused).toBeLessThanOrEqual(Math.ceil(many / 30_000) - (many < 30_000 ? 1 : 0))
}, 600_000)

test('a chain of 480 balances and 2,440 bounded flows meets the conditions of an optimum exactly', () => {
  const plant = chainPlant(24, 10, 10, 5)
  const found = reconciled(plant)
  if ('fault' in found) throw new Error(found.fault)
  const values = found.values as number[]
  for (const terms of plant.balances) {
    const parts = terms.map(({ coefficient, factors: [at] }) => coefficient * values[at!]!)
    const size = parts.reduce((sum, part) => sum + Math.abs(part), 0)
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0))).toBeLessThanOrEqual(1e-11 * size)
  }
  // The pull of every flow that is free is a mixture of the balances, and moving along any cycle of them gains nothing: shown by solving again with what is held as constants.
  const fixed = reconciled({
    ...plant,
    observations: plant.observations.map((each, at) =>
      found.bound[at] === null ? { ...each, least: -Infinity } : { ...each, value: 0, sd: 0 },
    ),
  })
  if ('fault' in fixed) throw new Error(fixed.fault)
  for (const [at, value] of values.entries()) expect(fixed.values[at]).toBeCloseTo(value, 6)
  // And letting any one that is held go free would carry it out of its bounds.
  const held = found.bound.flatMap((side, at) => (side === null ? [] : [at]))
  for (const freed of held.filter((_, place) => place % 40 === 0)) {
    const loose = reconciled({
      ...plant,
      observations: plant.observations.with(freed, { ...plant.observations[freed]!, least: -Infinity }),
    })
    if ('fault' in loose) throw new Error(loose.fault)
    expect(loose.values[freed]).toBeLessThan(0)
  }
})
