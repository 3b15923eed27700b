import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bundledGazetteer } from '../../../test/bench/gazetteer.ts'
import { bundledDesk } from '../../../test/bundled.ts'
import { check } from '../../answers/check/check.ts'
import { createDocumentReader } from '../readers/document-reader.ts'
import { languageModel, modelSettings } from './language-model.ts'

interface Asked {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: { model: string; temperature: number; messages: { role: string; content: string }[] }
}

let server: Server
let url = ''
let asked: Asked[] = []
let answer: { status?: number; headers?: Record<string, string>; body: string } = { body: '' }

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
const says = (spans: unknown): void => {
  answer = { body: JSON.stringify({ choices: [{ message: { content: `Here you are:\n${JSON.stringify({ spans })}` } }] }) }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      asked.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(text) as Asked['body'],
      })
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers }).end(answer.body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterAll(() => server.close())
beforeEach(() => void (asked = []))

const model = (over: { key?: string } = {}) => languageModel({ url, name: 'small', key: over.key })

describe('a language model', () => {
  test('is sent the text and the key, and nothing but its pieces is used', async () => {
    says(['China mined 270,000 tonnes', 7, null])
    expect(await model({ key: 'secret' }).propose('China mined 270,000 tonnes.')).toEqual({
      ok: true,
      value: ['China mined 270,000 tonnes'],
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer secret',
      body: { model: 'small', temperature: 0 },
    })
    expect(asked[0]?.body.messages.at(-1)).toEqual({ role: 'user', content: 'China mined 270,000 tonnes.' })
  })

  test('gets a long text in parts that end at lines', async () => {
    says([])
    const line = 'A sentence of some length that ends here.\n'
    await model().propose(line.repeat(400))
    expect(asked.length).toBeGreaterThan(1)
    for (const { body } of asked) expect(body.messages.at(-1)?.content.trimEnd().endsWith('ends here.')).toBe(true)
  })

  test.each<[string, typeof answer, string]>([
    ['fails', { status: 500, body: 'x' }, 'it answered 500'],
    [
      'sends us to another address',
      { status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' },
      'it could not be reached',
    ],
    [
      'talks',
      { body: JSON.stringify({ choices: [{ message: { content: 'I see no statements.' } }] }) },
      'it did not answer with JSON',
    ],
    ['is no such API', { body: '<html>' }, 'it did not answer with JSON'],
    ['answers without end', { body: 'x'.repeat(600 * 1024) }, 'it answered too much'],
  ])('that %s is a fault and no refusal', async (_what, given, why) => {
    answer = given
    expect(await model().propose('Some text.')).toMatchObject({ ok: false, fault: { kind: 'model-unavailable', says: why } })
  })
})

describe('its place is named by the operator alone', () => {
  test('no address, no model', () => expect(modelSettings({ YTTERBY_MODEL_NAME: 'x' })).toBe(null))
  test('address, name and key', () =>
    expect(
      modelSettings({ YTTERBY_MODEL_URL: 'http://localhost:11434/v1/', YTTERBY_MODEL_NAME: 'q', YTTERBY_MODEL_KEY: ' k ' }),
    ).toEqual({
      url: 'http://localhost:11434/v1',
      name: 'q',
      key: 'k',
    }))
  test.each([
    ['file:///etc/passwd', 'x'],
    ['not an address', 'x'],
    ['http://user:word@host/v1', 'x'],
    ['http://localhost/v1', ''],
  ])('%s with name "%s" is refused', (address, name) =>
    expect(() => modelSettings({ YTTERBY_MODEL_URL: address, YTTERBY_MODEL_NAME: name })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    ),
  )
})

describe('what it points at is read by the same rules', () => {
  const text = `Mines and magnets this year\n\n20 October 2025\n\nIt was a fine day, the director of the park told us at the gate, and nobody spoke of figures. China mined 270,000 tonnes of rare earths in 2024, and that is all.`
  const ask = async (proposer?: ReturnType<typeof model>) => {
    const desk = { ...bundledDesk('2025-11-22'), reader: createDocumentReader(), gazetteer: bundledGazetteer(), proposer }
    return check.answer(desk, check.input.parse({ document: { text } }))
  }

  test('invented words, words of no claim and what the rules had found change nothing but the note', async () => {
    const alone = await ask()
    says([
      'China mined 999,000 tonnes of rare earths in 2024',
      'It was a fine day',
      'China mined 270,000 tonnes of rare earths in 2024',
    ])
    const aided = await ask(model())
    expect(aided.claims).toEqual(alone.claims)
    expect(aided.article.notes).toEqual([
      'The language model small pointed at 3 passages; the rules took 0 claims from them that they had not found, marked “proposed”.',
    ])
    expect(asked[0]?.body.messages.at(-1)?.content).toContain('China mined 270,000')
  })

  test('a model that is down leaves the rules alone, and says so', async () => {
    answer = { status: 503, body: '' }
    const aided = await ask(model())
    expect(aided.claims).toEqual((await ask()).claims)
    expect(aided.article.notes).toEqual(['The language model small proposed nothing: it answered 503. The rules read alone.'])
  })
})
