import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { day as calendarDay } from '../../kernel/day.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { operation, type Desk } from '../operation.ts'
import { derivedTable } from './derived-table.ts'
import { missing, notLicensed, notOnRecord } from './evidence.ts'
import { exportAnswer } from './export-answer.ts'
import { number, quoted, tableOf, text } from './table.ts'

const receipt = (id: string, sourceId: string, change: Partial<Receipt> = {}): Receipt => ({
  id,
  class: 'transcribed',
  sourceId,
  publisher: `Publisher of ${sourceId}`,
  title: 'A yearbook; with tables',
  url: `https://example.org/${sourceId}`,
  published: calendarDay('2025-01-31'),
  edition: '2025',
  licence: 'CC BY 4.0',
  language: 'en',
  quote: `China,${id}`,
  names: ['China'],
  locator: { file: 'a.csv', line: 3, column: 2 },
  original: null,
  known: calendarDay('2025-01-31'),
  ...change,
})

const receipts = [
  receipt('rc_open', 'open'),
  receipt('rc_open2', 'open'),
  receipt('rc_other', 'other', { licence: 'OGL; with attribution' }),
  receipt('rc_paid', 'paid', { class: 'held', licence: 'all rights reserved' }),
  receipt('rc_cited', 'paid', { class: 'cited', quote: 'our own words' }),
  receipt('rc_imported', 'somebody', { licence: 'unknown terms' }),
  receipt('rc_baci', 'reader', { licence: 'Etalab Open Licence 2.0' }),
  receipt('rc_mine', 'reader', { class: 'held', licence: "the reader's own copy" }),
]
const source = (id: string, redistribution: Source['redistribution']): [string, Source] => [
  id,
  {
    id,
    publisher: id,
    title: '',
    url: '',
    published: calendarDay('2025-01-31'),
    edition: '',
    licence: '',
    redistribution,
    rank: 1,
    file: '',
  },
]

const desk = {
  receipts: {
    getMany: async (ids: readonly string[]) => ids.flatMap((id) => receipts.find((each) => each.id === id) ?? []),
  },
  sources: new Map([source('open', 'open'), source('other', 'open'), source('paid', 'quote-only')]),
  today: () => calendarDay('2025-12-01'),
} as unknown as Desk

const shares = operation({
  name: 'shares',
  asks: 'Who has how much?',
  input: z.object({ year: z.coerce.number().default(2024), article: z.string().optional(), knownBy: z.string().optional() }),
  output: z.object({
    total: z.number(),
    rows: z.array(z.object({ place: z.string(), share: z.number(), passage: z.string(), receipts: z.array(z.string()) })),
  }),
  cli: { examples: [] },
  answer: () => Promise.reject(new Error('not asked here')),
  rows: ({ rows }) =>
    tableOf(
      rows,
      [
        text('place', 'ISO', ({ place }) => place),
        number('share', 'percent', ({ share }) => share),
        quoted('passage', 'words', ({ passage }) => passage),
      ],
      (row) => row.receipts,
    ),
})

async function rowOf(...ids: string[]): Promise<Record<string, unknown>> {
  const answer = { total: 1, rows: [{ place: 'CHN', share: 69.2, passage: 'China led', receipts: ids }] }
  const { data } = await exportAnswer(desk, shares, { input: {}, answer, version: '1' })
  return Object.fromEntries(data.columns.map(({ name }, at) => [name, data.rows[0]?.cells[at]]))
}

describe('every row says where it comes from', () => {
  test('one source, two receipts: the source once, each receipt with its class', async () => {
    expect(await rowOf('rc_open', 'rc_open2')).toMatchObject({
      share: 69.2,
      source_ids: 'open',
      source_publisher: 'Publisher of open',
      source_title: 'A yearbook, with tables',
      source_licence: 'CC BY 4.0',
      source_redistribution: 'open',
      receipt_class: 'transcribed; transcribed',
      receipt_ids: 'rc_open; rc_open2',
      receipt_quote_status: 'quoted; quoted',
      receipt_quote: 'China,rc_open; China,rc_open2',
    })
  })

  test('two sources stand in the same order in every column, and can be told apart', async () => {
    const row = await rowOf('rc_open', 'rc_other')
    expect(row).toMatchObject({ source_ids: 'open; other', source_licence: 'CC BY 4.0; OGL, with attribution' })
    for (const [name, value] of Object.entries(row))
      if (name.startsWith('source_')) expect(String(value).split('; ')).toHaveLength(2)
  })

  test('a source that may only be quoted keeps value and address and loses the words', async () => {
    expect(await rowOf('rc_paid')).toMatchObject({
      share: 69.2,
      passage: notLicensed,
      source_address: 'https://example.org/paid',
      source_redistribution: 'quote-only',
      receipt_quote_status: notLicensed,
      receipt_quote: null,
    })
  })

  test('not licensed to show is not the same as missing', async () => {
    expect(await rowOf('rc_nobody')).toMatchObject({
      receipt_ids: 'rc_nobody',
      receipt_class: notOnRecord,
      source_licence: notOnRecord,
      receipt_quote_status: missing,
      receipt_quote: null,
    })
  })

  test('our own summary of a cited source is no quotation', async () => {
    expect(await rowOf('rc_cited')).toMatchObject({ passage: 'China led', receipt_class: 'cited', receipt_quote: null })
  })

  test('files that a reader imported keep the licence of each', async () => {
    expect(await rowOf('rc_baci', 'rc_mine')).toMatchObject({
      source_ids: 'reader; reader',
      source_licence: "Etalab Open Licence 2.0; the reader's own copy",
    })
  })

  test('a source whose terms nobody has looked at is not shown either', async () => {
    expect(await rowOf('rc_imported')).toMatchObject({
      source_licence: 'unknown terms',
      source_redistribution: notOnRecord,
      receipt_quote_status: notLicensed,
      receipt_quote: null,
    })
  })

  test("a reader's own document is the reader's to show", async () => {
    expect(await rowOf('rc_mine')).toMatchObject({ source_redistribution: "reader's own", receipt_quote: 'China,rc_mine' })
  })

  test('a row without a receipt claims no source', async () => {
    expect(await rowOf()).toMatchObject({ share: 69.2, source_ids: null, source_licence: null, receipt_ids: null })
  })
})

