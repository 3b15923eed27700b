import { beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { deskOn } from '../../../test/contract/desk.ts'
import { figure } from '../../../test/records.ts'
import { day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import { memoryStore } from '../../platform/memory/store.ts'
import { chain, chainInput } from '../chain/chain.ts'
import type { Desk } from '../operation.ts'
import { settle, settleInput } from '../settle/settle.ts'
import { share, shareInput } from '../share/share.ts'
import { override, overrideInput, overrideOutput } from './override.ts'

const older = figure({ id: 'survey.china.2024.old', value: 69, sourceId: 'old' })
const newer = figure({ id: 'survey.china.2024.new', value: 71, sourceId: 'new', edition: '2026', known: day('2026-02-06') })
const elsewhere = figure({ id: 'agency.china.2024', value: 61, basis: 'magnet_ree', publisher: 'IEA', sourceId: 'iea' })
const yearBefore = figure({ id: 'survey.china.2023', value: 68, period: '2023' })

let today: string
let desk: Desk
beforeEach(() => {
  today = '2026-11-25'
  desk = deskOn(memoryStore({ figures: [older, newer, elsewhere, yearBefore] }), { today: () => day(today) })
})
const say = async (input: z.input<typeof overrideInput>): Promise<z.output<typeof overrideOutput>> =>
  overrideOutput.parse(await override.answer(desk, overrideInput.parse(input)))
const prevails = async (knownBy?: string): Promise<readonly [string | undefined, string | undefined]> => {
  const { settled } = await settle.answer(desk, settleInput.parse({ what: older.id, knownBy }))
  return [settled[0]?.prevailing?.id, settled[0]?.override?.because]
}

test('an override lets its figure prevail, is shown, and edits nothing', async () => {
  const before = await desk.ledger.figures({})
  await say({ figure: older.id, because: 'the revision was a slip' })
  expect(await prevails()).toEqual([older.id, 'the revision was a slip'])
  expect(await desk.ledger.figures({})).toEqual(before)
})

test('a share table in which the user prefers a figure is taken whole, and says so', async () => {
  const survey = (source: string, known: string, tonnes: readonly number[]): Figure[] =>
    ['China', 'Australia', 'United States', 'World'].map((subject, index) =>
      figure({
        id: `${source}.${subject}`,
        subject,
        geography: ['CHN', 'AUS', 'USA', 'WORLD'][index]!,
        measure: 'production',
        unit: 't_REO',
        value: tonnes[index]!,
        sourceId: source,
        edition: source,
        known: day(known),
      }),
    )
  const figures = [...survey('2025', '2025-01-31', [270, 13, 45, 390]), ...survey('2026', '2026-02-06', [270, 29, 46, 380])]
  desk = deskOn(memoryStore({ figures }), { today: () => day(today) })
  const table = async (): Promise<readonly [string, string | undefined, number]> => {
    const answer = await share.answer(desk, shareInput.parse({ mineral: 'rare_earths', stage: 'mining', year: 2024 }))
    return [answer.definition.edition, answer.override?.because, Math.round(answer.shares[0]!.value)]
  }
  expect(await table()).toEqual(['2026', undefined, 71])
  await say({ figure: '2025.Australia', because: 'half of it was stock' })
  expect(await table()).toEqual(['2025', 'half of it was stock', 69])
  const found = await chain.answer(desk, chainInput.parse({ mineral: 'rare_earths', year: 2024 }))
  const mining = found.stages.find(({ stage }) => stage === 'mining')
  expect([mining?.reading?.definition.edition, mining?.override?.because]).toEqual(['2025', 'half of it was stock'])
  expect(mining?.why).toContain('by your override')
})

test('before it was said it does not count', async () => {
  await say({ figure: older.id, because: 'the revision was a slip' })
  expect(await prevails('2026-11-24')).toEqual([newer.id, undefined])
})

test('it is withdrawn by another record, and the first stays on record', async () => {
  await say({ figure: older.id, because: 'a slip' })
  today = '2026-11-26'
  await say({ figure: older.id, because: 'I was wrong', withdraw: true })
  expect(await prevails()).toEqual([newer.id, undefined])
  expect(await prevails('2026-11-25')).toEqual([older.id, 'a slip'])
  expect((await say({})).all).toHaveLength(2)
})

test('said again after a withdrawal it stands again', async () => {
  for (const withdraw of [undefined, true, undefined]) await say({ figure: older.id, because: 'a slip', withdraw })
  expect(await prevails()).toEqual([older.id, 'a slip'])
})

test('saying it twice is saying it once; a new one replaces the last', async () => {
  await say({ figure: older.id, because: 'a slip' })
  expect((await say({ figure: older.id, because: 'a slip' })).already).toBe(true)
  await say({ figure: newer.id, because: 'it was none' })
  const { inForce, all } = await say({})
  expect(inForce.map(({ figure: id }) => id)).toEqual([newer.id])
  expect(all).toHaveLength(2)
})

test('a figure of another period may stand in, and the definition says so', async () => {
  const { settled } = await say({ figure: yearBefore.id, against: older.id, because: '2024 is not trusted yet' })
  expect(settled?.definition.period).toBe('2024')
  expect(settled?.prevailing?.period).toBe('2023')
  expect(settled?.why).toContain('2024 is not trusted yet')
})

test.each([
  ['no reason', { figure: older.id }, 'bad-input', 'needs a reason'],
  ['another basis', { figure: elsewhere.id, against: older.id, because: 'x' }, 'bad-input', 'its basis is magnet_ree'],
  ['a figure that is not there', { figure: 'nothing', because: 'x' }, 'not-found', 'no figure'],
  ['a withdrawal of nothing', { figure: older.id, because: 'x', withdraw: true }, 'not-found', 'in force'],
])('%s is refused', async (_case, input, code, says) => {
  await expect(say(input)).rejects.toMatchObject({ code, message: expect.stringContaining(says) as string })
})
