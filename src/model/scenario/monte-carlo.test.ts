import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportsOf, madeUpWorld } from '../../../test/worlds.ts'
import { during, noForcing } from './forcing.ts'
import { quantilesOf, refusedStudy, runDraws, runStudy, summarise } from './monte-carlo.ts'
import { defaultParameters } from './parameters.ts'
import { latinHypercube, middleOf, valueAt } from './sampling.ts'
import type { Input, Outcome, Study } from './study.ts'

const world = madeUpWorld({ seed: 5, places: 4, grades: 2 })
const months = 18
const inputs: readonly Input[] = [
  { id: 'cut', title: 'Share that is not shipped', spread: { shape: 'triangular', low: 0, mode: 0.5, high: 1 } },
  { id: 'cover', title: 'Stocks of users', spread: { shape: 'lognormal', median: 1, p90: 1.05 } },
  { id: 'idle', title: 'Something that plays no part', spread: { shape: 'triangular', low: 0, mode: 1, high: 9 } },
]
const study: Study = {
  inputs,
  series: [{ what: 'shortage' }, { what: 'use', place: 1 }, { what: 'magnetStock' }, { what: 'output', good: 1, place: 0 }],
  realise: ([cut = 0, cover = 1]) => ({
    world,
    forcing: { ...noForcing(months), cuts: [{ flows: exportsOf(world, 0), passes: during(months, 2, 14, 1 - cut, 1) }] },
    parameters: { ...defaultParameters, magnetCover: cover },
  }),
  baseline: ([, cover = 1]) => ({ world, forcing: noForcing(months), parameters: { ...defaultParameters, magnetCover: cover } }),
}
const outcome = (draws: number, seed: number): Outcome => {
  const found = runStudy(study, { draws, seed })
  if ('kind' in found) throw new Error(found.kind)
  return found
}

test('the same seed gives the same bytes, another seed others; parts run apart make the same outcome', () => {
  const whole = JSON.stringify(outcome(60, 7))
  expect(JSON.stringify(outcome(60, 7))).toBe(whole)
  expect(JSON.stringify(outcome(60, 8))).not.toBe(whole)
  const options = { draws: 60, seed: 7 }
  const parts = [runDraws(study, options, 25, 60), runDraws(study, options, 0, 25)]
  expect(
    JSON.stringify(
      summarise(
        study,
        options,
        parts.flatMap((part) => ('kind' in part ? [] : [part])),
      ),
    ),
  ).toBe(whole)
})

test('the baseline is short of nothing, bands are in order, and the cut drives the spread while the idle input does not', () => {
  const [short] = outcome(400, 3).results
  expect(Math.max(...short!.baseline.p97)).toBe(0)
  for (let month = 0; month < months; month++) {
    const { p2, p10, p50, p90, p97 } = short!.scenario
    const line = [p2, p10, p50, p90, p97].map((list) => list[month]!)
    expect(line).toEqual(line.toSorted((a, b) => a - b))
  }
  expect(short!.firstShort!.months!.p50).toBeGreaterThan(2)
  const [first, ...rest] = short!.drivers
  expect(first!.input).toBe('cut')
  expect(first!.share).toBeGreaterThan(0.8)
  expect(first!.rank).toBeGreaterThan(0.9)
  expect(rest.find(({ input }) => input === 'idle')!.share).toBeLessThan(0.1)
})

test('a run can be stopped, and too many draws, too much kept and spreads that are none are refused', () => {
  let asked = 0
  expect(runStudy(study, { draws: 50, seed: 1, isCancelled: () => ++asked > 10 })).toEqual({ kind: 'cancelled', done: 10 })
  expect(refusedStudy(study, { draws: 1_000_000, seed: 1 })).toMatchObject({ kind: 'too-many-draws', asked: 1_000_000 })
  expect(
    refusedStudy(
      { ...study, series: Array.from({ length: 500 }, () => ({ what: 'shortage' as const })) },
      { draws: 50_000, seed: 1 },
    ),
  ).toMatchObject({ kind: 'too-much-kept' })
  const bad: Input = { id: 'x', title: 'x', spread: { shape: 'triangular', low: 2, mode: 1, high: 3 } }
  expect(refusedStudy({ ...study, inputs: [bad] }, { draws: 5, seed: 1 })).toMatchObject({ kind: 'bad-spread', input: 'x' })
})

test('a Latin hypercube has one value in each slice, and an input keeps its values when others come or go', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 80 }), (seed, draws) => {
      const flat: Input[] = ['a', 'b'].map((id) => ({ id, title: id, spread: { shape: 'draw', count: draws } }))
      const both = latinHypercube(flat, draws, seed)
      for (const at of [0, 1])
        expect(Array.from({ length: draws }, (_, draw) => both[draw * 2 + at]!).toSorted((a, b) => a - b)).toEqual([
          ...Array(draws).keys(),
        ])
      const alone = latinHypercube(flat.slice(1), draws, seed)
      expect(Array.from(alone)).toEqual(Array.from({ length: draws }, (_, draw) => both[draw * 2 + 1]!))
    }),
  )
})

test.each([
  [{ shape: 'triangular', low: 0, mode: 1, high: 4 } as const, 0.25, 1],
  [{ shape: 'triangular', low: 0, mode: 1, high: 4 } as const, 0.8125, 2.5],
  [{ shape: 'triangular', low: 3, mode: 3, high: 3 } as const, 0.2, 3],
  [{ shape: 'lognormal', median: 2, p90: 5 } as const, 0.9, 5],
  [{ shape: 'lognormal', median: 2, p90: 5 } as const, 0.1, 0.8],
  [{ shape: 'chance', of: 0.3 } as const, 0.29, 1],
  [{ shape: 'course', chances: [0.5, 0.2, 0.3] } as const, 0.69, 1],
])('%o at %d is %d', (spread, u, value) => expect(valueAt(spread, u)).toBeCloseTo(value, 9))

test('the middle of the spreads, and quantiles between two values', () => {
  expect([...middleOf(inputs)]).toEqual([0.5, 1, 1])
  expect(quantilesOf(Float64Array.of(4, 0, 2, 1, 3))).toMatchObject({ p10: 0.4, p50: 2, p90: 3.6 })
})
