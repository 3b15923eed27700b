import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure } from '../../../test/records.ts'
import { day } from '../../kernel/day.ts'
import type { Figure } from '../figure.ts'
import { relaysBySource, type Relays } from './origin.ts'
import { overrideId, type Override } from './override.ts'
import { settleFigures } from './settled.ts'

const relays: Relays = relaysBySource([
  { source: 'outlet-a', original: 'Customs', kind: 'statistics', noteContains: '', reason: 'prints the customs figure' },
  { source: 'outlet-b', original: 'Customs', kind: 'statistics', noteContains: '', reason: 'prints the customs figure' },
  { source: 'retold', original: 'Agency', kind: 'report', noteContains: '', reason: 'reports the outlook' },
])
const none: Relays = new Map()

const usgs = (given: Partial<Figure> & Pick<Figure, 'id'>): Figure =>
  figure({ publisher: 'Survey', sourceId: 'survey-2025', edition: '2025', known: day('2025-01-31'), ...given })
const newer = { sourceId: 'survey-2026', edition: '2026', known: day('2026-02-06') }
const agency = { publisher: 'Agency', sourceId: 'agency', edition: '', known: day('2025-05-21') }
const outlet = (letter: string, given: Partial<Figure> & Pick<Figure, 'id'>): Figure =>
  figure({
    publisher: `Outlet ${letter}`,
    sourceId: `outlet-${letter}`,
    edition: '',
    rank: 6,
    known: day('2025-10-31'),
    ...given,
  })

describe('which figure prevails', () => {
  test.each<[string, Figure[], string, RegExp]>([
    ['the only one', [usgs({ id: 'a', value: 70 })], 'a', /only figure on record/],
    [
      'the newest edition of one publisher',
      [usgs({ id: 'a', value: 69 }), usgs({ id: 'b', value: 71, ...newer })],
      'b',
      /6 February 2026 replaces/,
    ],
    [
      'the stronger class, although older',
      [usgs({ id: 'a', value: 69 }), outlet('x', { id: 'b', value: 75 })],
      'a',
      /official statistics, is stronger than trade press/,
    ],
    [
      'a measurement before an estimate',
      [usgs({ id: 'a', value: 69 }), figure({ id: 'b', value: 75, kind: 'estimated', ...agency })],
      'a',
      /is an estimate of its publisher/,
    ],
    [
      'its own word before a repetition',
      [outlet('a', { id: 'a', value: 69 }), outlet('x', { id: 'b', value: 75, known: day('2025-01-01') })],
      'b',
      /a repetition of another/,
    ],
    ['the newer of two equals', [usgs({ id: 'a', value: 69 }), figure({ id: 'b', value: 75, ...agency })], 'b', /it is newer/],
    [
      'stated before derived',
      [
        usgs({ id: 'a', value: 69, from: ['x', 'y'], kind: 'derived' }),
        figure({ id: 'b', value: 75, ...agency, known: day('2024-01-01') }),
      ],
      'b',
      /is derived from other figures/,
    ],
  ])('%s', (_case, figures, prevails, why) => {
    const settled = settleFigures(figures as [Figure, ...Figure[]], relays)
    expect(settled.prevailing?.id).toBe(prevails)
    expect(settled.why).toMatch(why)
  })

  test('where a later edition says "not available", the older figure prevails no longer, and nothing is made of it', () => {
    const settled = settleFigures(
      [usgs({ id: 'a', value: 69 }), usgs({ id: 'b', value: null, text: 'not available', ...newer })],
      none,
    )
    expect(settled.prevailing).toBeNull()
    expect(settled.why).toMatch(/^cannot tell/)
    expect(settled.candidates.map(({ standing }) => standing)).toEqual(['withdrawn', 'numberless'])
  })
})

test.each([
  ['superseded', 'revised', /was replaced/],
  ['disclaimed', 'withdrawn', /was disclaimed/],
])('what a company’s own record calls %s does not prevail', (state, standing, why) => {
  const alone = settleFigures([usgs({ id: 'a', value: 69, note: `capacity. State: ${state}. As printed: 2024.` })], none)
  expect(alone).toMatchObject({ prevailing: null, independent: 0, candidates: [{ standing }] })
  expect(alone.why).toMatch(why)
})

