import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthOf, sayMonth } from './month.ts'

test('a month is said as it was counted, and its days lie in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 * 12 + 11 }), (count) => {
      expect(monthOf(sayMonth(count))).toBe(count)
      expect(monthOf(`${sayMonth(count)}-28`)).toBe(count)
    }),
  )
})
