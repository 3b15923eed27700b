import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { eventFacts } from './event-facts.ts'
import type { LedgerEvent } from './figure.ts'
import { undoingsIn } from './undoing.ts'

const event = (given: Partial<LedgerEvent>): LedgerEvent => ({
  id: 'EV1',
  date: '2025-10-09',
  actor: 'MOFCOM',
  jurisdiction: 'CHN',
  places: ['CHN'],
  kind: 'announcement',
  instrument: '61/2025',
  title: 'Controls on foreign-made goods',
  summary: '',
  minerals: ['rare_earths'],
  effectiveFrom: day('2025-12-01'),
  effectiveTo: null,
  status: 'scheduled',
  undoes: [],
  confidence: 'high',
  known: day('2025-10-09'),
  receipts: ['rc_1'],
  ...given,
})
const pause = event({
  id: 'EV2',
  date: '2025-11-07',
  kind: 'announcement',
  instrument: '70/2025',
  title: 'Pause of 61',
  effectiveFrom: day('2025-11-07'),
  effectiveTo: day('2026-11-10'),
  undoes: ['EV1'],
  known: day('2025-11-07'),
})

test('a rule is on record by its announcement and by its effective date', () =>
  expect(eventFacts([event({})]).map(({ measure, text }) => [measure, text])).toEqual([
    ['announcement_date', '2025-10-09'],
    ['effective_date', '2025-12-01'],
  ]))
test('a pause undoes the rules it names, from its first to its last day', () =>
  expect(undoingsIn(eventFacts([event({}), pause]))).toMatchObject([
    { undone: ['EV1:announcement_date', 'EV1:effective'], from: '2025-11-07', until: '2026-11-10' },
  ]))
test('a rule that replaces another does not suspend it', () =>
  expect(undoingsIn(eventFacts([event({}), { ...pause, title: 'Final rule', effectiveTo: null }]))).toEqual([]))
test('a report of practice makes no rule', () =>
  expect(eventFacts([event({ kind: 'licensing practice', effectiveFrom: null })]).map(({ measure }) => measure)).toEqual([
    'event_date',
  ]))
test('every fact carries the receipts of its event', () =>
  expect(eventFacts([event({}), pause]).every((fact) => fact.receipts.length > 0)).toBe(true))
