import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal } from '../../kernel/errors.ts'
import { refusedBody } from './refused.ts'

export interface ServeOptions {
  readonly host: string
  readonly port: number
}

/** A running desk: its address, and the way to end it without cutting off an answer. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Refuses requests that name another host than the one served: a page elsewhere that rebinds its name to this machine
 * must not reach the desk. Writing requests must also come from a page of the desk itself.
 */
export function guarded(app: Hono, host: string): Hono {
  const allowed = loopback.has(host) ? loopback : null
  const outer = new Hono()
  outer.use(async (c, next) => {
    const named = (c.req.header('host') ?? new URL(c.req.url).host).replace(/:\d+$/, '')
    if (allowed !== null && !allowed.has(named)) {
      const { body } = refusedBody(new Refusal('bad-input', `this desk answers at ${host}, not at ${named}`))
      return c.json(body, 421)
    }
    const origin = c.req.header('origin')
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && origin !== undefined && origin !== 'null') {
      const from = URL.canParse(origin) ? new URL(origin).host : ''
      if (from !== (c.req.header('host') ?? '')) {
        const { body, status } = refusedBody(new Refusal('bad-input', 'a page of another site may not write to this desk'))
        return c.json(body, status as ContentfulStatusCode)
      }
    }
    return next()
  })
  outer.all('*', async (c) => app.fetch(c.req.raw))
  return outer
}

/** Opens the port and answers until closed. A port somebody else holds is one sentence, not a stack. */
export async function openPort(app: Hono, options: ServeOptions): Promise<Served> {
  const shownHost = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: options.host, port: options.port }, (info) =>
      resolve({
        url: `http://${shownHost}:${info.port}`,
        close: async () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 2000).unref()
          }),
      }),
    )
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new Refusal('port-taken', `port ${options.port} is taken; stop what listens there or use --port`, { cause: error }),
        )
      else if (error.code === 'EACCES')
        reject(
          new Refusal('port-taken', `port ${options.port} may not be opened by you; use --port with a number above 1023`, {
            cause: error,
          }),
        )
      else reject(error)
    })
  })
}
