import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claim, figure } from '../../../test/records.ts'
import { day } from '../../kernel/day.ts'
import type { Sight } from '../../ledger/settle.ts'
import { benchOf, judgeClaim } from './judging.ts'
import { compare, tolerances } from './tolerance.ts'

const today: Sight = { asOf: day('2026-11-22'), knownBy: null }

describe('laws of judging', () => {
  const value = fc.integer({ min: 1, max: 99 })
  const anyFigures = fc
    .uniqueArray(
      fc.record({
        value,
        period: fc.constantFrom('2009', '2023', '2024', '2025'),
        basis: fc.constantFrom('all_reo' as const, 'magnet_ree' as const),
        known: fc.constantFrom('2024-05-17', '2025-01-31', '2026-02-06'),
      }),
      { selector: ({ period, basis, known }) => `${period}|${basis}|${known}`, maxLength: 8 },
    )
    .map((list) =>
      list.map((each, index) =>
        figure({ id: `f${index}`, ...each, known: day(each.known), publisher: each.basis === 'all_reo' ? 'USGS' : 'IEA' }),
      ),
    )

  test('as-of and known-by never see the future: what is learned later changes nothing', () =>
    fc.assert(
      fc.property(anyFigures, value, (figures, said) => {
        const sight = { asOf: day('2025-06-30'), knownBy: day('2025-06-30') }
        const known = figures.filter((each) => each.known <= sight.knownBy)
        expect(judgeClaim(claim({ value: said }), benchOf(figures, sight))).toEqual(
          judgeClaim(claim({ value: said }), benchOf(known, sight)),
        )
      }),
    ))

  test('the order of the records does not matter', () =>
    fc.assert(
      fc.property(anyFigures, value, (figures, said) => {
        const one = judgeClaim(claim({ value: said }), benchOf(figures, today))
        const other = judgeClaim(claim({ value: said }), benchOf(figures.toReversed(), today))
        expect([other.verdict, other.direction]).toEqual([one.verdict, one.direction])
      }),
    ))

  test('a wider tolerance never turns what fits into what is off', () =>
    fc.assert(
      fc.property(
        value,
        value,
        fc.constantFrom('=', '~', '>', '<', '>=', '<='),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (said, fact, operator, factor) => {
          const wide = {
            ...tolerances,
            sharePoints: tolerances.sharePoints * factor,
            roundedPoints: tolerances.roundedPoints * factor,
          }
          const record = figure({ id: 'f', value: fact })
          const narrow = compare({ low: said, high: said, operator }, record, true)
          if (narrow?.fit === 'fits') expect(compare({ low: said, high: said, operator }, record, true, wide)?.fit).toBe('fits')
        },
      ),
    ))
})
