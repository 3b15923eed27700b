import { expect, test } from 'vitest'
import { wholeOf } from './whole.ts'

test.each([
  ['no total is printed', 97, null, {}, 97, 'listed'],
  ['the total is the sum, rounded down', 384_000, 380_000, {}, 384_000, 'listed'],
  ['the total is the sum, rounded up', 389_310, 390_000, {}, 389_310, 'listed'],
  ['suppliers are missing from the list', 60, 100, {}, 100, 'total'],
  ['the list is asked for', 60, 100, { base: 'listed' as const }, 60, 'listed'],
  ['the total is asked for', 384_000, 380_000, { base: 'total' as const }, 380_000, 'total'],
  ['a whole is given', 60, 100, { whole: 120 }, 120, 'given'],
])('%s', (_case, listed, total, asked, value, base) => {
  expect(wholeOf(listed, total, asked)).toMatchObject({ value, base })
})
