import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { jobs } from '../../src/answers/jobs/jobs.ts'
import { receiptDiff } from '../../src/answers/receipt-diff/receipt-diff.ts'
import { receipt } from '../../src/answers/receipt/receipt.ts'
import { sources } from '../../src/answers/watching/sources.ts'
import type { Desk } from '../../src/answers/operation.ts'
import { collectOnce } from '../../src/platform/collecting/collect.ts'
import type { Collecting } from '../../src/platform/collecting/collecting.ts'
import { previewOf } from '../../src/platform/collecting/preview.ts'
import { openStore, type Store } from '../../src/platform/sqlite/store.ts'
import { queryOf } from '../contract/records.ts'
import { newFolder } from '../contract/adapters.ts'
import { deskOn } from '../contract/desk.ts'
import { serving, type Served } from '../serving/server.ts'
import { closeReaders, collectingInto, story } from './collecting.ts'

let store: Store
let server: Served
let desk: Desk
let now: number
let collecting: Collecting
let words: string
let items: number[]
let isDown: boolean
const minute = 60_000

const feed = (): string =>
  `<rss version="2.0"><channel><title>Trade press</title>${items.map((n) => `<item><title>Item ${n} on magnets</title><link>${server.base}/${n}</link><guid>g${n}</guid></item>`).join('')}</channel></rss>`

beforeEach(async () => {
  store = await openStore(newFolder())
  now = Date.parse('2026-11-22T12:00:00Z')
  words = story(1)
  items = [1, 2]
  isDown = false
  server = await serving({
    '/feed': (request, response) => {
      const etag = `"${items.length}"`
      if (isDown) response.writeHead(503).end()
      else if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
      else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(feed())
    },
    '/page': (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(words),
    '/notices/':
      '<html><head><title>Notices</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>Announcements of the ministry on export control, in the order of their numbers.</p>' +
      [1, 2, 3, 4, 5].map((n) => `<a href="${n}.txt">Notice ${n}</a>`).join(' ') +
      '</body></html>',
    ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`/notices/${n}.txt`, story(n + 10)])),
  })
  collecting = collectingInto(store, { now: () => now, backOff: minute })
  desk = deskOn(store, {
    jobs: store.queue,
    watched: store.watched,
    now: () => new Date(now).toISOString(),
    preview: async (url) => previewOf(url, { allowLoopback: true }),
  })
})
afterEach(async () => {
  store.close()
  rmSync(store.home, { recursive: true, force: true })
  await server.close()
})
afterAll(closeReaders)

const ask = async (input: object) => sources.output.parse(await sources.answer(desk, sources.input.parse(input)))
const only = async () => (await ask({})).sources[0]

