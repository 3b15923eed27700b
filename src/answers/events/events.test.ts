import { expect, test } from 'vitest'
import { deskOn } from '../../../test/contract/desk.ts'
import { event } from '../../../test/contract/records.ts'
import { day } from '../../kernel/day.ts'
import { memoryStore } from '../../platform/memory/store.ts'
import { events } from './events.ts'

const rule = event({
  id: 'rule',
  date: '2025-10-09',
  instrument: '61/2025',
  effectiveFrom: day('2025-12-01'),
  known: day('2025-10-09'),
})
const pause = event({
  id: 'pause',
  date: '2025-11-07',
  instrument: '70/2025',
  title: 'Pause',
  effectiveFrom: day('2025-11-07'),
  effectiveTo: day('2026-11-10'),
  undoes: ['rule'],
  known: day('2025-11-07'),
})
const desk = deskOn(memoryStore({ events: [event(), rule, pause] }))
const ask = (input: Record<string, unknown>): ReturnType<typeof events.answer> => events.answer(desk, events.input.parse(input))
const standings = async (input: Record<string, unknown>): Promise<string[]> =>
  (await ask(input)).events.map(({ id, status }) => `${id} ${status}`)

test('asked today, a lapsed pause leaves the rule undetermined, and the pause expired', async () => {
  expect(await standings({})).toEqual(['rule-7 in_force', 'rule unknown', 'pause expired'])
})
test('asked as of a day, later events have not happened', async () => {
  expect(await standings({ asOf: '2025-10-20' })).toEqual(['rule-7 in_force', 'rule scheduled'])
  expect(await standings({ asOf: '2025-04-05' })).toEqual(['rule-7 scheduled'])
  expect(await standings({ asOf: '2026-01-01' })).toEqual(['rule-7 in_force', 'rule suspended', 'pause in_force'])
})
test('asked with what was known before the pause, the rule took effect', async () => {
  expect(await standings({ knownBy: '2025-10-31' })).toEqual(['rule-7 in_force', 'rule in_force'])
})
test.each([['No. 61 of 2025'], ['61/2025'], ['61']])('an instrument is found by its number: %s', async (query) => {
  expect((await ask({ query })).events.map(({ id }) => id)).toEqual(['rule'])
})
test('each event names what undoes it', async () => {
  const answer = events.output.parse(await ask({ query: '61' }))
  expect(answer.events[0]).toMatchObject({ undoneBy: ['pause'] })
})
test('of too many the latest are shown and all are counted', async () => {
  const { total, events: shown } = await ask({ limit: 1 })
  expect([total, shown.map(({ id }) => id)]).toEqual([3, ['pause']])
})
test.each([
  [{ mineral: 'kryptonite' }, 'unknown-mineral'],
  [{ place: 'Atlantis' }, 'unknown-place'],
  [{ asOf: '1066-10-14' }, 'before-the-store'],
  [{ knownBy: '1066-10-14' }, 'before-the-store'],
])('%o is refused', async (input, code) => {
  await expect(ask(input)).rejects.toMatchObject({ code })
})
