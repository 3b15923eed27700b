import { expect, test } from 'vitest'
import { bundledGazetteer } from '../../test/bench/gazetteer.ts'
import { day } from '../kernel/day.ts'
import type { Block, BlockKind, Document } from '../receipts/document.ts'
import { claimKey } from './claim-key.ts'
import { readDocumentClaims } from './read-document.ts'

const gazetteer = bundledGazetteer()

/** An article from its blocks, set apart by empty lines. */
function article(title: string, parts: readonly (readonly [BlockKind, string])[]): Document {
  let text = ''
  const blocks: Block[] = []
  for (const [kind, words] of [['title', title] as const, ...parts]) {
    blocks.push({ kind, from: text.length, to: text.length + words.length })
    text += `${words}\n\n`
  }
  return {
    text,
    blocks,
    title,
    date: day('2025-11-05'),
    dateAsPrinted: null,
    author: null,
    publisher: 'Ore Weekly',
    language: 'en',
    url: null,
    mediaType: 'text/plain',
    charset: 'utf-8',
    hash: '',
    size: text.length,
    repairs: [],
    notes: [],
  }
}

const cobalt = article('Congo and the cobalt market', [
  ['highlight', 'Congo mines 70% of the world’s cobalt.'],
  ['heading', 'Why 100 companies worry'],
  ['paragraph', 'The country mines 70% of the world’s cobalt. Its quota for 2026 is 96,600 tonnes.'],
  ['boilerplate', 'Subscribe: 50% off. China mines 90% of everything.'],
])

test('an article about something else makes no claims of the trade by naming a metal in passing', () => {
  const markets = article('Shares drift, oil slips', [
    [
      'paragraph',
      'The broad European index lost 0.3% and the yen gained 0.2% to 148 per dollar, while Brent fell 2.1% to $60.10 a barrel.',
    ],
    ['paragraph', 'Copper rose 0.8% to $9,880 a tonne.'],
    ...Array.from({ length: 12 }, (_, at): readonly ['paragraph', string] => [
      'paragraph',
      `Growth in the United States reached ${at + 2}% last year, adding ${at + 3},500 jobs and $${at + 4} billion to the economy.`,
    ]),
    ['paragraph', 'Washington put a 25% tariff on Chinese goods in May.'],
  ])
  const { claims } = readDocumentClaims(markets, gazetteer)
  expect(claims.filter(({ type }) => type !== 'policy').map(({ mineral }) => mineral)).toEqual(['copper', 'copper'])
  expect(claims.filter(({ type }) => type === 'policy')).toMatchObject([{ value: 25, geography: 'USA', counterpart: 'CHN' }])
})

test('titles, headings and boilerplate make no claims, and offsets count in the whole text', () => {
  const { claims } = readDocumentClaims(cobalt, gazetteer)
  expect(claims.map((claim) => claim.value)).toEqual([70, 70, 96_600])
  for (const { quote, span } of claims) expect(cobalt.text.slice(span[0], span[1])).toBe(quote)
})

test('a claim that names neither country nor mineral takes them from the article', () => {
  const { claims } = readDocumentClaims(cobalt, gazetteer)
  expect(claims.map(({ subject, geography, mineral }) => [subject, geography, mineral])).toEqual([
    ['DR Congo', 'COD', 'cobalt'],
    ['DR Congo', 'COD', 'cobalt'],
    ['DR Congo', 'COD', 'cobalt'],
  ])
})

test('a highlight and its sentence have one key, other claims another', () => {
  const [highlight, sentence, quota] = readDocumentClaims(cobalt, gazetteer).claims
  if (highlight === undefined || sentence === undefined || quota === undefined) throw new Error('three claims expected')
  expect(claimKey(highlight)).toBe(claimKey(sentence))
  expect(claimKey(quota)).not.toBe(claimKey(sentence))
})

test('an article that names no mineral leaves the mineral open', () => {
  const plain = article('The week in mining', [['paragraph', 'Australia produced 13,000 tonnes in 2024.']])
  expect(readDocumentClaims(plain, gazetteer).claims[0]?.mineral).toBe(null)
})

test('table rows take measure, unit and year from their header', () => {
  const table = article('Rare earth mine output', [
    ['table-row', 'Country | Production 2024 (tonnes REO) | Share of world, %'],
    ['table-row', 'China | 270,000 | 69'],
    ['table-row', 'Burma | 31,000 | 8'],
  ])
  const { claims } = readDocumentClaims(table, gazetteer)
  expect(claims.map(({ subject, measure, value, unit, asOf }) => [subject, measure, value, unit, asOf])).toEqual([
    ['China', 'production', 270_000, 't_REO', '2024'],
    ['China', 'production_share', 69, 'percent', '2024'],
    ['Myanmar', 'production', 31_000, 't_REO', '2024'],
    ['Myanmar', 'production_share', 8, 'percent', '2024'],
  ])
})

test('cells parted by tabs keep their columns, empty ones too, and a table that names no mineral assumes none', () => {
  const table = article('Mines', [
    ['table-row', '\tProduction 2023, t\tProduction 2024, t\tReserves'],
    ['table-row', 'Australia\t\t13,000\t5,700,000'],
    ['table-row', 'South Africa\t1,100\t1,200'],
  ])
  const { claims } = readDocumentClaims(table, gazetteer)
  expect(claims.map(({ subject, measure, value, asOf, mineral }) => [subject, measure, value, asOf, mineral])).toEqual([
    ['Australia', 'production', 13_000, '2024', null],
    ['Australia', 'reserves', 5_700_000, '2024', null],
    ['South Africa', 'production', 1100, '2023', null],
    ['South Africa', 'production', 1200, '2024', null],
  ])
  for (const { span, quote } of claims) expect(table.text.slice(...span)).toBe(quote)
})
