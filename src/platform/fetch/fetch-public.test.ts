import type { LookupAddress } from 'node:dns'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serving, type Served } from '../../../test/serving/server.ts'
import { fetchIfChanged, fetchPublic } from './fetch-public.ts'

let server: Served
beforeAll(async () => {
  server = await serving({
    '/file': 'mine,tonnes\n',
    '/moved': (_, response) => response.writeHead(302, { location: '/file' }).end(),
    '/inward': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end(),
    '/metadata': (_, response) => response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    '/other-scheme': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/named': (_, response) => response.writeHead(302, { location: 'https://me:secret@example.org/' }).end(),
    '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
    '/endless': (request, response) => {
      const step = Number(new URL(`http://x${request.url}`).searchParams.get('step') ?? 0)
      response.writeHead(301, { location: `/endless?step=${step + 1}` }).end()
    },
    '/large': Buffer.alloc(100_000),
    // A gigabyte that says nothing of its size, sent as fast as it is read.
    '/gigabyte': (_, response) => {
      const block = Buffer.alloc(1 << 20)
      let sent = 0
      const more = (): void => {
        while (sent < 1024 && !response.destroyed) if ((sent++, !response.write(block))) return void response.once('drain', more)
        response.end()
      }
      more()
    },
    '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    '/silent': (_, response) => void response.write('a beginning'),
    // One byte now and then: never silent, never done.
    '/drip': (_, response) => {
      const timer = setInterval(() => response.write('.'), 40)
      response.on('close', () => clearInterval(timer))
    },
    '/late': () => undefined,
    '/cut': (_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half', () => response.destroy())
    },
    '/busy': (_, response) => response.writeHead(503, { 'retry-after': '120' }).end(),
    '/gone': (_, response) => response.writeHead(410).end(),
    '/kept': (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Wed, 01 Oct 2025 00:00:00 GMT' }).end('page')
    },
  })
})
afterAll(async () => server.close())

/** 512 MB of zeroes in half a megabyte. */
const bomb = gzipSync(Buffer.alloc(512 << 20), { level: 9 })
const here = { allowLoopback: true }

test.each(['/file', '/moved'])('a file comes as it is, redirects followed: %s', async (path) => {
  const { bytes, url } = await fetchPublic(`${server.base}${path}`, here)
  expect(Buffer.from(bytes).toString()).toBe('mine,tonnes\n')
  expect(url).toBe(`${server.base}/file`)
})

test.each([
  ['loopback by number', () => `${server.base}/file`],
  ['loopback by name', () => `${server.base}/file`.replace('127.0.0.1', 'localhost')],
  ['loopback in another notation', () => `${server.base}/file`.replace('127.0.0.1', '0x7f.1')],
  ['loopback by IPv6', () => 'http://[::1]:4180/'],
  ['loopback as IPv4 in IPv6', () => 'http://[::ffff:127.0.0.1]:4180/'],
  ['a private network', () => 'http://192.168.0.1/'],
  ['a cloud that tells its secrets', () => 'http://169.254.169.254/latest/meta-data/'],
  ['a file', () => 'file:///etc/passwd'],
  ['a name and password', () => 'https://me:secret@example.org/'],
  ['no address', () => 'usgs.csv'],
])('%s is refused before anything is sent', async (_what, address) => {
  const before = server.asked.length
  await expect(fetchPublic(address())).rejects.toMatchObject({ code: 'bad-input' })
  expect(server.asked.length).toBe(before)
})

test.each(['/inward', '/metadata', '/other-scheme', '/named'])(
  'a redirect to where the desk does not go is refused: %s',
  async (path) => {
    await expect(fetchPublic(`${server.base}${path}`, here)).rejects.toMatchObject({ code: 'bad-input' })
  },
)