describe('watching', () => {
  test('an address shows what it would bring before it is watched', async () => {
    expect((await ask({ preview: `${server.base}/feed` })).preview).toMatchObject({
      kind: 'feed',
      title: 'Trade press',
      count: 2,
      items: [{ title: 'Item 1 on magnets' }, {}],
    })
    expect((await ask({ preview: `${server.base}/notices/` })).preview).toMatchObject({
      kind: 'list',
      count: 5,
      feeds: [`${server.base}/feed`],
    })
    expect((await ask({ preview: `${server.base}/page` })).preview).toMatchObject({ kind: 'page', count: 1 })
    expect((await ask({})).sources).toEqual([])
  })

  test('a feed brings what is new, asks only for what has changed, and is not asked before it is due', async () => {
    await ask({ add: `${server.base}/feed`, every: 30 })
    expect(await only()).toMatchObject({ health: 'new', title: 'Trade press' })
    expect((await collectOnce(collecting)).tally).toMatchObject({ kept: 2 })
    expect(await only()).toMatchObject({ health: 'well', kept: 2, due: '2026-11-22T12:30:00Z' })
    const asked = server.asked.length
    expect(await collectOnce(collecting)).toMatchObject({ looked: 0, targets: [] })
    expect(server.asked).toHaveLength(asked)
    now += 31 * minute
    expect((await collectOnce(collecting)).tally).toMatchObject({ read: 0 })
    expect(server.asked.at(-1)?.headers['if-none-match']).toBe('"2"')
    items.push(3)
    now += 31 * minute
    expect((await collectOnce(collecting)).tally).toMatchObject({ read: 3, kept: 1, again: 2 })
    expect(await only()).toMatchObject({ kept: 3, changed: '2026-11-22T13:02:00Z' })
  })

  test('a source that fails is asked less and less often, says why, and the others go on', async () => {
    await ask({ add: `${server.base}/feed`, every: 5 })
    await ask({ add: `${server.base}/page`, kind: 'page', title: 'Quota page', every: 5 })
    isDown = true
    for (const wait of [5, 10, 20]) {
      await collectOnce(collecting)
      const row = (await ask({})).sources.find(({ kind }) => kind === 'feed')
      expect(row).toMatchObject({ health: 'failing', says: expect.stringContaining('answered 503') as string })
      expect(Date.parse(row?.due ?? '') - now).toBe(wait * minute)
      now += wait * minute
    }
    expect((await ask({})).sources.find(({ kind }) => kind === 'page')).toMatchObject({ health: 'well', kept: 1 })
    isDown = false
    await collectOnce(collecting)
    expect((await ask({})).sources.find(({ kind }) => kind === 'feed')).toMatchObject({
      health: 'well',
      failures: 0,
      says: null,
      kept: 2,
    })
  })

  test('a paused source is left alone, one that is hurried is not', async () => {
    const { changed } = await ask({ add: `${server.base}/feed` })
    await ask({ pause: changed })
    expect(await collectOnce(collecting)).toMatchObject({ looked: 0 })
    expect(await only()).toMatchObject({ health: 'paused', due: null })
    await ask({ resume: changed })
    expect(await collectOnce(collecting)).toMatchObject({ looked: 1 })
    await ask({ now: changed })
    expect(await collectOnce(collecting)).toMatchObject({ looked: 1 })
    await ask({ remove: changed })
    expect((await ask({})).sources).toEqual([])
    await expect(ask({ pause: changed })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a list of notices brings the documents it links to', async () => {
    await ask({ add: `${server.base}/notices/`, every: 1440 })
    const { tally } = await collectOnce(collecting)
    expect(tally.kept).toBe(6)
  })

  test.each([
    ['forward by a year', 365 * 24 * 60 * minute],
    ['back by a year', -365 * 24 * 60 * minute],
  ])('a clock that jumps %s stops no source', async (_what, jump) => {
    await ask({ add: `${server.base}/page`, kind: 'page', title: 'Quota page', every: 5 })
    await collectOnce(collecting)
    now += jump
    expect(await collectOnce(collecting)).toMatchObject({ looked: 1 })
    expect(await only()).toMatchObject({ failures: 0, succeeded: new Date(now).toISOString().replace('.000', '') })
  })
})

describe('versions', () => {
  test('what a publisher changed is shown word by word, and the receipt lists its versions and claims', async () => {
    await ask({ add: `${server.base}/page`, kind: 'page', title: 'Quota page', every: 5 })
    await collectOnce(collecting)
    words = story(1).replace('61%', '69%')
    now += 6 * minute
    await collectOnce(collecting)
    const versions = (await store.search.search({ wanted: queryOf('magnet'), limit: 5, offset: 0 })).hits.map(
      ({ entry }) => entry.receipt,
    )
    const [first = '', second = ''] = (await store.archive.versionsOf(versions[0] ?? '')).map((one) => one.receipt)
    const answer = receiptDiff.output.parse(await receiptDiff.answer(desk, { id: second }))
    expect(answer).toMatchObject({
      address: `${server.base}/page`,
      older: { receipt: first },
      newer: { receipt: second },
      words: { removed: 1, added: 1 },
    })
    expect(answer.changes.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['61', '69'])
    const shown = receipt.output.parse(await receipt.answer(desk, receipt.input.parse({ id: second })))
    expect(shown.versions.map((one) => one.receipt)).toEqual([first, second])
    expect(shown.claims).toEqual(
      expect.arrayContaining([expect.objectContaining({ value: 69, unit: 'percent', geography: 'CHN' })]),
    )
    await expect(receiptDiff.answer(desk, { id: first })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the queue', () => {
  test('what failed waits for another try, is given up after six, and can be tried again by hand', async () => {
    isDown = true
    const target = { task: 'url' as const, what: `${server.base}/feed` }
    store.queue.add([target], 'r', now)
    const listed = async () => jobs.output.parse(await jobs.answer(desk, jobs.input.parse({})))
    for (let tries = 1; tries <= 6; tries++) {
      await collectOnce(collecting)
      expect((await listed()).jobs[0]).toMatchObject({
        tries,
        state: tries < 6 ? 'waiting' : 'dead',
        says: expect.stringContaining('503') as string,
      })
      now += 4 ** tries * minute
    }
    isDown = false
    await jobs.answer(desk, jobs.input.parse({ retry: (await listed()).jobs[0]?.id }))
    await collectOnce(collecting)
    expect((await listed()).jobs[0]).toMatchObject({ state: 'done', says: null, tally: { kept: 2 } })
    await expect(jobs.answer(desk, jobs.input.parse({ retry: 999 }))).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a lease keeps others away until it runs out, and who has lost it writes nothing', async () => {
    const { queue } = store
    queue.add([{ task: 'file', what: '/a' }], 'r', now)
    const taken = queue.take('elsewhere 1 x', now)
    expect(queue.take('here 2 y', now + 1000)).toBeUndefined()
    expect(queue.take('here 2 y', now + 61_000)).toMatchObject({ id: taken?.id, tries: 2 })
    expect(() => store.keep([], () => queue.checkpoint(taken?.id ?? 0, 'elsewhere 1 x', taken?.progress as never, now))).toThrow(
      'another program',
    )
  })

  test('a lease from a clock that ran ahead is not believed', () => {
    store.queue.add([{ task: 'file', what: '/a' }], 'r', now)
    store.queue.take('elsewhere 1 x', now + 365 * 24 * 60 * minute)
    expect(store.queue.take('here 2 y', now)).toMatchObject({ tries: 2 })
  })

  test('one target has one open job, however often it is asked for', async () => {
    for (let n = 0; n < 3; n++) store.queue.add([{ task: 'file', what: '/a' }], `run ${n}`, now)
    expect(await store.queue.counts()).toMatchObject({ waiting: 1 })
  })
})
