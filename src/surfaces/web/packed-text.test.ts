import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestPacked, packText, unpackText } from './packed-text.ts'

test('a text comes out of its address as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      expect(unpackText(packText(text))).toBe(text)
    }),
  )
})

test.each([
  ['a torn address', packText('title: x'.repeat(40)).slice(0, -9)],
  ['a small address that would unpack to a large text', packText('a'.repeat(longestPacked + 1))],
])('%s is refused', (_case, packed) => expect(() => unpackText(packed)).toThrow(/does not carry a whole scenario/))
