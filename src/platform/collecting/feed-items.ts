import { Parser } from 'htmlparser2'
import type { AnyFeed } from 'feedsmith'
import { Refusal } from '../../kernel/errors.ts'
import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { charsetOfMediaType } from '../../receipts/encoding/declared.ts'
import { legacyDecoder } from '../readers/legacy-decoder.ts'
import { bytewise, saying, type Broken, type Piece, type Said } from './piece.ts'

/** Items parsed together: enough to make the feed's head cheap, few enough that one broken item is found again quickly. */
const together = 100

interface Span {
  readonly from: number
  readonly to: number
}

/** Where the items of an RSS, Atom or RDF feed stand, in bytes. Reads a stream of tags, so an unclosed one costs its item and no more. */
function itemsIn(text: string): Span[] {
  const spans: Span[] = []
  let from = -1
  const isItem = (name: string): boolean => /^(?:\w+:)?(?:item|entry)$/.test(name)
  const parser = new Parser(
    {
      onopentag(name) {
        if (from < 0 && isItem(name)) from = parser.startIndex
      },
      onclosetag(name, isImplied) {
        if (from < 0 || !isItem(name)) return
        if (!isImplied) spans.push({ from, to: parser.endIndex + 1 })
        from = -1
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  const step = 1 << 16
  for (let at = 0; at < text.length; at += step) parser.write(text.slice(at, at + step))
  parser.end()
  return spans
}

const linkOf = (links: readonly { href?: string | undefined; rel?: string | undefined }[] | undefined): string | null =>
  (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href ?? null

/** Items of a parsed feed and its title, whatever its form. */
function saidIn(any: AnyFeed): { title: string | null; language: string | null; items: Said[] } {
  if (any.format === 'rss') {
    const { title, language, items = [] } = any.feed
    return {
      title: title ?? null,
      language: language?.slice(0, 2).toLowerCase() ?? null,
      items: items.map((item) =>
        saying({
          title: item.title ?? null,
          html: item.content?.encoded ?? item.description ?? null,
          date: item.pubDate ?? item.dc?.dates?.[0] ?? null,
          author: item.authors?.[0]?.name ?? item.dc?.creators?.[0] ?? null,
          publisher: item.source?.title ?? null,
          url: item.link ?? (/^https?:/.test(item.guid?.value ?? '') ? (item.guid?.value ?? null) : null),
          id: item.guid?.value ?? null,
        }),
      ),
    }
  }
  if (any.format === 'atom') {
    const { title, entries = [] } = any.feed
    return {
      title: title?.value ?? null,
      language: null,
      items: entries.map((entry) =>
        saying({
          title: entry.title?.value ?? null,
          html: entry.content?.value ?? entry.summary?.value ?? null,
          date: entry.published ?? entry.updated ?? null,
          author: entry.authors?.[0]?.name ?? null,
          url: linkOf(entry.links),
          id: entry.id ?? null,
        }),
      ),
    }
  }
  if (any.format === 'rdf') {
    const { title, items = [] } = any.feed
    return {
      title: title ?? null,
      language: null,
      items: items.map((item) =>
        saying({
          title: item.title ?? null,
          html: item.content?.encoded ?? item.description ?? null,
          date: item.dc?.dates?.[0] ?? null,
          author: item.dc?.creators?.[0] ?? null,
          url: item.link ?? null,
        }),
      ),
    }
  }
  return { title: null, language: null, items: [] }
}

/** Entities of the document's own are how a kilobyte becomes a gigabyte, or a file of the machine: feeds have no need of them. */
const declares = /<!(?:ENTITY|DOCTYPE[^>]*\[)/i

/**
 * Items of an XML feed with their bytes. A broken item is told and passed over. Refuses `xml-entities`, and `broken-feed` when there is no
 * item at all in what calls itself a feed.
 */
export async function piecesOfFeed(bytes: Uint8Array, mediaType: string | null): Promise<Iterable<Piece | Broken>> {
  const text = bytewise(bytes)
  if (declares.test(text.slice(0, 65_536)))
    throw new Refusal('xml-entities', 'The feed declares entities of its own, which the desk never expands.')
  const { parseFeed } = await import('feedsmith')
  const spans = itemsIn(text)
  const [first] = spans
  if (!first) {
    if (/<\/(?:\w+:)?(?:rss|feed|RDF|channel)>/.test(text)) return []
    throw new Refusal('broken-feed', 'The feed is damaged: it has no whole item.')
  }
  const declared = charsetOfMediaType(mediaType)
  const head = bytes.subarray(0, first.from)
  const tail = bytes.subarray(spans.at(-1)?.to ?? bytes.length)
  const decoded = (some: readonly Span[]): string =>
    decodeBytes(Buffer.concat([head, ...some.map(({ from, to }) => bytes.subarray(from, to)), tail]), declared, legacyDecoder)
      .text
  const parsed = (some: readonly Span[]): (Piece | Broken)[] | undefined => {
    try {
      const { title, language, items } = saidIn(parseFeed(decoded(some)))
      if (items.length !== some.length) return undefined
      return some.flatMap(({ from, to }, index) => {
        const said = items[index]
        return said
          ? [{ from, to, said: saying({ ...said, publisher: said.publisher ?? title, language: said.language ?? language }) }]
          : []
      })
    } catch {
      // The parser names no place; which item it is shows when each is read alone.
      return undefined
    }
  }
  return (function* (): Iterable<Piece | Broken> {
    for (let at = 0; at < spans.length; at += together) {
      const some = spans.slice(at, at + together)
      const all = parsed(some)
      if (all) yield* all
      else
        for (const [index, one] of some.entries())
          yield* parsed([one]) ?? [{ broken: `item ${at + index + 1} of the feed is broken` }]
    }
  })()
}
