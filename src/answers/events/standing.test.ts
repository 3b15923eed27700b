import { describe, expect, test } from 'vitest'
import { day, type Day } from '../../kernel/day.ts'
import { event } from '../../../test/contract/records.ts'
import { standingOf } from './standing.ts'

const rule = event({ id: 'rule', date: '2025-10-09', effectiveFrom: day('2025-10-09'), known: day('2025-10-09') })
const later = event({ ...rule, id: 'later', effectiveFrom: day('2025-12-01'), status: 'scheduled' })
const pause = event({
  id: 'pause',
  date: '2025-11-07',
  title: 'Pause of the October rules',
  effectiveFrom: day('2025-11-07'),
  effectiveTo: day('2026-11-10'),
  undoes: ['rule', 'later'],
})
const at = (subject: typeof rule, undoing: (typeof rule)[], on: string, ends: (typeof rule)[] = []): string =>
  standingOf(subject, undoing, ends, day(on)).status

describe('a pause with a last day', () => {
  test.each([
    ['the day before the pause', rule, '2025-11-06', 'in_force'],
    ['its first day', rule, '2025-11-07', 'suspended'],
    ['its last day', rule, '2026-11-10', 'suspended'],
    ['the day after, with no sequel in the store', rule, '2026-11-11', 'unknown'],
    ['before a scheduled rule was paused', later, '2025-11-01', 'scheduled'],
    ['while a scheduled rule is paused', later, '2025-12-02', 'suspended'],
    ['after the pause of a scheduled rule', later, '2026-11-22', 'unknown'],
  ])('%s', (_when, subject, on, status) => expect(at(subject, [pause], on)).toBe(status))

  test('when it has lapsed both branches are named, and what would settle it', () => {
    const { says } = standingOf(rule, [pause], [], day('2026-11-22'))
    expect(says).toMatch(/ran until 10 November 2026/)
    expect(says).toMatch(/in force again since 11 November 2026/)
    expect(says).toMatch(/or it was extended or the measure replaced/)
    expect(says).toMatch(/would settle it/)
    expect(standingOf(later, [pause], [], day('2026-11-22')).says).toMatch(/has taken effect since 11 November 2026/)
  })

  test('an extension keeps it suspended', () => {
    const extension = event({
      ...pause,
      id: 'extension',
      date: '2026-11-09',
      effectiveFrom: day('2026-11-11'),
      effectiveTo: day('2027-11-10'),
    })
    expect(at(rule, [pause, extension], '2026-11-22')).toBe('suspended')
    expect(at(rule, [pause, extension], '2027-11-11')).toBe('unknown')
  })

  test('an end before its time puts the rule back', () => {
    const end = event({
      id: 'end',
      date: '2026-03-01',
      title: 'The pause is lifted',
      effectiveFrom: day('2026-03-01'),
      undoes: ['pause'],
    })
    expect(at(rule, [pause], '2026-02-28', [end])).toBe('suspended')
    expect(at(rule, [pause], '2026-03-01', [end])).toBe('in_force')
    expect(at(rule, [pause], '2026-12-01', [end])).toBe('in_force')
  })

  test('a withdrawal during it is final', () => {
    const withdrawal = event({
      id: 'w',
      date: '2026-06-01',
      title: 'Rules withdrawn',
      effectiveFrom: day('2026-06-01'),
      undoes: ['rule'],
    })
    expect(at(rule, [pause, withdrawal], '2026-07-01')).toBe('revoked')
    expect(at(rule, [pause, withdrawal], '2026-12-01')).toBe('revoked')
  })

  test('the pause itself expires', () => expect(at(pause, [], '2026-11-22')).toBe('expired'))
})

test.each<[string, Parameters<typeof event>[0], string, string]>([
  ['a rule without end', {}, '2030-01-01', 'in_force'],
  ['a rule before its day', { effectiveFrom: day('2025-05-01') }, '2025-04-30', 'scheduled'],
  ['a quota after its year', { effectiveTo: day('2025-12-31') }, '2026-01-01', 'expired'],
  ['something only proposed', { status: 'proposed' }, '2030-01-01', 'proposed'],
  ['something that happened', { status: 'concluded' }, '2030-01-01', 'concluded'],
  ['something nobody followed', { status: 'unknown' }, '2030-01-01', 'unknown'],
  [
    'a pause recorded without the event that made it, while it runs',
    { status: 'suspended', effectiveTo: day('2026-11-10') },
    '2026-11-10',
    'suspended',
  ],
  ['the same after its last day', { status: 'suspended', effectiveTo: day('2026-11-10') }, '2026-11-11', 'unknown'],
  ['the day on which a pause was to end', { kind: 'end of pause' }, '2026-01-01', 'unknown'],
])('%s', (_what, changed, on, status) => expect(standingOf(event(changed), [], [], on as Day).status).toBe(status))

test('a later list supersedes an earlier one, a judgment ends a tariff', () => {
  const list = event({
    id: 'list',
    date: '2025-11-07',
    title: 'Third list',
    effectiveFrom: day('2025-11-07'),
    undoes: ['rule-7'],
  })
  const judgment = event({
    id: 'j',
    date: '2026-02-20',
    title: 'Tariffs struck down',
    effectiveFrom: day('2026-02-24'),
    undoes: ['rule-7'],
  })
  expect(at(event(), [list], '2026-01-01')).toBe('superseded')
  expect(at(event(), [judgment], '2026-02-23')).toBe('in_force')
  expect(at(event(), [judgment], '2026-02-24')).toBe('revoked')
})
