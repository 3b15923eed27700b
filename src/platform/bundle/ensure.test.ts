import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newFolder } from '../../../test/contract/adapters.ts'
import { entry, figure, receipt } from '../../../test/contract/records.ts'
import { openStore, type Store } from '../sqlite/store.ts'
import { ensureBundle, type BundleReader } from './ensure.ts'

let home: string
let folder: string
let store: Store
let reads: number
beforeEach(async () => {
  home = newFolder()
  folder = join(home, 'data')
  mkdirSync(join(folder, 'figures'), { recursive: true })
  writeFileSync(join(folder, 'figures', 'a.csv'), 'one\n')
  store = await openStore(home)
  reads = 0
})
afterEach(() => {
  store.close()
  rmSync(home, { recursive: true, force: true })
})

/** One figure for each line of the one table. */
const readLines: BundleReader = (files) => {
  reads++
  const ids = (files.get('figures/a.csv') ?? '').trim().split('\n')
  const faults = ids.includes('bad') ? [{ kind: 'bad', says: 'figures/a.csv line 1 is bad' }] : []
  const figures = ids.map((id) => figure({ id }))
  return {
    sources: new Map(),
    figures,
    events: [],
    receipts: [receipt()],
    searchEntries: [entry(), entry({ title: 'Again' })],
    relays: [],
    faults,
  }
}
const ensure = (version = '1'): ReturnType<typeof ensureBundle> =>
  ensureBundle(store, { folder, version, reader: () => Promise.resolve(readLines) })

test('data is read once, and again only when a file or the program changes', async () => {
  expect(await ensure()).toMatchObject({ already: false })
  expect(await ensure()).toBeUndefined()
  expect(reads).toBe(1)
  await ensure('2')
  expect(reads).toBe(2)
  writeFileSync(join(folder, 'figures', 'a.csv'), 'one\ntwo\n')
  expect(await ensure('2')).toMatchObject({ added: 1 })
  expect(await store.ledger.figures({})).toHaveLength(2)
})

test('a file that is only touched is read again and changes nothing', async () => {
  await ensure()
  const revision = await store.ledger.revision()
  utimesSync(join(folder, 'figures', 'a.csv'), 1, 1)
  expect(await ensure()).toEqual({ already: true, added: 0, withdrawn: 0 })
  expect(await store.ledger.revision()).toBe(revision)
})

test('an entry listed twice is one entry, however often the data is read', async () => {
  await ensure()
  await ensure('2')
  expect((await store.search.search({ wanted: undefined, limit: 9, offset: 0 })).total).toBe(1)
  const size = store.examine().bytes
  for (const version of ['3', '4', '5']) await ensure(version)
  expect(store.examine().bytes).toBe(size)
})

test('data with a fault is refused whole and the store keeps what it had', async () => {
  await ensure()
  writeFileSync(join(folder, 'figures', 'a.csv'), 'bad\n')
  await expect(ensure()).rejects.toMatchObject({
    code: 'data-damaged',
    message: expect.stringContaining('line 1 is bad') as string,
  })
  expect((await store.ledger.figures({})).map(({ id }) => id)).toEqual(['one'])
})

test('a missing data folder is refused', async () => {
  rmSync(folder, { recursive: true })
  await expect(ensure()).rejects.toMatchObject({ code: 'data-damaged' })
})

test('a read-only store keeps the data it has', async () => {
  await ensure()
  writeFileSync(join(folder, 'figures', 'a.csv'), readFileSync(join(folder, 'figures', 'a.csv'), 'utf8') + 'two\n')
  const reader = await openStore(home, { readOnly: true })
  expect(
    await ensureBundle(reader, { folder, version: '1', reader: () => Promise.reject(new Error('not read')) }),
  ).toBeUndefined()
  reader.close()
})
