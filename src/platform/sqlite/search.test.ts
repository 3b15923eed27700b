import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry, held } from '../../../test/contract/records.ts'
import { dayFromNumber } from '../../kernel/day.ts'
import { readQuery } from '../../ledger/searching/read-query.ts'
import type { SearchQuery, SearchResult } from '../../ledger/ports.ts'
import { rankedAtMost } from './search.ts'
import { openStore, type Store } from './store.ts'

const many = 3 * rankedAtMost + 500
const first = 15_000

let store: Store
beforeAll(async () => {
  store = await openStore('unused', { inMemory: true })
  const entries = Array.from({ length: many }, (_, at) =>
    entry({
      id: `e${at}`,
      receipt: `rc${at}`,
      title: at === 3 ? 'gallium gallium gallium' : 'A note',
      text: at % 2 === 0 ? 'gallium was sold' : 'nothing of note about gallium was said by anybody at all',
      date: dayFromNumber(first + at),
      known: dayFromNumber(first + at),
      class: at < 5 ? 'held' : 'cited',
    }),
  )
  for (let at = 0; at < many; at += 1000) store.add({ entries: entries.slice(at, at + 1000) })
}, 120_000)
afterAll(() => store.close())

const ask = (text: string, query: Partial<SearchQuery> = {}): Promise<SearchResult> => {
  const read = readQuery(text)
  return store.search.search({ wanted: read.ok ? read.value : undefined, limit: 10, offset: 0, ...query })
}

test('of more matches than are ranked, the answer says how many were, and counts all', async () => {
  const { total, ranked, facets } = await ask('gallium')
  expect(total).toBe(many)
  expect(ranked).toEqual({ bound: rankedAtMost, of: many })
  expect(facets['class']).toEqual([
    { value: 'cited', count: many - 5 },
    { value: 'held', count: 5 },
  ])
  expect(facets['year']?.reduce((sum, { count }) => sum + count, 0)).toBe(many)
  expect((await ask('gallium', { counted: false })).ranked).toEqual({ bound: rankedAtMost, of: null })
  expect((await ask('gallium title:gallium')).ranked).toBeUndefined()
})

test('what is older than the ranked ones follows by day, without a gap and without a repetition', async () => {
  const ids: string[] = []
  for (let offset = 0; offset < many; offset += 1000)
    for (const { entry: found } of (await ask('gallium', { limit: 1000, offset })).hits) ids.push(found.id)
  expect(new Set(ids).size).toBe(many)
  expect(ids.slice(rankedAtMost)).toEqual(
    Array.from({ length: many - rankedAtMost }, (_, at) => `e${many - rankedAtMost - 1 - at}`),
  )
})

test.each([false, true])('a filter that only the oldest pass finds them, whether counted (%s) or not', async (counted) => {
  const { hits } = await ask('gallium class:held', { counted })
  expect(hits.map(({ entry: found }) => found.id).sort()).toEqual(['e0', 'e1', 'e2', 'e3', 'e4'])
  const earliest = await ask(`gallium to:${dayFromNumber(first + 2)}`, { counted })
  expect(earliest.hits).toHaveLength(3)
})

test('the newest come first from any place, without looking at all', async () => {
  const { hits } = await ask('gallium', { order: 'newest', counted: false, limit: 3, offset: 2 })
  expect(hits.map(({ entry: found }) => found.id)).toEqual([`e${many - 3}`, `e${many - 4}`, `e${many - 5}`])
  // An old document that is added last is not taken for new.
  store.add({
    entries: [entry({ id: 'archive', receipt: 'rc-archive', text: 'gallium', date: '1999', known: dayFromNumber(first + many) })],
  })
  const again = await ask('gallium', { order: 'newest', counted: false, limit: 1 })
  expect(again.hits[0]?.entry.id).toBe(`e${many - 1}`)
  expect((await ask('gallium to:1999', { order: 'newest', counted: false })).hits[0]?.entry.id).toBe('archive')
})

test('a change of an entry whose page of facets was kept already is seen', async () => {
  expect((await ask('class:held')).total).toBe(5)
  store.add({ receipts: [held({ id: 'rc77' })] })
  expect((await ask('class:held')).total).toBe(6)
})
