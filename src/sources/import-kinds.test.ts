import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { describeShared } from '../../test/shared.ts'
import { columns as bgsColumns } from './bgs-wms/bgs-wms.ts'
import { chinaOxideColumns, komisColumns, readChinaOxidePrices, readKomisPrices } from './daily-prices/daily-prices.ts'
import { decode } from './decode.ts'
import { columns as euColumns } from './eu-crm/eu-crm.ts'
import { historyColumns, meanColumns, readGovernanceHistory } from './governance/governance.ts'
import { importKinds } from './import-kinds.ts'
import { manifests } from './manifests.ts'
import { readTable, type Columns } from './table.ts'
import { columns as wmdColumns, readWorldMiningData } from './world-mining-data/world-mining-data.ts'

const audited: readonly (readonly [name: string, columns: Columns])[] = [
  ...manifests.flatMap(({ source, columns }) => (columns ? [[source, columns] as const] : [])),
  ['bgs, any commodity', bgsColumns],
  ['eu, any material', euColumns],
  ['world mining data', wmdColumns],
  ['governance, history', historyColumns],
  ['governance, mean', meanColumns],
  ['komis prices', komisColumns],
  ['china oxide prices', chinaOxideColumns],
]

describe('no column of a publisher is overlooked', () => {
  test('every table has its columns on record', () =>
    expect(manifests.filter(({ format, columns }) => format === 'csv' && !columns)).toEqual([]))

  test.each(audited)('%s: a column that is new is a fault, and what is unread has a reason', (_name, columns) => {
    const header = columns.header.join(',')
    expect(readTable(`${header}\n`, columns).ok).toBe(true)
    expect(readTable(`${header},Confidence\n`, columns)).toMatchObject({
      ok: false,
      fault: { kind: 'unexpected-header', says: expect.stringContaining('"Confidence"') as string },
    })
    for (const [column, why] of Object.entries(columns.unread ?? {})) {
      expect(columns.header).toContain(column)
      expect(why.length, column).toBeGreaterThan(15)
    }
  })
})

describe('World Mining Data', () => {
  const read = (...rows: string[]): ReturnType<typeof readWorldMiningData> =>
    readWorldMiningData([wmdColumns.header.join(','), ...rows].join('\n'))

  test.each([
    [
      'oxide of rare earths',
      'Rare Earths (REO),China,CHN,2022,10,metr. t',
      { mineral: 'rare_earths', unit: 't_REO', basis: 'all_reo', value: 10 },
    ],
    [
      'tonnes of lithium oxide are not tonnes of lithium',
      'Lithium (Li2O),Chile,CHL,2022,10,metr. t',
      { mineral: 'lithium', unit: 't_Li2O' },
    ],
    [
      'tungsten content is tungsten',
      'Tungsten (W),China,CHN,2022,10,metr. t',
      { mineral: 'tungsten', unit: 't', basis: 'contained' },
    ],
    ['gallium is a product of refineries', 'Gallium,China,CHN,2022,10,metr. t', { stage: 'refining' }],
    ['kilograms become tonnes', 'Gold,Peru,PER,2022,2500,kg', { value: 2.5, unit: 't', printed: '2500' }],
    ['gas is counted in cubic metres', 'Natural Gas,Qatar,QAT,2022,2,Mio m3', { value: 2_000_000, unit: 'm3' }],
    ['the total is the world', 'Copper,Total,,2022,10,metr. t', { geography: 'WORLD', subject: 'World' }],
  ])('%s', (_what, row, reading) => expect(read(`${row},reported,x,y`).readings).toMatchObject([reading]))

  test.each([
    ['Gold,French Guiana,GUY,2022,10,kg', 'code-and-name-differ'],
    ['Gold,Atlantis,ATL,2022,10,kg', 'unknown-place'],
    ['Unobtainium,Peru,PER,2022,10,kg', 'unknown-mineral'],
    ['Gold,Peru,PER,2022,10,barrels', 'unknown-unit'],
    ['Gold,Peru,PER,soon,10,kg', 'unknown-date'],
  ])('%s is %s', (row, kind) => expect(read(`${row},reported,x,y`).faults).toMatchObject([{ kind, line: 2 }]))
})

test('a governance estimate that is not there is unknown, whatever its normalised form prints', () => {
  const { readings, faults } = readGovernanceHistory(
    `${historyColumns.header.join(',')}\nABW,Aruba,1996,nan,0.0,Stability,x\nPER,Peru,1996,-1.25,0.75,Stability,x\nPER,Peru,1998,61,0.75,Stability,x\n`,
  )
  expect(readings).toMatchObject([
    { geography: 'ABW', value: null, text: 'not available' },
    { id: 'wb-wgi-history.stability.PER.1996', value: -1.25, unit: 'index' },
  ])
  expect(faults).toMatchObject([{ kind: 'out-of-range', line: 4 }])
})

test('a daily price is known on its day and says no more than its grade', () => {
  const rows =
    'neodymium,네오디뮴,99.5%min FOB China,2024-01-02,63.51,USD/kg,x,y\nbismuth,창연,99.99%min,2024-01-02,7000,USD/mt,x,y\n'
  expect(readKomisPrices(`${komisColumns.header.join(',')}\n${rows}`).readings).toMatchObject([
    { id: 'komis.neodymium.99-5-min-fob-china.2024-01-02', value: 63.51, unit: 'USD/kg', stage: '', known: '2024-01-02' },
    { mineral: 'bismuth', unit: 'USD/t' },
  ])
})

