import { describe, expect, test } from 'vitest'
import { claim, figure } from '../../../test/records.ts'
import { day } from '../../kernel/day.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Sight } from '../../ledger/settle.ts'
import { benchOf, judgeClaim } from './judging.ts'
import { present } from './present.ts'

const today: Sight = { asOf: day('2026-11-22'), knownBy: null }

const verdictOf = (said: Assertion, figures: readonly Figure[], sight = today): string =>
  judgeClaim(said, benchOf(figures, sight)).verdict

const mined = [
  figure({ id: 'u25', value: 69.2 }),
  figure({ id: 'u26', value: 71.1, known: day('2026-02-06'), edition: '2026' }),
  figure({ id: 'u26-2025', value: 69.2, period: '2025', known: day('2026-02-06'), edition: '2026' }),
  figure({ id: 'iea', value: 61, basis: 'magnet_ree', publisher: 'IEA', known: day('2025-05-21') }),
]

describe('shares of mining and refining', () => {
  test.each([
    ['a round 70 is read as rounded and fits all rare earths', { value: 70 }, 'supported'],
    ['61 fits only the narrower magnet basis', { value: 61 }, 'imprecise'],
    ['61 by the IEA is judged by the IEA', { value: 61, attributedTo: 'IEA' }, 'supported'],
    ['45 fits nothing', { value: 45 }, 'contradicted'],
    ['a bound that holds', { value: 65, operator: '>' as const }, 'supported'],
    ['a bound that holds but says too little', { value: 50, operator: '>' as const }, 'imprecise'],
    ['a bound that fails by far', { value: 90, operator: '>' as const }, 'contradicted'],
    ['a range that covers the figure', { value: [65, 75] as const, operator: 'range' as const }, 'supported'],
    ['a judgement', { value: 70, modality: 'opinion' as const }, 'not-checkable'],
    ['another denominator', { value: 70, of: 'EU demand' }, 'unsupported'],
    ['another mineral', { value: 70, mineral: 'gallium' }, 'unsupported'],
    ['a year that is not on record', { value: 70, asOf: '2012' }, 'unsupported'],
    ['a forecast without a projection', { value: 55, asOf: '2035', modality: 'forecast' as const }, 'not-checkable'],
  ])('%s', (_case, given, verdict) => expect(verdictOf(claim(given), mined)).toBe(verdict))

  test('70 % of mining holds on all rare earths and is over on magnet rare earths, each definition apart', () => {
    const said = claim({ value: 70 })
    const bench = benchOf(mined, today)
    const judged = present(said, judgeClaim(said, bench), bench)
    expect(judged.byDefinition.filter((row) => row.basis === 'all_reo').every((row) => row.verdict !== 'contradicted')).toBe(true)
    expect(judged.byDefinition.find((row) => row.basis === 'magnet_ree')).toMatchObject({
      verdict: 'contradicted',
      direction: 'over',
      value: 61,
    })
    expect(judged.interval).toEqual({ low: 61, high: 71.1, unit: 'percent' })
    expect(judged.reason).toContain('69.2 %')
  })
})

