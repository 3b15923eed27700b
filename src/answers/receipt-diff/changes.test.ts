import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween } from './changes.ts'

const without = (kind: string, all: ReturnType<typeof changesBetween>): string =>
  all
    .filter((one) => one.kind !== kind)
    .map(({ text }) => text)
    .join('')

test('one changed figure is one changed word', () => {
  const changes = changesBetween('The quota is 240,000 t.\n\nIt was raised.', 'The quota is 255,000 t.\n\nIt was raised.')
  expect(changes.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['240,000', '255,000'])
})

test('a paragraph that was taken out is told as such', () => {
  expect(changesBetween('One.\n\nTwo.\n\nThree.', 'One.\n\nThree.').filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'Two.\n\n' },
  ])
})

test('both texts can be put together again from the changes', () => {
  const text = fc
    .array(fc.constantFrom('quota ', 'of ', '240,000 ', 't\n', '稀土', '\n\n', 'magnet. '), { maxLength: 40 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const changes = changesBetween(older, newer)
      expect(without('added', changes)).toBe(older)
      expect(without('removed', changes)).toBe(newer)
    }),
  )
})
