import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exportAnswer } from '../../src/answers/exporting/export-answer.ts'
import { operations } from '../../src/answers/operations.ts'
import { day } from '../../src/kernel/day.ts'
import { deskApp, openDesk, type OpenDesk } from '../../src/main.ts'
import { kebab } from '../../src/surfaces/cli/options.ts'
import { programOf } from '../../src/surfaces/cli/program.ts'
import { guarded } from '../../src/surfaces/http/serve.ts'
import { inCsv, inParquet, readCsv, readParquet, readXlsx } from '../read-back.ts'

const article = fileURLToPath(new URL('../../data/samples/article.txt', import.meta.url))
const claim = {
  id: 'a',
  claim: {
    type: 'share',
    subject: 'China',
    mineral: 'rare_earths',
    stage: 'mining',
    geography: 'CHN',
    measure: 'production_share',
    of: 'WORLD',
    operator: '=',
    value: 70,
    unit: 'percent',
    modality: 'stated',
  },
}

/** One question of each kind; a new operation without a line here fails the walk. */
const asked: Record<string, Record<string, unknown>> = {
  check: { document: { base64: '' }, asOf: '2025-10-25' },
  coverage: { documents: [], asOf: '2025-10-25' },
  copies: { documents: [] },
  extract: { lines: [{ id: 'p', passage: 'China mined 270,000 tonnes of rare earths in 2024, about 69% of world output.' }] },
  quantities: { lines: [{ doc: 'p', text: 'between 20 and 30 kt, up 12%' }] },
  judge: { lines: [claim], asOf: '2026-06-30' },
  search: { query: 'rare earth', place: 'CHN', limit: 5 },
  receipt: { id: '' },
  'receipt-diff': { id: '', with: '' },
  share: { mineral: 'rare_earths', stage: 'mining', year: 2024 },
  'supply-risk': { material: 'neodymium', year: 2017 },
  concentration: { mineral: 'rare_earths', stage: 'mining', year: 2024 },
  chain: { mineral: 'magnet_rare_earths', year: 2024 },
  trade: { code: '850511' },
  settle: { what: 'production', mineral: 'rare_earths', stage: 'mining', place: 'AUS', year: 2024 },
  conflicts: { mineral: 'rare_earths', year: 2024, limit: 20 },
  history: { mineral: 'rare_earths', stage: 'mining', place: 'CHN' },
  compare: { value: '70%', stage: 'mining' },
  figures: { mineral: 'rare_earths', stage: 'mining', place: 'CHN', year: 2024 },
  events: { place: 'CHN', from: '2025-04-01', to: '2025-12-31', asOf: '2025-11-08' },
  ingest: { document: { base64: '' } },
  licence: { item: 'magnet', contains: 'Nd,Fe,B,Dy', from: 'CN', to: 'DE', military: 'no', listed: 'no', on: '2025-10-25' },
  override: {},
  saved: {},
  controls: { on: '2025-11-08', jurisdiction: 'CN' },
  calendar: { from: '2026-11-22' },
  exposure: { document: { base64: '' }, to: 'DE', on: '2025-10-25' },
  allocate: { nodes: 'node,supply\nmine,10\nEurope,-10', arcs: 'from,to,capacity,cost\nmine,Europe,4,1\nmine,Europe,,9' },
  reconcile: { table: 'flow,value,sd,equation\nmined,100,5,mined = sold + stocked\nsold,90,3,\nstocked,,,' },
  baseline: { element: 'Dy', limit: 20 },
  scenario: { scenario: 'dy-tb-cut', runs: 5 },
  leverage: { to: 'JPN', runs: 5 },
  'exposure-chain': { element: 'Nd', place: 'JPN' },
  'n-1': { element: 'Dy' },
  outlook: { scenario: 'outlook', runs: 6 },
  backtest: { case: 'gallium-2023', runs: 10 },
  rank: { table: 'project,permits,cost\ndirection,max,min\nA,3,10\nB,2,5\nC,1,20', draws: 500 },
  facility: { id: 'iluka-eneabba' },
  partnerships: { place: 'FRA' },
  'open-questions': { product: 'Dy', limit: 20 },
  scenarios: { name: 'dy-tb-cut' },
  doctor: {},
  sources: { add: 'https://example.org/feed.xml', kind: 'feed', title: 'Example' },
  jobs: { state: 'done', limit: 5 },
}

