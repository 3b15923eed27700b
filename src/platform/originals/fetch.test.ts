import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchPublic } from './fetch.ts'

let server: Server
let base: string
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/file') response.end('mine,tonnes\n')
    else if (request.url === '/moved') response.writeHead(302, { location: '/file' }).end()
    else if (request.url === '/inward') response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end()
    else if (request.url === '/other-scheme') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end()
    else if (request.url === '/large') response.end(Buffer.alloc(100_000))
    else if (request.url === '/slow') setTimeout(() => response.end('late'), 5000).unref()
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** As if the test's own server stood on the public internet. */
const allows = (address: string): boolean => address === '127.0.0.1'

test.each(['/file', '/moved'])('a file comes as it is, redirects followed: %s', async (path) => {
  const { bytes, url } = await fetchPublic(`${base}${path}`, { allows })
  expect(Buffer.from(bytes).toString()).toBe('mine,tonnes\n')
  expect(url).toBe(`${base}/file`)
})

test.each([
  ['loopback by number', () => `${base}/file`],
  ['loopback by name', () => `${base}/file`.replace('127.0.0.1', 'localhost')],
  ['loopback in another notation', () => `${base}/file`.replace('127.0.0.1', '0x7f.1')],
  ['loopback by IPv6', () => 'http://[::1]:4180/'],
  ['a private network', () => 'http://192.168.0.1/'],
  ['a file', () => 'file:///etc/passwd'],
  ['a name and password', () => 'https://me:secret@example.org/'],
  ['no address', () => 'usgs.csv'],
])('%s is refused before anything is sent', async (_what, address) => {
  await expect(fetchPublic(address())).rejects.toMatchObject({ code: 'bad-input' })
})

test.each(['/inward', '/other-scheme'])('a redirect to where the desk does not go is refused: %s', async (path) => {
  await expect(fetchPublic(`${base}${path}`, { allows })).rejects.toMatchObject({ code: 'bad-input' })
})

test.each([
  ['/round', {}, 'fetch-failed'],
  ['/nothing', {}, 'fetch-failed'],
  ['/large', { bytes: 50_000 }, 'input-too-large'],
  ['/slow', { milliseconds: 200 }, 'fetch-failed'],
])('%s is refused in one sentence', async (path, limits, code) => {
  await expect(fetchPublic(`${base}${path}`, { allows, ...limits })).rejects.toMatchObject({ name: 'Refusal', code })
})
