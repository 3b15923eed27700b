import { describe, expect, test } from 'vitest'
import type { DefinitionVerdict } from '../../answers/parts.ts'
import { decidingReceipts, groupedByDefinition, sayOwn } from './by-definition.ts'

const row = (definition: string, more: Partial<DefinitionVerdict>): DefinitionVerdict => ({
  definition,
  basis: 'all_reo',
  verdict: 'supported',
  direction: null,
  value: 69,
  low: 69,
  high: 69,
  unit: 'percent',
  period: '2025',
  publisher: 'A survey',
  edition: '2026',
  kind: 'derived',
  tolerance: '±3 points',
  figures: [],
  receipts: [],
  text: null,
  ...more,
})
const oxide = 'share of output, mining, China, all rare earths, tonnes of oxide'

describe('definitions side by side', () => {
  const rows = [
    row(`${oxide}, 2025`, { receipts: ['a', 'b', 'c'] }),
    row(`${oxide}, 2023`, { publisher: 'Another survey', period: '2023', receipts: ['d'] }),
    row('share of output, mining, China, magnet rare earths (Nd, Pr, Dy, Tb), 2024', {
      basis: 'magnet_ree',
      period: '2024',
      publisher: 'An agency',
      receipts: ['e', 'a'],
    }),
    row('share of output, mining, China, magnet rare earths (Nd, Pr, Dy, Tb), 2022', {
      basis: 'magnet_ree',
      period: '2022',
      publisher: 'A newspaper',
    }),
    row(`${oxide}, 2024`, { period: '2024', edition: '2025', verdict: 'outdated' }),
  ]
  const { shared, groups } = groupedByDefinition(rows)

  test('editions and periods of one definition stand together, the row that decides first, elsewhere the newest', () => {
    expect(groups.map((group) => group.rows.map(({ publisher, period }) => `${publisher} ${period}`))).toEqual([
      ['A survey 2025', 'A survey 2024', 'Another survey 2023'],
      ['An agency 2024', 'A newspaper 2022'],
    ])
  })
  test('what all definitions share is said once, each is headed by what is its own', () => {
    expect(shared).toBe('share of output, mining, China')
    expect(groups.map(sayOwn)).toEqual(['all rare earths, tonnes of oxide', 'magnet rare earths (Nd, Pr, Dy, Tb)'])
  })
  test('a part and a whole of each deciding row come first among the receipts', () => {
    expect(decidingReceipts(groups)).toEqual(['a', 'b', 'e'])
  })
  test('records of different things are headed by the difference, a day in words included', () => {
    const rules = groupedByDefinition([
      row('tariff rate, United States, all goods, 1 November 2025', { basis: 'none', period: '2025-11-01' }),
      row('suspension, United States, extra tariff, 30 October 2025', { basis: 'text', period: '2025-10-30' }),
    ])
    expect(rules.shared).toBe('United States')
    expect(rules.groups.map(sayOwn)).toEqual(['tariff rate, all goods', 'suspension, extra tariff'])
  })
})
