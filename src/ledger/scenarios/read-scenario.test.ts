import { describe, expect, test } from 'vitest'
import type { Fault } from '../../kernel/read.ts'
import { readScenario } from './read-scenario.ts'

const head = 'title: A cut\nstart: 2027-01\n'
const faultOf = (text: string): Fault => {
  const faults: Fault[] = []
  expect(readScenario(text, faults)).toBeUndefined()
  const [first] = faults
  if (first === undefined) throw new Error('nothing was wrong')
  return first
}

test('a cut of Dy and Tb is read with its spread, months and places', () => {
  const faults: Fault[] = []
  const read = readScenario(
    `${head}measures:\n  - kind: cut\n    by: { low: 70 %, mode: 0.8, high: 90% }\n    of: Dy, Tb\n    from: CHN\n    to: all except CHN\n    until: 2027-06\n`,
    faults,
  )
  expect(faults).toEqual([])
  expect(read?.measures[0]).toMatchObject({
    kind: 'cut',
    by: { low: 0.7, mode: 0.8, high: 0.9 },
    of: ['Dy', 'Tb'],
    from: { all: false, places: ['CHN'] },
    to: { all: true, places: ['CHN'] },
    at: ['separation', 'metal', 'magnet'],
    until: 2027 * 12 + 5,
  })
})

test('buyers in a hurry may order more than double: a rise has no ceiling of 100 %', () => {
  const faults: Fault[] = []
  const rush = '    announced: 2026-12\n    orderAhead: { low: 80 %, mode: 150 %, high: 250 % }\n'
  const read = readScenario(`${head}measures:\n  - kind: ban\n    from: CHN\n    since: 2027-02\n${rush}`, faults)
  expect(faults).toEqual([])
  expect(read?.measures[0]).toMatchObject({ orderAhead: { low: 0.8, mode: 1.5, high: 2.5 } })
  readScenario(`${head}measures:\n  - kind: ban\n    from: CHN\n    orderAhead: -5 %\n`, faults)
  expect(faults.map(({ says }) => says).join()).toMatch(/-5 % is below 0/)
})

describe('what is wrong is said with its place and what was probably meant', () => {
  test.each([
    [
      'a mistyped key',
      `${head}measures:\n  - kind: ban\n    form: CHN\n`,
      /measures\.1: .*form is not known; did you mean from\?/,
      4,
    ],
    [
      'a mistyped kind',
      `${head}measures:\n  - kind: licnce\n    from: CHN\n`,
      /licnce is no kind of measure; did you mean licence\?/,
      4,
    ],
    ['a mistyped key of the file', `${head}mesures: []\n`, /mesures is not known; did you mean measures\?/, undefined],
    [
      'more than everything',
      `${head}measures:\n  - kind: cut\n    by: 120 %\n    from: CHN\n`,
      /120 % is below 0 or above 100 %/,
      5,
    ],
    ['less than nothing', `${head}measures:\n  - kind: cut\n    by: -0.2\n    from: CHN\n`, /-0.2 is below 0/, 5],
    ['a bare 80', `${head}measures:\n  - kind: cut\n    by: 80\n    from: CHN\n`, /80 could be 80 % or 8000 %/, 5],
    ['no number', `${head}measures:\n  - kind: cut\n    by: .nan\n    from: CHN\n`, /is no share/, 5],
    ['an unknown place', `${head}measures:\n  - kind: ban\n    from: CHX\n`, /CHX is no place/, 5],
    [
      'an unknown element',
      `${head}measures:\n  - kind: ban\n    from: CHN\n    of: Unobtainium\n`,
      /Unobtainium is no rare earth/,
      6,
    ],
    ['a month that is none', `title: A cut\nstart: 2027-13\n`, /"2027-13" is no month/, 2],
    [
      'an end before the beginning',
      `${head}measures:\n  - kind: ban\n    from: CHN\n    since: 2027-06\n    until: 2027-03\n`,
      /ends before it begins/,
      7,
    ],
    [
      'courses that do not sum to one',
      `${head}courses:\n  - { name: a, chance: 0.5 }\n  - { name: b, chance: 0.4 }\n`,
      /sum to 90 %, not 100 %/,
      4,
    ],
    [
      'a spread out of order',
      `${head}measures:\n  - kind: cut\n    by: { low: 0.9, mode: 0.8, high: 0.9 }\n    from: CHN\n`,
      /in that order of size/,
      5,
    ],
    ['a missing exporter', `${head}measures:\n  - kind: ban\n`, /from: is missing/, 4],
    ['a text with a colon', `${head}notes:\n  - The law: unchanged\n`, /notes\.1: should be a text: put quotes/, 4],
    ['broken YAML', `${head}measures: [\n`, /not YAML/, undefined],
  ])('%s', (_case, text, says, line) => {
    const fault = faultOf(text)
    expect(fault.says).toMatch(says)
    if (line !== undefined) expect(fault.line).toBe(line)
  })

  test('an alias is refused rather than followed', () => {
    expect(faultOf(`${head}notes: &a [x]\nmeasures: *a\n`)).toMatchObject({ line: 4, says: expect.stringMatching(/alias \*a/) })
  })
})