let opened: OpenDesk
let app: Hono
let client: Client
const bom = 'part,minerals,form,origin\nmagnet,Nd;Fe;B;Dy,magnet,CN\n'
const home = mkdtempSync(path.join(tmpdir(), 'ytterby-surfaces-'))
const other =
  'Rare earths again\n\n12 October 2025\n\nChina mined about 69% of the rare earths of the world in 2024, and refined about 90% of them, officials said.\n'
const otherFile = path.join(home, 'other.txt')
const bomFile = path.join(home, 'bom.csv')

beforeAll(async () => {
  opened = await openDesk({ home, today: () => day('2026-11-22') })
  app = guarded(await deskApp(opened, () => undefined), '127.0.0.1')
  client = new Client({ name: 'walk', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL('http://127.0.0.1:4180/mcp'), {
    fetch: async (input, init) => app.request(String(input), init),
  })
  await client.connect(transport)
  const base64 = (await readFile(article)).toString('base64')
  asked['check'] = { ...asked['check'], document: { base64, name: 'article.txt' } }
  const documents = [
    { base64, name: 'article.txt' },
    { base64: Buffer.from(other).toString('base64'), name: 'other.txt' },
  ]
  writeFileSync(otherFile, other)
  asked['coverage'] = { ...asked['coverage'], documents }
  asked['copies'] = { documents }
  writeFileSync(bomFile, bom)
  asked['exposure'] = {
    ...asked['exposure'],
    document: { base64: Buffer.from(bom).toString('base64'), name: 'bom.csv' },
  }
  asked['ingest'] = { document: { base64, name: 'article.txt' } }
  const found = (await opened.ask('figures', { ...asked['figures'], limit: 1 })) as { figures: { receipts: string[] }[] }
  asked['receipt'] = { id: found.figures[0]?.receipts[0] }
  const older = (await opened.ask('ingest', { document: { text: other } })) as { receipt: string }
  const newer = (await opened.ask('ingest', { document: { text: other.replace('69%', '70%') } })) as { receipt: string }
  asked['receipt-diff'] = { id: newer.receipt, with: older.receipt }
  // Ingesting twice changes `already`; the first time is not part of the walk.
  await opened.ask('ingest', asked['ingest'])
})
afterAll(async () => {
  await client.close()
  await opened.close()
  rmSync(home, { recursive: true, force: true })
})

/** A file with that text, in the folder of the walk. */
function fileOfText(name: string, text: unknown): string {
  const file = path.join(home, name)
  writeFileSync(file, String(text))
  return file
}

async function throughCli(name: string, input: Record<string, unknown>): Promise<unknown> {
  const op = operations.find((known) => known.name === name)!
  let out = ''
  const lines = Array.isArray(input['lines']) ? input['lines'].map((line) => JSON.stringify(line)).join('\n') : ''
  const { argument } = op.cli
  const positional =
    argument === undefined ||
    ((argument.kind === 'text' || argument.kind === 'json' || argument.kind === 'words') && input[argument.field] === undefined)
      ? []
      : argument.kind === 'documents'
        ? [article, otherFile]
        : [
            argument.kind === 'document'
              ? name === 'exposure'
                ? bomFile
                : article
              : argument.kind === 'file'
                ? fileOfText(`${name}.csv`, input[argument.field])
                : argument.kind === 'lines'
                  ? '-'
                  : String(input[argument.field]),
          ]
  // A table that an option names as a file goes into one.
  const asFiles = new Map(
    (op.cli.files ?? [])
      .filter(({ kind, field }) => kind === 'text' && input[field] !== undefined)
      .map(({ option, field }) => [field, { option, file: fileOfText(`${name}-${field}.csv`, input[field]) }]),
  )
  const options = Object.entries(input)
    .filter(([field]) => field !== argument?.field && !asFiles.has(field))
    .flatMap(([field, value]) => [`--${kebab(field)}`, String(value)])
    .concat([...asFiles.values()].flatMap(({ option, file }) => [option, file]))
  const program = programOf({
    version: '1',
    operations,
    chores: [],
    edge: {
      readFile: async (file) => readFile(file),
      readStdin: async () => Buffer.from(lines),
      fetchDocument: async () => {
        throw new Error('nobody asked for an address')
      },
      writeFile: () => Promise.reject(new Error('nobody asked for a file')),
      out: (text) => void (out += text),
      outBytes: () => Promise.reject(new Error('nobody asked for bytes')),
      err: () => undefined,
      terminal: null,
    },
    ask: async () => opened.ask,
    toFile: opened.toFile,
  })
  await program.parseAsync([name, ...positional, ...options, '--format', 'json'], { from: 'user' })
  return op.cli.linesField === undefined
    ? (JSON.parse(out) as unknown)
    : {
        [op.cli.linesField]: out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      }
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

describe('the same question gives the same answer on every surface', () => {
  test('every operation has a line in this walk', () =>
    expect(Object.keys(asked).toSorted()).toEqual(operations.map((op) => op.name).toSorted()))

  test.each(operations.map((op) => [op.name, op] as const))('%s', async (name, op) => {
    const input = asked[name]!
    const answer = asJson(await opened.ask(name, input))
    // The answer keeps the promise of its schema, down to the last field.
    expect(asJson(op.output.parse(answer))).toEqual(answer)

    const http = await app.request(`http://127.0.0.1:4180/api/${name}`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json' },
    })
    expect(http.status).toBe(200)
    expect(await http.json()).toEqual(answer)

    const mcp = await client.callTool({ name, arguments: input })
    expect(mcp.structuredContent).toEqual(answer)

    expect(await throughCli(name, input)).toEqual(answer)
  })
})

/** Columns that count rows; their numbers are not of the answer. */
const ordinals = new Set(['conflict', 'order'])

/** Every number anywhere in an answer. */
function numbersIn(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value === 'number') found.add(value)
  else if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) numbersIn(inside, found)
  return found
}

