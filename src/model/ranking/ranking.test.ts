import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptability } from './acceptability.ts'
import { dominates, normalised, placesOf, type DecisionMatrix } from './matrix.ts'
import { topsis, vikor, weightedSum } from './scores.ts'

const matrices = fc
  .record({ alternatives: fc.integer({ min: 2, max: 6 }), criteria: fc.integer({ min: 1, max: 5 }) })
  .chain(({ alternatives, criteria }) =>
    fc.record({
      values: fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: criteria, maxLength: criteria }), {
        minLength: alternatives,
        maxLength: alternatives,
      }),
      directions: fc.array(fc.constantFrom<1 | -1>(1, -1), { minLength: criteria, maxLength: criteria }),
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: criteria, maxLength: criteria }),
    }),
  )
  .map(({ values, directions, weights }): DecisionMatrix => {
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return {
      alternatives: values.map((_, at) => `a${at}`),
      criteria: directions.map((_, at) => `c${at}`),
      values,
      directions,
      weights: weights.map((weight) => weight / sum),
    }
  })

const rowsOf = (matrix: DecisionMatrix): number[][] => {
  const found = normalised(matrix, 'min-max')
  if (!('rows' in found)) throw new Error('min-max takes any values')
  return found.rows
}
const methods = (matrix: DecisionMatrix): number[][] => [
  weightedSum(matrix, rowsOf(matrix)),
  topsis(matrix, 'vector'),
  vikor(matrix, 0.5).q.map((q) => -q),
]

test('the dominated never stands above the dominator, equal alternatives tie', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      for (const places of methods(matrix).map(placesOf))
        for (const one of matrix.values.keys())
          for (const two of matrix.values.keys()) {
            if (dominates(matrix, one, two)) expect(places[one]).toBeLessThanOrEqual(places[two]!)
            if (matrix.values[one]!.join() === matrix.values[two]!.join()) expect(places[one]).toBe(places[two])
          }
    }),
  )
})

test('rows and columns of acceptability sum to 1, pairs to 1; the dominated is never ahead', () => {
  fc.assert(
    fc.property(matrices, fc.nat(), (matrix, seed) => {
      const found = acceptability(rowsOf(matrix), { draws: 200, pairDraws: 200, seed })
      for (const one of found.ranks.keys()) {
        expect(found.ranks[one]!.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
        expect(found.ranks.reduce((sum, row) => sum + row[one]!, 0)).toBeCloseTo(1, 9)
        const centre = found.central[one]
        if (centre) expect(centre.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
        for (const two of found.ranks.keys()) {
          expect(found.pairwise[one]![two]! + found.pairwise[two]![one]!).toBeCloseTo(1, 9)
          if (dominates(matrix, one, two)) expect(found.pairwise[two]![one]).toBeLessThanOrEqual(0.5)
        }
      }
    }),
  )
})

test('affine rescaling of a criterion leaves the weighted-sum scores as they are', () => {
  fc.assert(
    fc.property(matrices, fc.integer({ min: 1, max: 99 }), fc.integer({ min: -99, max: 99 }), (matrix, by, shift) => {
      const scaled = { ...matrix, values: matrix.values.map(([first = 0, ...rest]) => [first * by + shift, ...rest]) }
      const after = weightedSum(scaled, rowsOf(scaled))
      for (const [at, score] of weightedSum(matrix, rowsOf(matrix)).entries()) expect(after[at]).toBeCloseTo(score, 9)
    }),
  )
})

test('two opposed alternatives of two criteria share the first place, and weights are uniform', () => {
  const { ranks, central } = acceptability(
    [
      [1, 0],
      [0, 1],
    ],
    { draws: 50_000, pairDraws: 1, seed: 7 },
  )
  expect(ranks[0]![0]).toBeCloseTo(0.5, 2)
  // The mean of weights above one half, uniform between, is three quarters.
  expect(central[0]![0]).toBeCloseTo(0.75, 2)
})
