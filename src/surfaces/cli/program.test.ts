import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation, type Desk, type Operation } from '../../answers/operation.ts'
import { Refusal } from '../../kernel/errors.ts'
import { askWith } from '../ask.ts'
import type { Edge } from './edge.ts'
import { programOf, type Program } from './program.ts'

const weigh = operation({
  name: 'weigh',
  asks: 'How heavy is it?',
  input: z.object({
    ore: z.string().describe('What is weighed'),
    grade: z.coerce.number().default(1),
    inTonnes: z.boolean().default(false).describe('Say it in tonnes'),
  }),
  output: z.object({ says: z.string(), rows: z.array(z.object({ mineral: z.string(), mass: z.number() })) }),
  cli: { argument: { name: 'ore', field: 'ore', kind: 'text' }, examples: ['weigh bastnaesite --grade 0.07'] },
  answer: async (_desk, { ore, grade, inTonnes }) => ({
    says: `${ore}${inTonnes ? ' t' : ''}`,
    rows: [{ mineral: 'REO', mass: grade * 100 }],
  }),
})

const count = operation({
  name: 'count',
  asks: 'How many letters?',
  input: z.object({ lines: z.array(z.object({ id: z.string(), text: z.string() })).min(1), words: z.string().optional() }),
  output: z.object({ lines: z.array(z.object({ id: z.string(), letters: z.number() })) }),
  cli: {
    argument: { name: 'file', field: 'lines', kind: 'lines' },
    files: [{ option: '--words', field: 'words', kind: 'text' }],
    linesField: 'lines',
    examples: ['count -'],
  },
  answer: async (_desk, { lines, words }) => ({
    lines: lines.map(({ id, text }) => ({ id, letters: text.length + (words?.length ?? 0) })),
  }),
})

const assay = operation({
  name: 'assay',
  asks: 'What is in it?',
  input: z.object({ tonnes: z.coerce.number().optional(), where: z.string().optional() }),
  output: z.object({ says: z.string() }),
  cli: {
    dialogue: [
      { field: 'tonnes', asks: 'How many tonnes?' },
      { field: 'where', asks: 'Where?' },
    ],
    examples: ['assay --tonnes 10'],
  },
  answer: async (_desk, { tonnes, where }) => ({ says: `${tonnes ?? '?'} t at ${where ?? 'a place not known'}` }),
})

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true })
  return text
}

/** A file that says what it was made of. */
const toFile: Program['toFile'] = async (name, { answer }, format) => ({
  name: `${name}.${format}`,
  mediaType: 'text/plain',
  chunks: (async function* () {
    yield await Promise.resolve(new TextEncoder().encode(`${format} of ${JSON.stringify(answer)}`))
  })(),
})

function desk(files: Record<string, string>, terminal: Edge['terminal'] = null, readLine?: Edge['readLine']) {
  const said = { out: '', err: '' }
  const bytes = (path: string): Uint8Array => {
    const text = files[path]
    if (text === undefined) throw new Refusal('not-found', `there is no file ${path}`)
    return new TextEncoder().encode(text)
  }
  const edge: Edge = {
    readFile: async (path) => bytes(path),
    readStdin: async () => bytes('-'),
    fetchDocument: async () => {
      throw new Refusal('fetch-failed', 'no network in tests')
    },
    writeFile: async (path, chunks) => {
      files[path] = await whole(chunks)
    },
    out: (text) => void (said.out += text),
    outBytes: async (chunks) => {
      said.out += await whole(chunks)
    },
    err: (text) => void (said.err += text),
    ...(readLine === undefined ? {} : { readLine }),
    terminal,
  }
  const operations = [weigh, count, assay] as unknown as Operation[]
  const run = async (...argv: string[]) => {
    const program = programOf({
      version: '1',
      operations,
      chores: [],
      edge,
      toFile,
      ask: async () => askWith({} as Desk, operations),
    })
    await program.parseAsync(argv, { from: 'user' })
    return said
  }
  return { run, said }
}

