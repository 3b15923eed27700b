import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { Operation } from '../../answers/operation.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Ask } from '../ask.ts'
import { downloadOf, readFormat, type DownloadFormat, type Export } from '../export.ts'
import { mcpServerOf } from '../mcp/tools.ts'
import { asksByQuery, openApiOf } from './openapi.ts'
import { refusedBody } from './refused.ts'

/** 20 MB of document is 27 MB of base64; more is refused before it is read. */
const largestBody = 28 * 1024 * 1024

export interface ApiParts {
  readonly operations: readonly Operation[]
  readonly ask: Ask
  readonly toFile: Export
  readonly version: string
  /** Told of every fault that is ours. */
  fault(error: unknown): void
}

/** The HTTP API under `/api` and the MCP endpoint under `/mcp`, derived from the table of operations. */
export function apiOf(parts: ApiParts): Hono {
  const app = new Hono()
  let openApi: string | undefined
  app.get('/api/openapi.json', (c) => {
    openApi ??= JSON.stringify(openApiOf(parts.operations, parts.version))
    return c.body(openApi, 200, { 'content-type': 'application/json; charset=utf-8' })
  })
  const tooLarge = bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw new Refusal('input-too-large', 'the request is larger than 28 MB')
    },
  })
  /** The answer itself, or with `format` a file of it. */
  async function replied(c: Context, name: string, input: unknown, format: DownloadFormat | undefined): Promise<Response> {
    const answer = await parts.ask(name, input)
    return format === undefined ? c.json(answer as object) : downloadOf(await parts.toFile(name, { input, answer }, format))
  }
  for (const op of parts.operations) {
    if (asksByQuery(op))
      app.get(`/api/${op.name}`, async (c) => {
        const { format, ...query } = c.req.query()
        return replied(c, op.name, typed(query), formatOf(format))
      })
    app.post(`/api/${op.name}`, tooLarge, async (c) => {
      const { format, ...query } = c.req.query()
      const asked = formatOf(format)
      return replied(c, op.name, await inputOf(op, c.req.raw, query), asked)
    })
  }
  app.all('/api/*', () => {
    throw new Refusal('not-found', 'there is no such question; GET /api/openapi.json lists them')
  })
  const mcp = createMcpHandler(() => mcpServerOf(parts.operations, parts.ask, parts.version), {
    onerror: (error) => parts.fault(error),
  })
  app.all('/mcp', tooLarge, async (c) => mcp.fetch(c.req.raw))
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) parts.fault(error)
    const { body, status } = refusedBody(error)
    return c.json(body, status as ContentfulStatusCode)
  })
  return app
}

const formatOf = (text: string | undefined): DownloadFormat | undefined => (text === undefined ? undefined : readFormat(text))

/** Query strings know only words: `true` and `false` become what they say, numbers are coerced by the schemas. */
const typed = (query: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query).map(([key, value]) => [key, value === 'true' ? true : value === 'false' ? false : value]),
  )

/** JSON is the input itself; any other body of a question about a document is that document, options in the query. */
async function inputOf(op: Operation, request: Request, query: Record<string, string>): Promise<unknown> {
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const body = new Uint8Array(await request.arrayBuffer())
  if (mediaType === 'application/json') {
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
    } catch (cause) {
      throw new Refusal('bad-input', 'the body is not JSON', { cause })
    }
  }
  if (op.cli.argument?.kind !== 'document')
    throw new Refusal('bad-input', `${op.name} takes a JSON body (content-type application/json)`)
  const name = query['name'] === undefined ? {} : { name: query['name'] }
  const { name: _name, ...options } = typed(query)
  return {
    ...options,
    document: {
      base64: Buffer.from(body).toString('base64'),
      mediaType: mediaType === '' ? 'application/octet-stream' : mediaType,
      ...name,
    },
  }
}
