import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deskOn } from '../../../test/contract/desk.ts'
import { figure } from '../../../test/records.ts'
import { day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import { memoryStore } from '../../platform/memory/store.ts'
import { conflicts, conflictsInput } from '../conflicts/conflicts.ts'
import type { Desk } from '../operation.ts'
import { settledLedger } from './settled-ledger.ts'

const deskWith = (figures: readonly Figure[]): Desk => deskOn(memoryStore({ figures }))

const anyLedger = fc
  .array(
    fc.record({
      value: fc.integer({ min: 1, max: 99 }),
      source: fc.constantFrom('survey-2024', 'survey-2025', 'survey-2026', 'agency', 'paper'),
      basis: fc.constantFrom('all_reo' as const, 'magnet_ree' as const),
      period: fc.constantFrom('2023', '2024', '2025'),
      known: fc.constantFrom('2024-05-17', '2025-01-31', '2025-12-31', '2026-02-06'),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ source, known, ...each }, index) =>
      figure({
        id: `f${index}`,
        sourceId: source,
        publisher: source.startsWith('survey') ? 'Survey' : source,
        edition: source,
        rank: source === 'paper' ? 6 : 2,
        ...each,
        known: day(known),
      }),
    ),
  )

/** What every definition comes to, in a form that can be compared. */
async function told(desk: Desk, knownBy: string | null = null, asOf = '2026-11-25'): Promise<unknown> {
  const ledger = await settledLedger(desk, { asOf: day(asOf), knownBy: knownBy === null ? null : day(knownBy) })
  return [...ledger.definitions.keys()]
    .toSorted((a, b) => a.localeCompare(b))
    .map((key) => {
      const [first] = ledger.definitions.get(key)!
      const { prevailing, why, independent, spread, candidates } = ledger.settled(first)
      return {
        key,
        prevailing: prevailing?.id,
        why,
        independent,
        spread,
        candidates: candidates.map(({ figure: { id }, reason }) => [id, reason]),
      }
    })
}

const disagreements = async (desk: Desk, knownBy?: string): Promise<string[]> =>
  (await conflicts.answer(desk, conflictsInput.parse({ knownBy, limit: 5000 }))).conflicts.map(({ says }) => says)

describe('laws of a settled ledger', () => {
  test('known-by never sees the future: what is learned later changes nothing', () =>
    fc.assert(
      fc.asyncProperty(anyLedger, async (figures) => {
        const then = figures.filter(({ known }) => known <= '2025-12-31')
        expect(await told(deskWith(figures), '2025-12-31')).toEqual(await told(deskWith(then)))
        if (then.length > 0)
          expect(await disagreements(deskWith(figures), '2025-12-31')).toEqual(await disagreements(deskWith(then)))
      }),
      { numRuns: 60 },
    ))

  test('as-of never sees the future: a period that begins later and is told later is not there', () =>
    fc.assert(
      fc.asyncProperty(anyLedger, async (figures) => {
        const ledger = await settledLedger(deskWith(figures), { asOf: day('2024-06-30'), knownBy: null })
        for (const group of ledger.definitions.values())
          for (const each of group) expect(each.known <= '2024-06-30' || each.period <= '2024').toBe(true)
      }),
      { numRuns: 60 },
    ))

  test('the order in which records are added makes no difference, nor does adding them twice', () =>
    fc.assert(
      fc.asyncProperty(anyLedger, async (figures) => {
        const once = await told(deskWith(figures))
        expect(await told(deskWith(figures.toReversed()))).toEqual(once)
        const desk = deskWith(figures)
        await desk.ledger.addFigures(figures)
        expect(await told(desk)).toEqual(once)
        expect(await disagreements(deskWith(figures.toReversed()))).toEqual(await disagreements(desk))
      }),
      { numRuns: 60 },
    ))

  test('merging editions never averages: what prevails is printed in one of them', () =>
    fc.assert(
      fc.asyncProperty(anyLedger, async (figures) => {
        const ledger = await settledLedger(deskWith(figures), { asOf: day('2026-11-25'), knownBy: null })
        for (const group of ledger.definitions.values()) {
          const { prevailing, spread } = ledger.settled(group[0])
          const printed = group.map(({ value }) => value)
          if (prevailing) expect(printed).toContain(prevailing.value)
          if (spread) expect(printed).toEqual(expect.arrayContaining([spread.low, spread.high]))
        }
      }),
      { numRuns: 60 },
    ))
})
