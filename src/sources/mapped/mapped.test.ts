import { describe, expect, test } from 'vitest'
import { mapping } from './mapping.ts'
import { readMapped } from './mapped.ts'

const source = {
  id: 'ministry',
  publisher: 'Ministry of Mines',
  title: 'Mine output',
  url: 'https://example.org/mines',
  published: '2025-03-01',
  licence: 'CC BY 4.0',
}
const said = (more: object): ReturnType<typeof mapping.parse> =>
  mapping.parse({
    source,
    columns: { geography: 'Land', period: 'Jahr', value: 'Menge' },
    constants: {
      measure: 'production',
      mineral: 'rare_earths',
      basis: 'all_reo',
      stage: 'mining',
      unit: 't_REO',
      kind: 'measured',
    },
    ...more,
  })
const german = { delimiter: ';', decimal: ',', dates: 'DD.MM.YYYY' }

test('a table in another manner of writing becomes figures of the ledger', () => {
  const mapped = said({ file: german, unknown: ['k.A.'], names: { Birma: 'MMR' }, unread: { Anm: 'remarks in German' } })
  const {
    readings,
    faults,
    source: from,
  } = readMapped('Land;Jahr;Menge;Anm\nChina;31.12.2024;270.000,5;x\nBirma;31.12.2024;k.A.;\n', mapped)
  expect(faults).toEqual([])
  expect(from).toMatchObject({ id: 'ministry', published: '2025-03-01', redistribution: 'quote-only', rank: 4 })
  expect(readings).toMatchObject([
    {
      id: 'ministry.production.rare-earths.all-reo.mining.chn.t-reo.2024-12-31',
      subject: 'China',
      geography: 'CHN',
      period: '2024-12-31',
      value: 270_000.5,
      line: 2,
      column: 3,
      printed: '270.000,5',
      names: ['China'],
    },
    { geography: 'MMR', value: null, text: 'printed as k.A.', names: ['Birma'] },
  ])
})

test('thousands of tonnes become tonnes, and lines above the header keep their numbers', () => {
  const mapped = said({ file: { above: 2 }, scale: 1000 })
  const { readings } = readMapped('A title\n,,\nLand,Jahr,Menge\nChina,2024,"1,270.5"\n', mapped)
  expect(readings).toMatchObject([{ value: 1_270_500, line: 4, printed: '1,270.5' }])
})

test('a low and a high make a range', () => {
  const columns = { geography: 'Land', period: 'Jahr', value: 'Menge', low: 'min', high: 'max' }
  const { readings } = readMapped('Land,Jahr,Menge,min,max\nChina,2024,5,4,7\n', said({ columns }))
  expect(readings).toMatchObject([{ operator: 'range', value: 5, low: 4, high: 7 }])
})

test('a value below nought is read only where the mapping says that it is meant', () => {
  const table = 'Land,Jahr,Menge\nChina,2024,-5\n'
  expect(readMapped(table, said({})).faults).toMatchObject([{ kind: 'negative-amount', line: 2 }])
  expect(readMapped(table, said({ file: { negative: true } })).readings).toMatchObject([{ value: -5 }])
})

describe('what does not fit the mapping is put aside with its line', () => {
  test.each([
    ['another decimal mark', 'China;31.12.2024;270.5', 'unknown-cell'],
    ['misplaced thousands', 'China;31.12.2024;27.00,5', 'unknown-cell'],
    ['another order of the day', 'China;2024-12-31;5', 'unknown-date'],
    ['a place nobody knows', 'Atlantis;31.12.2024;5', 'unknown-place'],
    ['a code of statistics', '490;31.12.2024;5', 'unknown-place'],
    ['an empty number', 'China;31.12.2024;', 'empty-cell'],
  ])('%s', (_what, row, kind) => {
    const { readings, faults } = readMapped(`Land;Jahr;Menge\n${row}\nIndia;31.12.2024;5\n`, said({ file: german }))
    expect(faults).toMatchObject([{ kind, line: 2 }])
    expect(readings).toHaveLength(1)
  })

  test('a column that is neither mapped nor listed as unread', () => {
    expect(readMapped('Land,Jahr,Menge,Anm\n', said({})).faults).toMatchObject([
      { kind: 'unexpected-header', says: expect.stringContaining('"Anm"') as string },
    ])
  })
})
