import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { bundled, bundledDesk } from '../../../test/bundled.ts'
import { share, shareInput, shareOutput } from './share.ts'

type Answer = z.output<typeof shareOutput>

/** Asks as a surface does: parsed input, and the output held against its schema. */
async function ask(input: z.input<typeof shareInput>): Promise<Answer> {
  return shareOutput.parse(await share.answer(bundledDesk(), shareInput.parse(input)))
}
const of = (answer: Answer, place: string): number | undefined => answer.shares.find((each) => each.place === place)?.value

describe('China in 2024', () => {
  test.each([
    ['mining on all rare earths, newest edition', { stage: 'mining' }, 71.1, 'all_reo', '2026'],
    ['the same as it was known before that edition', { stage: 'mining', knownBy: '2025-10-25' }, 69.2, 'all_reo', '2025'],
    ['mining on magnet rare earths', { stage: 'mining', basis: 'magnet_ree' as const }, 61, 'magnet_ree', '2025'],
    ['refining, which only the IEA counts', { stage: 'refining' }, 91.3, 'magnet_ree', '2025'],
  ])('%s', async (_case, asked, percent, basis, edition) => {
    const answer = await ask({ mineral: 'rare_earths', year: 2024, ...asked })
    expect(of(answer, 'CHN')).toBeCloseTo(percent, 1)
    expect(answer.definition).toMatchObject({ basis, edition, period: '2024' })
  })
})

test('magnet rare earths are the IEA’s, under whatever name they are asked for', async () => {
  const answer = await ask({ mineral: 'magnet rare earths', stage: 'mining', year: 2024 })
  expect(answer.definition.basis).toBe('magnet_ree')
  expect(of(answer, 'CHN')).toBeCloseTo(61, 1)
})

test('a table is divided by the total its publisher prints, and says so', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'mining', year: 2024 })
  expect(answer.total).toEqual({ value: 380_000, unit: 't_REO' })
  expect(answer.definition.says).toContain("the publisher's world total of 380,000")
})

test('a table without a printed total is divided by its sum, and says so', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'mining', year: 2022 })
  expect(answer.definition.publisher).toBe('British Geological Survey')
  expect(answer.definition.says).toContain('no world total is printed')
  expect(answer.shares.reduce((sum, each) => sum + each.value, 0)).toBeCloseTo(100, 6)
})

test('definitions that differ are shown side by side and never averaged', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'mining', year: 2024 })
  const china = answer.conflicts.find((conflict) => conflict.place === 'CHN')
  expect(new Set(china?.values.map((value) => value.basis))).toEqual(new Set(['all_reo', 'magnet_ree']))
  const spread = answer.spread.find((each) => each.place === 'CHN')
  expect(spread?.low).toBeCloseTo(61, 0)
  expect(spread?.high).toBeCloseTo(71.1, 1)
  expect(answer.others.map((other) => other.basis)).toContain('magnet_ree')
})

test('only China’s share of magnets is known, so one share is answered and the rest stays unknown', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'magnet', year: 2024 })
  expect(answer.shares.map((each) => [each.place, each.value])).toEqual([['CHN', 94]])
  expect(answer.hhi).toBeNull()
  expect(answer.concentration).toBeNull()
  expect(answer.definition.says).toContain('the other places are not known')
  expect(answer.receipts[0]?.class).toBe('cited')
})

test('concentration counts named suppliers and says how much they cover', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'mining', basis: 'magnet_ree', year: 2024 })
  expect(answer.concentration?.covered).toBeCloseTo(90.5, 1)
  expect(answer.concentration?.cr3).toBeCloseTo(86.2, 1)
  expect(answer.hhi).toBeGreaterThan(4000)
  expect(answer.concentration?.effective).toBeCloseTo(10_000 / (answer.hhi ?? 1), 6)
})

test('the European study gives shares of single elements', async () => {
  const answer = await ask({ mineral: 'Dy', stage: 'refining' })
  expect(of(answer, 'CHN')).toBe(100)
  expect(answer.definition).toMatchObject({ basis: 'element', period: '2016/2020' })
  expect(answer.hhi).toBe(10_000)
})

test('places without a number are named as not known, never as nought', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'reserve', year: 2025 })
  expect(answer.definition.says).toContain('not known: Myanmar (not available)')
  expect(of(answer, 'MMR')).toBeUndefined()
})

test('without a year the latest outcomes up to the day are taken, not a projection', async () => {
  expect((await ask({ mineral: 'rare_earths', stage: 'mining' })).definition.period).toBe('2025')
  expect((await ask({ mineral: 'rare_earths', stage: 'refining' })).definition.period).toBe('2024')
  expect((await ask({ mineral: 'rare_earths', stage: 'mining', asOf: '2024-06-30' })).definition.period).toBe('2024')
})

test('a projection is answered when its year is asked, with its scenario', async () => {
  const answer = await ask({ mineral: 'magnet_rare_earths', stage: 'refining', year: 2035 })
  expect(answer.definition).toMatchObject({ kind: 'projected', scenario: 'IEA base case' })
  expect(of(answer, 'CHN')).toBeCloseTo(75.5, 1)
})

test('one place can be asked for, and the concentration stays that of the whole', async () => {
  const whole = await ask({ mineral: 'gallium', stage: 'refining', year: 2024 })
  const one = await ask({ mineral: 'gallium', stage: 'refining', year: 2024, place: 'China' })
  expect(one.shares).toHaveLength(1)
  expect(one.hhi).toBe(whole.hhi)
})

test.each([
  ['a mineral nobody knows', { mineral: 'unobtainium', stage: 'mining' }, 'unknown-mineral', ''],
  ['a misspelt mineral', { mineral: 'neodymum', stage: 'mining' }, 'unknown-mineral', 'did you mean "neodymium"'],
  ['a misspelt stage', { mineral: 'gallium', stage: 'refning' }, 'unknown-stage', 'did you mean "refining"'],
  ['a place nobody knows', { mineral: 'gallium', stage: 'refining', place: 'Atlantis' }, 'unknown-place', 'ISO code'],
  ['a year without figures', { mineral: 'rare_earths', stage: 'refining', year: 1999 }, 'before-the-store', 'nearest'],
  ['a stage without figures', { mineral: 'gallium', stage: 'magnet' }, 'not-found', 'refining'],
  [
    'a basis that does not fit',
    { mineral: 'magnet_rare_earths', stage: 'mining', basis: 'all_reo' as const },
    'bad-input',
    'magnet_ree',
  ],
  ['a group inside another', { mineral: 'ndpr', stage: 'mining' }, 'not-found', 'not split among its elements'],
])('%s is refused with a way on', async (_case, asked, code, hint) => {
  await expect(ask(asked)).rejects.toMatchObject({ code, message: expect.stringContaining(hint) as string })
})

test('every share table the bundle can give adds up, and each share has a receipt that is there', async () => {
  const pairs = new Set(
    bundled().figures.flatMap((figure) =>
      figure.mineral !== null &&
      figure.stage !== null &&
      /^(production|reserves)(_share)?$/.test(figure.measure) &&
      figure.of !== 'EU'
        ? [`${figure.mineral}|${figure.stage}`]
        : [],
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
    const held = new Set(answer.receipts.map((receipt) => receipt.id))
    const sum = answer.shares.reduce((total, each) => total + each.value, 0)
    expect(sum, pair).toBeLessThanOrEqual(112)
    for (const each of answer.shares)
      expect(each.receipts.length > 0 && each.receipts.every((id) => held.has(id)), pair).toBe(true)
  }
  expect(answered).toBeGreaterThan(60)
})
