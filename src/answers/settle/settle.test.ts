import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { settle, settleInput, settleOutput } from './settle.ts'

type Answer = z.output<typeof settleOutput>
const ask = async (input: z.input<typeof settleInput>): Promise<Answer> =>
  settleOutput.parse(await settle.answer(bundledDesk(), settleInput.parse(input)))
const mined = { what: 'production', mineral: 'rare_earths', stage: 'mining', basis: 'all_reo' } as const

describe('real cases of the bundled ledger', () => {
  test.each<[string, z.input<typeof settleInput>, number | null, number, string[]]>([
    ['Australia 2024, revised between editions', { ...mined, place: 'AUS', year: 2024 }, 29_000, 1, ['revision']],
    ['Australia 2024 as it was known before', { ...mined, place: 'AUS', year: 2024, knownBy: '2025-12-31' }, 13_000, 1, []],
    [
      'United States 2023: the survey at home measured, the other estimated',
      { ...mined, place: 'USA', year: 2023 },
      41_600,
      2,
      ['publishers'],
    ],
    ['Myanmar 2023: two estimates far apart', { ...mined, place: 'MMR', year: 2023 }, 72_000, 2, ['publishers']],
    ['China 2023: two surveys, one number', { ...mined, place: 'CHN', year: 2023 }, 255_000, 2, []],
    [
      'magnets to Germany, July 2025: two outlets, one customs figure',
      { what: 'china-customs.magnet-exports.2025-07.DEU' },
      1116,
      1,
      ['misprint'],
    ],
    ['reserves of Myanmar: not available', { what: 'reserves', mineral: 'rare_earths', place: 'MMR' }, null, 0, []],
  ])('%s', async (_case, input, value, independent, kinds) => {
    const [settled] = (await ask(input)).settled
    expect(settled?.prevailing?.value ?? null).toBe(value)
    expect(settled?.independent).toBe(independent)
    expect(settled?.disagreements.map(({ kind }) => kind)).toEqual(kinds)
    expect(settled?.conflict).toBe(kinds.length > 0)
  })
})

test('every candidate has a reason and a receipt that comes with the answer', async () => {
  const answer = await ask({ mineral: 'rare_earths', stage: 'mining', year: 2023, limit: 100 })
  const receipts = new Set(answer.receipts.map(({ id }) => id))
  expect(answer.settled.length).toBeGreaterThan(10)
  for (const { candidates } of answer.settled)
    for (const { figure, reason } of candidates) {
      expect(reason).not.toBe('')
      for (const id of figure.receipts) expect(receipts).toContain(id)
    }
})

test('bases are definitions of their own and never settled against each other', async () => {
  const { settled } = await ask({ what: 'production_share', mineral: 'rare_earths', stage: 'mining', place: 'CHN', year: 2024 })
  expect(settled.map(({ definition, prevailing }) => [definition.basis, Math.round(prevailing!.value! * 10) / 10])).toEqual(
    expect.arrayContaining([
      ['all_reo', 71.1],
      ['magnet_ree', 61],
    ]),
  )
})

test('a definition is found by its id', async () => {
  const [first] = (await ask({ ...mined, place: 'AUS', year: 2024 })).settled
  expect((await ask({ what: first!.definition.id })).settled[0]?.prevailing?.id).toBe(first!.prevailing!.id)
})

test('a group that counts an element is said to, and is not split', async () => {
  const { note, settled } = await ask({ what: 'production_share', mineral: 'Dy', stage: 'separation', year: 2024 })
  expect(note).toBe('dysprosium has no figure of its own here: counted within magnet rare earths, not split')
  expect(settled[0]?.definition.mineral).toBe('rare_earths')
})

test.each([
  ['nothing asked for', {}, 'bad-input'],
  ['a measure that is none', { what: 'amount' }, 'bad-input'],
  ['a year that is absent', { ...mined, place: 'CHN', year: 2040 }, 'not-found'],
  ['a figure that is not there', { what: 'no.such.figure' }, 'not-found'],
])('%s is refused', async (_case, input, code) => {
  await expect(ask(input)).rejects.toMatchObject({ code })
})