describe('a name that leads elsewhere at each look', () => {
  /** Answers one address after the other, as a rebinding name server does. */
  const answering = (...answers: string[][]) => {
    let looks = 0
    const lookup = (_host: string, _options: unknown, done: (error: null, found: LookupAddress[]) => void): void => {
      const answer = answers[Math.min(looks++, answers.length - 1)] ?? []
      done(
        null,
        answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    }
    return { lookup: lookup as never, looks: () => looks }
  }
  test('is looked up once, and the address that was checked is the one connected to', async () => {
    const { lookup, looks } = answering(['127.0.0.1'], ['10.0.0.1'])
    const port = new URL(server.base).port
    const { bytes } = await fetchPublic(`http://rebinding.example:${port}/file`, { ...here, lookup })
    expect(Buffer.from(bytes).toString()).toBe('mine,tonnes\n')
    expect(looks()).toBe(1)
  })
  test.each([[['127.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['::ffff:7f00:1']], [['fd00::1']]])(
    '%j is refused',
    async (addresses) => {
      const before = server.asked.length
      const port = new URL(server.base).port
      const { lookup } = answering(addresses)
      await expect(fetchPublic(`http://rebinding.example:${port}/file`, { lookup })).rejects.toMatchObject({ code: 'bad-input' })
      expect(server.asked.length).toBe(before)
    },
  )
})

test.each([
  ['a redirect onto itself', '/round', {}, 'fetch-failed', 'more than 5 times'],
  ['redirects without end', '/endless', {}, 'fetch-failed', 'more than 5 times'],
  ['what is not there', '/nothing', {}, 'fetch-failed', 'answered 404'],
  ['more than may be read, as announced', '/large', { bytes: 50_000 }, 'input-too-large', 'larger than 49 kB'],
  ['a gigabyte', '/gigabyte', { bytes: 8 << 20 }, 'input-too-large', 'larger than 8 MB'],
  ['half a gigabyte packed in half a megabyte', '/bomb', { bytes: 8 << 20 }, 'input-too-large', 'larger than 8 MB'],
  ['no answer', '/late', { milliseconds: 200 }, 'fetch-failed', 'in time'],
  ['silence in the middle', '/silent', { idle: 300 }, 'fetch-failed', 'silent'],
  ['a byte now and then', '/drip', { milliseconds: 400, idle: 200 }, 'fetch-failed', 'in time'],
  ['half an answer', '/cut', {}, 'fetch-failed', 'could not be fetched'],
])('%s is refused in one sentence', async (_what, path, limits, code, says) => {
  const began = performance.now()
  const before = process.memoryUsage().rss
  await expect(fetchPublic(`${server.base}${path}`, { ...here, ...limits })).rejects.toMatchObject({
    name: 'Refusal',
    code,
    message: expect.stringContaining(says) as string,
  })
  expect(performance.now() - began).toBeLessThan(5000)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20)
})

test.each([
  ['/busy', { status: 503, passing: true, wait: 120_000 }],
  ['/gone', { status: 410, passing: false, wait: undefined }],
])('a queue is told whether to come again, and when: %s', async (path, told) => {
  await expect(fetchPublic(`${server.base}${path}`, here)).rejects.toMatchObject(told)
})

test('what has not changed is not sent again', async () => {
  const first = await fetchPublic(`${server.base}/kept`, here)
  expect(first.validators).toEqual({ etag: '"v1"', lastModified: 'Wed, 01 Oct 2025 00:00:00 GMT' })
  expect(await fetchIfChanged(`${server.base}/kept`, first.validators, here)).toEqual({
    unchanged: true,
    url: `${server.base}/kept`,
  })
})

test('a request says who asks and carries nothing else of ours', () => {
  const headers = server.asked.find(({ path }) => path === '/file')?.headers ?? {}
  expect(headers['user-agent']).toMatch(/^Ytterby\/[\d.]+ \(.+\)$/)
  expect(headers).not.toHaveProperty('cookie')
  expect(headers).not.toHaveProperty('authorization')
  expect(headers).not.toHaveProperty('referer')
})
