import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trade } from '../../src/answers/trade/trade.ts'
import { bundledDesk } from '../bundled.ts'
import { tradeAdapters, type TradeBench } from './trade.ts'

const baci = 't,i,j,k,v,q\n2024,156,276,850511,5,1\n'
const name = 'BACI_HS17_Y2024_V202601.csv'
const apiRow = {
  typeCode: 'C',
  period: '2024',
  reporterCode: 156,
  flowCode: 'X',
  partner2Code: 0,
  cmdCode: '850511',
  customsCode: 'C00',
  motCode: 0,
}
const apiRows = [
  { ...apiRow, partnerCode: 0, netWgt: 300, primaryValue: 900 },
  { ...apiRow, partnerCode: 276, netWgt: 200, primaryValue: 600 },
  { ...apiRow, partnerCode: 276, netWgt: 150, primaryValue: 400, motCode: 1000 },
  { ...apiRow, partnerCode: 842, netWgt: null, primaryValue: 100 },
  { ...apiRow, partnerCode: 842, netWgt: 5, primaryValue: 100, flowCode: 'RX' },
  { ...apiRow, partnerCode: 392, netWgt: 5, primaryValue: -3 },
]

describe.each(tradeAdapters)('the store of trade tables, %s', (_name, open) => {
  let bench: TradeBench
  beforeEach(() => void (bench = open()))
  afterEach(async () => bench.close())

  test('a file too large to keep leaves its hash: the receipt is a transcription and the answer says so', async () => {
    const { dataset } = await bench.importText(name, baci, { largestKept: 10 })
    expect(dataset.held).toBe(false)
    expect(await bench.store.receipts.get(dataset.receipt)).toMatchObject({ class: 'transcribed', original: null })
    expect(await bench.store.originals.has(dataset.hash)).toBe(false)
    const desk = { ...bundledDesk(), trade: async () => bench.trade, receipts: bench.store.receipts }
    const { warnings } = await trade.answer(desk, trade.input.parse({ code: '850511' }))
    expect(warnings.join(' ')).toContain('too large to be kept')
  })

  test('the API as JSON and as CSV is the same table: totals kept, breakdowns and re-exports aside, the negative row quarantined', async () => {
    const json = await bench.importText('answer.json', JSON.stringify({ count: apiRows.length, data: apiRows }))
    expect(json.dataset.rows).toEqual({
      read: 6,
      kept: 3,
      withoutQuantity: 1,
      aside: { 'breakdown by motCode': 1, 're-export or special flow, part of exports or imports': 1 },
      quarantined: { 'negative-value': 1 },
    })
    expect(json.faults).toEqual([expect.objectContaining({ kind: 'negative-value', line: 6 })])
    const header = Object.keys(apiRows[0]!)
    const csv = [header, ...apiRows.map((row) => header.map((column) => String(row[column as keyof typeof row] ?? '')))]
    const other = open()
    const { dataset } = await other.importText('TradeData.csv', `${csv.map((cells) => cells.join(',')).join('\n')}\n`)
    expect(dataset.rows).toEqual(json.dataset.rows)
    await other.close()
  })

  test('partners that do not add up to the world row are listed, and the answer warns', async () => {
    const { dataset } = await bench.importText('answer.json', JSON.stringify({ count: apiRows.length, data: apiRows }))
    expect(dataset.unbalanced).toMatchObject({ checked: 1, count: 1, first: [{ reporter: 156, partners: 700, world: 900 }] })
    const desk = { ...bundledDesk(), trade: async () => bench.trade, receipts: bench.store.receipts }
    const { warnings } = await trade.answer(desk, trade.input.parse({ code: '850511' }))
    expect(warnings.join(' ')).toContain('add up to 700 US dollars and its world row says 900')
  })

  test('an answer of exactly as many rows as the API gives at most may be cut, and the report says so', async () => {
    const data = Array.from({ length: 500 }, (_, index) => ({
      ...apiRow,
      period: '2024',
      partnerCode: 276,
      cmdCode: String(850_000 + index),
      primaryValue: 1,
    }))
    expect((await bench.importText('answer.json', JSON.stringify({ count: 500, data }))).warnings).toEqual([
      expect.stringContaining('limit'),
    ])
  })

  test('CEPII’s own list of countries beside the file adds a code that ours lacks', async () => {
    const content = baci.replace(',156,', ',995,')
    await expect(bench.importText(name, content)).rejects.toMatchObject({ code: 'bad-input' })
    bench.file('country_codes_V202601.csv', 'country_code,country_name,country_iso2,country_iso3\n995,Newland,NL,NWL\n')
    expect((await bench.importText(name, content)).dataset.rows.kept).toBe(1)
  })

  test('HHI of every code and year: one exporter is a monopoly', async () => {
    const { dataset } = await bench.importText(
      name,
      `${baci}2024,156,842,850511,5,1\n2024,392,276,280530,5,1\n2024,156,276,280530,5,1\n`,
    )
    const found = await bench.trade.concentration([dataset.id])
    expect(found.map(({ code, year, hhi, exporters }) => [code, year, hhi, exporters])).toEqual([
      [280530, 2024, 0.5, 2],
      [850511, 2024, 1, 1],
    ])
  })
})

describe('what a crash leaves', () => {
  const [[, open]] = tradeAdapters as [(typeof tradeAdapters)[0]]

  test('half a dataset is neither seen nor in the way, and the next import clears it', async () => {
    const bench = open()
    const half = join(bench.folder, 'trade', '.part-999999999-dead')
    mkdirSync(half, { recursive: true })
    writeFileSync(join(half, 'flows.parquet'), 'half')
    expect(await bench.trade.datasets()).toEqual([])
    const { dataset } = await bench.importText(name, baci)
    expect(readdirSync(join(bench.folder, 'trade')).filter((each) => each !== '.spill')).toEqual([dataset.id])
    await bench.close()
  })

  test('a dataset without a readable manifest is named, with the remedy', async () => {
    const bench = open()
    mkdirSync(join(bench.folder, 'trade', 'broken'), { recursive: true })
    await expect((async () => bench.trade.datasets())()).rejects.toMatchObject({ code: 'store-damaged' })
    await bench.close()
  })
})
