import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import { TradeBench, tradeAdapters } from '../../../test/contract/trade.ts'
import type { Desk } from '../operation.ts'
import { receipt } from '../receipt/receipt.ts'
import type { TradeAnswer } from './shapes.ts'
import { trade } from './trade.ts'

// Invented flows between real places: three exporters, one of them without a weight, one price far off.
const baci2024 = [
  't,i,j,k,v,q',
  '2024,156,276,850511,600,20',
  '2024,156,842,850511,200,5',
  '2024,392,842,850511,100,2',
  '2024,490,276,850511,100,NA',
  '2024,392,276,850511,4,0.1',
  '2024,156,410,850511,3,0.1',
  '2024,276,40,850511,2,0.04',
  '2024,276,251,850519,9,9',
  '2024,276,724,850519,9,9',
  '',
].join('\n')
const baci2023 = 't,i,j,k,v,q\n2023,156,276,850511,500,10\n2023,156,842,850511,500,10\n'
const api = [
  'typeCode,period,reporterCode,flowCode,partnerCode,partner2Code,cmdCode,customsCode,motCode,netWgt,primaryValue',
  'C,2024,156,X,0,0,850511,C00,0,22000,780000',
  'C,2024,156,X,276,0,850511,C00,0,20000,580000',
  'C,2024,156,X,276,0,850511,C00,1000,20000,580000',
  'C,2024,156,X,842,0,850511,C00,0,2000,200000',
  'C,2024,276,M,156,0,850511,C00,0,21000,640000',
  'C,2024,842,M,156,0,850511,C00,0,9000,900000',
  'C,2024,276,M,156,250,850511,C00,0,1,1',
  '',
].join('\n')
const months = [
  'reporter_iso3,flow,month,bloc,hs6,group,value_usd,qty_kg,unit_value_usd_kg,source_id,locator',
  'CHN,export,2024-01,Adversary,850511,Rare Earths,1000,100,10,x,y',
  'CHN,export,2024-01,Intermediary,850511,Rare Earths,500,100,5,x,y',
  'CHN,export,2024-02,Adversary,850511,Rare Earths,2000,100,20,x,y',
  '',
].join('\n')

