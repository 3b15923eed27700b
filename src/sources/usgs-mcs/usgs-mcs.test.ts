import { describe, expect, test } from 'vitest'
import { usgsMcs2025 } from './edition-2025.ts'
import { usgsMcs2026 } from './edition-2026.ts'

// Own samples in the publisher's layout; the numbers are invented.
const head2026 =
  'MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,Is critical mineral 2025,Other notes\n'
const world = (country: string, detail: string, value: string, notes = '', year = '2024'): string =>
  `RARE EARTHS,World Mine Production and Reserves,Rare Earths,"${country}",Production,${detail},metric tons,${year},"${value}",${notes},Yes,\n`
const read2026 = (rows: string): ReturnType<typeof usgsMcs2026.read> => usgsMcs2026.read(head2026 + rows)

describe('the edition of 2026', () => {
  test('a row of the world table becomes a figure with its line and column', () => {
    const { readings, faults } = read2026(world('Burma', 'Mine production', '12,300', 'Estimated.'))
    expect(faults).toEqual([])
    expect(readings).toMatchObject([
      {
        id: 'usgs-mcs-2026.rare_earths.mining.MMR.2024',
        subject: 'Myanmar',
        basis: 'all_reo',
        unit: 't_REO',
        kind: 'estimated',
        value: 12_300,
        line: 2,
        column: 9,
        printed: '12,300',
        names: ['Burma'],
      },
    ])
  })

  test.each([
    ['an em dash is nought', '—', '=', 0, ''],
    ['NA is not known', 'NA', '=', null, 'not available'],
    ['W is withheld', 'W', '=', null, 'withheld by the publisher'],
    ['a lower bound stays one', '>9000', '>', 9000, ''],
  ])('%s', (_case, printed, operator, value, text) => {
    expect(read2026(world('China', 'Mine production', printed)).readings).toMatchObject([{ operator, value, text, printed }])
  })

  test('a rounded world total is the world', () => {
    expect(read2026(world('World total', 'Mine production: rounded', '380,000')).readings[0]?.geography).toBe('WORLD')
  })

  test('reserves keep their own stage, import sources their counterpart', () => {
    const rows =
      'RARE EARTHS,World Mine Production and Reserves,Rare Earths,Brazil,Reserves,Reserves,metric tons,2025,"21,000",,Yes,\n' +
      'GALLIUM,Import Sources,Gallium,Canada,Import sources 2021-2024,Metal,percent,2021–24,28,,Yes,\n'
    expect(read2026(rows).readings).toMatchObject([
      { measure: 'reserves', stage: 'reserve', geography: 'BRA' },
      { measure: 'import_share', geography: 'USA', counterpart: 'CAN', period: '2021/2024', of: 'US imports: Metal' },
    ])
  })

  test('a net exporter has no import reliance, which is not a reliance of nought', () => {
    const row =
      'RARE EARTHS,Salient Statistics—United States,Rare Earths,United States,Net import reliance,Net import reliance as a percentage of apparent consumption: Mineral concentrates,percent,2025,E,,Yes,\n'
    expect(read2026(row).readings).toMatchObject([{ measure: 'import_reliance', value: null, text: 'net exporter' }])
  })

  test('what cannot be read is a fault with its place, and nothing is guessed', () => {
    const { readings, faults } = read2026(world('Atlantis', 'Mine production', '5') + world('China', 'Mine production', 'lots'))
    expect(readings).toEqual([])
    expect(faults.map((fault) => [fault.kind, fault.line, fault.column])).toEqual([
      ['unknown-place', 2, 9],
      ['unknown-cell', 3, 9],
    ])
  })

  test('a changed header stops the reader', () => {
    expect(usgsMcs2026.read(head2026.replace('Unit', 'Units')).faults[0]?.kind).toBe('unexpected-header')
  })
})

const head2025 =
  '\uFEFFSOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,CAP_EST_ 2024,CAP_NOTES,RESERVES_2024,RESERVE_NOTES\n'

describe('the edition of 2025', () => {
  test('one row carries two years, capacity and reserves, each with its column', () => {
    const row = 'MCS2025,Gallium ,China,Primary production,kilograms,600000,700000,,,1000000,,,\n'
    expect(usgsMcs2025.read(head2025 + row).readings).toMatchObject([
      { measure: 'production', period: '2023', value: 600, column: 6, kind: 'measured' },
      { measure: 'production', period: '2024', value: 700, column: 7, kind: 'estimated' },
      { measure: 'capacity', period: '2024', value: 1000, column: 10, unit: 't/yr' },
    ])
  })

  test('an empty cell is no figure', () => {
    const row = 'MCS2025,Rare earths,Canada ,"Mine production, rare-earth-oxide equivalent",metric tons,,,,,,,830000,\n'
    expect(usgsMcs2025.read(head2025 + row).readings).toMatchObject([{ measure: 'reserves', value: 830_000, names: ['Canada'] }])
  })

  test('a note beside one country holds for the reserves of its whole table', () => {
    const rows =
      'MCS2025,Vanadium,China,"Mine production, vanadium content",metric tons,,,,,,,4100,\n' +
      'MCS2025,Vanadium,World total (rounded),"Mine production, vanadium content",metric tons,,,,,,,18000, (Reserve data is thousand metric tons).\n' +
      'MCS2025,Manganese,United States,"Mine production, manganese content",thousand metric tons,,,,,,,,Gross weight for reserves data\n' +
      'MCS2025,Manganese,China,"Mine production, manganese content",thousand metric tons,700,,,,,,280,\n'
    expect(
      usgsMcs2025.read(head2025 + rows).readings.map((each) => [each.mineral, each.measure, each.value, each.basis]),
    ).toEqual([
      ['vanadium', 'reserves', 4_100_000, 'contained'],
      ['vanadium', 'reserves', 18_000_000, 'contained'],
      ['manganese', 'production', 700_000, 'contained'],
      ['manganese', 'reserves', 280_000, 'gross'],
    ])
  })
})
