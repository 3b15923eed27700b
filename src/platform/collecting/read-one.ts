import { createHash } from 'node:crypto'
import { prepare } from '../../answers/ingest/prepare.ts'
import type { Gazetteer } from '../../claims/gazetteer.ts'
import type { Day } from '../../kernel/day.ts'
import { canonical } from '../../kernel/hash.ts'
import type { Prepared } from '../../ledger/archive.ts'
import type { DocumentReader } from '../../receipts/ports.ts'
import { canonicalUrl } from '../fetch/canonical.ts'
import { documentOfSaid } from './document-of-said.ts'
import { unquoted } from './mailbox.ts'
import type { Said } from './piece.ts'

/** One document to be read: its bytes, where they stand, and what is known of it already. */
export interface ToRead {
  readonly bytes: Uint8Array
  /** Hash and size of the stored original, and where in it these bytes begin. */
  readonly original: string
  readonly size: number
  readonly from: number
  readonly said: Said | null
  readonly name: string | null
  readonly mediaType: string | null
  /** Where it was found: of a whole document its own address, of an item that of its container. */
  readonly url: string | null
  /** Publisher where the document names none. */
  readonly publisher: string | null
  readonly at: string
  readonly day: Day
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Reads one document into everything that is kept of it. Refuses what the reader refuses. */
export async function readOne(one: ToRead, reader: DocumentReader, gazetteer: Gazetteer): Promise<Prepared> {
  const { bytes, original, size, from, said, name, mediaType, url } = one
  const isItem = size !== bytes.length || said !== null
  const read =
    said === null
      ? await reader.read({
          bytes: isItem ? unquoted(bytes) : bytes,
          name: isItem ? null : name,
          mediaType: isItem ? 'message/rfc822' : mediaType,
          url: isItem ? null : url,
        })
      : documentOfSaid(said, original, size, containerType(name))
  const document = read.publisher === null && one.publisher !== null ? { ...read, publisher: one.publisher } : read
  const { title, text, date, publisher } = document
  const address = isItem ? addressOf(said, messageId(said, bytes), url) : url
  const content = isItem ? sha256(canonical([address, title, text, date, publisher])) : original
  const found = {
    place: { bytes, original, size, from },
    address,
    name: isItem ? null : name,
    url,
    content,
    at: one.at,
    day: one.day,
  }
  return prepare(document, found, gazetteer)
}

/** Where an item stands: its own link, else what its container calls it, within that container when the name is only a number. */
function addressOf(said: Said | null, messageId: string | null, container: string | null): string | null {
  if (said?.url != null && /^https?:/i.test(said.url)) return canonicalUrl(said.url)
  const id = said?.id ?? messageId
  if (id === null) return null
  return /^(?:https?|urn|doi|reuters|mid|tag):/i.test(id) ? canonicalUrl(id) : `${container ?? ''}#${id}`
}

/** The identifier of a message (RFC 2392), from its head. */
function messageId(said: Said | null, bytes: Uint8Array): string | null {
  if (said !== null) return null
  const head =
    Buffer.from(bytes.subarray(0, 16_384))
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? ''
  const id = /^Message-ID:\s*<([^>\s]+)>/im.exec(head)?.[1]
  return id === undefined ? null : `mid:${id}`
}

const containerType = (name: string | null): string =>
  name !== null && /\.(?:jsonl|ndjson|json)$/i.test(name)
    ? 'application/json'
    : name !== null && /\.(?:sgml?|xml|rss|atom)$/i.test(name)
      ? 'application/xml'
      : 'text/plain'
