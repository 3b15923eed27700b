import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ingest } from '../../src/platform/collecting/ingest.ts'
import { targetsOf } from '../../src/platform/collecting/targets.ts'
import { backup, restore } from '../../src/platform/keeping/backup.ts'
import { exportArchive } from '../../src/platform/keeping/export-archive.ts'
import { importArchive } from '../../src/platform/keeping/import-archive.ts'
import { verify } from '../../src/platform/keeping/verify.ts'
import { Connection } from '../../src/platform/sqlite/connection.ts'
import { migrate } from '../../src/platform/sqlite/migrate.ts'
import { migrations } from '../../src/platform/sqlite/migrations/all.ts'
import { openStore, storeFile, type Store } from '../../src/platform/sqlite/store.ts'
import { queryOf } from '../contract/records.ts'
import { newFolder } from '../contract/adapters.ts'
import { closeReaders, collectingInto, story } from './collecting.ts'

let home: string
let folder: string
let store: Store
const folders: string[] = []
const fresh = (): string => {
  const made = newFolder()
  folders.push(made)
  return made
}
beforeEach(async () => {
  ;[home, folder] = [fresh(), fresh()]
  store = await openStore(home)
  for (let n = 0; n < 8; n++) writeFileSync(join(folder, `${n}.txt`), story(n))
  writeFileSync(
    join(folder, 'news.jsonl'),
    Array.from({ length: 40 }, (_, n) =>
      JSON.stringify({ title: `Headline ${n}`, link: `https://example.org/${n}`, published: '2026-04-01' }),
    ).join('\n'),
  )
  await take()
})
afterEach(() => {
  store.close()
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})
afterAll(closeReaders)

