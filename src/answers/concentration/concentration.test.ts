import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { bundled, bundledDesk } from '../../../test/bundled.ts'
import { concentration, concentrationInput, concentrationOutput } from './concentration.ts'

type Answer = z.output<typeof concentrationOutput>

/** Asks as a surface does: parsed input, and the output held against its schema. */
async function ask(input: z.input<typeof concentrationInput>): Promise<Answer> {
  return concentrationOutput.parse(await concentration.answer(bundledDesk(), concentrationInput.parse(input)))
}

const own = 'place,value\nChina,60\nUSA,20\nAustralia,10\nOther countries,10\nWorld,100\n'

test('a table of one’s own: fractions of one, with the conventions they rest on', async () => {
  const answer = await ask({ table: own })
  expect(answer.hhi).toBeCloseTo(0.41, 12)
  expect(answer).toMatchObject({ cr1: 0.6, definition: null, columns: { place: 'place', value: 'value' } })
  expect(answer.cr3).toBeCloseTo(0.9, 12)
  expect(answer.effective).toBeCloseTo(1 / 0.41, 12)
  expect(answer.parameters).toMatchObject({
    base: 'listed',
    whole: 100,
    other: 'excluded',
    otherAmount: 10,
    suppliers: 3,
    n: 3,
    normalisation: 'listed',
  })
  expect(answer.n1).toEqual({ largest: 'CHN', name: 'China', coverage: 0.4, withSpare: 0.4 })
  expect(answer.interval.hhi.low).toBeCloseTo(0.41, 12)
  expect(answer.interval.hhi.high).toBeCloseTo(0.42, 12)
})

test.each([
  ['"other countries" as one supplier', { other: 'one' as const }, 0.42],
  ['as five equal ones', { others: 5 }, 0.41 + 5 * 0.0004],
  ['over a larger whole', { whole: 200 }, 0.41 / 4],
])('conventions: %s', async (_case, asked, hhi) => {
  expect((await ask({ table: own, ...asked })).hhi).toBeCloseTo(hhi, 12)
})

test('an index below 1/n is not normalised: more suppliers stand behind it than n', async () => {
  const table = 'place,value\nChina,60\nUSA,20\nOther countries,20'
  expect((await ask({ table })).normalised).toBeNull()
  expect((await ask({ table, n: 10 })).normalised).toBeCloseTo(0.3 / 0.9, 12)
})

test('what a reader of a table must know is said: more than the total, more suppliers than n, names that are no places', async () => {
  const notes = async (table: string, more: object = {}): Promise<string> => (await ask({ table, ...more })).notes.join('\n')
  expect(await notes('place,value\nChina,60\nWorld,50')).toMatch(/more than the printed total of 50/)
  expect((await ask({ table: 'place,value\nChina,60\nWorld,50' })).parameters.wholeIs).toMatch(/exceeds the printed total/)
  expect(await notes('place,value\nChina,5\nUSA,4\nIndia,4', { n: 2 })).toMatch(/more suppliers than n/)
  expect(await notes('place,value\nChina,60\nChnia,4')).toMatch(/as they stand: Chnia/)
  expect(await notes('company,value\nLynas,60\nIluka,4')).toBe('')
})

test('the measure of a table without bounds is the whole of its interval', async () => {
  const { hhi, effective, interval } = await ask({ table: 'place,value\nA,74\nB,8\nC,4\nD,3\nE,3\nF,2\nG,2\nH,1\nI,1\nJ,1' })
  for (const [value, { low, high }] of [[hhi, interval.hhi] as const, [effective, interval.effective] as const]) {
    expect(value).toBeGreaterThanOrEqual(low)
    expect(value).toBeLessThanOrEqual(high)
  }
})

test.each([{ year: 2022 }, { basis: 'all_reo' as const }, { of: 'reserves' as const }])(
  '%j chooses in the ledger and is refused beside a table',
  async (more) => expect(ask({ table: own, ...more })).rejects.toMatchObject({ code: 'bad-input' }),
)

test('the spare capacity of the others counts when the largest fails', async () => {
  expect((await ask({ table: own, spare: 0.5 })).n1).toMatchObject({
    coverage: 0.4,
    withSpare: expect.closeTo(0.6, 12) as number,
  })
  const capacities = 'place,value,capacity\nChina,60,60\nUSA,40,70'
  expect((await ask({ table: capacities })).n1?.withSpare).toBeCloseTo(0.7, 12)
})

test('governance and trade weigh the squares', async () => {
  const answer = await ask({ table: 'country,share,wgi_risk,t\nChina,0.6,0.6,1.1\nUSA,0.4,0.3,\n' })
  expect(answer.governanceMean).toBeCloseTo(0.48, 12)
  expect(answer.hhiWgi).toBeCloseTo(0.36 * 0.6 + 0.16 * 0.3, 12)
  expect(answer.hhiWgiT).toBeCloseTo(0.36 * 0.6 * 1.1 + 0.16 * 0.3, 12)
  expect(answer.parameters).toMatchObject({ governanceScale: 'risk', governanceFrom: 'column name', governanceCovered: 1 })
})

