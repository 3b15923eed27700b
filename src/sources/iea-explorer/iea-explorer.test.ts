import { expect, test } from 'vitest'
import { ieaExplorer } from './iea-explorer.ts'

/** A file in the explorer's layout with invented numbers. */
const years = (value: number): Record<string, number> => ({ '2024': value, '2030': value * 2 })
const stage = {
  countries: { China: years(60.5), 'Rest of world': years(40), 'Notes: about this table': years(1) },
  total: years(100.5),
  top3Share: years(0.4),
}
const ahead = { '2030': 120 }
const file = (name: string): string =>
  JSON.stringify({
    supply: { [name]: { mining: stage, refining: stage } },
    totalDemand: { [name]: { sectors: {}, totalDemand: { '2024': 90, STEPS: ahead, APS: ahead, NZE: ahead } } },
  })
const { readings, faults } = ieaExplorer.read(file('Rare Earth Elements'))

test('its rare earths are magnet rare earths, in tonnes, under their path in the file', () => {
  expect(faults).toEqual([])
  expect(readings[0]).toMatchObject({
    id: 'iea-cmde-2025.rare_earths.mining.CHN.2024',
    basis: 'magnet_ree',
    value: 60_500,
    unit: 't',
    kind: 'estimated',
    path: 'supply/Rare Earth Elements/mining/countries/China/2024',
    printed: '60.5',
  })
})

test('what lies ahead is a projection with its scenario', () => {
  expect(readings[1]).toMatchObject({ period: '2030', kind: 'projected', scenario: 'IEA base case' })
  expect(readings.filter((each) => each.measure === 'demand').map((each) => each.scenario)).toEqual([
    '',
    'IEA Stated Policies',
    'IEA Announced Pledges',
    'IEA Net Zero',
  ])
})

test('footnotes that were stored as countries are no countries', () => {
  expect(new Set(readings.map((each) => each.geography))).toEqual(new Set(['CHN', 'OTHER', 'WORLD']))
})

test('an unknown mineral, a changed shape and broken text are faults', () => {
  expect(ieaExplorer.read(file('Unobtainium')).faults[0]?.kind).toBe('unknown-mineral')
  expect(ieaExplorer.read('{"supply": []}').faults[0]?.kind).toBe('unexpected-shape')
  expect(ieaExplorer.read('{').faults[0]?.kind).toBe('broken-json')
})