const take = async () => ingest(collectingInto(store), await targetsOf([folder], {}))
const blobs = (of = home): string[] =>
  readdirSync(join(of, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

/** Turns one bit of a file over. */
function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

describe('verify', () => {
  test('a store as it was kept is well', async () => {
    expect(await verify(store)).toMatchObject({
      well: true,
      receipts: 48,
      originals: 9,
      damage: [],
      unused: 0,
      archive: store.archiveHash(),
    })
  })

  test('one flipped bit in any original is found, with the receipts it costs, and the others are well', async () => {
    for (const file of blobs()) {
      const before = readFileSync(file)
      flip(file, Math.floor(before.length / 2))
      const { damage, receipts } = await verify(store)
      expect(damage).toEqual([
        expect.objectContaining({ what: 'original', says: expect.stringMatching(/no longer match/) as string }),
      ])
      expect([1, 40]).toContain(damage[0]?.receipts.length)
      expect(receipts).toBe(48)
      writeFileSync(file, before)
    }
    expect((await verify(store)).well).toBe(true)
  })

  test('a missing original is named; one that nobody needs is no damage', async () => {
    const [first = ''] = blobs()
    unlinkSync(first)
    await store.originals.put(Buffer.from('left by a crash before it was acknowledged'))
    const report = await verify(store)
    expect(report.damage).toEqual([expect.objectContaining({ what: 'original', says: 'it is missing from blobs/' })])
    expect(report.unused).toBe(1)
  })

  test('a damaged page of the file is one sentence, and originals are still looked at', async () => {
    store.close()
    const file = join(home, storeFile)
    const size = statSync(file).size
    const handle = openSync(file, 'r+')
    // The page is in the middle of the texts, not the first, without which nothing could be opened.
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(size / 4096 / 2) * 4096)
    closeSync(handle)
    store = await openStore(home)
    const { well, damage } = await verify(store)
    expect(well).toBe(false)
    expect(damage[0]).toMatchObject({ what: 'store' })
  })
})

describe('backup and restore', () => {
  test('a backup taken while the store is written to is whole, and comes back as the same archive', async () => {
    const to = join(fresh(), 'backup')
    const before = store.archiveHash()
    const report = await backup(store, to)
    expect(report).toMatchObject({ archive: before, files: 9, copied: 9 })
    const back = join(fresh(), 'home')
    expect(await restore(to, back)).toMatchObject({ archive: before })
    const restored = await openStore(back)
    expect(restored.archiveHash()).toBe(before)
    expect((await verify(restored)).well).toBe(true)
    restored.close()
  })

  test('a second backup into the same folder copies only what is new', async () => {
    const to = join(fresh(), 'backup')
    await backup(store, to)
    writeFileSync(join(folder, 'more.txt'), story(99))
    await take()
    expect(await backup(store, to)).toMatchObject({ files: 10, copied: 1, archive: store.archiveHash() })
  })

  test('a damaged backup is not restored, nor one over a store that is there, nor from a folder that is none', async () => {
    const to = join(fresh(), 'backup')
    await backup(store, to)
    await expect(restore(to, home)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(restore(folder, join(fresh(), 'x'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(backup(store, folder)).rejects.toMatchObject({ code: 'bad-input' })
    flip(blobs(to)[0] ?? '', 20)
    const back = join(fresh(), 'home')
    await expect(restore(to, back)).rejects.toMatchObject({ code: 'receipt-mismatch' })
    expect(() => readdirSync(back)).toThrow('ENOENT')
  })
})

describe('export and import', () => {
  test('the archive goes out as WARC and comes in elsewhere as the same archive, once', async () => {
    writeFileSync(join(folder, '0.txt'), story(0).replace('Buyers', 'Most buyers'))
    await take()
    const file = join(fresh(), 'archive.warc.gz')
    expect(await exportArchive(store, file, '0')).toMatchObject({ originals: 10, documents: 49, captures: 49 })
    const other = await openStore(fresh())
    expect(await importArchive(other, file)).toMatchObject({ documents: 49, kept: 49, captures: 49 })
    expect(other.archiveHash()).toBe(store.archiveHash())
    expect((await verify(other)).well).toBe(true)
    expect((await other.search.search({ wanted: queryOf('"most buyers" -kind:claim'), limit: 5, offset: 0 })).total).toBe(1)
    expect(await importArchive(other, file)).toMatchObject({ kept: 0, captures: 0 })
    expect(other.archiveHash()).toBe(store.archiveHash())
    other.close()
  })

  test('other programs read the originals in it, and so does ingest', async () => {
    const file = join(fresh(), 'archive.warc.gz')
    await exportArchive(store, file, '0')
    const { WARCParser } = await import('warcio')
    const found: string[] = []
    const { createReadStream } = await import('node:fs')
    for await (const record of WARCParser.iterRecords(createReadStream(file)))
      if (record.warcType === 'resource') found.push(Buffer.from(await record.readFully(false)).toString())
    expect(found.toSorted()).toEqual(
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .toSorted(),
    )
    const other = await openStore(fresh())
    expect((await ingest(collectingInto(other), await targetsOf([file], {}))).tally).toMatchObject({ kept: 48, faults: 0 })
    other.close()
  })

  test('bytes that are not what the receipts say are refused', async () => {
    const { WARCRecord, WARCSerializer } = await import('warcio')
    const file = join(fresh(), 'forged.warc.gz')
    const [hash = ''] = store.transfer.originals()
    const record = async (type: 'resource' | 'metadata', mediaType: string, content: string): Promise<Uint8Array> =>
      WARCSerializer.serialize(
        WARCRecord.create(
          {
            url: 'https://example.org/',
            date: '2026-11-22T00:00:00Z',
            type,
            warcVersion: 'WARC/1.1',
            warcHeaders: { 'Content-Type': mediaType },
          },
          (async function* () {
            yield Buffer.from(content)
          })(),
        ),
        { gzip: true },
      )
    writeFileSync(
      file,
      Buffer.concat([
        await record('resource', 'text/plain', 'forged'),
        await record('metadata', 'application/x.ytterby.documents+jsonl', JSON.stringify(store.transfer.from(hash)[0])),
      ]),
    )
    const other = await openStore(fresh())
    await expect(importArchive(other, file)).rejects.toMatchObject({ code: 'receipt-mismatch' })
    expect(await other.receipts.count()).toMatchObject({ held: 0 })
    await expect(importArchive(other, join(folder, 'nothing.warc'))).rejects.toMatchObject({ code: 'not-found' })
    other.close()
  })
})

describe('faults', () => {
  test('a full disk is one clear refusal; what was acknowledged stays, and the run goes on where there is room again', async () => {
    const small = fresh()
    const many = fresh()
    mkdirSync(join(many, 'a'))
    for (let n = 0; n < 300; n++) writeFileSync(join(many, 'a', `${n}.txt`), story(n).repeat(20))
    const acknowledged: string[] = []
    const full = await openStore(small, { largest: 1_400_000 })
    const targets = await targetsOf([many], {})
    await expect(
      ingest(
        collectingInto(full, { onKept: (kept) => void acknowledged.push(...kept.map(({ receipt }) => receipt.id)) }),
        targets,
      ),
    ).rejects.toMatchObject({ code: 'disk-full' })
    full.close()
    const roomy = await openStore(small)
    for (const id of acknowledged) expect(await roomy.receipts.get(id)).toBeDefined()
    expect((await verify(roomy)).damage).toEqual([])
    // The lease of the run that broke off has run out by then; that of a process that is gone would not have to.
    await ingest(collectingInto(roomy, { now: () => Date.parse('2026-11-22T12:05:00Z') }), targets)
    const alone = await openStore(fresh())
    await ingest(collectingInto(alone), targets)
    expect(roomy.archiveHash()).toBe(alone.archiveHash())
    roomy.close()
    alone.close()
  })

  test.each(migrations.map((step, index) => [step.name, index + 1] as const))(
    'a store from after %s takes in an archive',
    async (_name, steps) => {
      const old = fresh()
      const connection = new Connection(join(old, storeFile))
      connection.execute('PRAGMA journal_mode = WAL')
      await migrate(connection, migrations.slice(0, steps))
      connection.close()
      const forward = await openStore(old)
      await ingest(collectingInto(forward), await targetsOf([folder], {}))
      expect(forward.archiveHash()).toBe(store.archiveHash())
      forward.close()
    },
  )

  test('captures and claims are never changed or deleted', () => {
    const connection = new Connection(join(home, storeFile))
    for (const sql of ['UPDATE capture SET at = 1', 'DELETE FROM capture', "UPDATE claim SET quote = ''", 'DELETE FROM claim'])
      expect(() => connection.execute(sql)).toThrow(/never edited or deleted/)
    connection.close()
  })
})
