import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { commandLine } from '../../../test/command-line.ts'
import { describeShared } from '../../../test/shared.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { concentrationOutput } from './concentration.ts'
import type { z } from 'zod'

type Answer = z.output<typeof concentrationOutput>
type Row = Readonly<Record<string, string>>

const rowsOf = (path: string): Row[] => parse(readFileSync(path), { columns: true, bom: true }) as Row[]
const ask = async (words: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  (await commandLine(['concentration', ...words], files)) as Answer

/** Where the answer carries a metric of the reference tables. */
const metrics: Readonly<Record<string, (answer: Answer) => number | null>> = {
  hhi: (answer) => answer.hhi,
  cr1: (answer) => answer.cr1,
  cr3: (answer) => answer.cr3,
  effective_suppliers: (answer) => answer.effective,
  hhi_normalised_n10: (answer) => answer.normalised,
  wgi_weighted: (answer) => answer.governanceMean,
}

async function expectMetric(row: Row, words: readonly string[], text: string): Promise<void> {
  const answer = await ask(['--table', 't.csv', ...words], { 't.csv': text })
  const found = metrics[row['metric'] ?? '']?.(answer)
  expect(found, row['metric']).toBeTypeOf('number')
  expect(Math.abs((found ?? Number.NaN) - Number(row['value']))).toBeLessThanOrEqual(Number(row['tolerance']))
}

describeShared('concentration of tables that others have worked out', (shared) => {
  const folder = `${shared}data/validation/`

  const production = readFileSync(`${folder}concentration_inputs_production.csv`, 'utf8')
  test.each(
    rowsOf(`${folder}concentration_expected.csv`).map(
      (row) => [`${row['commodity']} ${row['year']} ${row['metric']}`, row] as const,
    ),
  )('output by country: %s', async (_case, row) => {
    await expectMetric(row, ['--where', `commodity=${row['commodity']},year=${row['year']}`], production)
  })

  const suppliers = readFileSync(`${folder}dw_crm_inputs.csv`, 'utf8')
  test.each(rowsOf(`${folder}dw_crm_expected.csv`).map((row) => [`${row['material']} ${row['metric']}`, row] as const))(
    'suppliers of the European Union’s critical materials: %s',
    async (_case, row) => {
      await expectMetric(row, ['--where', `material=${row['material']}`, '--n', '10'], suppliers)
    },
  )

  const world = rowsOf(`${shared}data/facts/wmd_production_2018_2022.csv`)
  /** The publisher's own title of a commodity, such as `Nickel (Ni)` or `Baryte`, for the short one of the reference table. */
  const titled = (commodity: string): string[] =>
    [...new Set(world.map((row) => row['material'] ?? ''))].filter(
      (title) => title.toLowerCase().replace(/ \(.*/, '') === commodity.replaceAll('_', ' '),
    )
  test.each(rowsOf(`${folder}concentration_published_2022.csv`).map((row) => [row['commodity'] ?? '', row] as const))(
    'an index printed elsewhere: %s',
    async (commodity, row) => {
      const [title] = titled(commodity)
      expect(title, `no table of ${commodity}`).toBeDefined()
      const table = world
        .filter((each) => each['material'] === title && each['year'] === row['year'])
        .map((each) => `"${each['country']}";${each['value']}`)
      await expectMetric(row, [], ['country;quantity', ...table].join('\n'))
    },
  )
})

describeShared('golden facts on who holds how much', (shared) => {
  const golden = rowsOf(`${shared}data/validation/golden_facts.csv`)
  const chosen = (pattern: RegExp) =>
    golden.flatMap((row) => {
      const found = pattern.exec(row['fact_id'] ?? '')
      return found ? [[row['fact_id'] ?? '', row, found.slice(1)] as const] : []
    })

  test.each(chosen(/^usgs-MCS(\d{4})-(\d{4})-hhi$/))('%s', async (_id, row, [edition, year]) => {
    // The first edition is what was known before the next one appeared.
    const known = edition === '2025' ? ['--known-by', '2025-12-31'] : []
    const answer = await ask(['--mineral', 'rare_earths', '--stage', 'mining', '--basis', 'all_reo', '--year', year!, ...known])
    expect(answer.definition?.edition).toBe(edition)
    expect(Math.abs((answer.hhi ?? Number.NaN) - Number(row['value']))).toBeLessThanOrEqual(Number(row['tolerance']))
    expect(row['description']).toContain(`(${answer.parameters.listed} t)`)
    expect(answer.receipts.length).toBeGreaterThan(5)
    // The same index stands in the answer about shares, times 10,000.
    const words = ['--mineral', 'rare_earths', '--stage', 'mining', '--basis', 'all_reo', '--year', year!, ...known]
    const { hhi } = (await commandLine(['share', ...words])) as { hhi: number }
    expect(hhi / 10_000).toBeCloseTo(answer.hhi ?? Number.NaN, 9)
  })

  test.each(chosen(/^usgs-MCS(\d{4})-(\d{4})-china-share$/))('%s', async (_id, row, [edition, year]) => {
    const known = edition === '2025' ? ['--known-by', '2025-12-31'] : []
    const words = ['--mineral', 'rare_earths', '--stage', 'mining', '--basis', 'all_reo', '--year', year!, ...known]
    const answer = (await commandLine(['share', ...words])) as { shares: { place: string; value: number }[] }
    expect(answer.shares.find(({ place }) => place === 'CHN')?.value.toFixed(2)).toBe(Number(row['value']).toFixed(2))
  })

  test.each(chosen(/^iea-(\d{4})-(china|top3)-(mine|refining)$/))('%s', async (_id, row, [year, what, stage]) => {
    const answer = await ask(['--mineral', 'magnet_rare_earths', '--stage', stage!, '--year', year!])
    const china = answer.suppliers.find(({ place }) => place === 'CHN')?.share
    const found = 100 * ((what === 'china' ? china : answer.cr3) ?? Number.NaN)
    expect(Math.abs(found - Number(row['value']))).toBeLessThanOrEqual(Number(row['tolerance']))
  })
})

test('a refusal of a table reaches the command line with its line', async () => {
  const asked = ask(['--table', '-'], { '-': 'place,value\nChina,60\nUSA,-4\n' })
  await expect(asked).rejects.toThrow(Refusal)
  await expect(asked).rejects.toMatchObject({ code: 'bad-line', line: 3, column: 2 })
})
