import { expect, test } from 'vitest'
import { wholeUpTo, windowOf } from './window.ts'

const filler = 'words of no account '.repeat(2000)

test('a text of ordinary length is looked at whole', () => {
  expect(windowOf('gallium', ['gallium'])).toEqual({ text: 'gallium', from: 0 })
})

test.each([
  ['where the words stand together', ['gallium', 'licences'], 'gallium licensing began'],
  ['a phrase', ['gallium licensing'], 'gallium licensing began'],
  ['words with signs of their own', ['(gallium', 'a|b', '*'], 'gallium'],
])('of a long text the right stretch is taken: %s', (_how, words, there) => {
  const text = `gallium ${filler} gallium licensing began ${filler} licences`
  const { text: window, from } = windowOf(text, words)
  expect(window).toContain(there)
  expect(text.slice(from, from + window.length)).toBe(window)
  expect(window.length).toBeLessThan(wholeUpTo)
})

test('a stretch never begins within a character', () => {
  const text = `${'😀'.repeat(20_001)}gallium`
  expect(windowOf(text, ['gallium']).text.isWellFormed()).toBe(true)
})

test('a text without the words shows its beginning', () => expect(windowOf(filler, ['gallium']).from).toBe(0))
