import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, momentOf } from './instant.ts'

test('a moment and its writing are one to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
      expect(instant(seconds * 1000)).toBe(new Date(seconds * 1000).toISOString().replace('.000', ''))
      expect(momentOf(instant(seconds * 1000))).toBe(seconds * 1000)
    }),
  )
})

test.each(['2026-11-22', 'yesterday', ''])('"%s" is no moment', (text) => expect(momentOf(text)).toBeNaN())
