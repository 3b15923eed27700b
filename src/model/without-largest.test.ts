import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutLargest } from './without-largest.ts'

const plain = (...amounts: number[]) => amounts.map((amount) => ({ amount, capacity: null }))

test.each([
  ['the others go on as they are', plain(60, 30, 10), { whole: 100 }, 0.4, 0.4],
  ['the others have a quarter in reserve', plain(60, 30, 10), { whole: 100, spare: 0.25 }, 0.4, 0.5],
  ['what no row names is somebody else', plain(60), { whole: 100 }, 0.4, 0.4],
  [
    'a known capacity counts instead of the fraction',
    [
      { amount: 60, capacity: 60 },
      { amount: 40, capacity: 90 },
    ],
    { whole: 100, spare: 9 },
    0.4,
    0.9,
  ],
  ['more than enough is all of it', plain(10, 9), { whole: 19, spare: 4 }, 9 / 19, 1],
])('%s', (_case, suppliers, options, coverage, withSpare) => {
  const found = withoutLargest(suppliers, options)
  expect(found?.index).toBe(0)
  expect(found?.coverage).toBeCloseTo(coverage, 12)
  expect(found?.withSpare).toBeCloseTo(withSpare, 12)
})

test('nobody has no largest', () => expect(withoutLargest(plain(0, 0), { whole: 10 })).toBeNull())

test('spare capacity never lowers what is covered', () => {
  const amounts = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 3, noNaN: true }), (outputs, spare) => {
      const found = withoutLargest(plain(...outputs), { whole: outputs.reduce((a, b) => a + b, 0), spare })
      expect(found?.withSpare).toBeGreaterThanOrEqual((found?.coverage ?? 2) - 1e-9)
      expect(found?.withSpare).toBeLessThanOrEqual(1)
    }),
  )
})
