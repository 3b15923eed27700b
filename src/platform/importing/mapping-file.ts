import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { ImportKind } from '../../sources/import-kind.ts'
import type { Charset } from '../../sources/manifest.ts'
import { readMapped } from '../../sources/mapped/mapped.ts'
import { mapping, type Mapping } from '../../sources/mapped/mapping.ts'

/** A kind of file made by the user's mapping. */
export interface MappedKind extends ImportKind {
  readonly charset: Charset | undefined
  readonly delimiter: string
}

/** Reads a mapping file. Refuses with `bad-input` what is no YAML (with the line) or does not fit the schema (with each field). */
export async function mappedKind(path: string): Promise<MappedKind> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (thrown) {
    throw new Refusal('not-found', `there is no mapping file ${path}`, { cause: thrown })
  }
  return kindOfMapping(await parsedMapping(text, path))
}

/** The mapping in a YAML text. */
export async function parsedMapping(text: string, path: string): Promise<Mapping> {
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text, { prettyErrors: false })
  const [error] = document.errors
  if (error) {
    const line = text.slice(0, error.pos[0]).split('\n').length
    throw new Refusal('bad-input', `${path} is no YAML: ${error.message}`, { line })
  }
  const parsed = mapping.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  throw new Refusal('bad-input', `${path} is no mapping: ${z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, ' ')}`)
}

function kindOfMapping(read: Mapping): MappedKind {
  const { source, file } = read
  const hash = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 12)
  return {
    name: `csv ${hash}`,
    says: source.title,
    publisher: source.publisher,
    address: source.url,
    format: 'csv',
    indexed: true,
    charset: file.encoding,
    delimiter: file.delimiter,
    recognises: () => true,
    read: (text) => readMapped(text, read),
  }
}