describe('copies of one original', () => {
  test('are one witness, however many print them', () => {
    const settled = settleFigures(
      [outlet('a', { id: 'a', value: 57, unit: 't' }), outlet('b', { id: 'b', value: 57, unit: 't' })],
      relays,
    )
    expect(settled.independent).toBe(1)
    expect(settled.groups).toMatchObject([{ original: 'Customs' }])
  })

  test('that print different numbers are a suspected misprint and no disagreement of publishers', () => {
    const settled = settleFigures(
      [outlet('a', { id: 'a', value: 5774, unit: 't' }), outlet('b', { id: 'b', value: 5773, unit: 't' })],
      relays,
    )
    expect(settled.disagreements.map(({ kind }) => kind)).toEqual(['misprint'])
  })

  test('are known by the same value and the same named original, reviewed or not', () => {
    const note = 'attributed to A. Analyst, Institute'
    const settled = settleFigures([outlet('x', { id: 'a', value: 57, note }), outlet('y', { id: 'b', value: 57, note })], none)
    expect(settled.independent).toBe(1)
    const others = settleFigures([outlet('x', { id: 'a', value: 57, note }), outlet('y', { id: 'b', value: 58, note })], none)
    expect(others.independent).toBe(2)
  })

  test('a report of an outlook that was revised since is an earlier state, not a second voice', () => {
    const settled = settleFigures(
      [
        figure({ id: 'old', value: 62, publisher: 'Paper', sourceId: 'retold', edition: '', rank: 6, known: day('2024-06-03') }),
        figure({ id: 'new', value: 59, ...agency }),
      ],
      relays,
    )
    expect(settled).toMatchObject({ prevailing: { id: 'new' }, independent: 1 })
    expect(settled.disagreements).toMatchObject([{ kind: 'revision' }])
  })
})

test.each([
  ['shares within a point', [69, 69.9], false],
  ['shares beyond a point', [69, 70.5], true],
  ['a rounded share within three', [68, 70], false],
])('%s', (_case, [a, b], isConflict) => {
  const settled = settleFigures([usgs({ id: 'a', value: a! }), figure({ id: 'b', value: b!, ...agency })], none)
  expect(settled.disagreements.map(({ kind }) => kind)).toEqual(isConflict ? ['publishers'] : [])
})

const say = (given: Partial<Override>): Override => {
  const content = { figure: 'a', definition: 'df_x', undoes: [], because: 'I know better', known: day('2026-11-25'), ...given }
  return { id: overrideId(content), ...content }
}

describe('laws', () => {
  const anyFigures = fc
    .array(
      fc.record({
        value: fc.integer({ min: 1, max: 99 }),
        source: fc.constantFrom('survey-2025', 'survey-2026', 'agency', 'outlet-a', 'outlet-b', 'outlet-x'),
        kind: fc.constantFrom('measured' as const, 'estimated' as const),
        rank: fc.integer({ min: 1, max: 8 }),
        known: fc.constantFrom('2024-05-17', '2025-01-31', '2026-02-06'),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((list) =>
      list.map(({ source, known, ...each }, index) =>
        figure({
          id: `f${index}`,
          sourceId: source,
          publisher: source.startsWith('survey') ? 'Survey' : source,
          edition: source,
          ...each,
          known: day(known),
        }),
      ),
    ) as fc.Arbitrary<[Figure, ...Figure[]]>

  test('the order in which records are given makes no difference', () =>
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const [one, other] = [settleFigures(figures, relays), settleFigures(figures.toReversed() as typeof figures, relays)]
        expect(other.candidates).toEqual(one.candidates)
        expect([other.prevailing, other.why, other.independent, other.spread]).toEqual([
          one.prevailing,
          one.why,
          one.independent,
          one.spread,
        ])
      }),
    ))

  test('nothing is averaged: what prevails was printed by somebody, and the spread ends at printed values', () =>
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const { prevailing, spread } = settleFigures(figures, relays)
        const printed = figures.map(({ value }) => value)
        expect(printed).toContain(prevailing?.value)
        expect(printed).toContain(spread?.low)
        expect(printed).toContain(spread?.high)
      }),
    ))

  test('another copy of an original that is there never raises the number of independent sources', () =>
    fc.assert(
      fc.property(anyFigures, fc.integer({ min: 1, max: 99 }), (figures, value) => {
        const first = outlet('a', { id: 'first', value })
        const before = settleFigures([...figures, first], relays)
        const copy = outlet('b', { id: 'copy', value, rank: 4 })
        expect(settleFigures([...figures, first, copy], relays).independent).toBe(before.independent)
      }),
    ))

  test('an override changes what prevails and nothing else, and is shown', () =>
    fc.assert(
      fc.property(anyFigures, fc.nat(), (figures, at) => {
        const chosen = figures[at % figures.length]!
        const override = say({ figure: chosen.id })
        const [before, after] = [settleFigures(figures, relays), settleFigures(figures, relays, override)]
        expect(after.prevailing).toBe(chosen)
        expect(after.override).toBe(override)
        expect(after.why).toContain('I know better')
        expect([after.groups, after.independent, after.spread]).toEqual([before.groups, before.independent, before.spread])
        const ids = (of: typeof after): string[] => of.candidates.map(({ figure: { id } }) => id).toSorted()
        expect(ids(after)).toEqual(ids(before))
      }),
    ))
})