describe.each(tradeAdapters)('trade, %s', (_name, open) => {
  let bench: TradeBench
  let desk: Desk
  const ask = async (input: Record<string, unknown>): Promise<TradeAnswer> => {
    const answer = await trade.answer(desk, trade.input.parse(input))
    return trade.output.parse(answer)
  }
  beforeAll(async () => {
    bench = open()
    await bench.importText('BACI_HS17_Y2024_V202601.csv', baci2024)
    await bench.importText('BACI_HS17_Y2023_V202601.csv', baci2023)
    await bench.importText('TradeData.csv', api)
    await bench.importText('months.csv', months)
    desk = { ...bundledDesk(), trade: async () => bench.trade, receipts: bench.store.receipts, originals: bench.store.originals }
  })
  afterAll(async () => bench.close())

  test('shares, concentration and prices of the latest year of the strongest table', async () => {
    const answer = await ask({ code: '8505.11' })
    expect(answer.definition).toMatchObject({ series: 'baci-202601-hs17', flow: 'reconciled', from: 2024, to: 2024 })
    expect(answer.world?.value).toBe(1_009_000)
    expect(answer.world?.quantity).toBe(27_240)
    expect(answer.world?.weighed).toBeCloseTo((909 / 1009) * 100, 9)
    expect(answer.exporters.map(({ place, value }) => [place, value])).toEqual([
      ['CHN', 803_000],
      ['JPN', 104_000],
      ['S19', 100_000],
      ['DEU', 2000],
    ])
    const shares = [803, 104, 100, 2].map((value) => value / 1009)
    expect(answer.concentration?.hhi).toBeCloseTo(10_000 * shares.reduce((sum, share) => sum + share * share, 0), 6)
    expect(answer.exporters.find(({ place }) => place === 'S19')).toMatchObject({ quantity: null, unitValue: null })
    expect(answer.years.map(({ year, value, top }) => [year, value, top])).toEqual([
      [2023, 1_000_000, 'CHN'],
      [2024, 1_009_000, 'CHN'],
    ])
  })

  test('what must be known first is said: the code mixes magnets, 490 is its own place, weights are missing', async () => {
    const { code, warnings } = await ask({ code: '850511' })
    expect(code).toMatchObject({ isolates: false, title: expect.stringContaining('Permanent magnets') as string })
    const said = warnings.join('\n')
    expect(said).toContain('HS 6 cannot tell one kind of magnet')
    expect(said).toContain('commonly read as Taiwan')
    expect(said).toContain('state no weight')
  })

  test('each flow names the receipt and line it stands in, and the receipt shows that line', async () => {
    const { flows, receipts } = await ask({ code: '850511', year: 2024 })
    expect(flows[0]).toMatchObject({ exporter: 'CHN', importer: 'DEU', value: 600_000, quantity: 20_000, unitValue: 30, line: 2 })
    for (const { receipt: id, line } of flows) {
      expect(receipts.map((each) => each.id)).toContain(id)
      const shown = await receipt.answer(desk, receipt.input.parse({ id, line }))
      expect(shown.verified).toBe('bytes match')
      expect(shown.lines.find(({ quoted }) => quoted)).toMatchObject({ number: line, text: baci2024.split('\n')[line - 1] })
    }
  })

  test('both customs of a pair side by side; what freight cannot explain is marked', async () => {
    const { mirror } = await ask({ code: '850511', year: 2024 })
    expect(
      mirror?.pairs.map(({ exporter, importer, gap, beyondFreight, exporterSays, importerSays }) => [
        exporter,
        importer,
        gap,
        beyondFreight,
        exporterSays.line,
        importerSays.line,
      ]),
    ).toEqual([
      ['CHN', 'USA', 700_000, true, 5, 7],
      ['CHN', 'DEU', 60_000, false, 3, 6],
    ])
  })

  test('reported trade on request: totals only, no breakdown counted twice, world row and partners agree', async () => {
    const answer = await ask({ code: '850511', dataset: 'comtrade' })
    expect(answer.definition).toMatchObject({ series: 'comtrade', flow: 'export' })
    expect(answer.exporters).toEqual([expect.objectContaining({ place: 'CHN', value: 780_000 })])
    expect(answer.world?.importsValue).toBe(1_540_000)
    expect(answer.warnings.join(' ')).not.toContain('add up to')
  })

  test('filtered by exporter and importer', async () => {
    const answer = await ask({ code: '850511', year: 2024, exporter: 'Japan' })
    expect(answer.importers.map(({ place, value }) => [place, value])).toEqual([
      ['USA', 100_000],
      ['DEU', 4000],
    ])
    expect(answer.concentration).toBeNull()
    const taiwan = await ask({ code: '850511', exporter: 'TWN' })
    expect(taiwan.exporters.map(({ place }) => place)).toEqual(['S19'])
    expect(taiwan.warnings[0]).toContain('Neither Comtrade nor BACI lists Taiwan')
  })

  test('several years add up, and a missing one is named', async () => {
    const answer = await ask({ code: '850511', from: 2022, to: 2024 })
    expect(answer.world?.value).toBe(2_009_000)
    expect(answer.warnings.join(' ')).toContain('nothing on 850511 for 2022')
  })

  test('a heading is the sum over its codes', async () => {
    const answer = await ask({ code: '8505', year: 2024 })
    expect(answer.world?.value).toBe(1_027_000)
    expect(answer.warnings[0]).toContain('different goods together')
  })

  test('months: the table by code, and the ledger’s customs figures', async () => {
    const { months: found } = await ask({ code: '850511' })
    expect(
      found
        .filter(({ series }) => series === 'china-monthly-blocs')
        .map(({ month, value, quantity }) => [month, value, quantity]),
    ).toEqual([
      ['2024-01', 1500, 200],
      ['2024-02', 2000, 100],
    ])
    expect(
      found.find(({ month, series, importer }) => month === '2025-05' && series === 'ledger' && importer === 'WORLD'),
    ).toMatchObject({
      quantity: 1_238_000,
      value: null,
    })
    const byPartner = await ask({ code: '850511', months: 'true' })
    expect(byPartner.months.filter(({ series, month }) => series === 'china-monthly-blocs' && month === '2024-01')).toHaveLength(
      3,
    )
  })

  test('as of a day only years that were over; known by a day only tables that could be known', async () => {
    const asOf = await ask({ code: '850511', asOf: '2024-12-30' })
    expect(asOf.definition).toMatchObject({ to: 2023 })
    expect((await ask({ code: '850511', asOf: '2024-12-31' })).definition).toMatchObject({ to: 2024 })
    const before = await ask({ code: '850511', knownBy: '2026-01-30' })
    expect(before.definition).toBeNull()
    expect(before.datasets).toEqual([])
    const day = await ask({ code: '850511', knownBy: '2026-01-31' })
    expect(day.datasets.map(({ series }) => series)).toEqual(['baci-202601-hs17', 'baci-202601-hs17'])
  })

  test('nothing imported for a code is unknown, and the way to import is told', async () => {
    const answer = await ask({ code: '280530' })
    expect(answer).toMatchObject({ definition: null, world: null, exporters: [], flows: [] })
    expect(answer.imports?.says).toContain('unknown, which is not zero')
    expect(answer.imports?.commands[0]).toContain('ytterby import')
    expect(answer.imports?.addresses[0]).toContain('cepii.fr')
  })

  test.each([
    ['a code of five digits', { code: '85051' }],
    ['years the wrong way round', { code: '850511', from: 2024, to: 2020 }],
  ])('%s is refused', async (_what, input) => expect(ask(input)).rejects.toThrow())

  test('a place nobody knows and a table nobody imported are refused', async () => {
    await expect(ask({ code: '850511', exporter: 'Atlantis' })).rejects.toMatchObject({ code: 'unknown-place' })
    await expect(ask({ code: '850511', dataset: 'baci-190001' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

test('a fresh desk has months of magnets and says how to import the rest', async () => {
  const [, openMemory] = tradeAdapters
  const bench = openMemory![1]()
  const answer = await trade.answer({ ...bundledDesk(), trade: async () => bench.trade }, trade.input.parse({ code: '850511' }))
  expect(answer.months.length).toBeGreaterThan(5)
  expect(answer.months.every(({ receipts }) => receipts.length > 0)).toBe(true)
  expect(answer.receipts.length).toBeGreaterThan(3)
  expect(answer.imports).not.toBeNull()
  await bench.close()
})
