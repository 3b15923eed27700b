import { expect, test } from 'vitest'
import type { Fault } from '../kernel/read.ts'
import { bundled } from '../../test/bundled.ts'
import { readRelays } from './bundle-relays.ts'

const header = 'source,original,kind,note_contains,reason,reviewed'
const readLine = (line: string): { faults: Fault[]; count: number } => {
  const faults: Fault[] = []
  const count = readRelays(new Map([['relays.csv', `${header}\n${line}\n`]]), new Map([['paper', {} as never]]), faults).length
  return { faults, count }
}

test('a reviewed relay is read', () =>
  expect(readLine('paper,Agency,report,,retells it,2026-11-25')).toEqual({ faults: [], count: 1 }))

test.each([
  ['a source nobody knows', 'nobody,Agency,report,,retells it,2026-11-25', 'unknown-source'],
  ['a kind that is none', 'paper,Agency,rumour,,retells it,2026-11-25', 'unknown-word'],
  ['no original', 'paper,,report,,retells it,2026-11-25', 'empty-cell'],
  ['nobody looked', 'paper,Agency,report,,retells it,', 'empty-cell'],
])('%s is a fault', (_case, line, kind) => {
  expect(readLine(line)).toMatchObject({ faults: [{ kind }], count: 0 })
})

test('every relay of the bundled data names a source on record and applies to something it says', () => {
  const { relays, figures, sources } = bundled()
  expect(relays.length).toBeGreaterThan(40)
  for (const { source, noteContains } of relays) {
    expect(sources.has(source), source).toBe(true)
    if (noteContains === '') continue
    const said = figures.filter((figure) => figure.sourceId === source && figure.note.includes(noteContains))
    expect(said.length, `${source}: ${noteContains}`).toBeGreaterThan(0)
  }
})
