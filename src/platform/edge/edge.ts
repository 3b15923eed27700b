import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { Refusal } from '../../kernel/errors.ts'
import { writeWhole } from './write-whole.ts'

/** Larger files are refused by their size, before a byte is read. */
const largestFile = 64 * 1024 * 1024

/** The machine as the command line sees it: files, standard streams, and addresses the user names. */
export interface NodeEdge {
  readFile(path: string): Promise<Uint8Array>
  readStdin(): Promise<Uint8Array>
  /** Asks a person one line; absent where standard input is no terminal. */
  readLine?(question: string): Promise<string>
  fetchDocument(url: string): Promise<{ bytes: Uint8Array; mediaType: string | null; url: string }>
  writeFile(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  out(text: string): void
  outBytes(chunks: AsyncIterable<Uint8Array>): Promise<void>
  err(text: string): void
  readonly terminal: { readonly columns: number; readonly colour: boolean } | null
}

export function nodeEdge(): NodeEdge {
  const { stdout } = process
  // A reader that stops early (`| head`) is no fault of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    readFile: readWhole,
    readStdin,
    ...(process.stdin.isTTY ? { readLine } : {}),
    fetchDocument: async (url) => {
      const { fetchPublic } = await import('../fetch/fetch-public.ts')
      return fetchPublic(url, { bytes: largestFile, milliseconds: 30_000 })
    },
    writeFile: writeWhole,
    out: (text) => void stdout.write(text),
    outBytes: async (chunks) => {
      for await (const chunk of chunks) if (!stdout.write(chunk)) await once(stdout, 'drain')
    },
    err: (text) => void process.stderr.write(text),
    terminal: stdout.isTTY
      ? { columns: stdout.columns, colour: process.env['NO_COLOR'] === undefined && stdout.hasColors() }
      : null,
  }
}

/** One line from a person; the question goes to standard error, so that the answer of the desk can be piped. */
async function readLine(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const asked = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await asked.question(question)
  } finally {
    asked.close()
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new Refusal('unreadable-file', `${path} is a folder; name a file`)
    if (found.size > largestFile)
      throw new Refusal(
        'input-too-large',
        `${path} has ${Math.round(found.size / 1024 / 1024)} MB; at most ${largestFile / 1024 / 1024} MB are read, so divide it`,
      )
    return await readFile(path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new Refusal('not-found', `there is no file ${path}`, { cause: error })
    throw new Refusal('unreadable-file', `${path} cannot be read${code === 'EACCES' ? ': no permission' : ''}`, { cause: error })
  }
}

async function readStdin(): Promise<Uint8Array> {
  if (process.stdin.isTTY) process.stderr.write('reading standard input; end with Ctrl-D\n')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestFile)
      throw new Refusal(
        'input-too-large',
        `standard input is larger than the ${largestFile / 1024 / 1024} MB that are read; divide it`,
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
