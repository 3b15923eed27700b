import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trade } from '../../src/answers/trade/trade.ts'
import type { TradeAnswer } from '../../src/answers/trade/shapes.ts'
import { receipt } from '../../src/answers/receipt/receipt.ts'
import type { Desk } from '../../src/answers/operation.ts'
import { bundledDesk } from '../bundled.ts'
import { describeShared } from '../shared.ts'
import { tradeAdapters, type TradeBench } from './trade.ts'

interface Fact {
  readonly id: string
  readonly value: string
}

describeShared('real tables of trade give the golden facts', (shared) => {
  const [[, openDuckdb]] = tradeAdapters as [(typeof tradeAdapters)[0]]
  const facts = parse(readFileSync(`${shared}data/validation/golden_facts.csv`), { columns: true }) as unknown as Record<
    string,
    string
  >[]
  const golden: Fact[] = facts.map((fact) => ({ id: Object.values(fact)[0] ?? '', value: Object.values(fact)[2] ?? '' }))
  let bench: TradeBench
  let desk: Desk
  const ask = async (input: Record<string, unknown>): Promise<TradeAnswer> => trade.answer(desk, trade.input.parse(input))

  beforeAll(async () => {
    bench = openDuckdb()
    for (const file of [
      'comtrade_raw_32hs6_2024.csv.gz',
      'baci_V202601_31hs6_2024.csv.gz',
      'comtrade_raw_32hs6_2022.csv.gz',
      'china_exports_hs6_by_bloc_monthly_2017_2024.csv',
      'baci_850511_magnets_topflows_2002_2024.csv',
    ])
      await bench.import(`${shared}data/trade/${file}`)
    desk = { ...bundledDesk(), trade: async () => bench.trade, receipts: bench.store.receipts, originals: bench.store.originals }
  })
  afterAll(async () => bench.close())

  const reporters = golden.filter(({ id }) => id.startsWith('hs850511-'))
  test('the facts are there', () => expect(reporters.length).toBeGreaterThanOrEqual(6))

  test.each(reporters)('$id', async ({ id, value }) => {
    const [, place = '', flow = '', year = ''] = /^hs850511-(\w+)-(\w+)-(\d+)$/.exec(id) ?? []
    const answer = await ask({ code: '850511', dataset: 'comtrade', year, [flow === 'export' ? 'exporter' : 'importer']: place })
    expect(answer.definition?.flow).toBe(flow)
    expect(Math.abs((answer.world?.value ?? 0) / Number(value) - 1)).toBeLessThan(0.01)
  })

  test('BACI 2024: the world, China, the index of exporters', async () => {
    const [world = 0, share = 0, hhi = 0] = (golden.find(({ id }) => id === 'baci-850511-2024')?.value ?? '')
      .split(';')
      .map(Number.parseFloat)
    const answer = await ask({ code: '850511', year: 2024 })
    expect((answer.world?.value ?? 0) / 1000).toBeCloseTo(world, 3)
    expect(answer.exporters[0]).toMatchObject({ place: 'CHN' })
    expect(answer.exporters[0]?.share).toBeCloseTo(share, 2)
    expect((answer.concentration?.hhi ?? 0) / 10_000).toBeCloseTo(hhi, 4)
  })

  test('all reporters’ partners add up to their world row once the double counting is taken out', async () => {
    const datasets = await bench.trade.datasets()
    const checked = datasets
      .filter(({ kind }) => kind === 'comtrade-extract')
      .map(({ firstYear, unbalanced }) => [firstYear, unbalanced.checked, unbalanced.count])
    expect(checked.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
      [2022, 4379, 0],
      [2024, 3987, 0],
    ])
  })

  test('each flow shown stands in its file at its line', async () => {
    const { flows, mirror } = await ask({ code: '850511', year: 2024, limit: 5 })
    const proofs = [...flows, ...(mirror?.pairs ?? []).flatMap(({ exporterSays, importerSays }) => [exporterSays, importerSays])]
    expect(proofs).toHaveLength(15)
    for (const { receipt: id, line, value } of proofs) {
      const shown = await receipt.answer(desk, receipt.input.parse({ id, line }))
      expect(shown.verified).toBe('bytes match')
      const cells = shown.lines.find(({ quoted }) => quoted)?.text.split(',') ?? []
      expect(cells.some((cell) => Math.abs(Number(cell) - value) < 0.001 || Math.abs(Number(cell) * 1000 - value) < 0.01)).toBe(
        true,
      )
    }
  })
})