describe('editions and time', () => {
  const editions = [
    figure({ id: 'old', measure: 'production', unit: 't_REO', of: null, value: 13_000, geography: 'AUS', subject: 'Australia' }),
    figure({
      id: 'new',
      measure: 'production',
      unit: 't_REO',
      of: null,
      value: 29_000,
      geography: 'AUS',
      subject: 'Australia',
      known: day('2026-02-06'),
      edition: '2026',
    }),
  ]
  const said = claim({
    type: 'quantity',
    subject: 'Australia',
    geography: 'AUS',
    measure: 'production',
    of: null,
    unit: 't',
    value: 13_000,
    asOf: '2024',
  })
  test('a number that a later edition revised is outdated', () => expect(verdictOf(said, editions)).toBe('outdated'))
  test('and was supported by what was known before that edition', () =>
    expect(verdictOf(said, editions, { asOf: day('2025-06-01'), knownBy: day('2025-06-01') })).toBe('supported'))
  test('an old share in the present tense is outdated when a figure shows that it once held', () =>
    expect(verdictOf(claim({ value: 97 }), [...mined, figure({ id: 'h', value: 97, period: '2009', publisher: 'BGS' })])).toBe(
      'outdated',
    ))
  test('without such a figure it is contradicted by distance', () =>
    expect(verdictOf(claim({ value: 97 }), mined)).toBe('contradicted'))
  test('a projection is held against projections only', () => {
    const projected = figure({
      id: 'p',
      value: 76,
      period: '2030',
      kind: 'projected',
      stage: 'refining',
      basis: 'magnet_ree',
      publisher: 'IEA',
    })
    const refined = figure({ id: 'r', value: 91.3, stage: 'refining', basis: 'magnet_ree', publisher: 'IEA' })
    const forecast = claim({ stage: 'refining', value: 76, asOf: '2030', modality: 'forecast' })
    expect(verdictOf(forecast, [projected, refined])).toBe('supported')
    expect(verdictOf({ ...forecast, value: 91 }, [projected, refined])).toBe('contradicted')
    expect(verdictOf(claim({ stage: 'refining', value: 76 }), [projected, refined])).toBe('contradicted')
  })
  test('growth is computed within one edition and outdated when a later one revises an input', () => {
    const years = [
      figure({
        id: 'a',
        measure: 'production',
        unit: 't_REO',
        of: null,
        value: 7200,
        period: '2023',
        geography: 'NGA',
        subject: 'Nigeria',
      }),
      figure({ id: 'b', measure: 'production', unit: 't_REO', of: null, value: 13_000, geography: 'NGA', subject: 'Nigeria' }),
    ]
    const grown = claim({
      type: 'growth',
      subject: 'Nigeria',
      geography: 'NGA',
      measure: 'production_growth',
      of: null,
      value: 80.6,
      asOf: '2024',
    })
    expect(verdictOf(grown, years)).toBe('supported')
    const revised = figure({
      id: 'c',
      measure: 'production',
      unit: 't_REO',
      of: null,
      value: 1500,
      geography: 'NGA',
      subject: 'Nigeria',
      edition: '2026',
      known: day('2026-02-06'),
    })
    expect(verdictOf(grown, [...years, revised])).toBe('outdated')
  })
})

