import { day } from '../../src/kernel/day.ts'
import type { Figure, LedgerEvent } from '../../src/ledger/figure.ts'
import type { SearchEntry } from '../../src/ledger/ports.ts'
import type { Query } from '../../src/ledger/searching/query.ts'
import { readQuery } from '../../src/ledger/searching/read-query.ts'
import type { Receipt } from '../../src/receipts/receipt.ts'

/** Small records for contracts; the numbers are invented and round, so that nobody takes them for evidence. */
export const figure = (changed: Partial<Figure> = {}): Figure => ({
  id: 'china-mine-2024',
  subject: 'China',
  measure: 'production',
  mineral: 'rare_earths',
  basis: 'all_reo',
  stage: 'mining',
  geography: 'CHN',
  counterpart: null,
  of: null,
  period: '2024',
  unit: 't_REO',
  kind: 'measured',
  scenario: null,
  operator: '=',
  value: 1000,
  low: 1000,
  high: 1000,
  text: null,
  publisher: 'A survey',
  sourceId: 'survey-2025',
  edition: '2025',
  rank: 1,
  known: day('2025-02-01'),
  receipts: ['rc_a'],
  from: [],
  note: '',
  ...changed,
})

export const event = (changed: Partial<LedgerEvent> = {}): LedgerEvent => ({
  id: 'rule-7',
  date: '2025-04-04',
  actor: 'A ministry',
  jurisdiction: 'CHN',
  places: ['CHN'],
  kind: 'announcement',
  instrument: '7/2025',
  title: 'Licences for two metals',
  summary: 'Exports need a licence.',
  minerals: ['gallium'],
  effectiveFrom: day('2025-04-10'),
  effectiveTo: null,
  status: 'in_force',
  undoes: [],
  confidence: 'high',
  known: day('2025-04-04'),
  receipts: ['rc_b'],
  ...changed,
})

export const receipt = (changed: Partial<Receipt> = {}): Receipt => ({
  id: 'rc_a',
  class: 'transcribed',
  sourceId: 'survey-2025',
  publisher: 'A survey',
  title: 'Summaries 2025',
  url: 'https://example.org/summaries',
  published: day('2025-02-01'),
  edition: '2025',
  licence: 'public-domain',
  language: 'en',
  quote: 'China,1000',
  names: ['China'],
  locator: { file: 'survey/2025.csv', line: 2, column: 2, printed: '1000' },
  original: null,
  known: day('2025-02-01'),
  ...changed,
})

export const held = (changed: Partial<Receipt> = {}): Receipt =>
  receipt({
    class: 'held',
    original: { hash: 'a'.repeat(64), from: 8, to: 18, quoteHash: 'b'.repeat(64), mediaType: 'text/csv', size: 100 },
    known: day('2026-01-05'),
    ...changed,
  })

export const entry = (changed: Partial<SearchEntry> = {}): SearchEntry => ({
  id: 'entry-1',
  kind: 'figure',
  receipt: 'rc_a',
  title: 'Mine output of China',
  text: 'China mined 1000 tonnes of rare earths in 2024.',
  date: '2025-02-01',
  publisher: 'A survey',
  language: 'en',
  elements: ['rare_earths'],
  stages: ['mining'],
  places: ['CHN'],
  class: 'transcribed',
  url: 'https://example.org/summaries',
  known: day('2025-02-01'),
  ...changed,
})

/** A question of search as a reader types it. */
export function queryOf(text: string): Query | undefined {
  const found = readQuery(text)
  if (!found.ok) throw new Error(found.fault.says)
  return found.value
}