test('percentages that leave a gap are rescaled, and taken as they stand when that is asked', async () => {
  const table = 'country,share_percent\nChina,60\nUSA,20'
  const rescaled = await ask({ table })
  expect(rescaled.hhi).toBeCloseTo(0.75 ** 2 + 0.25 ** 2, 12)
  expect(rescaled.notes.join()).toContain('add up to 80')
  expect((await ask({ table, base: 'total' })).hhi).toBeCloseTo(0.4, 12)
})

test('amounts within bounds give an interval that holds the number', async () => {
  const { hhi, interval } = await ask({ table: 'country,value,low,high\nChina,60,55,70\nUSA,40,40,40' })
  expect(interval.hhi.low).toBeLessThan(hhi ?? 0)
  expect(interval.hhi.high).toBeGreaterThan(hhi ?? 1)
})

test.each([
  ['nothing', {}, 'give a mineral'],
  ['both forms', { table: own, mineral: 'gallium' }, 'not both'],
  ['a mineral without a stage', { mineral: 'gallium' }, 'stage is missing'],
  ['a whole that the rows exceed', { table: own, whole: 50 }, 'more than 50'],
  ['a total that is not printed', { table: 'place,value\nChina,60\nUSA,4', base: 'total' as const }, 'no total is printed'],
  ['equal suppliers without their number', { table: own, other: 'equal' as const }, 'others'],
  ['capacity of countries', { mineral: 'rare_earths', stage: 'magnet', of: 'capacity' as const }, 'single plants'],
])('%s is refused in a sentence', async (_case, asked, says) => {
  await expect(ask(asked)).rejects.toThrow(says)
})

test('from the ledger: the index, its years, its receipts', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'mining', year: 2024 })
  expect(answer.definition).toMatchObject({ basis: 'all_reo', period: '2024', edition: '2026' })
  expect(answer.hhi).toBeCloseTo(0.5192, 4)
  expect(answer.byYear.map(({ year }) => year)).toEqual([2023, 2024, 2025])
  expect(answer.byYear.find(({ year }) => year === 2024)?.hhi).toBe(answer.hhi)
  expect(answer.suppliers[0]).toMatchObject({ place: 'CHN', share: expect.closeTo(270 / 384, 12) as number })
  expect(answer.conventions.map(({ base }) => base)).toContain('total')
})

test('what was learned later is not seen by who asks earlier', async () => {
  const earlier = await ask({ mineral: 'rare_earths', stage: 'mining', year: 2024, knownBy: '2025-10-25' })
  expect(earlier.definition?.edition).toBe('2025')
  expect(earlier.hhi).toBeCloseTo(0.4924, 4)
})

test('one known share gives no number, and bounds that hold it tight', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'magnet', year: 2024 })
  expect(answer.hhi).toBeNull()
  expect(answer.interval.hhi.low).toBeCloseTo(0.94 ** 2, 12)
  expect(answer.interval.hhi.high).toBeCloseTo(0.94 ** 2 + 0.06 ** 2, 12)
})

test('reserves are asked for as such', async () => {
  expect((await ask({ mineral: 'rare_earths', of: 'reserves' })).definition).toMatchObject({
    measure: 'reserves',
    stage: 'reserve',
  })
})

test('every index the ledger can give lies within its interval and has its receipts', async () => {
  const pairs = new Set(
    bundled().figures.flatMap(({ mineral, stage, measure }) =>
      mineral !== null && stage !== null && /^(production|reserves)(_share)?$/.test(measure) ? [`${mineral}|${stage}`] : [],
    ),
  )
  let answered = 0
  for (const pair of pairs) {
    const [mineral = '', stage = ''] = pair.split('|')
    const answer = await ask({ mineral, stage }).catch((refused: unknown) => {
      expect(refused).toMatchObject({ code: 'not-found' })
    })
    if (!answer) continue
    answered++
    const { hhi, interval } = answer
    if (hhi !== null) {
      expect(hhi, pair).toBeGreaterThanOrEqual(interval.hhi.low - 1e-9)
      expect(hhi, pair).toBeLessThanOrEqual(interval.hhi.high + 1e-9)
    }
    const held = new Set(answer.receipts.map(({ id }) => id))
    for (const { receipts } of answer.suppliers)
      expect(receipts.length > 0 && receipts.every((id) => held.has(id)), pair).toBe(true)
  }
  expect(answered).toBeGreaterThan(60)
})

test('neither the order of the rows nor the unit changes an answer', async () => {
  const rows = fc.uniqueArray(
    fc.record({ name: fc.integer({ min: 1, max: 500 }), amount: fc.integer({ min: 1, max: 1_000_000 }) }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(1, 1000, 0.001), async (suppliers, unit) => {
      const text = (list: typeof suppliers, factor: number): string =>
        ['producer,quantity', ...list.map(({ name, amount }) => `works ${name},${amount * factor}`)].join('\n')
      const [one, other] = await Promise.all([
        ask({ table: text(suppliers, 1) }),
        ask({ table: text(suppliers.toReversed(), unit) }),
      ])
      expect(other.hhi).toBeCloseTo(one.hhi ?? Number.NaN, 9)
      expect(other.cr3).toBeCloseTo(one.cr3 ?? Number.NaN, 9)
      expect(one.hhi).toBeGreaterThanOrEqual(1 / suppliers.length - 1e-9)
    }),
  )
})
