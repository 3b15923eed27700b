import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facilityBook } from '../../../test/facilities.ts'
import { day } from '../../kernel/day.ts'
import type { FacilityBook } from '../../ledger/facilities/book.ts'
import { bearing, products } from '../../ledger/facilities/covers.ts'
import { acceptability } from '../ranking/acceptability.ts'
import { weightsForFirst } from '../ranking/feasible-weights.ts'
import { chanceOfTonnesBy, type LineOutlook } from './chance.ts'
import { criteria, scoresOfLine } from './criteria.ts'
import { scoreOf, standingScore } from './explain.ts'
import { linesFor, type Line } from './field.ts'
import { presets, shares } from './weights.ts'

const book = facilityBook()
const asked = { on: day('2026-11-22'), knownBy: day('2026-11-22'), by: day('2027-06-30'), tonnes: 50, draws: 200, seed: 1 }
const product = fc.constantFrom(...products)
const weights = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: criteria.length, maxLength: criteria.length })
  .filter((all) => all.some((each) => each > 0))
const shareOf = (all: readonly number[]): number[] => {
  const sum = all.reduce((total, each) => total + each, 0)
  return all.map((each) => each / sum)
}

describe('evidence', () => {
  const sourced = book.statements.filter(({ state, product: said }) => state === 'current' && said !== 'oxides')
  test('taking a receipt away widens an interval and never moves a score within it: every current statement, every product it bears on', () => {
    let narrowed = 0
    for (const gone of sourced) {
      const less = book.statements.filter((each) => each !== gone)
      for (const wanted of products.filter((each) => bearing(gone.product, each) !== null)) {
        const before = scoresOfLine(book.statements, book.milestones, gone.facility, { ...asked, product: wanted })
        const after = scoresOfLine(less, book.milestones, gone.facility, { ...asked, product: wanted })
        for (const [index, { low, high, criterion }] of before.entries()) {
          const said = `${gone.id} and ${criterion} of ${wanted}`
          expect(after[index]!.low, said).toBeLessThanOrEqual(low + 1e-12)
          expect(after[index]!.high, said).toBeGreaterThanOrEqual(high - 1e-12)
          if (after[index]!.high - after[index]!.low > high - low + 1e-9) narrowed++
        }
      }
    }
    expect(narrowed).toBeGreaterThan(sourced.length)
  })

  test('so does taking away a date that was given', () => {
    for (const gone of book.milestones) {
      const wanted = products.find((each) => each === gone.product) ?? 'NdPr'
      const at = (milestones: FacilityBook['milestones']) =>
        scoresOfLine(book.statements, milestones, gone.facility, { ...asked, product: wanted }).find(
          ({ criterion }) => criterion === 'schedule',
        )!
      const [before, after] = [at(book.milestones), at(book.milestones.filter((each) => each !== gone))]
      expect(after.low).toBeLessThanOrEqual(before.low)
      expect(after.high).toBeGreaterThanOrEqual(before.high - 1e-12)
    }
  })

  test('grows less certain with the years and never turns', () => {
    fc.assert(
      fc.property(product, fc.integer({ min: 0, max: 20 }), (wanted, years) => {
        const on = day(`${2026 + years}-11-22`)
        for (const { facility } of linesFor(book, { ...asked, product: wanted })) {
          const now = scoresOfLine(book.statements, book.milestones, facility.id, {
            ...asked,
            product: wanted,
            by: day('2060-01-01'),
          })
          const then = scoresOfLine(book.statements, book.milestones, facility.id, {
            ...asked,
            on,
            product: wanted,
            by: day('2060-01-01'),
          })
          for (const [at, { low, high }] of now.entries()) {
            expect(then[at]!.low).toBeLessThanOrEqual(low + 1e-12)
            expect(then[at]!.high).toBeGreaterThanOrEqual(high - 1e-12)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('what two sources dispute is unknown, both are told', () => {
    const stage = scoresOfLine(book.statements, book.milestones, 'serra-verde', { ...asked, product: 'concentrate' })[0]!
    expect([stage.state, stage.low, stage.high, stage.receipts.length]).toEqual(['disputed', 0, 1, 2])
  })

  test('one figure for dysprosium and terbium is an upper bound for either, one for all oxides says nothing', () => {
    const lynas = scoresOfLine(book.statements, book.milestones, 'lynas-kuantan', { ...asked, product: 'Dy' }).find(
      ({ criterion }) => criterion === 'capacity',
    )!
    expect([lynas.low, lynas.high]).toEqual([0, 1])
    expect(linesFor(book, { ...asked, product: 'Dy' }).map(({ facility }) => facility.id)).not.toContain('ucore-smc')
  })
})

describe('a field', () => {
  const isAtLeast = (one: Line, other: Line): boolean =>
    one.scores.every(({ low, high }, at) => low + high >= other.scores[at]!.low + other.scores[at]!.high - 1e-12)

  test('the dominated never stands above the dominator, under any weights; equal evidence ties', () => {
    fc.assert(
      fc.property(product, weights, (wanted, all) => {
        const share = shareOf(all)
        const field = linesFor(book, { ...asked, product: wanted })
        for (const one of field)
          for (const other of field)
            if (isAtLeast(one, other))
              expect(standingScore(one, share)).toBeGreaterThanOrEqual(standingScore(other, share) - 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('rows and columns of its acceptability sum to 1, with unknowns that vary and gates that bar', () => {
    fc.assert(
      fc.property(product, fc.nat(1000), (wanted, seed) => {
        const field = linesFor(book, { ...asked, product: wanted })
        if (field.length === 0) return
        const { ranks } = acceptability(
          field.map(({ scores }) => scores.map(({ low }) => low)),
          {
            draws: 100,
            pairDraws: 10,
            seed,
            spans: field.map(({ scores }) => scores.map(({ low, high }) => high - low)),
            offsets: field.map(({ isBarred }) => (isBarred ? 0 : 2)),
          },
        )
        for (const at of ranks.keys()) {
          expect(ranks[at]!.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
          expect(ranks.reduce((sum, row) => sum + row[at]!, 0)).toBeCloseTo(1, 9)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('the interval of a score holds the score, whatever the weights', () => {
    fc.assert(
      fc.property(product, weights, (wanted, all) => {
        for (const line of linesFor(book, { ...asked, product: wanted })) {
          const { low, score, high } = scoreOf(line, shareOf(all))
          expect(low <= score + 1e-12 && score <= high + 1e-12).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('weights said to put a line first do put it first', () => {
    const rows = fc.array(
      fc.array(
        fc.integer({ min: 0, max: 10 }).map((each) => each / 10),
        { minLength: 4, maxLength: 4 },
      ),
      { minLength: 2, maxLength: 6 },
    )
    fc.assert(
      fc.property(rows, (field) => {
        for (const own of field.keys()) {
          const found = weightsForFirst(field, own)
          if (found === undefined) continue
          const sum = (row: readonly number[]): number => row.reduce((total, value, at) => total + value * found.weights[at]!, 0)
          for (const other of field) expect(sum(field[own]!)).toBeGreaterThanOrEqual(sum(other) - 1e-6)
        }
      }),
    )
  })

  test('profiles weigh every criterion and sum to one', () => {
    for (const preset of Object.values(presets)) expect(shares(preset).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })
})

describe('the chance of the tonnes', () => {
  const line: LineOutlook = {
    stage: 'construction',
    since: day('2026-11-22'),
    demonstrated: null,
    nameplate: { low: 100, high: 100, due: null },
  }
  const of = (changed: Partial<LineOutlook>, more: Partial<typeof asked> = {}) =>
    chanceOfTonnesBy({ ...line, ...changed }, { ...asked, by: day('2031-01-01'), draws: 2000, ...more })

  test('is the same for the same seed, lies in its interval, and falls with the tonnes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(99), (tonnes, seed) => {
        const [one, two, more] = [of({}, { tonnes, seed }), of({}, { tonnes, seed }), of({}, { tonnes: tonnes + 10, seed })]
        expect(two).toEqual(one)
        expect(one.low <= one.chance! && one.chance! <= one.high).toBe(true)
        expect(more.chance!).toBeLessThanOrEqual(one.chance!)
      }),
      { numRuns: 20 },
    )
  })

  test.each([
    ['more than the plant can make is never made', { nameplate: { low: 10, high: 10, due: null } }, 0],
    ['a cancelled plant makes nothing', { stage: 'cancelled' as const }, 0],
  ])('%s', (_case, changed, chance) => expect(of(changed).chance).toBe(chance))

  test('each rung up the ladder makes it likelier', () => {
    const chances = (['announced', 'study', 'feasibility', 'construction', 'operating'] as const).map(
      (stage) => of({ stage }).chance!,
    )
    expect(chances).toEqual(chances.toSorted((a, b) => a - b))
  })

  test('an unknown stage or capacity cannot be told, and opens the interval', () => {
    expect(of({ stage: null })).toEqual({ chance: null, low: 0, high: 1, output: null })
    const unsaid = of({ nameplate: null })
    expect([unsaid.chance, unsaid.low]).toEqual([null, 0])
    expect(unsaid.high).toBeGreaterThan(0.5)
  })

  test('a plan that is being built starts no earlier than it says', () => {
    expect(of({ nameplate: { low: 100, high: 100, due: day('2032-01-01') } }).chance).toBe(0)
  })
})
