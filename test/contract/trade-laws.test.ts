import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { trade } from '../../src/answers/trade/trade.ts'
import { bundledDesk } from '../bundled.ts'
import { duckdbTrade } from '../../src/platform/duckdb/store.ts'
import { writeTradeRows } from '../bench/trade-rows.ts'
import { TradeBench, tradeAdapters, words } from './trade.ts'

const [[, openDuckdb], [, openMemory]] = tradeAdapters as [(typeof tradeAdapters)[0], (typeof tradeAdapters)[0]]

const oneOf = (...cells: string[]): fc.Arbitrary<string> => fc.constantFrom(...cells)
const mostly = (good: fc.Arbitrary<string>, ...odd: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: oneOf(...odd) })
const amount = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map((thousandths) => (thousandths / 1000).toFixed(3)),
  fc.double({ min: 0, max: 1e9, noNaN: true }).map(String),
)

/** A row as a careless program might write it. */
const dirtyRow = fc
  .tuple(
    mostly(oneOf('2024', '2023'), '', '24', '1900', '2O24', ' 2024', '2024.0'),
    mostly(oneOf('156', '4', '842', '490'), '', '999', '1e2', '+4', '4.0', ' 4', '0004', 'CHN', '1_0'),
    mostly(oneOf('276', '392', '004'), '-4', '12345', '777'),
    mostly(oneOf('850511', '010121', '280530'), '8505', '10121', '85', 'TOTAL', 'AG6', '85051a', '0x8505'),
    mostly(amount, '', 'NA', 'inf', 'nan', '-1', '1e999', '-1e999', '1_000', '.5', '5.', '+3', ' 7 ', '1,5', '0x1F', '1d'),
    mostly(fc.oneof(amount, oneOf('NA', '', '          NA', '0', '0.000')), '-0.5', '2a', 'Infinity', '1e3', ' 3'),
  )
  .map((cells) => cells.join(','))