describe('every answer leaves as a file that other programs read back, with a licence for each row', () => {
  const fileOf = async (name: string, format: string): Promise<Uint8Array> => {
    const answer = await app.request(`http://127.0.0.1:4180/api/${name}?format=${format}`, {
      method: 'POST',
      body: JSON.stringify(asked[name]),
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`filename="ytterby-${name}-[0-9a-f]{8}\\.${format}"`))
    return new Uint8Array(await answer.arrayBuffer())
  }

  test.each(operations.map((op) => [op.name, op] as const))('%s', async (name, op) => {
    const answer = await opened.ask(name, asked[name])
    const { data, sources } = await exportAnswer(opened.desk, op, { input: asked[name], answer, version: '1' })
    // Nobody has overridden, collected or saved a search in this store; every other question finds something.
    if (name !== 'override' && name !== 'jobs' && name !== 'saved') expect(data.rows.length).toBeGreaterThan(0)

    const at = (column: string): number => data.columns.findIndex((each) => each.name === column)
    const numbers = numbersIn(answer)
    for (const { cells, receipts } of data.rows) {
      for (const [index, cell] of cells.entries())
        if (typeof cell === 'number' && !ordinals.has(data.columns[index]!.name)) expect(numbers).toContain(cell)
      expect(cells[at('source_licence')] === null).toBe(receipts.length === 0)
      expect(cells[at('source_licence')]).not.toBe('not on record')
    }

    const rows = data.rows.map(({ cells }) => cells)
    const names = data.columns.map((column) => column.name)
    expect(readCsv(await fileOf(name, 'csv'))).toEqual({ names, rows: rows.map((row) => row.map(inCsv)) })
    const xlsx = await fileOf(name, 'xlsx')
    // A worksheet knows no difference between an empty text and nothing.
    expect(await readXlsx(xlsx, 'data')).toEqual({
      names,
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
    })
    expect((await readXlsx(xlsx, 'sources')).rows.map(([id]) => id)).toEqual(sources.rows.map(({ cells }) => cells[0]))
    expect(await readParquet(await fileOf(name, 'parquet'))).toEqual({
      names,
      rows,
      types: data.columns.map(({ type }) => inParquet[type]),
    })
    expect(JSON.parse(new TextDecoder().decode(await fileOf(name, 'json')))).toEqual(asJson(answer))
  })

  const valuesOf = (items: unknown, field: string): unknown[] => (items as Record<string, unknown>[]).map((item) => item[field])

  /** Which column carries the main numbers of an answer, and how to find them there in order. */
  const mainNumbers: Record<string, readonly [column: string, of: (answer: never) => unknown[]]> = {
    share: ['share', ({ shares }: { shares: unknown }) => valuesOf(shares, 'value')],
    figures: ['value', ({ figures }: { figures: unknown }) => valuesOf(figures, 'value')],
    concentration: ['amount', ({ suppliers }: { suppliers: unknown }) => valuesOf(suppliers, 'amount')],
    quantities: ['value', ({ lines }: { lines: unknown }) => valuesOf(lines, 'value').map((value) => value ?? null)],
    search: ['score', ({ hits }: { hits: unknown }) => valuesOf(hits, 'score')],
    chain: [
      'share',
      ({ stages }: { stages: { reading: { shares: unknown[] } | null }[] }) =>
        stages.flatMap(({ reading }) =>
          reading === null || reading.shares.length === 0 ? [null] : valuesOf(reading.shares, 'value'),
        ),
    ],
    history: [
      'value',
      ({ series }: { series: { points: unknown[] }[] }) => series.flatMap(({ points }) => valuesOf(points, 'value')),
    ],
    compare: ['value', ({ definitions }: { definitions: unknown }) => valuesOf(definitions, 'value')],
    'supply-risk': ['supply_risk', ({ rows }: { rows: unknown }) => valuesOf(rows, 'supplyRisk')],
    settle: [
      'value',
      ({ settled }: { settled: { candidates: unknown[] }[] }) =>
        settled.flatMap(({ candidates }) => valuesOf(valuesOf(candidates, 'figure'), 'value')),
    ],
    conflicts: [
      'value',
      ({ conflicts }: { conflicts: { figures: unknown[] }[] }) => conflicts.flatMap(({ figures }) => valuesOf(figures, 'value')),
    ],
  }

  test.each(Object.entries(mainNumbers))('%s: the rows are the answer, number by number', async (name, [column, of]) => {
    const answer = await opened.ask(name, asked[name])
    const { names, rows } = await readParquet(await fileOf(name, 'parquet'))
    expect(rows.map((row) => row[names.indexOf(column)])).toEqual(of(answer as never))
  })

  test('no question has an input that the formats would hide', () => {
    for (const op of operations)
      if (op.input instanceof z.ZodObject) expect(Object.keys(op.input.shape)).not.toEqual(expect.arrayContaining(['format']))
  })
})

