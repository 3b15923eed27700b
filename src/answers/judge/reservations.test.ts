import { describe, expect, test } from 'vitest'
import { claim, figure } from '../../../test/records.ts'
import { day } from '../../kernel/day.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import { benchOf, judgeClaim } from './judging.ts'
import { present } from './present.ts'

const sight = { asOf: day('2026-11-22'), knownBy: null }
const verdictOf = (said: Assertion, figures: readonly Figure[]): string => judgeClaim(said, benchOf(figures, sight)).verdict
const rule = (given: Partial<Figure>): Figure =>
  figure({
    id: 'moc70',
    subject: 'MOFCOM Announcement No. 70 of 2025',
    measure: 'suspension',
    stage: 'policy',
    of: null,
    unit: 'date',
    value: null,
    low: null,
    high: null,
    text: '2025-11-07',
    period: '2025-11-07',
    basis: 'text',
    ...given,
  })

describe('what a borne-out claim says beyond the record', () => {
  const suspended = claim({
    type: 'policy',
    subject: 'China',
    mineral: 'critical_minerals',
    stage: 'policy',
    measure: 'suspension',
    of: null,
    value: null,
    unit: null,
    words: 'suspend the new export controls',
  })
  test.each([
    ['minerals that the rule is not on', 'China will suspend the new export controls on rare earths and gallium.', 'imprecise'],
    ['nothing but what the rule is on', 'China will suspend the new export controls on rare earths.', 'supported'],
  ])('%s', (_case, sentence, verdict) => expect(verdictOf({ ...suspended, sentence }, [rule({})])).toBe(verdict))

  const floor = claim({
    type: 'price',
    subject: 'MP Materials',
    mineral: 'ndpr',
    stage: 'separation',
    geography: 'USA',
    measure: 'price_floor',
    of: null,
    value: 110,
    unit: 'USD/kg',
    words: '$110 per kilogram',
  })
  const granted = figure({
    id: 'floor',
    subject: 'MP Materials',
    mineral: 'ndpr',
    stage: 'separation',
    geography: 'USA',
    measure: 'price_floor',
    of: null,
    value: 110,
    unit: 'USD/kg',
    basis: 'money',
    period: '2025-07-10',
  })
  test.each([
    ['a price of oxide told of magnets', 'a floor of $110 per kilogram for NdPr magnets', 'imprecise'],
    ['a price of the good itself', 'a floor of $110 per kilogram for NdPr oxide', 'supported'],
    ['what the good is used for', 'a floor of $110 per kilogram for NdPr, used in magnets', 'supported'],
  ])('%s', (_case, sentence, verdict) => expect(verdictOf({ ...floor, sentence }, [granted])).toBe(verdict))

  const target = claim({
    type: 'policy',
    subject: 'European Union',
    mineral: 'critical_minerals',
    stage: 'mining',
    geography: 'EU',
    measure: 'target',
    of: 'EU consumption',
    value: 10,
    asOf: '2030',
    words: 'mine 10%',
  })
  const benchmark = figure({
    id: 'benchmark',
    subject: 'European Union',
    mineral: 'critical_minerals',
    stage: 'mining',
    geography: 'EU',
    measure: 'target',
    of: 'EU consumption',
    value: 10,
    operator: '>=',
    period: '2030',
  })
  test.each([
    ['critical for strategic raw materials', 'The EU wants to mine 10% of its critical minerals.', 'imprecise'],
    ['strategic ones', 'The EU wants to mine 10% of its strategic raw materials.', 'supported'],
  ])('%s', (_case, sentence, verdict) => expect(verdictOf({ ...target, sentence }, [benchmark])).toBe(verdict))

  test('a reservation is told in the reason, and every row says the same', () => {
    const said = { ...floor, sentence: 'a floor of $110 per kilogram for NdPr magnets' }
    const bench = benchOf([granted], sight)
    expect(present(said, judgeClaim(said, bench), bench).reason).toContain('another good')
  })
})

test('copies of one original are one witness', () => {
  const said = claim({ value: 69 })
  const twice = [
    figure({ id: 'usgs', value: 69.2 }),
    figure({ id: 'outlet', value: 69.2, publisher: 'An outlet', sourceId: 'outlet', rank: 6 }),
    figure({ id: 'bgs', value: 69.0, publisher: 'BGS', sourceId: 'bgs' }),
  ]
  const bench = benchOf(twice, sight)
  const relays = new Map([
    [
      'outlet',
      [{ source: 'outlet', original: 'USGS', kind: 'statistics' as const, noteContains: '', reason: 'prints its table' }],
    ],
  ])
  expect(present(said, judgeClaim(said, bench), bench).independent).toBe(3)
  expect(present(said, judgeClaim(said, bench), bench, relays).independent).toBe(2)
})

test('tonnes of magnets are never held against tonnes of the rare earths in them', () => {
  const said = claim({
    type: 'quantity',
    subject: 'World',
    stage: 'magnet',
    geography: 'WORLD',
    measure: 'demand',
    of: null,
    value: 265_000,
    unit: 't',
    asOf: '2024',
    words: '265,000 tonnes',
  })
  const contained = figure({
    id: 'demand',
    subject: 'World',
    stage: 'magnet',
    geography: 'WORLD',
    measure: 'demand',
    of: null,
    value: 90_000,
    unit: 't',
    basis: 'magnet_ree',
    period: '2024',
  })
  expect(verdictOf({ ...said, sentence: 'Demand for NdFeB magnets was 265,000 tonnes.' }, [contained])).toBe('unsupported')
  expect(verdictOf({ ...said, sentence: 'Demand for magnetic rare earths was 265,000 tonnes.' }, [contained])).toBe(
    'contradicted',
  )
})

test('"in the quarter" is held neither against a year nor against a quarter long past', () => {
  const said = claim({
    type: 'quantity',
    subject: 'Lynas Rare Earths',
    mineral: 'ndpr',
    stage: 'separation',
    geography: 'MYS',
    measure: 'production',
    of: null,
    value: 3_212,
    unit: 't',
    words: '3,212 tonnes of NdPr oxide in the quarter',
    published: '2025-07-30',
  })
  const made = (id: string, value: number, period: string): Figure =>
    figure({
      id,
      value,
      period,
      subject: 'Lynas Rare Earths',
      mineral: 'ndpr',
      stage: 'separation',
      geography: 'MYS',
      measure: 'production',
      of: null,
      unit: 't',
      basis: 'element',
    })
  expect(verdictOf(said, [made('year', 5_655, '2023-07-01/2024-06-30'), made('old', 1_273, '2023-Q3')])).toBe('unsupported')
  expect(verdictOf(said, [made('year', 5_655, '2023-07-01/2024-06-30'), made('now', 3_212, '2025-Q2')])).toBe('supported')
})
