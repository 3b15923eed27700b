import { createHash } from 'node:crypto'
import { Refusal } from '../../kernel/errors.ts'
import { chunksOf, type Chunk } from '../../receipts/article/chunk.ts'
import { readArticle, type KnownOfArticle } from '../../receipts/article/read-article.ts'
import type { Bytes, Document as Read } from '../../receipts/document.ts'
import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { charsetOfMediaType } from '../../receipts/encoding/declared.ts'
import type { DocumentReader } from '../../receipts/ports.ts'
import { repairMojibake } from '../../receipts/repair/mojibake.ts'
import { placeAsRepaired } from '../../receipts/repair/edits.ts'
import { legacyDecoder } from './legacy-decoder.ts'
import { mediaKindOf, type MediaKind } from './media-kind.ts'

interface Raw {
  readonly text: string
  readonly chunks: readonly Chunk[] | null
  readonly known: KnownOfArticle
  readonly url: string | null
  readonly charset: string
  readonly notes: readonly string[]
}

async function readRaw(kind: MediaKind, input: Bytes): Promise<Raw> {
  if (kind === 'pdf') {
    const { readPdf } = await import('./pdf/read-pdf.ts')
    const { text, chunks, title, notes } = await readPdf(input.bytes)
    // Word processors leave "Microsoft Word - draft3.doc" there; a true title stands on the page as well.
    const printed = title !== undefined && chunks.slice(0, 8).some(({ from, to }) => text.slice(from, to) === title)
    return { text, chunks, known: printed ? { title } : {}, url: null, charset: 'pdf', notes }
  }
  const decoded = decodeBytes(input.bytes, charsetOfMediaType(input.mediaType), legacyDecoder)
  const { charset, notes } = decoded
  if (kind === 'text') return { text: decoded.text, chunks: null, known: {}, url: null, charset, notes }
  const { readHtml } = await import('./html/read-html.ts')
  const { text, chunks, metadata } = readHtml(decoded.text)
  const mended = (said: string | undefined): string | undefined => (said === undefined ? undefined : repairMojibake(said).text)
  const { date, url } = metadata
  const known = { title: mended(metadata.title), author: mended(metadata.author), publisher: mended(metadata.publisher), date }
  return { text, chunks, known, url: url?.startsWith('http') ? url : null, charset, notes }
}

const mediaTypes: Record<MediaKind, string> = { pdf: 'application/pdf', html: 'text/html', text: 'text/plain' }

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
  const article = readArticle(text, chunks, raw.known)
  const repaired =
    repairs.length === 0 ? [] : [`Repaired ${repairs.length} misread ${repairs.length === 1 ? 'character' : 'characters'}.`]
  return {
    text,
    ...article,
    url: input.url ?? raw.url,
    mediaType: kind === 'text' && input.mediaType?.startsWith('text/markdown') ? 'text/markdown' : mediaTypes[kind],
    charset: raw.charset,
    hash: createHash('sha256').update(input.bytes).digest('hex'),
    size: input.bytes.length,
    repairs,
    notes: [...raw.notes, ...repaired],
  }
}

/**
 * The reader of articles as bytes: plain text, Markdown, HTML, PDF. Nothing is fetched and no script runs; the HTML and PDF
 * libraries are loaded when the first such document comes. Refuses with `empty-input`, `binary-input`, `input-too-large`,
 * `too-deeply-nested`, `encrypted-pdf`, `broken-pdf` or `no-text-in-pdf`.
 */
export const createDocumentReader = (): DocumentReader => ({ read })
