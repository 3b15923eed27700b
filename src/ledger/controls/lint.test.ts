import { expect, test } from 'vitest'
import { bundled } from '../../../test/bundled.ts'
import { controlBook } from '../../../test/controls.ts'
import { day } from '../../kernel/day.ts'
import type { ControlBook, Interval } from './book.ts'
import { lintBook } from './lint.ts'
import { readBook } from './read-book.ts'
import type { Fault } from '../../kernel/read.ts'

const sources = new Set(bundled().sources.keys())
const withStatus = (intervals: readonly Interval[]): ControlBook => ({
  ...controlBook(),
  status: new Map([...controlBook().status, ['CN-18-2025-LIC', intervals]]),
})

test('the rule book has no loose ends', () => expect(lintBook(controlBook(), sources)).toEqual([]))

test.each<[string, Interval[], string]>([
  [
    'a day with two states',
    [
      { from: day('2025-04-04'), to: day('2025-05-01'), state: 'in_force' },
      { from: day('2025-05-01'), state: 'revoked' },
    ],
    'overlap',
  ],
  [
    'a day with none',
    [
      { from: day('2025-04-04'), to: day('2025-05-01'), state: 'in_force' },
      { from: day('2025-05-03'), state: 'revoked' },
    ],
    'gap',
  ],
  ['an end before the beginning', [{ from: day('2025-04-04'), to: day('2025-04-03'), state: 'in_force' }], 'backwards'],
])('%s is found', (_case, intervals, kind) => {
  expect(lintBook(withStatus(intervals), sources).map((fault) => fault.kind)).toContain(kind)
})

test('an id that leads nowhere is found', () => {
  const [first, ...rest] = controlBook().rules
  const faults = lintBook({ ...controlBook(), rules: [{ ...first!, instrument: 'CN-0-0000' }, ...rest] }, sources)
  expect(faults.map(({ says }) => says)).toContain(`controls: ${first!.id} names instrument CN-0-0000, which is not there`)
})

test.each([
  ['hangs on a rule that is not there', { rests_on: ['A07'], when: { applies: ['CN-0'] } }, 'dangling-id'],
  ['rests on nothing that is there', { rests_on: ['A99'], says: 'x', when: { reach: 'third_country' as const } }, 'dangling-id'],
  ['names a place nobody knows', { rests_on: ['A07'], when: { to: ['XX'] } }, 'unknown-place'],
  ['says nothing', { rests_on: ['CN-GL'], when: { applies: ['CN-GL'] } }, 'silent-remark'],
])('a remark that %s is found', (_case, remark, kind) => {
  expect(lintBook({ ...controlBook(), remarks: [remark] }, sources).map((fault) => fault.kind)).toEqual([kind])
})

test('a remark without a condition would be told beside everything, and is refused with its line', () => {
  const faults: Fault[] = []
  readBook(new Map([['controls/remarks.yaml', '- rests_on: [A07]\n  says: x\n  when: {}\n']]), faults)
  expect(faults.filter(({ says }) => says.includes('remarks.yaml'))).toMatchObject([{ kind: 'bad-rule', line: 3 }])
})

test('an interval without a source, and a word no table knows, are told with their line', () => {
  const faults: Fault[] = []
  const files = new Map([['controls/status.yaml', '- rule: X\n  intervals:\n    - from: 2025-02-30\n      state: asleep\n']])
  expect(readBook(files, faults)).toBeUndefined()
  expect(faults.filter(({ says }) => says.includes('status.yaml'))).toMatchObject([{ line: 3 }, { line: 4 }])
})
