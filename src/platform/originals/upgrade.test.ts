import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { Source } from '../../sources/source.ts'
import { newFolder } from '../../../test/contract/adapters.ts'
import { entry, figure, receipt } from '../../../test/contract/records.ts'
import { openStore, type Store } from '../sqlite/store.ts'
import { upgradeOriginals, type UpgradeProgress } from './upgrade.ts'

const source: Source = {
  id: 'survey-2025',
  publisher: 'A survey',
  title: 'Summaries 2025',
  url: 'https://example.org/summaries.csv',
  published: day('2025-02-01'),
  edition: '2025',
  licence: 'public-domain',
  redistribution: 'open',
  rank: 1,
  file: 'survey/2025.csv',
}

let home: string
let from: string
let store: Store
beforeEach(async () => {
  home = newFolder()
  from = join(home, 'files')
  mkdirSync(join(from, 'survey'), { recursive: true })
  store = await openStore(home)
  const wrong = receipt({ id: 'rc_wrong', names: ['Chile'], locator: { file: source.file, line: 3, column: 2, printed: '500' } })
  store.load({
    hash: 'x',
    sources: [source],
    figures: [figure()],
    events: [],
    receipts: [receipt(), wrong],
    searchEntries: [entry()],
  })
})
afterEach(() => {
  store.close()
  rmSync(home, { recursive: true, force: true })
})

const file = 'country,tonnes\r\nChina,1000\r\nChile,499\r\n'
const known = day('2026-11-22')

test.each([
  ['as it is', '2025.csv', Buffer.from(file)],
  ['packed', '2025.csv.gz', gzipSync(file)],
])(
  "a figure that stands in the publisher's file becomes held, one that does not is reported: file %s",
  async (_how, name, bytes) => {
    writeFileSync(join(from, 'survey', name), bytes)
    const progress: UpgradeProgress[] = []
    const report = await upgradeOriginals(store, { from, known, onProgress: (step) => progress.push(step) })
    expect(report).toMatchObject({ verified: 1, upgraded: 1, missing: [] })
    expect(report.mismatches).toEqual([expect.objectContaining({ receipt: 'rc_wrong', line: 3, expected: '500', found: '499' })])
    const held = await store.receipts.get('rc_a')
    expect(held).toMatchObject({ class: 'held', quote: 'China,1000', known, original: { from: 16, to: 26, size: file.length } })
    const original = await store.originals.get(held?.original?.hash ?? '')
    expect(
      Buffer.from(original ?? [])
        .subarray(16, 26)
        .toString(),
    ).toBe('China,1000')
    expect(await store.receipts.get('rc_wrong')).toMatchObject({ class: 'transcribed' })
    expect(
      (await store.search.search({ wanted: { kind: 'word', text: 'mined', where: 'anywhere' }, limit: 1, offset: 0 })).hits[0]
        ?.entry.class,
    ).toBe('held')
    expect(progress.at(-1)).toEqual({ file: '', done: 1, of: 1 })

    const revision = await store.ledger.revision()
    expect(await upgradeOriginals(store, { from, known: day('2026-12-01') })).toMatchObject({ verified: 1, upgraded: 0 })
    expect(await store.ledger.revision()).toBe(revision)
  },
)

test('a file that is not there is missing, not wrong', async () => {
  const report = await upgradeOriginals(store, { from })
  expect(report).toMatchObject({ verified: 0, mismatches: [], missing: [{ file: source.file }] })
})

test("without a folder the publisher's address is fetched, and a page there is not taken for the file", async () => {
  let answer: string | Buffer = file
  const server = createServer((_, response) => response.end(answer))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/2025.csv`
  store.add({ sources: [{ ...source, url }] })
  const limits = { allowLoopback: true }
  try {
    expect((await upgradeOriginals(store)).missing[0]?.says).toMatch(/not on the public internet/)
    answer = '<!doctype html><title>Data release</title>'
    expect((await upgradeOriginals(store, { limits })).missing[0]?.says).toMatch(/is a page, not the file/)
    answer = gzipSync(file)
    expect(await upgradeOriginals(store, { limits, known })).toMatchObject({ verified: 1, upgraded: 1, missing: [] })
  } finally {
    server.close()
  }
})

test('a broken pack is reported beside the others', async () => {
  writeFileSync(join(from, 'survey', '2025.csv.gz'), Buffer.from([0x1f, 0x8b, 1, 2, 3]))
  expect((await upgradeOriginals(store, { from })).missing).toHaveLength(1)
})

test('a read-only store keeps no originals and says so', async () => {
  const reader = await openStore(home, { readOnly: true })
  await expect(upgradeOriginals(reader, { from })).rejects.toMatchObject({ code: 'store-read-only' })
  reader.close()
})
