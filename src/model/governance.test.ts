import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { governanceMeasures, governanceRisk } from './governance.ts'

test.each([
  ['the best estimate', 2.5, 'estimate', 0],
  ['the middle', 0, 'estimate', 0.5],
  ['an estimate beyond the end of the scale', -2.7, 'estimate', 1],
  ['the 40th percentile', 40, 'percentile', 0.6],
  ['a risk as it is', 0.588, 'risk', 0.588],
] as const)('%s as risk', (_case, score, scale, risk) => expect(governanceRisk(score, scale)).toBeCloseTo(risk, 12))

test('one supplier governed worst is a risk of one, or of ten on the scale of the European Union', () => {
  const alone = [{ share: 1, score: 1, trade: null }]
  expect(governanceMeasures(alone, 'risk')).toMatchObject({ hhiWgi: 1, mean: 1, hhiWgiT: null })
  expect(governanceMeasures(alone, 'risk', 10)?.hhiWgi).toBe(10)
})

test('a trade parameter above one raises the index, one that is missing leaves it', () => {
  const found = governanceMeasures(
    [
      { share: 0.6, score: 0.5, trade: 1.1 },
      { share: 0.4, score: 0.25, trade: null },
    ],
    'risk',
  )
  expect(found?.hhiWgi).toBeCloseTo(0.36 * 0.5 + 0.16 * 0.25, 12)
  expect(found?.hhiWgiT).toBeCloseTo(0.36 * 0.5 * 1.1 + 0.16 * 0.25, 12)
})

test('who is not governed by a known score widens the index, and too many take it away', () => {
  const most = governanceMeasures(
    [
      { share: 0.9, score: 0.5, trade: null },
      { share: 0.1, score: null, trade: null },
    ],
    'risk',
  )
  expect(most?.covered).toBeCloseTo(0.9, 12)
  expect(most?.hhiWgiLow).toBeCloseTo(0.405, 12)
  expect(most?.hhiWgi).toBeCloseTo(0.41, 12)
  expect(most?.hhiWgiHigh).toBeCloseTo(0.415, 12)
  expect(
    governanceMeasures(
      [
        { share: 0.5, score: 0.5, trade: null },
        { share: 0.5, score: null, trade: null },
      ],
      'risk',
    )?.hhiWgi,
  ).toBeNull()
  expect(governanceMeasures([{ share: 1, score: null, trade: null }], 'risk')).toBeNull()
})

test('the weighted index lies between nothing and the index itself, and worse governance never lowers it', () => {
  const suppliers = fc.array(
    fc.record({ amount: fc.double({ min: 1, max: 100, noNaN: true }), score: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 1, maxLength: 10 },
  )
  fc.assert(
    fc.property(suppliers, fc.double({ min: 0, max: 1, noNaN: true }), (rows, worse) => {
      const sum = rows.reduce((total, { amount }) => total + amount, 0)
      const governed = rows.map(({ amount, score }) => ({ share: amount / sum, score, trade: null }))
      const hhi = governed.reduce((total, { share }) => total + share * share, 0)
      const index = governanceMeasures(governed, 'risk')?.hhiWgi ?? Number.NaN
      expect(index).toBeGreaterThanOrEqual(-1e-12)
      expect(index).toBeLessThanOrEqual(hhi + 1e-12)
      const [first, ...rest] = governed
      const risen = [{ ...first!, score: Math.max(first?.score ?? 0, worse) }, ...rest]
      expect(governanceMeasures(risen, 'risk')?.hhiWgi).toBeGreaterThanOrEqual(index - 1e-12)
    }),
  )
})