describe('the pages show what the questions answer', () => {
  const page = async (address: string): Promise<string> => {
    const answer = await app.request(`http://127.0.0.1:4180${address}`)
    expect(answer.status).toBe(200)
    return answer.text()
  }

  test('check: every claim with its verdict', async () => {
    const { claims } = (await opened.ask('check', asked['check'])) as {
      claims: { id: string; verdict: string; reason: string }[]
    }
    const html = await page('/check?sample=article&asOf=2025-10-25')
    expect(claims.length).toBeGreaterThan(5)
    for (const { verdict } of claims) expect(html).toContain(verdict)
    const first = await page(`/check?sample=article&asOf=2025-10-25&claim=${claims[0]!.id}`)
    expect(first).toContain(escaped(claims[0]!.reason))
  })

  test('search: the same receipts in the same order', async () => {
    const { hits } = (await opened.ask('search', { query: 'rare earth', place: 'CHN' })) as { hits: { receipt: string }[] }
    const html = await page('/search?query=rare+earth&place=CHN')
    const shown = [...new Set([...html.matchAll(/\/receipt\/(rc_[0-9a-f]+)/g)].map((found) => found[1]))]
    expect(shown.slice(0, 5)).toEqual([...new Set(hits.map((hit) => hit.receipt))].slice(0, 5))
  })

  test('receipt: its quote', async () => {
    const { receipt } = (await opened.ask('receipt', asked['receipt']!)) as {
      receipt: { id: string; quote: string; publisher: string }
    }
    expect(await page(`/receipt/${receipt.id}`)).toContain(escaped(receipt.publisher))
  })

  test('shares: the share of China to one decimal', async () => {
    const { shares } = (await opened.ask('share', asked['share']!)) as { shares: { place: string; value: number }[] }
    const china = shares.find((share) => share.place === 'CHN')!
    expect(await page('/shares?mineral=rare_earths&stage=mining&year=2024')).toContain(china.value.toFixed(1))
  })

  test('timeline: every event of the answer', async () => {
    const { events } = (await opened.ask('events', asked['events']!)) as { events: { title: string }[] }
    const html = await page('/timeline?place=CHN&from=2025-04-01&to=2025-12-31&asOf=2025-11-08')
    expect(events.length).toBeGreaterThan(5)
    for (const { title } of events) expect(html).toContain(escaped(title))
  })

  test('the API page names every operation', async () => {
    const html = await page('/api/docs')
    for (const { name, asks } of operations) expect(html).toContain(`<h2>${name}</h2><p>${escaped(asks)}`)
  })
})

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
