import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Day } from '../../kernel/day.ts'
import { hashOf } from '../../kernel/hash.ts'
import type { Gazetteer } from '../../claims/gazetteer.ts'
import type { SearchEntry } from '../../ledger/ports.ts'
import { bodyOf, type Document } from '../../receipts/document.ts'
import type { Receipt } from '../../receipts/receipt.ts'

/** Where a document's bytes stand: a stored original, of which they are all or a part. */
export interface Place {
  /** The document's own bytes. */
  readonly bytes: Uint8Array
  /** Hash and size of the stored original. */
  readonly original: string
  readonly size: number
  /** Where in the original the document begins. */
  readonly from: number
}

interface About {
  readonly name: string | null
  readonly url: string | null
  readonly day: Day
  /** Hash of what the document says: of its bytes where it is a whole original. */
  readonly content: string
}

/** How much of a document's beginning is quoted in its receipt. */
const quoteLength = 300

/**
 * The receipt of a document. It quotes the document's beginning where those words stand in the bytes as they are (plain text); where
 * they do not (markup, PDF, repaired text) it vouches for all of the document's bytes.
 */
export function receiptFor(document: Document, place: Place, { name, url, day, content }: About): Receipt {
  const { bytes, original, size, from } = place
  const isWhole = size === bytes.length
  const quote = beginningOf(document)
  const wanted = utf8ToBytes(quote)
  const at = quote === '' ? -1 : find(bytes, wanted)
  const quoted = at < 0 ? bytes : bytes.subarray(at, at + wanted.length)
  const title = document.title ?? name ?? (quote.slice(0, 120) || 'Untitled document')
  return {
    id: `rc_${hashOf(`${isWhole ? 'document' : 'item'} ${content}`).slice(0, 20)}`,
    class: 'held',
    sourceId: 'reader',
    publisher: document.publisher ?? '',
    title,
    url: document.url ?? url ?? '',
    published: document.date,
    edition: '',
    licence: "the reader's own copy",
    language: document.language,
    quote,
    names: [title],
    locator: null,
    original: {
      hash: original,
      from: from + Math.max(0, at),
      to: from + Math.max(0, at) + quoted.length,
      quoteHash: isWhole && at < 0 ? original : hashOf(quoted),
      mediaType: document.mediaType,
      size,
    },
    known: day,
  }
}

function beginningOf(document: Document): string {
  const block = document.blocks.find(({ kind, from, to }) => kind === 'paragraph' && to - from > 40) ?? document.blocks[0]
  const text = block ? document.text.slice(block.from, block.to) : document.text
  if (text.length <= quoteLength) return text
  const space = text.lastIndexOf(' ', quoteLength)
  return text.slice(0, space > 0 ? space : quoteLength)
}

/** First place of a run of bytes, or -1. */
function find(bytes: Uint8Array, wanted: Uint8Array): number {
  const [first] = wanted
  if (first === undefined) return -1
  for (let at = bytes.indexOf(first); at !== -1 && at + wanted.length <= bytes.length; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at
  return -1
}

/** The document in the search index, filed under what its text names. */
export function entryOf(document: Document, receipt: Receipt, gazetteer: Gazetteer): SearchEntry {
  const isHeadline = document.blocks.every(({ kind }) => kind === 'title' || kind === 'highlight')
  // A headline is found by its title; said twice it would only look like more.
  const body = bodyOf(document) || (isHeadline && document.title !== null ? '' : document.text)
  const [elements, stages, places] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { entry } of gazetteer.mentions(`${receipt.title}\n${body}`)) {
    if (entry.mineral !== null) elements.add(entry.mineral)
    if (entry.stage !== null) stages.add(entry.stage)
    if (entry.kind === 'place' && entry.place !== null) places.add(entry.place)
  }
  return {
    id: `document:${receipt.id}`,
    kind: isHeadline ? 'headline' : 'document',
    receipt: receipt.id,
    title: receipt.title,
    text: body,
    date: document.date,
    publisher: receipt.publisher,
    language: receipt.language,
    elements: [...elements].sort(),
    stages: [...stages].sort(),
    places: [...places].sort(),
    class: receipt.class,
    url: receipt.url,
    known: receipt.known,
  }
}
