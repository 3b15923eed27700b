import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearestOf } from './distance.ts'

test.each([
  ['galium', 'gallium', 1],
  ['neodimium', 'neodymium', 1],
  ['dysporsium', 'dysprosium', 1],
  ['terbuim', 'terbium', 1],
  ['same', 'same', 0],
  ['', 'abc', 3],
])('from %s to %s are %i steps', (a, b, steps) => expect(editDistance(a, b, 3)).toBe(steps))

test('the distance is the same both ways and never more than asked for plus one', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9))
      expect(editDistance(a, b, 2)).toBeLessThanOrEqual(3)
    }),
  )
})

test('the nearest words come first, and of equals the more frequent', () => {
  const words = [
    ['gallium', 3],
    ['gallic', 9],
    ['thallium', 5],
    ['callium', 8],
  ] as const
  expect(nearestOf('galium', words, 3)).toEqual(['gallium', 'callium'])
  expect(
    nearestOf(
      'tin',
      [
        ['tan', 1],
        ['iron', 1],
      ],
      3,
    ),
  ).toEqual(['tan'])
})
