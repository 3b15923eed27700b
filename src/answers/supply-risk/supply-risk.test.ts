import { expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { supplyRisk, supplyRiskInput, supplyRiskOutput } from './supply-risk.ts'

type Answer = z.output<typeof supplyRiskOutput>
async function ask(input: z.input<typeof supplyRiskInput>): Promise<Answer> {
  return supplyRiskOutput.parse(await supplyRisk.answer(bundledDesk(), supplyRiskInput.parse(input)))
}

const inputs = `material,stage,supply_risk,economic_importance,import_reliance_pct,eol_rir_pct,supply_data_used,si_sr,hhi_wgi_t_global,hhi_wgi_t_eu28
Cerium,Extraction,5.7,3.2,100,1,GS + EUS,1.0,9.2,2.6
Cerium,Processing,2.0,3.2,100,1,GS + EUS,1.0,3.0,1.0
Beryllium,Extraction,2.4,3.9,N/A,0,GS only,1.0,2.4,N/A
HREEs,Extraction,4.9,3.7,100,8,,,,
`

test('a table of inputs: each row recomputed, the larger stage decides, what is missing is said', async () => {
  const answer = await ask({ table: inputs })
  expect(answer.counts).toEqual({ rows: 4, computed: 3, published: 3, inside: 3 })
  expect(answer.decisive.map(({ material, stage }) => [material, stage])).toEqual([
    ['Cerium', 'Extraction'],
    ['Beryllium', 'Extraction'],
    ['HREEs', 'Extraction'],
  ])
  expect(answer.rows[0]).toMatchObject({ supplyRisk: expect.closeTo(5.841, 9) as number, inside: true, critical: true, line: 2 })
  expect(answer.rows[3]?.supplyRisk).toBeNull()
  expect(answer.rows[3]?.reason).toContain('the substitution index')
})

test('of a table of many materials only the one asked for is told', async () => {
  expect((await ask({ table: inputs, material: 'cerium', stage: 'Processing' })).rows).toMatchObject([
    { material: 'Cerium', stage: 'Processing' },
  ])
  await expect(ask({ table: inputs, material: 'Cobalt' })).rejects.toMatchObject({ code: 'not-found' })
  const trade = 'exporter,importer,material,year,quantity,wgi\nCHN,USA,Nickel,2022,5,0.6\nCHN,USA,Graphite,2022,7,0.6'
  const production = 'country,material,year,value\nCHN,Nickel,2022,50\nCHN,Graphite,2022,70'
  expect((await ask({ table: trade, production, material: 'Graphite' })).scores.map(({ material }) => material)).toEqual([
    'Graphite',
  ])
  await expect(ask({ table: trade, production, year: 2020 })).rejects.toMatchObject({ code: 'not-found' })
})

const suppliers =
  'place,value,governance,t,scope\nChina,90,0.6,1.1,GS\nUSA,10,0.3,1,GS\nChina,50,0.6,1.1,EU\nNorway,50,0.2,0.8,EU\n'

test('a table of suppliers of the world and of the Union', async () => {
  const answer = await ask({ table: suppliers, importReliance: '80%', recycling: 0.1, substitution: 0.9, importance: 4 })
  const global = 10 * (0.81 * 0.6 * 1.1 + 0.01 * 0.3)
  const eu = 10 * (0.25 * 0.6 * 1.1 + 0.25 * 0.2 * 0.8)
  expect(answer.rows[0]?.supplyRisk).toBeCloseTo((global * 0.4 + eu * 0.6) * 0.9 * 0.9, 9)
  expect(answer.rows[0]).toMatchObject({ sources: 'GS + EUS', critical: true })
})

test('the world’s supply alone needs no import reliance; what was not given is taken at its worst and said', async () => {
  const answer = await ask({ table: 'place,value,wgi_risk\nChina,90,0.6\nUSA,10,0.3' })
  expect(answer.rows[0]).toMatchObject({ sources: 'GS only', supplyRisk: expect.closeTo(4.89, 9) as number })
  expect(answer.notes.join('; ')).toMatch(/t is 1 throughout.*worst case.*worst case/)
})

test('governance that the table lacks is taken from the record, with its receipts', async () => {
  const answer = await ask({ table: 'place,value\nChina,90\nUSA,10' })
  expect(answer.rows[0]?.supplyRisk).toBeGreaterThan(3)
  expect(answer.notes.join()).toContain('World Bank')
  expect(answer.receipts.length).toBe(2)
})

test('both supplies without import reliance: cannot tell', async () => {
  const [row] = (await ask({ table: suppliers })).rows
  expect(row?.supplyRisk).toBeNull()
  expect(row?.reason).toContain('import reliance')
})

test('from the ledger: the published value, its recomputation, the assessments there are', async () => {
  const answer = await ask({ material: 'Nd', year: 2017 })
  expect(answer.rows[0]).toMatchObject({ material: 'Neodymium', published: 4.8, inside: true, critical: true })
  expect((await ask({ material: 'HREEs' })).rows[0]).toMatchObject({ year: 2023, published: 5.1, supplyRisk: null })
})

test('for 2023 shares, governance and trade parameters are on record; what they do not tell can be given', async () => {
  const unknown = (await ask({ material: 'gallium', year: 2023 })).rows.find(({ stage }) => stage === 'refining')
  expect(unknown?.inputs.global?.value).toBeCloseTo(4.83, 1)
  expect(unknown?.reason).toContain('import reliance')
  const given = await ask({ material: 'gallium', year: 2023, importReliance: 0.98, recycling: 0, substitution: 1 })
  expect(given.rows.find(({ stage }) => stage === 'refining')?.supplyRisk).toBeCloseTo(3.86, 1)
})

test('an assessment is not seen before it was published', async () => {
  await expect(ask({ material: 'gallium', year: 2023, knownBy: '2020-01-01' })).rejects.toMatchObject({ code: 'not-found' })
})

const trade = 'exporter,importer,quantity,wgi,trade value\nCHN,USA,10,0.6,40\nCAN,USA,10,0.2,40\n'
const production = 'country_iso3,value\nCHN,50\nUSA,20\nCAN,30\n'

test('GeoPolRisk of a table of trade and one of production', async () => {
  const [score] = (await ask({ table: trade, production })).scores
  expect(score).toMatchObject({
    importer: 'USA',
    domestic: 20,
    totalTrade: 20,
    importRisk: expect.closeTo(0.2, 12) as number,
    price: 4,
  })
  expect(score?.hhi).toBeCloseTo(0.38, 12)
})

test.each([
  ['no table of trade', { production }, 'bad-input', 'two tables'],
  ['an exporter twice', { table: `${trade}CHN,USA,1,0.6,4\n`, production }, 'bad-line', 'line 2 already'],
  ['an exporter without governance', { table: trade.replace('0.2', ''), production }, 'bad-line', 'CAN'],
  ['a producer twice', { table: trade, production: `${production}China,4\n` }, 'bad-line', 'stands twice'],
  ['a negative delivery', { table: trade.replace(',10,0.2', ',-1,0.2'), production }, 'bad-line', 'negative'],
  [
    'a material twice',
    { table: `${inputs}Beryllium,Extraction,2.4,3.9,N/A,0,GS only,1.0,2.4,N/A\n` },
    'bad-line',
    'line 4 already',
  ],
  ['an unknown word for the supply used', { table: inputs.replace('GS only', 'mostly GS') }, 'bad-line', 'GS + EUS'],
  ['an input beside a table of inputs', { table: inputs, recycling: 0.1 }, 'bad-input', 'give it there'],
  ['an unknown scope', { table: suppliers.replace(',EU', ',Mars') }, 'bad-line', 'neither GS nor EU'],
  ['a year without an assessment', { material: 'gallium', year: 2016 }, 'not-found', '2017'],
  ['a material nobody assessed', { material: 'samarium', year: 2023 }, 'not-found', 'assessed in 2017'],
  ['a misspelt material', { material: 'galium' }, 'unknown-mineral', 'gallium'],
])('%s is refused with a way on', async (_case, asked, code, says) => {
  await expect(ask(asked)).rejects.toMatchObject({ code, message: expect.stringContaining(says) as string })
})

test('a part of a whole is between nought and one', () => {
  expect(supplyRiskInput.safeParse({ importReliance: '120%' }).success).toBe(false)
  expect(supplyRiskInput.parse({ importReliance: '85 %' }).importReliance).toBe(0.85)
})
