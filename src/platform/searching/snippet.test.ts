import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayWhy, snippetLength, snippetOf } from './snippet.ts'

test('a snippet is a stretch of the text and its marks stand on the same words as before', () => {
  const words = fc.array(fc.constantFrom('gallium', 'licence', 'a', 'tonnes', '稀土', '😀', 'the', '\n'), { maxLength: 300 })
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ')
      const marks = Array.from(text.matchAll(/gallium|稀土/g), (found) => [found.index, found.index + found[0].length] as const)
      const { snippet, marks: shown } = snippetOf(text, marks)
      expect(text).toContain(snippet)
      expect(snippet.length).toBeLessThanOrEqual(snippetLength + 1)
      expect(snippet.isWellFormed()).toBe(true)
      for (const [from, to] of shown) expect(['gallium', '稀土']).toContain(snippet.slice(from, to))
      if (marks.length > 0) expect(shown.length).toBeGreaterThan(0)
    }),
  )
})

test('the stretch with the most different words is shown', () => {
  const text = `gallium ${'x '.repeat(300)} germanium and gallium ${'y '.repeat(300)}`
  const marks = Array.from(text.matchAll(/gallium|germanium/g), (found) => [found.index, found.index + found[0].length] as const)
  expect(snippetOf(text, marks).snippet).toContain('germanium and gallium')
})

test('why names the words that matched, field by field', () => {
  expect(
    sayWhy([
      ['title', 'Gallium', [[0, 7]]],
      ['text', 'no match', []],
    ]),
  ).toBe('title: gallium')
})
