import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Health } from '../../answers/operation.ts'
import { newFolder } from '../../../test/contract/adapters.ts'
import { held } from '../../../test/contract/records.ts'
import { openStore, type Store } from '../sqlite/store.ts'
import { healthOf, nodeCheck } from './health.ts'

let home: string
let store: Store
beforeEach(async () => {
  home = newFolder()
  store = await openStore(home)
})
afterEach(() => {
  store.close()
  rmSync(home, { recursive: true, force: true })
})

const ills = (health: Health): string[] => health.checks.filter(({ ok }) => !ok).map(({ name }) => name)

test('a new store is well but for its data', async () => {
  const health = await healthOf(store, '1.2.3')
  expect(health).toMatchObject({ version: '1.2.3', home })
  expect(ills(health)).toEqual(['bundled data'])
  expect(health.checks.every(({ ok, remedy }) => ok === (remedy === null))).toBe(true)
})

test('a loaded store is well', async () => {
  store.load({ hash: 'abc', sources: [], figures: [], events: [], receipts: [], searchEntries: [] })
  expect(ills(await healthOf(store, '1'))).toEqual([])
})

test('an original that changed on disk is found, and one that is gone', async () => {
  const hash = await store.originals.put(Buffer.from('words'))
  const original = { hash, from: 0, to: 5, quoteHash: '', mediaType: 'text/plain', size: 5 }
  await store.receipts.add([held({ original })])
  expect(ills(await healthOf(store, '1'))).toEqual(['bundled data'])
  const [file = ''] = readdirSync(join(home, 'blobs', hash.slice(0, 2)))
  writeFileSync(join(home, 'blobs', hash.slice(0, 2), file), 'other words')
  expect(ills(await healthOf(store, '1'))).toEqual(['bundled data', 'originals'])
  rmSync(join(home, 'blobs'), { recursive: true })
  expect(ills(await healthOf(store, '1'))).toEqual(['bundled data', 'originals'])
})

test('a store opened for reading says that nothing can be ingested', async () => {
  const reader = await openStore(home, { readOnly: true })
  expect(ills(await healthOf(reader, '1'))).toContain('write access')
  reader.close()
})

test.each([
  ['24.16.0', true],
  ['24.21.0', true],
  ['26.0.0', true],
  ['24.15.9', false],
  ['20.20.2', false],
])('Node %s is well: %s', (version, ok) => expect(nodeCheck(version).ok).toBe(ok))
