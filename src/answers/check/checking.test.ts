import { describe, expect, test } from 'vitest'
import { explainedFields, type Claim } from '../../claims/claim.ts'
import { day, type Day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Document } from '../../receipts/document.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Desk } from '../operation.ts'
import { checkOutput } from './check.ts'
import { checkDocument, type ClaimReading } from './checking.ts'

const body = 'China holds 70% of mining. Later on, China holds 70% of mining again. New export controls apply to rare earths.'
const document: Document = {
  text: `Mines\n${body}\nSubscribe now`,
  blocks: [
    { kind: 'title', from: 0, to: 5 },
    { kind: 'paragraph', from: 6, to: 6 + body.length },
    { kind: 'boilerplate', from: 7 + body.length, to: 20 + body.length, why: 'newsletter box' },
  ],
  title: 'Mines',
  date: day('2025-10-25'),
  dateAsPrinted: null,
  author: null,
  publisher: null,
  language: 'en',
  url: null,
  mediaType: 'text/plain',
  charset: 'utf-8',
  hash: 'h',
  size: 1,
  repairs: [],
  notes: [],
}

const at = (quote: string, from = 0): readonly [number, number] => {
  const start = document.text.indexOf(quote, from)
  return [start, start + quote.length]
}
const mining: Claim = {
  quote: '70% of mining',
  span: at('70% of mining'),
  type: 'share',
  subject: 'China',
  mineral: 'rare_earths',
  stage: 'mining',
  geography: 'CHN',
  counterpart: null,
  measure: 'production_share',
  of: null,
  operator: '=',
  value: 70,
  unit: 'percent',
  basis: null,
  asOf: null,
  modality: 'stated',
  attributedTo: null,
  rules: Object.fromEntries(explainedFields.map((field) => [field, 'stated'])) as Claim['rules'],
}
const control: Claim = {
  ...mining,
  quote: 'New export controls',
  span: at('New export controls'),
  type: 'policy',
  stage: 'policy',
  measure: 'export_control',
  operator: null,
  value: null,
  unit: null,
}
const reading: ClaimReading = {
  read: () => ({
    claims: [mining, { ...mining, span: at('70% of mining', 30) }, control],
    judgements: [{ quote: 'x', span: [0, 1], why: 'judges' }],
  }),
  key: (claim) => `${claim.measure}|${String(claim.value)}`,
}

const figure = (given: Partial<Figure> & Pick<Figure, 'id'>): Figure => {
  const value = given.value ?? null
  return {
    subject: 'China',
    measure: 'production_share',
    mineral: 'rare_earths',
    basis: 'all_reo',
    stage: 'mining',
    geography: 'CHN',
    counterpart: null,
    of: 'WORLD',
    period: '2024',
    unit: 'percent',
    kind: 'measured',
    operator: '=',
    value,
    low: value,
    high: value,
    text: null,
    scenario: null,
    publisher: 'USGS',
    sourceId: 's',
    edition: '2025',
    rank: 2,
    known: day('2025-01-31'),
    receipts: [`rc_${given.id}`],
    from: [],
    note: '',
    ...given,
  }
}
const rule = { stage: 'policy', basis: 'text' as const, of: null, unit: 'date', kind: 'asserted' as const }
const figures: Figure[] = [
  figure({ id: 'usgs', value: 69.2 }),
  figure({ id: 'iea', value: 61, basis: 'magnet_ree', publisher: 'IEA' }),
  figure({ id: 'future', value: 54, period: '2030', kind: 'projected', publisher: 'IEA', basis: 'magnet_ree', rank: 3 }),
  figure({
    ...rule,
    id: 'april',
    subject: 'MOFCOM Announcement No. 18 of 2025',
    measure: 'effective_date',
    text: '2025-04-04',
    period: '2025-04-04',
    known: day('2025-04-04'),
  }),
  figure({
    ...rule,
    id: 'april-control',
    subject: 'MOFCOM Announcement No. 18 of 2025',
    measure: 'export_control',
    unit: 'text',
    text: 'licence',
    period: '2025-04-04',
    known: day('2025-04-04'),
  }),
  figure({
    ...rule,
    id: 'october',
    subject: 'MOFCOM Announcement No. 61 of 2025',
    measure: 'announcement_date',
    text: '2025-10-09',
    period: '2025-10-09',
    known: day('2025-10-09'),
  }),
  figure({
    ...rule,
    id: 'pause',
    subject: 'MOFCOM Announcement No. 70 of 2025',
    measure: 'suspension',
    text: '2025-11-07',
    period: '2025-11-07/2026-11-10',
    known: day('2025-11-07'),
    note: 'suspends No. 61',
  }),
]
const receipt = (id: string): Receipt => ({
  id,
  class: 'cited',
  sourceId: 's',
  publisher: 'p',
  title: 't',
  url: 'u',
  published: null,
  edition: '',
  licence: '',
  language: 'en',
  quote: 'q',
  names: [],
  locator: null,
  original: null,
  known: day('2020-01-01'),
})