describe('rules and events', () => {
  const rule = {
    mineral: 'rare_earths',
    stage: 'policy',
    basis: 'text' as const,
    of: null,
    unit: 'date',
    kind: 'asserted' as const,
  }
  const package9 = figure({
    ...rule,
    id: 'oct',
    subject: 'MOFCOM Announcement No. 61 of 2025',
    measure: 'announcement_date',
    text: '2025-10-09',
    period: '2025-10-09',
    known: day('2025-10-09'),
  })
  const pause = figure({
    ...rule,
    id: 'pause',
    subject: 'MOFCOM Announcement No. 70 of 2025',
    measure: 'suspension',
    text: '2025-11-07',
    period: '2025-11-07/2026-11-10',
    known: day('2025-11-07'),
    note: 'suspends Nos. 55-58, 61 and 62',
  })
  const reach = figure({
    ...rule,
    id: 'reach',
    subject: 'MOFCOM Announcement No. 61 of 2025',
    measure: 'threshold',
    unit: 'percent',
    basis: 'none',
    operator: '>=',
    value: 0.1,
    period: '2025-12-01',
    known: day('2025-10-09'),
    note: 'share of the value of listed items',
  })
  const control = claim({
    type: 'policy',
    stage: 'policy',
    measure: 'export_control',
    of: null,
    operator: null,
    unit: null,
    words: 'new export restrictions',
    published: '2025-10-25',
  })
  const rules = [package9, pause, reach]
  test('a control that was paused since is outdated, and says what is not known after the pause', () => {
    const bench = benchOf(rules, today)
    const judged = present(control, judgeClaim(control, bench), bench)
    expect(judged.verdict).toBe('outdated')
    expect(judged.reason).toContain('undetermined')
  })
  test('as of the day of the article it is supported', () =>
    expect(verdictOf(control, rules, { asOf: day('2025-10-25'), knownBy: null })).toBe('supported'))
  test('"any product" is broader than a rule on listed items', () =>
    expect(
      judgeClaim({ ...control, words: 'ties any product using such materials to state oversight' }, benchOf(rules, today)),
    ).toMatchObject({ verdict: 'imprecise', direction: 'over' }))
  test('the day of an announcement stays true after the pause', () =>
    expect(verdictOf({ ...control, measure: 'announcement_date', unit: 'date', value: '2025-10-09', operator: '=' }, rules)).toBe(
      'supported',
    ))
  test('a wrong day is not supported', () =>
    expect(
      verdictOf({ ...control, measure: 'announcement_date', unit: 'date', value: '2024-03-09', operator: '=' }, rules),
    ).not.toBe('supported'))

  const tariff = { ...rule, mineral: null, subject: 'United States', geography: 'USA', counterpart: 'CHN' }
  const threat = figure({
    ...tariff,
    id: 'threat',
    measure: 'tariff_rate',
    unit: 'percent',
    basis: 'none',
    value: 100,
    period: '2025-11-01',
    known: day('2025-10-27'),
    of: 'all goods, announced 10 October 2025',
  })
  const dropped = figure({
    ...tariff,
    id: 'dropped',
    measure: 'suspension',
    text: '2025-10-30',
    period: '2025-10-30',
    known: day('2025-10-30'),
    note: 'proposed 100 % tariff withdrawn',
  })
  const duty = claim({
    type: 'policy',
    subject: 'United States',
    geography: 'USA',
    counterpart: 'CHN',
    mineral: null,
    stage: 'policy',
    measure: 'tariff_rate',
    of: null,
    value: 100,
    asOf: '2025-11',
    modality: 'forecast',
    published: '2025-10-25',
  })
  test.each([
    ['after it was withdrawn', today, 'outdated'],
    ['on the day of the article', { asOf: day('2025-10-25'), knownBy: null }, 'supported'],
    ['before it was announced', { asOf: day('2025-10-01'), knownBy: null }, 'unsupported'],
  ])('a tariff announced for 1 November, %s', (_when, sight, verdict) =>
    expect(verdictOf(duty, [threat, dropped], sight)).toBe(verdict),
  )

  test('a duty on one mineral says nothing on a tariff on all goods, nor mine jobs on those of a country', () => {
    const onGraphite = figure({
      ...tariff,
      id: 'graphite',
      mineral: 'graphite',
      measure: 'tariff_rate',
      unit: 'percent',
      basis: 'none',
      value: 25,
    })
    expect(verdictOf({ ...duty, value: 25, asOf: '2019-09', modality: 'stated' }, [onGraphite])).toBe('unsupported')
    const miners = figure({
      id: 'jobs',
      subject: 'United States',
      geography: 'USA',
      measure: 'employment',
      unit: 'count',
      basis: 'none',
      value: 670,
    })
    const jobs = claim({ type: 'quantity', subject: 'United States', geography: 'USA', mineral: null, stage: null, of: null })
    expect(verdictOf({ ...jobs, measure: 'employment', unit: 'count', value: 195_600 }, [miners])).toBe('unsupported')
  })
})

describe('places in an order', () => {
  const refined = (geography: string, value: number): Figure =>
    figure({ id: geography, geography, subject: geography, value, stage: 'refining', basis: 'magnet_ree', publisher: 'IEA' })
  const shares = [refined('CHN', 91.3), refined('MYS', 4.5), refined('AUS', 0)]
  const second = claim({
    type: 'rank',
    measure: 'rank_refining',
    stage: 'refining',
    subject: 'Australia',
    geography: 'AUS',
    value: 2,
    unit: 'rank',
  })
  test.each([
    ['nobody is second who makes nothing', second, 'contradicted'],
    ['who has more than all the rest together is second', { ...second, subject: 'Malaysia', geography: 'MYS' }, 'supported'],
    ['who makes nine tenths is first', { ...second, subject: 'China', geography: 'CHN', value: 1 }, 'supported'],
  ])('%s', (_case, said, verdict) => expect(verdictOf(said, shares)).toBe(verdict))
  test('the only producer is refuted by another that began later, and was right before', () => {
    const start = figure({
      id: 'lyn',
      subject: 'Lynas Rare Earths',
      geography: 'MYS',
      measure: 'start_date',
      unit: 'date',
      mineral: 'dysprosium',
      stage: 'separation',
      of: null,
      text: '2025-05',
      period: '2025-05',
      known: day('2025-05-16'),
    })
    const only = claim({
      type: 'rank',
      measure: 'sole_producer',
      mineral: 'heavy_rare_earths',
      stage: 'refining',
      value: 1,
      unit: 'rank',
      published: '2025-04-16',
    })
    expect(verdictOf(only, [start])).toBe('outdated')
    expect(verdictOf({ ...only, published: '2025-10-16' }, [start])).toBe('contradicted')
  })
})
