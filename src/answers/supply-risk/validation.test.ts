import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { commandLine } from '../../../test/command-line.ts'
import { describeShared } from '../../../test/shared.ts'
import type { supplyRiskOutput } from './supply-risk.ts'

type Answer = z.output<typeof supplyRiskOutput>
type Row = Readonly<Record<string, string>>

const rowsOf = (path: string): Row[] => parse(readFileSync(path), { columns: true, bom: true }) as Row[]
const ask = async (words: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  (await commandLine(['supply-risk', ...words], files)) as Answer

describeShared('the European Union’s assessment of 2017', (shared) => {
  const path = `${shared}data/validation/eu_crm2017_sr_inputs_outputs.csv`
  const table = readFileSync(path, 'utf8')
  const computable = rowsOf(path).filter((row) => row['si_sr'] !== '')

  test('every published value follows from its printed inputs, given how they were rounded', async () => {
    const answer = await ask(['--table', 't.csv'], { 't.csv': table })
    expect(answer.rows.filter((row) => row.inside === false).map((row) => row.material)).toEqual([])
    expect(answer.counts.inside).toBe(computable.length)
    expect(answer.counts.rows).toBe(rowsOf(path).length)
  })

  test('the same from the ledger, each with receipts', async () => {
    const answer = await ask(['--year', '2017'])
    expect(answer.counts.inside).toBe(computable.length)
    const published = new Map(answer.rows.map((row) => [row.material, row.published]))
    for (const row of rowsOf(path)) expect(published.get(row['material'] ?? ''), row['material']).toBe(Number(row['supply_risk']))
    const held = new Set(answer.receipts.map(({ id }) => id))
    for (const row of answer.rows)
      expect(row.receipts.length > 0 && row.receipts.every((id) => held.has(id)), row.material).toBe(true)
  })

  test('a value that its inputs cannot give falls outside', async () => {
    const wrong = table.replace(/^Antimony,Processing,4.3/m, 'Antimony,Processing,5.9')
    const answer = await ask(['--table', '-'], { '-': wrong })
    expect(answer.rows.filter((row) => row.inside === false).map((row) => row.material)).toEqual(['Antimony'])
  })
})

describeShared('worked examples of GeoPolRisk', (shared) => {
  const folder = `${shared}data/validation/geopolrisk_test_case_`
  const files = {
    'trade.csv': readFileSync(`${folder}trade.csv`, 'utf8'),
    'production.csv': readFileSync(`${folder}production.csv`, 'utf8'),
  }
  const columns = {
    HHI: 'hhi',
    'Domestic Production': 'domestic',
    Numerator: 'numerator',
    'Total Trade': 'totalTrade',
    'Import Risk (WTA)': 'importRisk',
    'GeoPolRisk Score': 'score',
    Price: 'price',
    Midpoint: 'midpoint',
    CF: 'cf',
  } as const
  const expected = rowsOf(`${folder}expected.csv`)

  test.each(expected.map((row) => [row['Raw Material'] ?? '', row] as const))('%s to nine digits', async (material, row) => {
    const { scores } = await ask(['--table', 'trade.csv', '--production', 'production.csv'], files)
    const found = scores.find((score) => score.material === material && score.importer === row['Importer Code'])
    for (const [printed, field] of Object.entries(columns)) {
      const value = Number(row[printed])
      expect(Math.abs((found?.[field] ?? Number.NaN) - value), printed).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
    }
  })

  const golden = rowsOf(`${shared}data/validation/golden_facts.csv`)
  test.each(golden.filter((row) => row['fact_id']?.startsWith('gpr-')).map((row) => [row['fact_id'] ?? '', row] as const))(
    'golden fact %s',
    async (id, row) => {
      const [hhi, score] = (row['value'] ?? '').split(';').map(Number)
      const { scores } = await ask(['--table', 'trade.csv', '--production', 'production.csv'], files)
      const found = scores.find((each) => id === `gpr-${each.material.toLowerCase()}`)
      expect(Math.abs((found?.hhi ?? Number.NaN) - (hhi ?? 0))).toBeLessThanOrEqual(1e-9)
      expect(Math.abs((found?.score ?? Number.NaN) - (score ?? 0))).toBeLessThanOrEqual(1e-9)
    },
  )

  test.each(
    golden.flatMap((row) => {
      const found = /^eu-sr-(.+)-(\d{4})$/.exec(row['fact_id'] ?? '')
      return found ? [[row['fact_id'] ?? '', row, found[1] ?? '', found[2] ?? ''] as const] : []
    }),
  )('golden fact %s', async (_id, row, material, year) => {
    const answer = await ask(['--material', material, '--year', year])
    expect(answer.rows[0]?.published).toBe(Number(row['value']))
    expect(answer.receipts.length).toBeGreaterThan(0)
  })
})

describeShared('published supply risk 2011 to 2023', (shared) => {
  const rows = rowsOf(`${shared}data/validation/eu_crm_sr_ei_published.csv`).filter((row) => row['supply_risk'] !== '')
  test.each([...Map.groupBy(rows, (row) => row['assessment_year'] ?? '')])('%s', async (year, published) => {
    const answer = await ask(['--year', year])
    const found = new Map(answer.decisive.map((row) => [row.material.toLowerCase(), row.published]))
    for (const row of published) {
      const name = row['material'] ?? ''
      // Two tables of one assessment may name a material differently; asked for by either name it is the same.
      const value = found.get(name.toLowerCase()) ?? (await ask(['--material', name, '--year', year])).decisive[0]?.published
      expect(value, name).toBe(Number(row['supply_risk']))
    }
  })
})
