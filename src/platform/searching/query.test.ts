import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuery, split, wordsOf, type Wanted } from './query.ts'

const word = (text: string, prefix = false): Wanted => ({ kind: 'word', text, prefix })

test.each<[string, Wanted | undefined]>([
  ['', undefined],
  ['  "" () * - ', undefined],
  ['gallium', word('gallium')],
  ['neod*', word('neod', true)],
  ['"export licence"', { kind: 'phrase', text: 'export licence' }],
  ['a b', { kind: 'all', of: [word('a'), word('b')] }],
  ['a AND b', { kind: 'all', of: [word('a'), word('b')] }],
  ['a OR b c', { kind: 'any', of: [word('a'), { kind: 'all', of: [word('b'), word('c')] }] }],
  ['(a OR b) c', { kind: 'all', of: [{ kind: 'any', of: [word('a'), word('b')] }, word('c')] }],
  ['a NOT b', { kind: 'all', of: [word('a'), { kind: 'not', of: word('b') }] }],
  ['a -b', { kind: 'all', of: [word('a'), { kind: 'not', of: word('b') }] }],
  ['and or not', { kind: 'all', of: [word('and'), word('or'), word('not')] }],
  ['70 %', word('70')],
])('"%s" is read as it is meant', (text, wanted) => expect(readQuery(text)).toEqual(wanted))

test.each(['(a b', 'a b)', 'a AND OR b', 'AND a b', 'a b OR', '"a b', 'a b ()', 'a OR NOT b'])(
  '"%s" is not well formed and asks for both words',
  (text) => {
    expect(readQuery(text)).toEqual({ kind: 'all', of: [word('a'), word('b')] })
  },
)

test('wanted and unwanted parts are told apart', () => {
  const wanted = readQuery('a -b (c OR d) NOT (e f)')
  expect(wanted && split(wanted)).toEqual({
    wanted: { kind: 'all', of: [word('a'), { kind: 'any', of: [word('c'), word('d')] }] },
    unwanted: { kind: 'any', of: [word('b'), { kind: 'all', of: [word('e'), word('f')] }] },
  })
  expect(wanted && wordsOf(wanted)).toEqual(['a', 'c', 'd'])
})

test('whatever is typed is read, and words are never lost from plain words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const wanted = readQuery(text)
      if (/^[a-z ]*[a-z][a-z ]*$/.test(text)) expect(wanted && wordsOf(wanted)).toEqual(text.trim().split(/ +/))
    }),
  )
})

test('deep brackets are read or taken as words, and never break the reader', () => {
  expect(readQuery(`${'('.repeat(200)}a${')'.repeat(200)}`)).toEqual(word('a'))
})
