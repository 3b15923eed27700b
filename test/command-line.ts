import { askWith } from '../src/surfaces/ask.ts'
import { programOf } from '../src/surfaces/cli/program.ts'
import { operations } from '../src/answers/operations.ts'
import { bundledDesk } from './bundled.ts'

/** Asks through the command line, over the bundled data: the words after `ytterby`, and the files they name. Answers the parsed JSON. */
export async function commandLine(words: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<unknown> {
  let out = ''
  const bytes = (text: string | undefined, path: string): Uint8Array => {
    if (text === undefined) throw new Error(`the test names no file ${path}`)
    return new TextEncoder().encode(text)
  }
  const program = programOf({
    version: '0',
    operations,
    chores: [],
    edge: {
      readFile: async (path) => bytes(files[path], path),
      readStdin: async () => bytes(files['-'], '-'),
      fetchDocument: () => Promise.reject(new Error('a test fetches nothing')),
      writeFile: () => Promise.reject(new Error('this test writes no file')),
      outBytes: () => Promise.reject(new Error('this test reads no bytes')),
      out: (text) => {
        out += text
      },
      err: () => undefined,
      terminal: null,
    },
    toFile: () => Promise.reject(new Error('this test makes no file')),
    ask: async () => askWith(bundledDesk(), operations),
  })
  await program.parseAsync([...words, '--format', 'json'], { from: 'user' })
  return JSON.parse(out) as unknown
}
