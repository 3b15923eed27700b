import { Refusal } from '../../kernel/errors.ts'
import type { CommandLine } from '../../answers/operation.ts'
import type { Edge } from './edge.ts'

/** Reads what stands behind a positional argument or a file option into the field of the input it fills. */
export async function given(
  edge: Edge,
  kind: 'document' | 'documents' | 'text' | 'lines' | 'json' | 'file' | 'named' | 'words',
  value: string,
): Promise<unknown> {
  if (kind === 'document' || kind === 'documents') return documentBehind(edge, value)
  if (kind === 'text' || kind === 'words') return value
  if (kind === 'named' && /^[a-z0-9][a-z0-9-]*$/.test(value)) return value
  if (kind === 'file' || kind === 'named') return fileText(edge, value)
  if (kind === 'json') return parseJson(textOf(await bytesBehind(edge, value), value))
  return parseLines(textOf(await bytesBehind(edge, value), value))
}

/** Text of a file named by an option such as `--facts`. */
export const fileText = async (edge: Edge, path: string): Promise<string> => textOf(await bytesBehind(edge, path), path)

const isAddress = (value: string): boolean => /^https?:\/\//i.test(value)

async function bytesBehind(edge: Edge, value: string): Promise<Uint8Array> {
  return value === '-' ? edge.readStdin() : edge.readFile(value)
}

async function documentBehind(edge: Edge, value: string): Promise<unknown> {
  if (isAddress(value)) {
    const { bytes, mediaType, url } = await edge.fetchDocument(value)
    return { base64: Buffer.from(bytes).toString('base64'), url, ...(mediaType === null ? {} : { mediaType }) }
  }
  const bytes = await bytesBehind(edge, value)
  return { base64: Buffer.from(bytes).toString('base64'), ...(value === '-' ? {} : { name: value.split(/[\\/]/).at(-1) }) }
}

/** The documents behind several arguments, in their order. */
export const documentsBehind = async (edge: Edge, values: readonly string[]): Promise<unknown[]> =>
  Promise.all(values.map(async (value) => documentBehind(edge, value)))

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('bad-input', `${name === '-' ? 'standard input' : name} is not UTF-8 text`, { cause })
  }
}

/** One JSON value; where it stops making sense is told with line and column. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw new Refusal('empty-input', 'there is nothing to read')
  try {
    return JSON.parse(text)
  } catch (cause) {
    const position = Number((cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined) ?? 0)
    const before = text.slice(0, position).split('\n')
    throw new Refusal('bad-line', 'this is not JSON', { line: before.length, column: (before.at(-1) ?? '').length + 1, cause })
  }
}

/** JSON lines; a bad line is refused with its number and the column where JSON stopped making sense. */
export function parseLines(text: string): unknown[] {
  const lines: unknown[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      lines.push(JSON.parse(line))
    } catch (cause) {
      const position = cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined
      const column = position === undefined ? {} : { column: Number(position) + 1 }
      throw new Refusal('bad-line', 'this line is not JSON', { line: index + 1, ...column, cause })
    }
  }
  if (lines.length === 0) throw new Refusal('empty-input', 'there are no lines to read')
  return lines
}

/** Fields of the input that the command line fills from files and not from an option of the same name. */
export const filledFromFiles = (cli: CommandLine): ReadonlySet<string> =>
  new Set([...(cli.argument ? [cli.argument.field] : []), ...(cli.files ?? []).map((file) => file.field)])
