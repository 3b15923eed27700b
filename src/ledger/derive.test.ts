import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { derive, growthOf } from './derive.ts'
import type { Figure } from './figure.ts'

const mined = (geography: string, value: number, given: Partial<Figure> = {}): Figure => ({
  id: `${given.edition ?? '2025'}-${geography}-${given.period ?? '2024'}-${given.basis ?? 'all_reo'}`,
  subject: geography,
  measure: 'production',
  mineral: 'rare_earths',
  basis: 'all_reo',
  stage: 'mining',
  geography,
  counterpart: null,
  of: null,
  period: '2024',
  unit: 't_REO',
  kind: 'measured',
  operator: '=',
  value,
  low: value,
  high: value,
  text: null,
  scenario: null,
  publisher: 'USGS',
  sourceId: given.edition ?? 'usgs25',
  edition: '2025',
  rank: 2,
  known: day('2025-01-31'),
  receipts: [`rc_${geography}`],
  from: [],
  note: '',
  ...given,
})

const table = [mined('CHN', 270_000), mined('USA', 45_000), mined('AUS', 13_000), mined('WORLD', 390_000)]
const named = (figures: readonly Figure[], measure: string, geography: string): Figure | undefined =>
  figures.find((figure) => figure.measure === measure && figure.geography === geography)

describe('derived figures', () => {
  test('a share is the part of the publisher’s own world total, with the receipts of both', () =>
    expect(named(derive(table), 'production_share', 'CHN')).toMatchObject({
      value: expect.closeTo(69.23, 2) as number,
      of: 'WORLD',
      kind: 'derived',
      from: ['2025-CHN-2024-all_reo', '2025-WORLD-2024-all_reo'],
      receipts: ['rc_CHN', 'rc_WORLD'],
    }))
  test('a rank counts those ahead, where nobody unlisted could be among them', () => {
    const full = [...table.slice(0, 3), mined('WORLD', 330_000)]
    expect(named(derive(full), 'rank_production', 'AUS')?.value).toBe(3)
    expect(named(derive(table), 'rank_production', 'CHN')?.value).toBe(1)
    expect(named(derive(table), 'rank_production', 'AUS')).toBeUndefined()
  })
  test('a total that is only a floor makes the share a ceiling', () => {
    const reserves = [mined('CHN', 44, { measure: 'reserves' }), mined('WORLD', 90, { measure: 'reserves', operator: '>' })]
    expect(named(derive(reserves), 'reserves_share', 'CHN')?.operator).toBe('<')
  })
  test('growth is formed within one edition only', () => {
    const before = mined('NGA', 7200, { period: '2023' })
    const same = mined('NGA', 13_000)
    const later = mined('NGA', 1500, { edition: '2026', sourceId: 'usgs26', known: day('2026-02-06') })
    expect(named(derive([before, same]), 'production_growth', 'NGA')?.value).toBeCloseTo(80.56, 2)
    expect(named(derive([before, later]), 'production_growth', 'NGA')).toBeUndefined()
  })
  test('tonnes of one basis are never divided by tonnes of another', () => {
    const mixed = [mined('CHN', 45_787, { basis: 'magnet_ree' }), mined('WORLD', 390_000)]
    expect(derive(mixed).filter((figure) => figure.measure === 'production_share' && figure.geography === 'CHN')).toEqual([])
    expect(growthOf(mined('CHN', 1, { period: '2023', basis: 'magnet_ree' }), mined('CHN', 2), 'production_growth')).toBeNull()
  })
  test('a company is no country', () =>
    expect(
      derive([mined('USA', 45_455, { subject: 'MP Materials' }), mined('WORLD', 390_000)]).filter(
        (figure) => figure.geography === 'USA',
      ),
    ).toEqual([]))
  test('deriving twice changes nothing', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 4, maxLength: 4 }), (values) => {
        const figures = ['CHN', 'USA', 'AUS', 'WORLD'].map((place, index) => mined(place, values[index] ?? 1))
        const once = [...figures, ...derive(figures)]
        expect(derive(once)).toEqual([])
      }),
    ))
})
