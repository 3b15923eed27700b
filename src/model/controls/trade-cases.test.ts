import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { controlBook } from '../../../test/controls.ts'
import type { Day } from '../../kernel/day.ts'
import { determine, type Determination } from './determine.ts'
import { shipment } from './shipment.ts'

/** A case of `test/cases/controls.yaml`, which says what the fields mean. */
interface Case {
  readonly case: string
  readonly group: string
  readonly on: string
  readonly route: string
  readonly goods: Readonly<Record<string, unknown>>
  readonly buyer?: string
  readonly end_use?: string
  readonly content?: Readonly<Record<string, unknown>>
  readonly licence_held?: Readonly<Record<string, unknown>>
  readonly outcome: string
  readonly rests_on?: readonly string[]
  readonly inactive?: readonly string[]
  readonly review?: string
  readonly authority?: string
  readonly confidence?: string
  readonly obligations?: readonly string[]
  readonly asks?: readonly string[]
  readonly codes?: readonly string[]
  readonly branches?: Readonly<Record<string, string>>
}

const file = new URL('../../../test/cases/controls.yaml', import.meta.url)
const cases = parse(readFileSync(file, 'utf8'), { schema: 'core' }) as readonly Case[]

const unlisted = { name: 'Buyer', military: false, listed: null, owner: null }
function buyerOf(text: string): Record<string, unknown> {
  if (text === 'civil' || text === 'military') return { ...unlisted, military: text === 'military' }
  const list = /^on (.+)$/.exec(text)?.[1]
  if (list !== undefined) return { military: false, listed: list, owner: null }
  const [, percent, listed] = /^([\d.]+) of (.+)$/.exec(text) ?? []
  return { ...unlisted, owner: { listed, percent: Number(percent) } }
}

const types: Readonly<Record<string, string>> = { '=>': 'import', '~>': 'procurement', '>>': 'technology_transfer' }

function ask(
  { on, route, goods, buyer, end_use, content, licence_held }: Omit<Case, 'outcome' | 'case' | 'group'>,
  knownBy?: string,
): Determination {
  const mark = Object.keys(types).find((each) => route.includes(each)) ?? '>'
  const stops = route.split(mark)
  const from = stops[0] ?? ''
  const moved = from === 'CN' ? 'export' : goods['origin'] === 'CN' ? 're-export' : 'foreign_export'
  const asked = shipment.parse({
    date: on,
    transaction: {
      type: goods['class'] === 'service' ? 'service' : (types[mark] ?? moved),
      from,
      to: stops.at(-1),
      via: stops.length > 2 ? stops.slice(1, -1) : null,
    },
    goods: { origin: from, ...goods },
    ...(buyer === undefined
      ? {}
      : { end_user: buyerOf(buyer), end_use: end_use ?? (buyer === 'military' ? 'military radar' : 'civil manufacturing') }),
    ...(content === undefined ? {} : { content }),
    licence_held: licence_held ?? null,
  })
  return determine(controlBook(), asked, (knownBy as Day | undefined) ?? null)
}

/** What an outcome says of the duty itself. */
function licenceIn(outcome: string): boolean | null {
  if (outcome.startsWith('licence_required') || outcome === 'covered_by_general_licence') return true
  return /^(?:no_licence|not_required|exempt)/.test(outcome) ? false : null
}

describe.each([...new Set(cases.map(({ group }) => group))])('%s', (group) => {
  test.each(cases.filter((each) => each.group === group))('$case, $on, $route', (each) => {
    const found = ask(each)
    expect({
      outcome: found.outcome,
      rests_on: found.provisions.map(({ ruleId }) => ruleId).toSorted(),
      inactive: found.inactive
        .filter(({ isTold }) => isTold)
        .map(({ ruleId, reason, date }) => `${ruleId} ${reason} ${date}`)
        .toSorted(),
      review: found.reviewPolicy,
      authority: found.authority,
      confidence: found.confidence,
      obligations: [...found.obligations],
      asks: [...found.missing],
      codes: found.provisions.flatMap(({ role }) => /, code (.+)$/.exec(role)?.[1] ?? []),
      branches:
        each.branches === undefined || found.byBranch === null
          ? undefined
          : Object.fromEntries([...found.byBranch].map(([id, { outcome }]) => [id, outcome])),
    }).toEqual({
      outcome: each.outcome,
      rests_on: (each.rests_on ?? []).toSorted(),
      inactive: (each.inactive ?? []).toSorted(),
      review: each.review ?? null,
      authority: each.authority ?? null,
      confidence: each.confidence ?? 'high',
      obligations: each.obligations ?? [],
      asks: each.asks ?? [],
      codes: each.codes ?? [],
      branches: each.branches,
    })
    if (found.outcome !== 'undetermined') expect(found.licenceRequired).toBe(licenceIn(each.outcome))
  })
})

