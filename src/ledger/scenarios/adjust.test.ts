import { expect, test } from 'vitest'
import { presets } from '../../../test/scenarios.ts'
import type { Fault } from '../../kernel/read.ts'
import { adjustableOf, changeScenario } from './adjust.ts'
import { readScenario } from './read-scenario.ts'

const text = `title: A cut # a remark
start: 2027-01
measures:
  - kind: cut
    by: { low: 0.7, mode: 80 %, high: 0.9 }
    from: CHN
`

test('a value is moved, the remark stays', () => {
  const changed = changeScenario(
    text,
    new Map([
      ['measures.1.by', '90 %'],
      ['months', '12'],
    ]),
  )
  expect(changed.lost).toEqual([])
  expect(changed.text).toContain('# a remark')
  const faults: Fault[] = []
  expect(readScenario(changed.text, faults)).toMatchObject({ months: 12, measures: [{ by: { low: 0.9, mode: 0.9, high: 0.9 } }] })
  expect(faults).toEqual([])
})

test('a path that leads nowhere is told', () => {
  expect(changeScenario(text, new Map([['measures.2.by', '90 %']])).lost).toEqual(['measures.2.by'])
})

test.each([...presets().values()])(
  '$name: every number that may be moved can be set to what it is, and the file reads the same',
  ({ text: own, file }) => {
    const numbers = adjustableOf(file)
    const { lost, text: changed } = changeScenario(
      own,
      new Map(numbers.map(({ path, spread: { low, mode, high } }) => [path, `{ low: ${low}, mode: ${mode}, high: ${high} }`])),
    )
    expect(lost).toEqual([])
    expect(readScenario(changed, [])).toEqual(file)
  },
)