describe('a command derived from a question', () => {
  test('prints exactly the answer as JSON', async () => {
    const { out } = await desk({}).run('weigh', 'monazite', '--grade', '2', '--in-tonnes', '--format', 'json')
    expect(JSON.parse(out)).toEqual({ says: 'monazite t', rows: [{ mineral: 'REO', mass: 200 }] })
  })

  test('prints a table for people, without colour codes where output is not a terminal', async () => {
    const { out } = await desk({}).run('weigh', 'monazite')
    expect(out).toContain('REO')
    expect(out).not.toContain('\u001B[')
  })

  test('prints Markdown on request', async () => {
    const { out } = await desk({}).run('weigh', 'monazite', '--format', 'md')
    expect(out).toContain('| mineral | mass |')
  })

  test('writes a file on request, as the name ends unless told otherwise', async () => {
    const files: Record<string, string> = {}
    const { out } = await desk(files).run('weigh', 'monazite', '--out', 'mass.csv')
    await desk(files).run('weigh', 'monazite', '--out', 'mass.txt', '--format', 'md')
    expect(out).toBe('')
    expect(files['mass.csv']).toContain('csv of {"says":"monazite"')
    expect(files['mass.txt']).toContain('| mineral | mass |')
  })

  test('asks a person at a terminal who gives nothing, and leaves empty lines unknown', async () => {
    const lines = ['10', '']
    const asked: string[] = []
    const readLine = (question: string): Promise<string> => {
      asked.push(question)
      return Promise.resolve(lines.shift() ?? '')
    }
    const { out } = await desk({}, { columns: 80, colour: false }, readLine).run('assay', '--format', 'json')
    expect(asked).toEqual(['How many tonnes? ', 'Where? '])
    expect(JSON.parse(out)).toEqual({ says: '10 t at a place not known' })
  })
  test('puts a spreadsheet into a pipe but not on a terminal', async () => {
    expect((await desk({}).run('weigh', 'monazite', '--format', 'xlsx')).out).toContain('xlsx of')
    const terminal = { columns: 80, colour: false }
    await expect(desk({}, terminal).run('weigh', 'monazite', '--format', 'xlsx')).rejects.toMatchObject({
      code: 'bad-input',
      message: 'xlsx is not for a terminal; name a file with --out',
    })
    expect((await desk({}, terminal).run('weigh', 'monazite', '--format', 'csv')).out).toContain('csv of')
  })

  test.each([
    ['as the argument', ['count', 'claims.jsonl']],
    ['by --jsonl', ['count', '--jsonl', 'claims.jsonl']],
  ])('reads JSON lines given %s and answers in lines', async (_how, argv) => {
    const { out } = await desk({ 'claims.jsonl': '{"id":"a","text":"Nd"}\n\n{"id":"b","text":"Pr2"}\n' }).run(...argv)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { id: 'a', letters: 2 },
      { id: 'b', letters: 3 },
    ])
  })

  test('reads standard input when no file is named', async () => {
    const { out } = await desk({ '-': '{"id":"a","text":"Nd"}' }).run('count')
    expect(JSON.parse(out)).toEqual({ id: 'a', letters: 2 })
  })

  test('fills a field from a file option', async () => {
    const { out } = await desk({ '-': '{"id":"a","text":"Nd"}', 'facts.csv': 'xyz' }).run('count', '--words', 'facts.csv')
    expect(JSON.parse(out)).toEqual({ id: 'a', letters: 5 })
  })
})

describe('bad input gets one sentence with a stable code', () => {
  test.each([
    ['a line that is not JSON', { '-': '{"id":"a","text":"x"}\n{broken' }, ['count'], { code: 'bad-line', line: 2 }],
    ['no lines', { '-': '\n\n' }, ['count'], { code: 'empty-input' }],
    ['a line that lacks a field', { '-': '{"id":"a","text":"x"}\n{"id":"b"}' }, ['count'], { code: 'bad-input', line: 2 }],
    ['a missing file', {}, ['count', 'nowhere.jsonl'], { code: 'not-found' }],
    ['a grade that is no number', {}, ['weigh', 'x', '--grade', 'high'], { code: 'bad-input' }],
  ] as [string, Record<string, string>, string[], object][])('%s', async (_case, files, argv, expected) => {
    await expect(desk(files).run(...argv)).rejects.toMatchObject(expected)
  })

  test('an unknown command suggests the near one', async () => {
    const { run, said } = desk({})
    await expect(run('wiegh')).rejects.toBeInstanceOf(CommanderError)
    expect(said.err).toMatch(/^bad-input: .*Did you mean weigh\?.*\n$/)
  })

  test('help names every question in its own words', async () => {
    const { run, said } = desk({})
    await expect(run('--help')).rejects.toBeInstanceOf(CommanderError)
    expect(said.out).toContain('How heavy is it?')
  })
})

describe('what a schema complains of is said in words', () => {
  test.each([
    [['weigh', 'x', '--grade', 'high'], 'grade must be a number'],
    [['count', 'claims.jsonl'], 'text is missing'],
  ])('%j: %s', async (argv, says) => {
    await expect(desk({ 'claims.jsonl': '{"id":"b"}' }).run(...argv)).rejects.toThrow(says)
  })
})
