import type { Broken, Piece } from './piece.ts'
import { piecesOfFeed } from './feed-items.ts'
import { piecesOfJson } from './json-file.ts'
import { piecesOfJsonLines } from './json-lines.ts'
import { isMailbox, piecesOfMailbox } from './mailbox.ts'
import { isNewswire, piecesOfNewswire } from './newswire.ts'
import { isSitemap } from './sitemap.ts'

/** What bytes are, as far as collecting is concerned: one document, several, or addresses of some. */
export const forms = ['document', 'json-lines', 'json', 'mailbox', 'newswire', 'feed', 'sitemap', 'warc', 'tar'] as const
export type Form = (typeof forms)[number]

interface Given {
  readonly bytes: Uint8Array
  readonly name: string | null
  readonly mediaType: string | null
}

const feedStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>\s*)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]/i

/** Looks at the bytes before the name; a JSON file is of lines when its first line is whole. */
export function formOf({ bytes, name, mediaType }: Given): Form {
  const start = Buffer.from(bytes.subarray(0, 8192))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
  const called = name?.toLowerCase() ?? ''
  if (start.startsWith('WARC/')) return 'warc'
  if (start.slice(257, 262) === 'ustar') return 'tar'
  if (isMailbox(start)) return 'mailbox'
  if (feedStart.test(start)) return 'feed'
  if (isSitemap(start)) return 'sitemap'
  if (isNewswire(start)) return 'newswire'
  if (/\.(?:jsonl|ndjson)$/.test(called) || mediaType?.includes('ndjson')) return 'json-lines'
  if (/^\s*[[{]/.test(start) && (called.endsWith('.json') || mediaType?.includes('json') || called === ''))
    return firstLineIsWhole(bytes) ? 'json-lines' : 'json'
  return 'document'
}

function firstLineIsWhole(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(0x0a)
  if (end === -1 || bytes.subarray(end).every((byte) => byte <= 0x20)) return false
  try {
    const line: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))
    return typeof line === 'object' && line !== null && !Array.isArray(line)
  } catch {
    return false
  }
}

/** The documents in an original, in their order; what is no container is one document. */
export async function piecesIn(form: Form, { bytes, mediaType }: Given): Promise<Iterable<Piece | Broken>> {
  if (form === 'json-lines') return piecesOfJsonLines(bytes)
  if (form === 'json') return piecesOfJson(bytes)
  if (form === 'mailbox') return piecesOfMailbox(bytes)
  if (form === 'newswire') return piecesOfNewswire(bytes)
  if (form === 'feed') return piecesOfFeed(bytes, mediaType)
  return [{ from: 0, to: bytes.length, said: null }]
}
