import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { printQuery } from './print-query.ts'
import { allOf, anyOf, not, type Query, type TextQuery } from './query.ts'
import { readPlainly, readQuery } from './read-query.ts'

const word = (text: string): TextQuery => ({ kind: 'word', text, where: 'anywhere' })
const is = (field: 'element' | 'place' | 'publisher' | 'class' | 'language', value: string): Query => ({
  kind: 'is',
  field,
  value,
})

test.each<[string, Query | undefined]>([
  ['', undefined],
  ['  "" * - %', undefined],
  ['gallium', word('gallium')],
  ['neod*', { kind: 'prefix', text: 'neod', where: 'anywhere' }],
  ['galium~', { kind: 'fuzzy', text: 'galium', edits: 2, where: 'anywhere' }],
  ['neodimium~1', { kind: 'fuzzy', text: 'neodimium', edits: 1, where: 'anywhere' }],
  ['"export licence"', { kind: 'phrase', text: 'export licence', where: 'anywhere' }],
  ['a b', allOf([word('a'), word('b')])],
  ['a AND b', allOf([word('a'), word('b')])],
  ['a OR b c', anyOf([word('a'), allOf([word('b'), word('c')])])],
  ['(a OR b) c', allOf([anyOf([word('a'), word('b')]), word('c')])],
  ['a NOT b', allOf([word('a'), not(word('b'))])],
  ['a -b', allOf([word('a'), not(word('b'))])],
  ['a OR NOT b', anyOf([word('a'), not(word('b'))])],
  ['NOT NOT a', word('a')],
  ['and or not', allOf([word('and'), word('or'), word('not')])],
  ['70 %', word('70')],
  ['element:Dy', is('element', 'dysprosium')],
  ['mineral:"rare earths"', is('element', 'rare_earths')],
  ['-place:china', not(is('place', 'CHN'))],
  ['publisher:"A newspaper"', is('publisher', 'A newspaper')],
  ['class:held lang:ZH', allOf([is('class', 'held'), is('language', 'zh')])],
  [
    'from:2025-01 to:2025',
    allOf([
      { kind: 'from', day: day('2025-01-01') },
      { kind: 'to', day: day('2025-12-31') },
    ]),
  ],
  [
    'on:2025-Q1',
    allOf([
      { kind: 'from', day: day('2025-01-01') },
      { kind: 'to', day: day('2025-03-31') },
    ]),
  ],
  ['title:"magnet plant"', { kind: 'phrase', text: 'magnet plant', where: 'title' }],
  ['title:neod*', { kind: 'prefix', text: 'neod', where: 'title' }],
  ['value:>80', { kind: 'value', operator: '>', value: 80 }],
  ['value:1,000', { kind: 'value', operator: '=', value: 1000 }],
  [
    'value:10..20',
    allOf([
      { kind: 'value', operator: '>=', value: 10 },
      { kind: 'value', operator: '<=', value: 20 },
    ]),
  ],
  ['https://example.org/a', word('https://example.org/a')],
])('"%s" is read as it is meant', (text, query) => expect(readQuery(text)).toEqual({ ok: true, value: query }))

test.each([
  ['(a b', 1, 'this bracket is never closed'],
  ['a b)', 4, 'this bracket closes nothing'],
  [')', 1, 'this bracket closes nothing'],
  ['a AND OR b', 7, 'OR wants something before it'],
  ['AND a b', 1, 'AND wants something before it'],
  ['a b OR', 7, 'OR wants something after it'],
  ['a NOT', 6, 'NOT wants something after it'],
  ['a "b', 3, 'the quotation mark is never closed'],
  ['a ()', 4, 'nothing stands in the bracket'],
  ['a publsher:Reuters', 3, 'no field is called "publsher"; did you mean publisher?'],
  ['element:""', 9, 'element: wants a value'],
])('"%s" is malformed at column %i: %s', (text, column, says) =>
  expect(readQuery(text)).toMatchObject({ ok: false, fault: { kind: 'malformed-query', column, says } }),
)

