import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A server on loopback for one test, with what was asked of it. */
export interface Served {
  readonly base: string
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly at: number }[]
  close(): Promise<void>
}

/** Serves `pages` by path: text or bytes with status 200, or whatever a handler does; everything else is 404. */
export async function serving(pages: Readonly<Record<string, string | Uint8Array | Handler>>): Promise<Served> {
  const asked: Served['asked'] = []
  const server: Server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers, at: Date.now() })
    const page = pages[path] ?? pages[path.replace(/\?.*$/, '')]
    if (page === undefined) response.writeHead(404).end()
    else if (typeof page === 'function') page(request, response)
    else {
      response.writeHead(200, {
        'content-type': typeof page === 'string' ? 'text/html; charset=utf-8' : 'application/octet-stream',
      })
      response.end(page)
    }
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
