import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { deskOn } from '../../../test/contract/desk.ts'
import { readBundle } from '../../ledger/bundle.ts'
import { readDataFolder } from '../../platform/bundle/folder.ts'
import { memoryStore } from '../../platform/memory/store.ts'
import { events } from './events.ts'

const {
  figures,
  events: happened,
  receipts,
} = readBundle(readDataFolder(fileURLToPath(new URL('../../../data/', import.meta.url))).files)
const desk = deskOn(memoryStore({ figures, events: happened, receipts }))

/** Standings of the October 2025 announcements, of which Announcement 70 paused six until 10 November 2026. */
test.each([
  ['2025-10-08', []],
  ['2025-10-20', ['in_force', 'scheduled']],
  ['2025-11-30', ['suspended']],
  ['2026-11-10', ['suspended']],
  ['2026-11-11', ['unknown']],
  ['2026-11-22', ['unknown']],
])('as of %s the articles of Announcement 61 stand at %j', async (asOf, expected) => {
  const answer = await events.answer(desk, events.input.parse({ query: '61/2025', asOf }))
  expect([...new Set(answer.events.map(({ status }) => status))].sort()).toEqual(expected)
  if (asOf > '2026-11-10') for (const { statusSays } of answer.events) expect(statusSays).toMatch(/either .* or /i)
})

test('no lapsed pause is ever called suspended, on any later day', async () => {
  const pauses = happened.filter((event) => event.undoes.length > 0 && event.effectiveTo !== null)
  expect(pauses.length).toBeGreaterThan(2)
  for (const pause of pauses) {
    const { events: rows } = await events.answer(desk, events.input.parse({ asOf: '2029-01-01', limit: 1000 }))
    for (const row of rows.filter(({ id }) => pause.undoes.includes(id))) expect(row.status, row.title).not.toBe('suspended')
  }
})

test('the licences of April 2025 were never paused and are in force', async () => {
  const { events: rows } = await events.answer(desk, events.input.parse({ query: '18/2025', asOf: '2026-11-22' }))
  expect(rows.map(({ status }) => status)).toEqual(['in_force', 'in_force'])
})

test('every event has a sentence about its standing and a receipt', async () => {
  const { events: rows } = await events.answer(desk, events.input.parse({ limit: 1000 }))
  for (const row of rows) {
    expect(row.statusSays, row.id).toMatch(/^[A-Z"].*\.$/)
    expect(row.receipts.length, row.id).toBeGreaterThan(0)
  }
})
