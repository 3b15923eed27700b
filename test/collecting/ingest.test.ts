import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { dryRun, ingest } from '../../src/platform/collecting/ingest.ts'
import { targetsOf } from '../../src/platform/collecting/targets.ts'
import { openStore, type Store } from '../../src/platform/sqlite/store.ts'
import { newFolder } from '../contract/adapters.ts'
import { queryOf } from '../contract/records.ts'
import { describeShared } from '../shared.ts'
import { serving, type Served } from '../serving/server.ts'
import { closeReaders, collectingInto, story } from './collecting.ts'

let home: string
let folder: string
let store: Store
let server: Served | undefined
beforeEach(async () => {
  home = newFolder()
  folder = newFolder()
  store = await openStore(home)
})
afterEach(async () => {
  store.close()
  await server?.close()
  server = undefined
  for (const one of [home, folder]) rmSync(one, { recursive: true, force: true })
})
afterAll(closeReaders)

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}
const take = async (target: string, changed: Parameters<typeof collectingInto>[1] = {}) =>
  ingest(collectingInto(store, changed), await targetsOf([target], {}))
const headlines = (count: number): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      title: `Headline ${n}: China holds ${n % 100}% of magnets`,
      link: `https://example.org/${n}`,
      published: '2026-04-01',
    }),
  ).join('\n')

test('a folder of all kinds is read whole; every receipt stands in its stored bytes', async () => {
  put('a/story.txt', story(1))
  put(
    'a/page.html',
    `<html><head><title>Page</title></head><body><article><h1>Page</h1><p>${story(2)}</p></article></body></html>`,
  )
  put('b/news.jsonl.gz', gzipSync(headlines(5)))
  put(
    'b/list.mbox',
    `From a@example.org Thu Jan  1 00:00:00 2026\nFrom: a@example.org\nSubject: Ore\nDate: Thu, 1 Jan 2026 00:00:00 +0000\nMessage-ID: <1@x>\n\n${story(3)}`,
  )
  put('c/all.tar', await packTar([{ header: { name: 'in/deep.txt', size: story(4).length, type: 'file' }, body: story(4) }]))
  put('d/broken.pdf', '%PDF-1.4 nothing more')
  const { tally, targets } = await take(folder)
  expect(tally).toMatchObject({ read: 10, kept: 9, faults: 1 })
  expect(tally.claims).toBeGreaterThan(5)
  expect(targets[0]?.faults[0]).toContain('broken.pdf')
  const { hits } = await store.search.search({ wanted: queryOf('(stocks OR headline) -kind:claim'), limit: 20, offset: 0 })
  expect(hits).toHaveLength(9)
  for (const { entry } of hits) {
    const receipt = await store.receipts.get(entry.receipt)
    const original = receipt?.original
    const bytes = await store.originals.get(original?.hash ?? '')
    expect(bytes?.subarray(original?.from, original?.to).length).toBe((original?.to ?? 0) - (original?.from ?? 0))
  }
})

test('the same again changes nothing, and a file that has changed is a new version of its address', async () => {
  const path = put('page.txt', story(1))
  put('news.jsonl', headlines(300))
  expect((await take(folder)).tally).toMatchObject({ read: 301, kept: 301 })
  const hash = store.archiveHash()
  expect((await take(folder)).tally).toMatchObject({ read: 301, kept: 0, versions: 0, again: 301 })
  expect(store.archiveHash()).toBe(hash)
  writeFileSync(path, story(1).replace('Buyers', 'Most buyers'))
  expect((await take(path)).tally).toMatchObject({ read: 1, kept: 0, versions: 1 })
})

test('repeats in a file, versions of one link and days to come are told apart', async () => {
  const line = (title: string, published: string): string => JSON.stringify({ title, link: 'https://example.org/1', published })
  put(
    'news.jsonl',
    [
      line('Old title', '2026-04-01'),
      line('Old title', '2026-04-01'),
      line('New title', '2026-04-01'),
      '{broken',
      line('Far', '2031-01-01'),
    ].join('\n'),
  )
  const { tally } = await take(folder)
  expect(tally).toMatchObject({ read: 5, kept: 1, versions: 2, again: 1, futureDates: 1, faults: 1 })
})

test('a dry run tells the same and writes nothing', async () => {
  put('news.jsonl', headlines(20))
  const { tally } = await dryRun(collectingInto(store), await targetsOf([folder], {}))
  expect(tally).toMatchObject({ read: 20, kept: 20 })
  expect(await store.receipts.count()).toMatchObject({ held: 0 })
  expect(readdirSync(home).filter((name) => name === 'blobs')).toEqual([])
  expect(await store.queue.counts()).toMatchObject({ done: 0, waiting: 0 })
})

test('two ingests of the same folder at once keep everything once', async () => {
  put('news.jsonl', headlines(600))
  for (let n = 0; n < 30; n++) put(`stories/${n}.txt`, story(n))
  const second = await openStore(home)
  const targets = await targetsOf([join(folder, 'news.jsonl'), join(folder, 'stories')], {})
  const reports = await Promise.all([ingest(collectingInto(store), targets), ingest(collectingInto(second), targets)])
  second.close()
  const alone = await openStore(newFolder())
  await ingest(collectingInto(alone), targets)
  expect(store.archiveHash()).toBe(alone.archiveHash())
  expect(reports.reduce((sum, { tally }) => sum + tally.kept, 0)).toBe(630)
  rmSync(alone.home, { recursive: true, force: true })
  alone.close()
})