let revision = '1'
const desk = {
  ledger: {
    figures: ({ knownBy }: { knownBy?: Day }) =>
      Promise.resolve(figures.filter((each) => knownBy === undefined || each.known <= knownBy)),
    events: () => Promise.resolve([]),
    horizon: () => Promise.resolve({ first: day('2009-01-01'), last: day('2030-12-31'), lastKnown: day('2025-11-07') }),
    revision: () => Promise.resolve(revision),
  },
  receipts: { getMany: (ids: readonly string[]) => Promise.resolve(ids.map(receipt)) },
  gazetteer: { entries: [], mentions: () => [], named: () => undefined },
  relays: () => [],
  today: () => day('2026-11-22'),
} as unknown as Desk

const checked = (asked: { asOf?: Day; knownBy?: Day } = {}): ReturnType<typeof checkDocument> =>
  checkDocument(desk, document, { explain: false, ...asked }, reading)

describe('an article that was checked', () => {
  test('says once what it says twice, and where else it says it', async () => {
    const answer = await checked()
    expect(answer.claims.map(({ quote }) => quote)).toEqual(['70% of mining', 'New export controls'])
    expect(answer.claims[0]?.alsoAt).toEqual([at('70% of mining', 30)])
  })
  test('has its offsets in the repaired text', async () => {
    const { article, claims } = await checked()
    for (const claim of claims) expect(article.text.slice(...claim.span)).toBe(claim.quote)
  })
  test('keeps boilerplate out of the body', async () => expect((await checked()).article.body).not.toContain('Subscribe'))
  test('shows its judgements and does not score them', async () =>
    expect((await checked()).judgements).toEqual([{ quote: 'x', span: [0, 1], why: 'judges', verdict: 'not-checkable' }]))
  test('counts its verdicts', async () => expect((await checked()).summary).toEqual({ supported: 1, outdated: 1 }))
  test('tells the verdict on the day it appeared when that was another', async () =>
    expect((await checked()).claims[1]).toMatchObject({ verdict: 'outdated', verdictAtPublication: 'supported' }))
  test('changes its verdict with the day from which it is judged', async () =>
    expect((await checked({ asOf: day('2025-10-25') })).claims[1]).toMatchObject({
      verdict: 'supported',
      verdictAtPublication: null,
    }))
  test('is refused before the first record', async () =>
    expect(checked({ asOf: day('1990-01-01') })).rejects.toMatchObject({ code: 'before-the-store' }))
  test('brings every receipt that a claim or an omission points at', async () => {
    const answer = await checked()
    const held = new Set(answer.receipts.map(({ id }) => id))
    const wanted = [...answer.claims.flatMap((claim) => claim.receipts), ...answer.omissions.flatMap((each) => each.receipts)]
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted.every((id) => held.has(id))).toBe(true)
  })
  test('is a valid answer', async () => expect(checkOutput.safeParse(await checked()).error).toBeUndefined())
})

describe('what it leaves out', () => {
  test('the rule in force, the projection and the other definition', async () => {
    const { omissions } = await checked()
    expect(omissions.map(({ text }) => text)).toEqual([
      expect.stringContaining('4 April 2025'),
      expect.stringContaining('depends on what is counted'),
      expect.stringContaining('projects'),
      expect.stringContaining('Since then'),
    ])
    expect(omissions.map(({ knownAtPublication }) => knownAtPublication)).toEqual([true, true, true, false])
    expect(omissions.every(({ receipts }) => receipts.length > 0)).toBe(true)
  })
  test('and nothing of what was not yet known, when it is judged by what was known then', async () => {
    const { omissions } = await checked({ asOf: day('2025-10-25'), knownBy: day('2025-10-25') })
    expect(omissions.every(({ knownAtPublication }) => knownAtPublication)).toBe(true)
  })
})

test('a new record is seen at once: answers are kept under the revision of the ledger only', async () => {
  figures.push(figure({ id: 'new', value: 40, period: '2026', known: day('2026-10-01'), edition: '2027' }))
  revision = '2'
  expect((await checked()).claims[0]?.verdict).toBe('outdated')
})
