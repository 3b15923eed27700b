import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../../kernel/errors.ts'
import type { Day } from '../../kernel/day.ts'
import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { legacyDecoder } from '../readers/legacy-decoder.ts'
import { formOf, piecesIn } from './containers.ts'
import { fileBytes } from './files.ts'
import type { Broken } from './piece.ts'
import type { ToRead } from './read-one.ts'
import { readSitemap } from './sitemap.ts'

/** A document to be read, and when its bytes are safely stored. */
export interface DocumentFound {
  readonly one: ToRead
  readonly stored: Promise<unknown>
}

/** Addresses that what was found names, to be fetched in their turn. */
export interface Leads {
  readonly leads: readonly string[]
}

/** Documents that need not be read: the archive has them as they are. */
export interface Known {
  readonly known: number
  /** How many places in the order of finding they take: as many as when they were read, so that a resumed run counts alike. */
  readonly places: number
}

/** The end of a container, whose documents came before. */
export interface End {
  readonly ends: string
  readonly documents: number
  readonly at: string
}

export type Found = DocumentFound | Broken | Leads | Known | End

/** Bytes that were fetched or read, and where. */
export interface Source {
  readonly bytes: Uint8Array
  readonly name: string | null
  readonly mediaType: string | null
  /** Canonical address; `file:` of a file. */
  readonly url: string | null
  /** When they were had, where that is on record. */
  readonly at?: string | undefined
}

export interface Context {
  /** Stores an original; resolves when it is safe. */
  put(bytes: Uint8Array): Promise<unknown>
  readonly at: string
  readonly day: Day
  readonly publisher: string | null
  /** Fetch pages that feeds name as well. */
  readonly follow: boolean
  /** Documents of a container that was read to its end before; undefined for any other. */
  documentsIn(hash: string): number | undefined
  /** Whether this address said this very thing when it was last seen. */
  saidLast(address: string, content: string): boolean
  /** Take it for one document, whatever it looks like. */
  readonly isPage?: boolean
}

/** Containers within containers that are opened. */
const deepest = 3

/**
 * The documents in what was fetched or read, in their order, containers opened: what is one document, items of feeds, mailboxes, JSON and
 * newswires, and the members of archives. What cannot be read is told in its place, and the rest follows.
 */
export async function* documentsIn(source: Source, context: Context, depth = 0): AsyncGenerator<Found> {
  const form = context.isPage ? 'document' : formOf(source)
  if (form === 'warc' || form === 'tar') {
    if (depth >= deepest)
      return yield { broken: `${source.name ?? 'an archive'}: archives within archives are opened ${deepest} deep` }
    return yield* membersOf(form, source, context, depth)
  }
  if (form === 'sitemap') {
    const { pages, sitemaps } = readSitemap(decodeBytes(source.bytes, null, legacyDecoder).text)
    return yield { leads: [...sitemaps, ...pages] }
  }
  if (source.bytes.length === 0) return yield { broken: `${source.name ?? source.url ?? 'the document'} is empty` }
  const original = createHash('sha256').update(source.bytes).digest('hex')
  const { at = context.at } = source
  if (form === 'document') {
    if (source.url !== null && context.saidLast(source.url, original)) return yield { known: 1, places: 1 }
  } else {
    const before = context.documentsIn(original)
    if (before !== undefined && !context.follow) return yield { known: before, places: before + 1 }
  }
  let stored: Promise<unknown> | undefined
  let documents = 0
  const leads: string[] = []
  for (const piece of await piecesIn(form, source)) {
    documents += 1
    if ('broken' in piece) {
      yield { broken: source.name === null ? piece.broken : `${source.name}: ${piece.broken}` }
      continue
    }
    stored ??= context.put(source.bytes)
    const { from, to, said } = piece
    if (context.follow && said?.url?.startsWith('http')) leads.push(said.url)
    const { name, mediaType, url } = source
    const one = {
      original,
      size: source.bytes.length,
      from,
      said,
      name,
      mediaType,
      url,
      publisher: context.publisher,
      at,
      day: context.day,
    }
    yield { one: { ...one, bytes: source.bytes.subarray(from, to) }, stored }
  }
  if (leads.length > 0) yield { leads }
  if (form !== 'document') yield { ends: original, documents, at }
}

async function* membersOf(form: 'warc' | 'tar', source: Source, context: Context, depth: number): AsyncGenerator<Found> {
  const members =
    form === 'warc'
      ? (await import('./warc-in.ts')).sourcesInWarc([source.bytes])
      : (await import('./tar-in.ts')).sourcesInTar(new Blob([Buffer.from(source.bytes)]).stream(), source.url)
  yield* opened(members, context, depth)
}

async function* opened(members: AsyncIterable<Source | Broken>, context: Context, depth: number): AsyncGenerator<Found> {
  for await (const member of members) {
    if ('broken' in member) yield member
    else yield* guarded(documentsIn(member, context, depth + 1), member.name ?? member.url ?? 'a member')
  }
}

/** A member that is refused is one fault; the others come. */
async function* guarded(found: AsyncGenerator<Found>, name: string): AsyncGenerator<Found> {
  try {
    yield* found
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    yield { broken: `${name}: ${thrown.message}` }
  }
}

/** The documents of files, one file after the other; archives are read as streams. A file of several that is refused is one fault. */
export async function* documentsInFiles(
  files: readonly string[],
  context: Context,
  onFile?: (file: string) => void,
): AsyncGenerator<Found> {
  for (const file of files) {
    onFile?.(file)
    const found = documentsInFile(file, context)
    yield* files.length === 1 ? found : guarded(found, file)
  }
}

async function* documentsInFile(path: string, context: Context): AsyncGenerator<Found> {
  const url = pathToFileURL(path).href
  if (/\.warc(?:\.gz)?$/i.test(path)) {
    const { createReadStream } = await import('node:fs')
    return yield* opened((await import('./warc-in.ts')).sourcesInWarc(createReadStream(path)), context, 0)
  }
  if (/\.(?:tar|tgz|tar\.gz)$/i.test(path)) {
    const { tarFile } = await import('./tar-in.ts')
    return yield* opened(tarFile(path, url), context, 0)
  }
  const { bytes, name } = await fileBytes(path)
  yield* documentsIn({ bytes, name, mediaType: null, url }, context)
}