test('a page that changes is a new version; a sitemap leads to its pages, those that fail are tried again later', async () => {
  let words = story(1)
  server = await serving({
    '/map.xml': (_, response) =>
      response.end(
        `<urlset><url><loc>${server?.base}/a</loc></url><url><loc>${server?.base}/gone</loc></url><url><loc>${server?.base}/busy</loc></url></urlset>`,
      ),
    '/a': (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(words),
    '/busy': (_, response) => response.writeHead(503).end(),
  })
  const first = await take(`${server.base}/map.xml`)
  expect(first.tally).toMatchObject({ kept: 1, faults: 0 })
  expect(Object.fromEntries(first.targets.map(({ target, state }) => [new URL(target).pathname, state]))).toEqual({
    '/map.xml': 'done',
    '/a': 'done',
    '/gone': 'dead',
    '/busy': 'waiting',
  })
  words = story(1).replace('Buyers', 'Most buyers')
  expect((await take(`${server.base}/a`)).tally).toMatchObject({ versions: 1 })
  expect((await take(`${server.base}/a?utm_source=mail`)).tally).toMatchObject({ again: 1 })
  const versions = await store.archive.versionsOf(first.receipts[0] ?? '')
  expect(versions.map(({ address }) => address)).toEqual([`${server.base}/a`, `${server.base}/a`])
})

test('a feed gives its items once however often it is fetched, and their pages when asked to follow', async () => {
  const items = [1, 2]
  server = await serving({
    '/feed': (_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(
          `<rss version="2.0"><channel><title>P</title>${items.map((n) => `<item><title>Item ${n}</title><link>${server?.base}/${n}</link><guid>g${n}</guid></item>`).join('')}</channel></rss>`,
        ),
    '/1': story(1),
    '/2': story(2),
    '/3': story(3),
  })
  expect((await take(`${server.base}/feed`)).tally).toMatchObject({ read: 2, kept: 2 })
  items.push(3)
  expect((await take(`${server.base}/feed`)).tally).toMatchObject({ read: 3, kept: 1, again: 2 })
  const followed = await ingest(collectingInto(store), await targetsOf([`${server.base}/feed`], { follow: true }))
  expect(followed.targets.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
})

test.each([
  ['an endless redirect', '/round', 'redirects more than'],
  ['a gigabyte', '/gigabyte', 'is larger than'],
  ['a server that drips', '/drip', 'did not answer in time'],
  ['a gzip bomb', '/bomb', 'is larger than'],
  ['an inward redirect', '/inward', 'not on the public internet'],
  ['malformed XML', '/broken.xml', 'The feed is damaged'],
])('%s is one clear sentence in its job, and the others continue', async (_what, path, says) => {
  const bomb = gzipSync(Buffer.alloc(64 << 20))
  server = await serving({
    '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
    '/gigabyte': (_, response) => response.writeHead(200, { 'content-length': String(1 << 30) }).write('x'),
    '/drip': (_, response) => void setInterval(() => response.write('.'), 50).unref(),
    '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    '/inward': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    '/broken.xml': (_, response) =>
      response.writeHead(200, { 'content-type': 'application/xml' }).end('<?xml version="1.0"?><rss><channel><item><title>'),
    '/good': story(1),
  })
  const collecting = collectingInto(store, {}, { bytes: 8 << 20, milliseconds: 500, idle: 300 })
  const { targets, tally } = await ingest(collecting, await targetsOf([`${server.base}${path}`, `${server.base}/good`], {}))
  expect(tally.kept).toBe(1)
  expect(targets.find(({ target }) => target.endsWith(path))).toMatchObject({
    state: expect.stringMatching(/dead|waiting/) as string,
    says: expect.stringContaining(says) as string,
  })
})

test('a page in another character set is read in it', async () => {
  const page =
    '<html><head><meta charset="gb2312"><title>公告</title></head><body><article><p>商务部公布对中重稀土相关物项实施出口管制的决定，自发布之日起正式实施。</p></article></body></html>'
  // Windows-1252, though the server says UTF-8.
  server = await serving({
    '/fr': (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          Buffer.from(
            '<html><body><article><p>Les prix des terres rares élevés ont été publiés hier par le ministère à Paris.</p></article></body></html>',
            'latin1',
          ),
        ),
    '/zh': page,
  })
  const { tally, receipts } = await take(`${server.base}/fr`)
  expect(tally.kept).toBe(1)
  expect((await store.archive.textOf(receipts[0] ?? ''))?.text).toContain('élevés ont été publiés')
})

describeShared('the real archives', (shared) => {
  test('all headlines, abstracts and a day of a feed are read without a fault', async () => {
    const { tally } = await take(`${shared}data/news`)
    expect(tally.read).toBe(3199 + 1370 + 708 + 400)
    expect(tally.faults).toBe(0)
    expect(tally.kept + tally.versions + tally.again).toBe(tally.read)
    expect(tally.again).toBeGreaterThan(300)
  })
})
