import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalUrl } from './canonical.ts'
import { waitAsked } from './retry-after.ts'

test.each([
  ['HTTPS://Example.org:443/a?b=2&a=1#part', 'https://example.org/a?a=1&b=2'],
  ['https://example.org/a?utm_source=mail&utm_medium=x&id=7&fbclid=q', 'https://example.org/a?id=7'],
  ['https://example.org/a/', 'https://example.org/a/'],
  ['http://www.example.org/', 'http://www.example.org/'],
  ['https://example.org/%E7%A8%80%E5%9C%9F', 'https://example.org/%E7%A8%80%E5%9C%9F'],
  ['notes.txt', 'notes.txt'],
])('%s is written %s', (given, canonical) =>
  expect(new URL(canonicalUrl(given), 'file:///').href).toBe(new URL(canonical, 'file:///').href),
)

test('a canonical address is its own canonical address', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      expect(canonicalUrl(canonicalUrl(url))).toBe(canonicalUrl(url))
    }),
  )
})

test.each([
  ['120', 120_000],
  ['Wed, 01 Oct 2025 00:01:00 GMT', 60_000],
  ['Wed, 01 Oct 2024 00:00:00 GMT', 0],
  ['99999999', 24 * 3600 * 1000],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %s', (header, wait) => expect(waitAsked(header, Date.parse('2025-10-01T00:00:00Z'))).toBe(wait))
