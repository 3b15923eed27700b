import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { TradeBench, words } from '../../../test/contract/trade.ts'
import { describeShared } from '../../../test/shared.ts'
import { memoryTrade } from '../../platform/memory/trade.ts'
import type { Desk } from '../operation.ts'
import { concentration, concentrationInput, concentrationOutput } from './concentration.ts'

type Answer = z.output<typeof concentrationOutput>

const deskOf = (bench: TradeBench): Desk => ({
  ...bundledDesk(),
  trade: async () => bench.trade,
  receipts: bench.store.receipts,
  originals: bench.store.originals,
})
const ask = async (desk: Desk, input: z.input<typeof concentrationInput>): Promise<Answer> =>
  concentrationOutput.parse(await concentration.answer(desk, concentrationInput.parse(input)))

describe('concentration of the exporters of a good', () => {
  const bench = new TradeBench(() => memoryTrade(words))
  beforeAll(async () => {
    await bench.importText(
      'BACI_HS17_Y2024_V202601.csv',
      't,i,j,k,v,q\n2024,156,276,850511,600,20\n2024,156,842,850511,200,5\n2024,392,842,850511,200,2\n',
    )
  })
  afterAll(async () => bench.close())

  test('by value, with the file as receipt and what the code cannot tell', async () => {
    const answer = await ask(deskOf(bench), { code: '850511', year: 2024 })
    expect(answer.hhi).toBeCloseTo(0.8 ** 2 + 0.2 ** 2, 12)
    expect(answer.definition).toMatchObject({ stage: 'trade', basis: 'money', period: '2024' })
    expect(answer.suppliers.map(({ place, share }) => [place, share])).toEqual([
      ['CHN', 0.8],
      ['JPN', 0.2],
    ])
    expect(answer.byYear.map(({ year, hhi }) => [year, hhi?.toFixed(2)])).toEqual([[2024, '0.68']])
    expect(answer.receipts.length).toBeGreaterThan(0)
  })

  test('a code that no table has is refused with a way on', async () => {
    await expect(ask(deskOf(bench), { code: '280530' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('import') as string,
    })
  })

  test('a code and a mineral at once are refused', async () => {
    await expect(ask(deskOf(bench), { code: '850511', mineral: 'rare_earths' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describeShared('golden facts on exporters of magnets', (shared) => {
  const golden = (
    parse(readFileSync(`${shared}data/validation/golden_facts.csv`), { columns: true, bom: true }) as Record<string, string>[]
  ).flatMap((row) => {
    const found = /^baci-(\d{6})-(\d{4})$/.exec(row['fact_id'] ?? '')
    return found ? [[row['fact_id'] ?? '', row, found[1] ?? '', found[2] ?? ''] as const] : []
  })
  const bench = new TradeBench(() => memoryTrade(words))
  beforeAll(async () => {
    const text = gunzipSync(readFileSync(`${shared}data/trade/baci_V202601_31hs6_2024.csv.gz`)).toString('utf8')
    await bench.importText('baci_V202601_31hs6_2024.csv', text)
  })
  afterAll(async () => bench.close())

  test.each(golden)('%s', async (_id, row, code, year) => {
    const [total, share, hhi] = (row['value'] ?? '').split(';').map((text) => Number.parseFloat(text))
    const answer = await ask(deskOf(bench), { code, year })
    const tolerance = Number(row['tolerance'])
    expect(Math.abs(answer.parameters.whole / 1000 / (total ?? 1) - 1)).toBeLessThanOrEqual(tolerance)
    expect(Math.abs(100 * (answer.suppliers[0]?.share ?? 0) - (share ?? 0))).toBeLessThanOrEqual(tolerance)
    expect(Math.abs((answer.hhi ?? 0) - (hhi ?? 1))).toBeLessThanOrEqual(tolerance)
  })
})
