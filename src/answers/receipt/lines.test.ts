import { expect, test } from 'vitest'
import { held } from '../../../test/contract/records.ts'
import { linesAround } from './lines.ts'

const table = [
  'country,year,note,tonnes',
  '"Korea, South",2024,"a ""quoted"" note",10',
  'China,2024,,270000',
  'Chile,2024,,5',
  'Peru,2024,,4',
  'Laos,2024,,3',
  'Mali,2024,,2',
].join('\r\n')

const around = (text: string, quote: string, changed: Parameters<typeof held>[0] = {}): ReturnType<typeof linesAround> => {
  const bytes = Buffer.from(text)
  const from = bytes.indexOf(quote)
  const original = {
    hash: '',
    from,
    to: from + Buffer.byteLength(quote),
    quoteHash: '',
    mediaType: 'text/csv',
    size: bytes.length,
  }
  return linesAround(held({ locator: null, original, ...changed }), bytes)
}
const marked = (lines: ReturnType<typeof linesAround>): string[] =>
  lines.flatMap(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)))

test('the quoted row is shown with three rows on either side, numbered as in the file', () => {
  const lines = around(table, 'Chile,2024,,5')
  expect(lines.map(({ number, quoted }) => [number, quoted])).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [4, true],
    [5, false],
    [6, false],
    [7, false],
  ])
  expect(lines[2]?.text).toBe('China,2024,,270000')
})

test.each([
  ['the fourth cell', 'China,2024,,270000', { column: 4, printed: '270000' }, '270000'],
  ['a cell after quoted commas', '"Korea, South",2024,"a ""quoted"" note",10', { column: 4, printed: '10' }, '10'],
  ['the second of two equal cells', 'Peru,2024,,4', { column: 4, printed: '4' }, '4'],
])('the printed cell is marked: %s', (_which, quote, place, cell) => {
  const lines = around(table, quote, { locator: { file: 'x.csv', line: 1, ...place } })
  expect(marked(lines)).toEqual([cell])
  const [mark] = lines.find(({ quoted }) => quoted)?.marks ?? []
  expect(mark?.[1]).toBe(quote.length)
})

test('without a printed cell the whole quote is marked', () =>
  expect(marked(around(table, 'China,2024'))).toEqual(['China,2024']))

test('of a file in one line only what stands near the quote is shown, and the mark is on the value', () => {
  const json = `{"pad":"${'x'.repeat(5000)}","China":{"2024":157.0},"rest":"${'y'.repeat(5000)}"}`
  const lines = around(json, '"China":{"2024":157.0', {
    locator: { file: 'x.json', path: 'China/2024', printed: '157.0' },
    original: {
      hash: '',
      from: json.indexOf('"China"'),
      to: json.indexOf('157.0') + 5,
      quoteHash: '',
      mediaType: 'application/json',
      size: json.length,
    },
  })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.text.length).toBeLessThan(700)
  expect(marked(lines)).toEqual(['157.0'])
})

test('a PDF has no lines', () =>
  expect(
    around(table, 'China', { original: { hash: '', from: 0, to: 1, quoteHash: '', mediaType: 'application/pdf', size: 1 } }),
  ).toEqual([]))

test('of a quote over several lines of JSON only the value at its end is marked', () => {
  const json = '{\n "China": {\n  "2023": 5,\n  "2024": 157.0\n }\n}'
  const quote = json.slice(json.indexOf('"China"'), json.indexOf('157.0') + 5)
  const lines = around(json, quote, { locator: { file: 'x.json', path: 'China/2024', printed: '157.0' } })
  expect(lines.filter(({ quoted }) => quoted)).toHaveLength(3)
  expect(marked(lines)).toEqual(['157.0'])
})

test('of a very long row the part around the cell is shown', () => {
  const row = `China,${'note '.repeat(300)},42,2024`
  const lines = around(row, row, { locator: { file: 'x.csv', line: 1, column: 3, printed: '42' } })
  expect(marked(lines)).toEqual(['42'])
  expect(lines[0]?.text.length).toBeLessThanOrEqual(800)
})