const dirtyTable = fc
  .tuple(
    fc.array(
      fc.oneof({ weight: 20, arbitrary: dirtyRow }, { weight: 1, arbitrary: oneOf('', '   ', '2024,156', 'a,b,c,d,e,f,g') }),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
    oneOf('\n', '\n', '\n', ''),
    oneOf('\n', '\r\n'),
  )
  .map(
    ([rows, end, newline]) =>
      `${['t,i,j,k,v,q', '2024,156,276,850511,1.5,2', ...rows].join(newline)}${end === '' ? '' : newline}`,
  )

/** What an import did, or the code with which it refused. */
async function outcome(bench: TradeBench, content: string): Promise<unknown> {
  try {
    const { dataset, faults } = await bench.importText('BACI_HS17_V202601.csv', content)
    const scope = { from: 0, to: 999_999, of: [dataset.id] }
    const totals = await bench.trade.totals(scope)
    return {
      rows: dataset.rows,
      faults: faults.map(({ kind, line }) => `${line} ${kind}`).toSorted(),
      flows: await bench.trade.flows({ ...scope, flow: 'reconciled', years: [1900, 2200] }, 1000),
      totals: totals
        .map(({ value, quantity, ...total }) => JSON.stringify([total, value.toPrecision(12), quantity.toPrecision(12)]))
        .toSorted(),
    }
  } catch (thrown) {
    return (thrown as { code?: string }).code ?? thrown
  }
}

test('a dirty table is read alike in SQL and row by row: the same rows kept, the same lines quarantined for the same reasons', async () => {
  await fc.assert(
    fc.asyncProperty(dirtyTable, async (content) => {
      const [fast, plain] = [openDuckdb(), openMemory()]
      try {
        expect(await outcome(fast, content)).toEqual(await outcome(plain, content))
      } finally {
        await Promise.all([fast.close(), plain.close()])
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

const cleanRow = fc.tuple(
  oneOf('156', '392', '842', '490'),
  oneOf('276', '410', '699'),
  oneOf('850511', '850519', '280530'),
  fc.integer({ min: 1, max: 9999 }),
)
const yearFile = fc
  .tuple(
    fc.integer({ min: 2019, max: 2024 }),
    fc.uniqueArray(cleanRow, { minLength: 1, maxLength: 12, selector: ([i, j, k]) => `${i} ${j} ${k}` }),
  )
  .map(([year, rows]) => ({
    name: `BACI_HS17_Y${year}_V202601.csv`,
    content: ['t,i,j,k,v,q', ...rows.map(([i, j, k, v]) => `${year},${i},${j},${k},${v},${v}`), ''].join('\n'),
  }))

test.each(tradeAdapters)(
  'the order of imports does not matter, and importing again changes nothing: %s',
  async (_name, open) => {
    await fc.assert(
      fc.asyncProperty(fc.array(yearFile, { minLength: 1, maxLength: 4 }), async (files) => {
        const [one, two] = [open(), open()]
        try {
          for (const { name, content } of files) await one.importText(name, content)
          for (const { name, content } of [...files.toReversed(), ...files]) await two.importText(name, content)
          const asked = async (bench: TradeBench) =>
            trade.answer(
              { ...bundledDesk(), trade: async () => bench.trade, receipts: bench.store.receipts },
              trade.input.parse({ code: '8505' }),
            )
          expect({ ...(await asked(two)), datasets: [] }).toEqual({ ...(await asked(one)), datasets: [] })
          expect((await two.trade.datasets()).map(({ id }) => id)).toEqual((await one.trade.datasets()).map(({ id }) => id))
        } finally {
          await Promise.all([one.close(), two.close()])
        }
      }),
      { numRuns: 6 },
    )
  },
  120_000,
)

test('as of and known by never see the future', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(yearFile, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 2018, max: 2025 }),
      async (files, today, year) => {
        const [all, past] = [openMemory(), openMemory()]
        const on = (number: number) => day(`2026-03-0${number + 1 > 9 ? 9 : number + 1}`)
        try {
          for (const [{ name, content }, known] of files) {
            await all.importText(name, content, { known: on(known) })
            const fileYear = Number(/_Y(\d{4})/.exec(name)?.[1])
            if (on(known) <= on(today) && fileYear <= year) await past.importText(name, content, { known: on(known) })
          }
          const ask = async (bench: TradeBench, input: Record<string, unknown>) =>
            trade.answer(
              { ...bundledDesk(), trade: async () => bench.trade, receipts: bench.store.receipts },
              trade.input.parse({ code: '850511', ...input }),
            )
          const seen = await ask(all, { asOf: `${year}-12-31`, knownBy: on(today) })
          const wasThere = await ask(past, { asOf: `${year}-12-31`, knownBy: on(today) })
          const figures = ({ exporters, importers, flows, years, world, definition }: typeof seen) => ({
            exporters,
            importers,
            flows,
            years,
            world,
            definition,
          })
          expect(figures(seen)).toEqual(figures(wasThere))
        } finally {
          await Promise.all([all.close(), past.close()])
        }
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)

test('of a file read by several threads every row still names its own line', async () => {
  const bench = new TradeBench((folder) => duckdbTrade(folder, words, { memory: '500MB', threads: 4 }))
  try {
    const path = join(bench.folder, 'BACI_HS17_V202601.csv')
    const rows = writeTradeRows(path, 1_000_000)
    const { dataset } = await bench.import(path)
    expect(dataset.rows.kept).toBe(rows)
    const lines = readFileSync(path, 'utf8').split('\n')
    const scope = { from: 0, to: 999_999, of: [dataset.id], flow: 'reconciled', years: [1995, 2100] } as const
    const flows = await bench.trade.flows(scope, 50_000)
    expect(flows).toHaveLength(50_000)
    const wrong = flows.filter(({ line, year, exporter, importer, code, value }) => {
      const [t, i, j, k, v] = (lines[line - 1] ?? '').split(',').map(Number)
      return t !== year || i !== exporter || j !== importer || k !== code || Math.abs((v ?? 0) * 1000 - value) > 0.01
    })
    expect(wrong).toEqual([])
  } finally {
    await bench.close()
  }
}, 120_000)