describe('who owns the buyer, as people write it', () => {
  const oxide = { class: 'oxide', minerals: ['Dy'], origin: 'CN' }
  const reviewFor = (owner: unknown): string | null => {
    const asked = shipment.parse({
      date: '2025-10-20',
      transaction: { type: 're-export', from: 'KR', to: 'DE', via: null },
      goods: oxide,
      end_user: { name: 'Buyer', military: false, listed: null, owner },
      end_use: 'civil manufacturing',
      licence_held: null,
    })
    return determine(controlBook(), asked, null).reviewPolicy
  }
  test.each([
    ['a listed party by its list', { listed: 'EL-51-2025', percent: 50 }, 'presumption_of_denial'],
    ['a listed party by its name alone', { name: 'Huntington Ingalls Industries, Inc.', share_pct: 51 }, 'presumption_of_denial'],
    ['a listed party under another word', { entity_list: 'EL-51-2025', ownership: 75 }, 'presumption_of_denial'],
    ['listed, the list not told', { name: 'A holding', listed: true, pct: 60 }, 'presumption_of_denial'],
    [
      'two listed parties together',
      [
        { listed: 'EL-51-2025', pct: 30 },
        { listed: 'EL-22-2025', pct: 20 },
      ],
      'presumption_of_denial',
    ],
    ['less than half', { listed: 'EL-51-2025', percent: 49 }, null],
    ['a party that stands on no list', { name: 'Ordinary Holding', percent: 100 }, null],
    ['said to be on no list', { name: 'Ordinary Holding', listed: false, percent: 100 }, null],
    [
      'a party of 49 and another that is not listed',
      [
        { listed: 'EL-51-2025', pct: 49 },
        { name: 'Ordinary', pct: 51 },
      ],
      null,
    ],
  ])('%s', (_case, owner, review) => expect(reviewFor(owner)).toBe(review))
})

describe('rules that do not run, told and beside', () => {
  const bearing = (asked: Parameters<typeof ask>[0]): string[] =>
    ask(asked).inactive.map(
      ({ ruleId, isDirect, decides, isTold }) =>
        `${ruleId}${isDirect ? '' : ' later'}${decides ? ' would decide' : ''}${isTold ? '' : ' beside'}`,
    )
  const terbium = { class: 'metal', minerals: ['Tb'] }

  test('of a paused notice the first review is told; its other articles and its limb for re-exports stand beside', () =>
    expect(bearing({ on: '2026-02-10', route: 'CN>JP', goods: terbium, buyer: 'military' })).toEqual([
      'CN-61-2025-2',
      'CN-61-2025-3 beside',
      'CN-61-2025-7 beside',
      'CN-61-2025-1.3 later beside',
    ]))

  test('of limbs still to begin the first is told, the technology limb stands beside', () =>
    expect(bearing({ on: '2025-10-20', route: 'KR>DE', goods: { ...terbium, origin: 'CN' }, buyer: 'civil' })).toEqual([
      'CN-61-2025-1.1 later',
      'CN-61-2025-1.2 later beside',
    ]))

  test('a review that is paused and would have been passed on is about this very movement and would decide', () =>
    expect(
      bearing({ on: '2025-12-15', route: 'JP>US', goods: { class: 'metal', minerals: ['Ge'], origin: 'CN' }, buyer: 'civil' }),
    ).toEqual(['CN-46-2024-2A would decide']))

  test('with a licence in hand only what would decide is told', () => {
    const magnet = { class: 'permanent_magnet', minerals: ['Nd', 'Fe', 'B', 'Dy'] }
    const held = { on: '2026-03-01', route: 'CN>DE', goods: magnet, buyer: 'civil', licence_held: { type: 'general' } }
    expect(bearing(held)).toEqual(['CN-61-2025-7 beside', 'CN-61-2025-1.3 later beside'])
    expect(bearing({ ...held, licence_held: { type: 'individual' } })).toEqual(bearing(held))
  })
})

describe('what could be known', () => {
  const magnet = { class: 'permanent_magnet', minerals: ['Nd', 'Fe', 'B', 'Dy'] }

  test('a re-export in 2026, asked on what was known in October 2025, needs the licence that was paused later', () => {
    const oxide = { class: 'oxide', minerals: ['Dy'], origin: 'CN' }
    const found = ask({ on: '2026-03-01', route: 'KR>DE', goods: oxide, buyer: 'civil' }, '2025-10-20')
    expect(found.outcome).toBe('licence_required')
    expect(found.provisions.map(({ ruleId }) => ruleId)).toEqual(['CN-61-2025-1.3', 'CN-61-2025-7'])
  })

  test('before the April notice nobody knew of a duty on dysprosium, and no later list is told of', () => {
    const found = ask({ on: '2026-03-01', route: 'CN>JP', goods: magnet, buyer: 'civil' }, '2025-03-01')
    expect(found.outcome).toBe('no_licence_required')
    expect(JSON.stringify([found.provisions, found.inactive, found.wouldChange])).not.toMatch(/-(?:18|57|61)-2025/)
    expect(found.flags.join()).not.toContain('screen the buyer')
    expect(ask({ on: '2026-03-01', route: 'CN>JP', goods: magnet, buyer: 'civil' }).flags.join()).toContain('screen the buyer')
  })

  test('a buyer nobody described is asked for and lowers what is said, though a licence is needed anyway', () => {
    const found = ask({ on: '2026-03-01', route: 'CN>US', goods: { class: 'metal', minerals: ['Tb'] } })
    expect(found.outcome).toBe('licence_required')
    expect(found.confidence).toBe('low')
    expect(found.missing).toContain('Is the buyer or the use military?')
  })
})
