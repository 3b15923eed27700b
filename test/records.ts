import { day } from '../src/kernel/day.ts'
import type { Assertion } from '../src/ledger/assertion.ts'
import type { Figure } from '../src/ledger/figure.ts'

/** A figure for tests: China's share of mine output unless told otherwise. Invented, from no source. */
export const figure = (given: Partial<Figure> & Pick<Figure, 'id'>): Figure => {
  const value = given.value ?? null
  return {
    subject: 'China',
    measure: 'production_share',
    mineral: 'rare_earths',
    basis: 'all_reo',
    stage: 'mining',
    geography: 'CHN',
    counterpart: null,
    of: given.unit === undefined ? 'WORLD' : null,
    period: '2024',
    unit: 'percent',
    kind: 'measured',
    operator: '=',
    value,
    low: value,
    high: value,
    text: null,
    scenario: null,
    publisher: 'USGS',
    sourceId: 's',
    edition: '2025',
    rank: 2,
    known: day('2025-01-31'),
    receipts: [],
    from: [],
    note: '',
    ...given,
  }
}

/** A claim for tests: China's share of mine output unless told otherwise. */
export const claim = (given: Partial<Assertion>): Assertion => ({
  type: 'share',
  subject: 'China',
  mineral: 'rare_earths',
  stage: 'mining',
  geography: 'CHN',
  counterpart: null,
  measure: 'production_share',
  of: 'WORLD',
  operator: '=',
  value: null,
  unit: 'percent',
  basis: null,
  asOf: null,
  modality: 'stated',
  attributedTo: null,
  words: '',
  published: null,
  ...given,
})