test.each([
  ['a element:kryptonite', 'unknown-mineral', 11, 'no mineral is called "kryptonite"'],
  ['place:Atlantis', 'unknown-place', 7, 'no place is called "Atlantis"'],
  ['from:2025-13', 'unknown-date', 6, '"2025-13" is not a date; write 2025, 2025-01, 2025-Q1 or 2025-01-31'],
  ['class:helt', 'bad-input', 7, 'no class of receipt is called "helt"; there is held'],
  ['measure:production_shar', 'bad-input', 9, 'no measure is called "production_shar"; there is production_share'],
  ['value:much', 'bad-input', 7, '"much" is not a number to compare with; write value:>80, value:<=5 or value:10..20'],
])('"%s" names what is not there: %s at column %i', (text, kind, column, says) =>
  expect(readQuery(text)).toMatchObject({ ok: false, fault: { kind, column, says } }),
)

test.each(['(a b', 'a b)', 'a AND OR b', 'AND a b', 'a b OR', '"a b', 'a b ()'])(
  '"%s" read plainly asks for both words',
  (text) => {
    expect(readPlainly(text)).toEqual(allOf([word('a'), word('b')]))
  },
)

describe('laws', () => {
  const text = fc.constantFrom('a', 'rare-earth', '70%', '镝', 'naïve', 'and', 'x_y', "China's")
  const where = fc.constantFrom('anywhere' as const, 'title' as const)
  const leaf = fc.oneof<fc.Arbitrary<Query>[]>(
    fc.record({ kind: fc.constantFrom('word' as const, 'prefix' as const), text, where }),
    fc.record({ kind: fc.constant('phrase' as const), text: fc.constantFrom('a b', 'OR', 'title:x (y)', '稀土 oxide'), where }),
    fc.record({
      kind: fc.constant('fuzzy' as const),
      text: fc.constantFrom('gallium', 'terbium'),
      edits: fc.constantFrom(1 as const, 2 as const),
      where,
    }),
    fc.constantFrom(is('publisher', 'A (good) newspaper'), is('place', 'CHN'), is('class', 'held'), is('language', 'zh')),
    fc.constantFrom<Query>({ kind: 'from', day: day('2025-01-01') }, { kind: 'to', day: day('2025-12-31') }),
    fc.record({
      kind: fc.constant('value' as const),
      operator: fc.constantFrom('=', '>', '>=', '<', '<='),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x)),
    }),
  )
  const tree = fc.letrec<{ tree: Query }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(allOf),
      fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(anyOf),
      tie('tree').map(not),
    ),
  })).tree

  test('a tree that is printed reads back as the same tree', () => {
    fc.assert(
      fc.property(tree, (query) => {
        expect(readQuery(printQuery(query))).toEqual({ ok: true, value: query })
      }),
      { numRuns: 500 },
    )
  })

  test('a word of the syntax behind a minus prints to what reads the same', () => {
    const read = readQuery('-NOT')
    expect(read.ok && read.value !== undefined && readQuery(printQuery(read.value))).toEqual(read)
  })

  test('whatever is typed is read or told where it is wrong, and what is read prints to what reads the same', () => {
    const piece = fc.constantFrom(
      'gallium',
      '"',
      '(',
      ')',
      '*',
      '~',
      'AND',
      'OR',
      'NOT',
      '-',
      ':',
      'element:',
      'Dy',
      'from:',
      '2025',
      '稀土',
      ' ',
      '\0',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 10 }),
        fc.constantFrom('', ' '),
        (parts, gap) => {
          const asked = parts.join(gap)
          const found = readQuery(asked)
          if (!found.ok) {
            expect(found.fault.column).toBeGreaterThan(0)
            expect(found.fault.column).toBeLessThanOrEqual(asked.length + 1)
          } else if (found.value !== undefined) expect(readQuery(printQuery(found.value))).toEqual(found)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('brackets beyond any reason are told of, and never break the reader', () => {
    expect(readQuery(`${'('.repeat(40)}a${')'.repeat(40)}`)).toEqual({ ok: true, value: word('a') })
    expect(readQuery(`${'('.repeat(5000)}a${')'.repeat(5000)}`)).toMatchObject({ ok: false })
    expect(readQuery('-'.repeat(100_000))).toEqual({ ok: true, value: undefined })
  })
})
