import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation, type Desk, type Operation } from '../../answers/operation.ts'
import { askWith } from '../ask.ts'
import { apiOf, type ApiParts } from './api.ts'
import { guarded } from './serve.ts'

const shareOf = operation({
  name: 'share',
  asks: 'Who controls a stage?',
  input: z.object({ mineral: z.string(), year: z.coerce.number().int().optional() }),
  output: z.object({ says: z.string() }),
  cli: { examples: [] },
  answer: async (_desk, { mineral, year }) => ({ says: `${mineral} in ${year ?? 'every year'}` }),
})
const checkOf = operation({
  name: 'check',
  asks: 'Which numbers hold?',
  input: z.object({
    document: z.object({ text: z.string().optional(), base64: z.string().optional(), mediaType: z.string().optional() }),
    explain: z.boolean().default(false),
  }),
  output: z.object({ letters: z.number(), explain: z.boolean() }),
  cli: { argument: { name: 'file', field: 'document', kind: 'document' }, examples: [] },
  answer: async (_desk, { document, explain }) => ({
    letters: (document.text ?? Buffer.from(document.base64 ?? '', 'base64').toString()).length,
    explain,
  }),
})
const failing = operation({
  name: 'fail',
  asks: 'Does it fail?',
  input: z.object({}),
  output: z.object({}),
  cli: { examples: [] },
  answer: async () => {
    throw new Error('secret path')
  },
})

const toFile: ApiParts['toFile'] = async (name, { answer }, format) => ({
  name: `${name}.${format}`,
  mediaType: 'text/csv; charset=utf-8',
  chunks: (async function* () {
    yield await Promise.resolve(new TextEncoder().encode(JSON.stringify(answer)))
    if (format === 'parquet') throw new Error('the disk went away')
  })(),
})

const operations = [shareOf, checkOf, failing] as unknown as Operation[]
const faults: unknown[] = []
const app = guarded(
  apiOf({
    operations,
    ask: askWith({} as Desk, operations),
    toFile,
    version: '1.2.3',
    fault: (error) => void faults.push(error),
  }),
  '127.0.0.1',
)
const at = async (path: string, init?: RequestInit): Promise<Response> => app.request(`http://127.0.0.1:4180${path}`, init)

describe('the HTTP API', () => {
  test('a question of plain fields can be linked to', async () => {
    expect(await (await at('/api/share?mineral=Nd&year=2024')).json()).toEqual({ says: 'Nd in 2024' })
  })

  test('an answer can be downloaded, by either way of asking', async () => {
    const file = await at('/api/share?mineral=Nd&year=2024&format=csv')
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="share.csv"')
    expect(await file.json()).toEqual({ says: 'Nd in 2024' })
    const headers = { 'content-type': 'text/plain' }
    const posted = await at('/api/check?format=xlsx', { method: 'POST', body: 'seventeen', headers })
    expect(posted.headers.get('content-disposition')).toBe('attachment; filename="check.xlsx"')
  })

  test('a file that fails half-way is an error, not half a file', async () => {
    const answer = await at('/api/share?mineral=Nd&format=parquet')
    expect(answer.status).toBe(500)
    expect(await answer.json()).toMatchObject({ error: { code: 'internal' } })
  })

  test('a document can be sent as it is', async () => {
    const answer = await at('/api/check?explain=true', {
      method: 'POST',
      body: 'seventeen',
      headers: { 'content-type': 'text/plain' },
    })
    expect(await answer.json()).toEqual({ letters: 9, explain: true })
  })

  test.each([
    ['/api/share', 400, 'bad-input'],
    ['/api/share?mineral=Nd&year=soon', 400, 'bad-input'],
    ['/api/share?mineral=Nd&format=docx', 400, 'bad-input'],
    ['/api/nothing', 404, 'not-found'],
    ['/api/fail', 500, 'internal'],
  ])('%s is refused with %i and a code', async (path, status, code) => {
    const answer = await at(path)
    expect(answer.status).toBe(status)
    const body = await answer.text()
    expect(JSON.parse(body)).toMatchObject({ error: { code } })
    expect(body).not.toContain('secret')
  })

  test('broken JSON is refused in one sentence', async () => {
    const answer = await at('/api/share', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })
    expect(await answer.json()).toEqual({ error: { code: 'bad-input', message: 'the body is not JSON' } })
  })

  test('the document is OpenAPI 3.1 and names every question', async () => {
    const document = (await (await at('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, object> }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(['/share', '/check', '/fail'])
    expect(Object.keys(document.paths['/check'] ?? {})).toEqual(['post'])
    expect(JSON.stringify(document.paths['/share'])).toContain('application/vnd.apache.parquet')
  })
})

describe('the guard', () => {
  test('a name rebound to this machine is turned away', async () => {
    expect((await app.request('http://evil.example:4180/api/share?mineral=Nd')).status).toBe(421)
  })

  test('a page elsewhere may not write', async () => {
    const headers = { origin: 'https://evil.example', 'content-type': 'text/plain' }
    expect((await at('/api/check', { method: 'POST', body: 'x', headers })).status).toBe(400)
  })
})

test('the same question gives the same answer over MCP', async () => {
  const transport = new StreamableHTTPClientTransport(new URL('http://127.0.0.1:4180/mcp'), {
    fetch: async (input, init) => app.request(String(input), init),
  })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  const { tools } = await client.listTools()
  expect(tools.map((tool) => tool.name)).toEqual(['share', 'check', 'fail'])
  const answer = await client.callTool({ name: 'share', arguments: { mineral: 'Dy' } })
  expect(answer.structuredContent).toEqual({ says: 'Dy in every year' })
  await client.close()
})
