import { afterEach, expect, test } from 'vitest'
import { serving, type Served } from '../../../test/serving/server.ts'
import { politeFetcher } from './polite.ts'

let server: Served
afterEach(async () => server.close())

const here = { allowLoopback: true }

test('what robots.txt closes is not asked for, and it is read once', async () => {
  server = await serving({
    '/robots.txt':
      'User-agent: ytterby\nDisallow: /private\nAllow: /private/open\n\nUser-agent: *\nDisallow: /\n\nSitemap: https://example.org/map.xml\n',
    '/news': 'news',
    '/private/list': 'secret',
    '/private/open': 'open',
  })
  const fetcher = politeFetcher(here, { between: 0 })
  await fetcher.get(`${server.base}/news`)
  await fetcher.get(`${server.base}/private/open`)
  await expect(fetcher.get(`${server.base}/private/list`)).rejects.toMatchObject({
    code: 'fetch-failed',
    passing: false,
    message: expect.stringContaining('robots.txt') as string,
  })
  expect(server.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/news', '/private/open'])
  expect((await fetcher.robots(`${server.base}/news`)).sitemaps).toEqual(['https://example.org/map.xml'])
})

test.each([
  [404, true],
  [403, true],
  [503, false],
])('a host whose robots.txt answers %i lets us in: %s', async (status, opens) => {
  server = await serving({ '/robots.txt': (_, response) => response.writeHead(status).end(), '/news': 'news' })
  const got = politeFetcher(here, { between: 0 }).get(`${server.base}/news`)
  if (opens) await expect(got).resolves.toMatchObject({ status: 200 })
  else await expect(got).rejects.toMatchObject({ passing: true })
})

test('one request at a time to a host, with a pause between, however many are asked for at once', async () => {
  let open = 0
  let most = 0
  server = await serving({
    '/page': (_, response) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        response.end('page')
      }, 20)
    },
  })
  const fetcher = politeFetcher(here, { between: 60 })
  await Promise.all([1, 2, 3, 4].map(async (n) => fetcher.get(`${server.base}/page?${n}`)))
  expect(most).toBe(1)
  const times = server.asked.filter(({ path }) => path !== '/robots.txt').map(({ at }) => at)
  for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(55)
})

test('a host that fails is left alone longer each time; one that answers again is asked as before', async () => {
  let isWell = false
  server = await serving({ '/page': (_, response) => response.writeHead(isWell ? 200 : 502).end() })
  const fetcher = politeFetcher(here, { between: 0, backOff: 200 })
  for (let tries = 0; tries < 3; tries++)
    await expect(fetcher.get(`${server.base}/page`)).rejects.toMatchObject({ passing: true })
  const times = server.asked.filter(({ path }) => path === '/page').map(({ at }) => at)
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(195)
  expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(390)
  isWell = true
  await fetcher.get(`${server.base}/page`)
  const began = Date.now()
  await fetcher.get(`${server.base}/page`)
  expect(Date.now() - began).toBeLessThan(195)
})

test('a host that asks for two minutes is not sat out: the queue comes again', async () => {
  server = await serving({ '/page': (_, response) => response.writeHead(429, { 'retry-after': '120' }).end() })
  const fetcher = politeFetcher(here, { between: 0, patience: 1000 })
  await expect(fetcher.get(`${server.base}/page`)).rejects.toMatchObject({ wait: 120_000, status: 429 })
  await expect(fetcher.get(`${server.base}/page`)).rejects.toMatchObject({ passing: true, wait: expect.any(Number) as number })
  expect(server.asked.filter(({ path }) => path === '/page')).toHaveLength(1)
})