test.each([
  ['34.3,34.8,34.5', [{ operator: 'range', value: 34.5, low: 34.3, high: 34.8, unit: 'unit not stated' }], []],
  ['34.3,34.8,34.15', [], [{ kind: 'average-outside-range', line: 2 }]],
  ['34.8,34.3,34.5', [], [{ kind: 'out-of-range' }]],
  ['34.3,34.8,0', [], [{ kind: 'out-of-range' }]],
])('low, high and average %s', (prices, readings, faults) => {
  const found = readChinaOxidePrices(
    `${chinaOxideColumns.header.join(',')}\nneodymium oxide,2013-01-04,${prices},unit not stated,x\n`,
  )
  expect([found.readings, found.faults]).toMatchObject([readings, faults])
})

describe('a later edition is a source of its own, whose day of publication the register does not have', () => {
  const kind = (name: string) => importKinds.find((each) => each.name === name)!
  const world = (year: string): string =>
    `SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_${Number(year) - 1},PROD_EST_ ${year},PROD_NOTES,CAP_${Number(year) - 1},CAP_EST_ ${year},CAP_NOTES,RESERVES_${year},RESERVE_NOTES\nMCS${Number(year) + 1},Rare earths,China,Mine production,metric tons,1,2,,,,,3,\n`
  test('of the world data release, by its header and its own name', () => {
    const { source, readings, faults } = kind('usgs-world').read(world('2026'), 'x.csv')
    expect([source, faults]).toMatchObject([{ id: 'usgs-mcs-2027', edition: '2027', published: null }, []])
    expect(readings.map(({ id, value }) => [id, value])).toEqual([
      ['usgs-mcs-2027.rare_earths.mining.CHN.2025', 1],
      ['usgs-mcs-2027.rare_earths.mining.CHN.2026', 2],
      ['usgs-mcs-2027.rare_earths.reserve.CHN.2026', 3],
    ])
  })
  test.each([
    ['named so', 'MCS2028_Commodities_Data.csv', '2024', '2028'],
    ['by its last year', 'data.csv', '2026', '2027'],
    ['not before its list of critical minerals', 'data.csv', '2024', '2026'],
  ])('of the commodities release, %s', (_how, name, year, edition) => {
    const row = `RARE EARTHS,World Mine Production,Rare Earths,China,Production,Mine production,metric tons,${year},5,,Yes,`
    const header =
      'MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,Is critical mineral 2025,Other notes'
    const { source, readings } = kind('usgs-commodities').read(`${header}\n${row}\n`, name)
    expect([source.id, readings[0]?.id]).toEqual([`usgs-mcs-${edition}`, `usgs-mcs-${edition}.rare_earths.mining.CHN.${year}`])
  })
  test.each([
    ['2023', 'eu-crm-2023-assessments'],
    ['2026', 'eu-crm-2023-assessments-to-2026'],
  ])('of the European assessments, %s', (year, id) => {
    const { source, readings } = kind('eu-assessments').read(`Material,Year,SR,EI\nHREEs,${year},9.9,1.1\n`, 'x.csv')
    expect([source.id, readings[0]?.id]).toEqual([id, `${id}.heavy_rare_earths.supply-risk.${year}`])
  })
})

describeShared('publishers’ files are recognised by what stands in them', (shared) => {
  test.each([
    ['raw/usgs/MCS2025_World_Data.csv', 'usgs-world', 601],
    ['raw/usgs/MCS2026_Commodities_Data.csv', 'usgs-commodities', 1144],
    ['raw/bgs/BGS_REs_production.csv.gz', 'bgs', 633],
    ['raw/bgs/BGS_copper_production.csv.gz', 'bgs', 6000],
    ['raw/iea/iea_cm_data_explorer.json', 'iea', 484],
    ['raw/eu/eu_crm2023_global_supply_shares_t.csv', 'eu-world', 5100],
    ['raw/eu/eu_crm2023_eu_supply_shares_t.csv', 'eu-sourcing', 1800],
    ['raw/eu/eu_crm2023_sr_ei_over_time.csv', 'eu-assessments', 710],
    ['facts/wmd_production_2018_2022.csv', 'world-mining-data', 9800],
    ['facts/wgi_political_stability_1996_2022.csv', 'governance', 5000],
    ['facts/wgi_mean6_latest.csv', 'governance', 207],
    ['prices/komis_daily_2024_2026.csv', 'komis-prices', 2072],
    ['prices/china_domestic_oxide_daily_2013_2024.csv', 'china-oxide-prices', 10_900],
  ])('%s is %s', (path, name, least) => {
    const stored = readFileSync(`${shared}data/${path}`)
    const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored
    const text = decode(bytes, name === 'usgs-commodities' ? 'windows-1252' : name.startsWith('eu') ? 'latin-1' : 'utf-8')
    const file = path.split('/').at(-1) ?? ''
    const kind = importKinds.find((each) => each.recognises({ name: file, text: text.slice(0, 20_000) }))
    expect(kind?.name).toBe(name)
    expect(kind?.read(text, file).readings.length).toBeGreaterThanOrEqual(least)
  })
})
