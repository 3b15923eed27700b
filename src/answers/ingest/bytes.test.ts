import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf } from './bytes.ts'

test('any bytes come back from either form of base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(Buffer.from(bytesOf(Buffer.from(bytes).toString('base64'))).equals(Buffer.from(bytes))).toBe(true)
      expect(Buffer.from(bytesOf(Buffer.from(bytes).toString('base64url'))).equals(Buffer.from(bytes))).toBe(true)
    }),
  )
})

test.each(['a', '%%%%', 'abc!'])('"%s" is refused', (text) =>
  expect(() => bytesOf(text)).toThrow(expect.objectContaining({ code: 'bad-input' })),
)