describe('what was asked travels with the answer', () => {
  test('question, inputs with defaults, both times, version, hash and single values', async () => {
    const asked = {
      input: { knownBy: '2025-06-30', article: 'x'.repeat(5000) },
      answer: { total: 390_000, rows: [] },
      version: '0.1.0',
    }
    const { about, stem, sources } = await exportAnswer(desk, shares, asked)
    expect(Object.fromEntries(about)).toMatchObject({
      question: 'Who has how much?',
      'input year': 2024,
      'input article': expect.stringMatching(/^5000 characters, sha256 [0-9a-f]{64}$/) as string,
      'as of': '2025-12-01',
      'known by': '2025-06-30',
      'asked on': '2025-12-01',
      version: 'Ytterby 0.1.0',
      'hash of the answer': expect.stringMatching(/^sha256 [0-9a-f]{64}$/) as string,
      rows: 0,
      'answer.total': 390_000,
    })
    expect(stem).toMatch(/^ytterby-shares-[0-9a-f]{8}$/)
    expect(sources.rows).toEqual([])
  })
})

describe('a question that declares no table has one all the same', () => {
  const output = z.object({
    note: z.string(),
    receipts: z.array(z.object({ id: z.string() })),
    stages: z.array(
      z.object({
        stageName: z.string().describe('stage of the chain'),
        count: z.number().int().nullable(),
        mass: z.number().nullable(),
        share: z.object({ value: z.number(), isKnown: z.boolean() }).nullable(),
        places: z.array(z.string()),
        ends: z.tuple([z.number(), z.number()]),
        value: z.union([z.number(), z.string()]).nullable(),
        parts: z.array(z.object({ receipts: z.array(z.string()) })),
      }),
    ),
    others: z.array(z.object({ x: z.string() })),
  })
  const stage = {
    stageName: 'mining',
    count: 3,
    mass: 1.5,
    share: { value: 69.2, isKnown: true },
    places: ['CHN', 'USA'],
    ends: [1, 2],
    value: 7,
  }
  const table = derivedTable(output, {
    note: 'n',
    receipts: [{ id: 'rc_whole' }],
    stages: [
      { ...stage, parts: [{ receipts: ['rc_a'] }, { receipts: ['rc_b', 'rc_a'] }] },
      { ...stage, share: null, count: null, value: null, parts: [] },
    ],
    others: [],
  })

  test('its first list, one column a field, nested fields by their path', () =>
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['stage_name', 'text'],
      ['count', 'integer'],
      ['mass', 'number'],
      ['share_value', 'number'],
      ['share_is_known', 'boolean'],
      ['places', 'text'],
      ['ends', 'text'],
      ['value', 'text'],
      ['parts', 'text'],
    ]))

  test('values as they are, nothing where nothing is known', () => {
    expect(table.rows[0]?.cells.slice(0, 8)).toEqual(['mining', 3, 1.5, 69.2, true, 'CHN; USA', '1; 2', '7'])
    expect(table.rows[1]?.cells.slice(0, 8)).toEqual(['mining', null, 1.5, null, null, 'CHN; USA', '1; 2', null])
  })

  test('a row rests on the receipts it names, else on those of the answer', () =>
    expect(table.rows.map((row) => row.receipts)).toEqual([['rc_a', 'rc_b'], ['rc_whole']]))

  test('without a list the answer is one row', () =>
    expect(derivedTable(z.object({ hhi: z.number(), well: z.boolean() }), { hhi: 5000, well: true })).toMatchObject({
      columns: [{ name: 'hhi' }, { name: 'well' }],
      rows: [{ cells: [5000, true], receipts: [] }],
    }))
})
