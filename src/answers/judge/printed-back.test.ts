import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundledUnits } from '../../../test/units.ts'
import { findAmounts } from '../../claims/quantity/find.ts'
import type { Operator } from '../../kernel/quantity.ts'
import { sayAmount } from './say.ts'

const units = bundledUnits()
/** How each operator is printed, and what it is read as. */
const bounds: readonly (readonly [words: string, operator: Operator])[] = [
  ['', '='],
  ['about ', '~'],
  ['more than ', '>'],
  ['less than ', '<'],
  ['at least ', '>='],
  ['at most ', '<='],
]
const printed = ['t', 'kg', 't/yr', 'percent', 'USD', 'EUR', 'AUD', 'CNY', 'USD/kg', 'CNY/t', 'years', 'months', 'x']

test('what a verdict prints is read back: the number to its printed digits, the unit and the bound', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer({ min: 2, max: 999_999 }),
        fc.integer({ min: 20, max: 9_990 }).map((tenths) => tenths / 10),
        fc.integer({ min: 1, max: 999 }).map((n) => n * 1e7),
      ),
      fc.constantFrom(...printed),
      fc.constantFrom(...bounds),
      (value, unit, [words, operator]) => {
        const text = `It was ${words}${sayAmount(value, unit)} in all`
        const [amount, ...others] = findAmounts(text, { publisher: null, dates: [], units })
        expect(others, text).toEqual([])
        expect([amount?.unit, amount?.operator], text).toEqual([unit, operator])
        // Three digits below a thousand, whole numbers above: what is printed is what is promised.
        expect(Math.abs((amount?.low ?? 0) - value) / value, text).toBeLessThanOrEqual(0.005)
        expect(text.slice(amount?.from, amount?.to)).toContain(sayAmount(value, unit).split(' ')[0]?.split('-')[0] ?? '')
      },
    ),
    { numRuns: 800 },
  ))
