import { createHash } from 'node:crypto'
import { Refusal } from '../../kernel/errors.ts'
import { chunksOf, type Chunk } from '../../receipts/article/chunk.ts'
import { languageOf } from '../../receipts/article/language.ts'
import { readArticle, type Article, type KnownOfArticle } from '../../receipts/article/read-article.ts'
import type { Block, Bytes, Document as Read } from '../../receipts/document.ts'
import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { charsetOfMediaType } from '../../receipts/encoding/declared.ts'
import type { DocumentReader } from '../../receipts/ports.ts'
import { repairMojibake } from '../../receipts/repair/mojibake.ts'
import { placeAsRepaired } from '../../receipts/repair/edits.ts'
import { legacyDecoder } from './legacy-decoder.ts'
import { mediaKindOf, type MediaKind } from './media-kind.ts'
import type { Raw } from './raw.ts'

async function readRaw(kind: MediaKind, input: Bytes): Promise<Raw> {
  if (kind === 'pdf') {
    const { readPdf } = await import('./pdf/read-pdf.ts')
    const { text, chunks, title, notes } = await readPdf(input.bytes)
    // Word processors leave "Microsoft Word - draft3.doc" there; a true title stands on the page as well.
    const printed = title !== undefined && chunks.slice(0, 8).some(({ from, to }) => text.slice(from, to) === title)
    return { text, chunks, known: printed ? { title } : {}, url: null, charset: 'pdf', notes }
  }
  if (kind === 'email') return (await import('./email.ts')).readEmail(input.bytes)
  if (kind === 'workbook') return (await import('./table.ts')).readWorkbook(input.bytes, input.name)
  const decoded = decodeBytes(input.bytes, charsetOfMediaType(input.mediaType), legacyDecoder)
  const { charset, notes } = decoded
  if (kind === 'feed') return (await import('./feed.ts')).readFeed(decoded.text, charset)
  if (kind === 'table') return (await import('./table.ts')).readDelimited(decoded.text, input.name, charset)
  if (kind === 'text' || kind === 'markdown') return { text: decoded.text, chunks: null, known: {}, url: null, charset, notes }
  const { readHtml } = await import('./html/read-html.ts')
  const { text, chunks, metadata } = readHtml(decoded.text)
  const mended = (said: string | undefined): string | undefined => (said === undefined ? undefined : repairMojibake(said).text)
  const { date, url } = metadata
  const known = { title: mended(metadata.title), author: mended(metadata.author), publisher: mended(metadata.publisher), date }
  return { text, chunks, known, url: url?.startsWith('http') ? url : null, charset, notes }
}

const mediaTypes: Record<MediaKind, string> = {
  pdf: 'application/pdf',
  html: 'text/html',
  text: 'text/plain',
  markdown: 'text/markdown',
  email: 'message/rfc822',
  feed: 'application/xml',
  table: 'text/csv',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The structure of what was read: one article, a feed of several, or a table, which is rows and nothing else. */
function structureOf(text: string, chunks: readonly Chunk[], { known, articles, isTable }: Raw): Article {
  if (isTable) {
    const blocks = chunks.map(({ from, to }): Block => ({ kind: 'table-row', from, to }))
    return { ...nothingSaid, ...said(known), blocks, language: known.language ?? languageOf(text) }
  }
  if (articles === undefined) return readArticle(text, chunks, known)
  const blocks = articles.flatMap((start, at) => {
    const item = readArticle(text, chunks.slice(start, articles[at + 1]))
    // The title of an item is a heading of the feed.
    return item.blocks.map((block): Block => (block.kind === 'title' ? headingOf(block) : block))
  })
  return { ...nothingSaid, ...said(known), blocks, language: known.language ?? languageOf(text) }
}

const headingOf = ({ from, to }: Block): Block => ({ kind: 'heading', from, to, level: 2 })

const nothingSaid = { title: null, date: null, dateAsPrinted: null, author: null, publisher: null }

const said = ({ title, date, author, publisher }: KnownOfArticle): Omit<Article, 'blocks' | 'dateAsPrinted' | 'language'> => ({
  title: title ?? null,
  date: date ?? null,
  author: author ?? null,
  publisher: publisher ?? null,
})

async function read(input: Bytes): Promise<Read> {
  const kind = mediaKindOf(input)
  const raw = await readRaw(kind, input)
  if (raw.text.trim() === '')
    throw new Refusal('empty-input', kind === 'html' ? 'The page has no text.' : 'The document has no text.')
  const { text, repairs } = repairMojibake(raw.text, legacyDecoder)
  const moved = (chunk: Chunk): Chunk => ({
    ...chunk,
    from: placeAsRepaired(repairs, chunk.from),
    to: placeAsRepaired(repairs, chunk.to),
  })
  const chunks = raw.chunks === null ? chunksOf(text) : repairs.length === 0 ? raw.chunks : raw.chunks.map(moved)
  const article = structureOf(text, chunks, raw)
  const repaired =
    repairs.length === 0 ? [] : [`Repaired ${repairs.length} misread ${repairs.length === 1 ? 'character' : 'characters'}.`]
  return {
    text,
    ...article,
    url: input.url ?? raw.url,
    mediaType: mediaTypes[kind],
    charset: raw.charset,
    hash: createHash('sha256').update(input.bytes).digest('hex'),
    size: input.bytes.length,
    repairs,
    notes: [...raw.notes, ...repaired],
  }
}

/**
 * The reader of articles as bytes: plain text, Markdown, HTML, PDF, e-mail, feeds, CSV and XLSX. Nothing is fetched, no script or formula
 * runs, no entity is expanded; each library is loaded when the first document of its kind comes. Refuses with `empty-input`, `binary-input`,
 * `input-too-large`, `too-deeply-nested`, `encrypted-pdf`, `broken-pdf`, `no-text-in-pdf`, `broken-email`, `broken-feed`, `xml-entities`, or
 * for tables `bad-line` and `bad-input`.
 */
export const createDocumentReader = (): DocumentReader => ({ read })
