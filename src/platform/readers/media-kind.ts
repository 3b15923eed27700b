import { Refusal } from '../../kernel/errors.ts'
import type { Bytes } from '../../receipts/document.ts'

/** The readers there are. `table` is delimited text. */
export type MediaKind = 'html' | 'pdf' | 'text' | 'markdown' | 'email' | 'feed' | 'table' | 'workbook'

/** Largest document read, in bytes. A thousand-word article has ten thousand, an annual report ten million. */
export const mostBytes = 20 * 1024 * 1024

const magic: readonly (readonly [what: string, bytes: readonly number[], offset?: number])[] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a WebP image or RIFF file', [0x52, 0x49, 0x46, 0x46]],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['a ZIP archive or Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a program', [0x4d, 0x5a, 0x90]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['an audio or video file', [0x66, 0x74, 0x79, 0x70], 4],
  ['an audio file', [0x49, 0x44, 0x33]],
]

const startsWith = (bytes: Uint8Array, wanted: readonly number[], offset = 0): boolean =>
  wanted.every((byte, at) => bytes[offset + at] === byte)

function isPdf(bytes: Uint8Array): boolean {
  // Some writers put a few bytes before the header; readers have always allowed a kilobyte.
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  return start.includes('%PDF-')
}

const looked = 64 * 1024

/** Control characters other than tab, line ends, form feed and escape, which text of any kind has none of. */
function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, looked)
  let count = 0
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) count += 1
  }
  return sample.length === 0 ? 0 : count / sample.length
}

function isUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true
  let even = 0
  let odd = 0
  const length = Math.min(bytes.length, 2048) & ~1
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  return length >= 8 && Math.max(even, odd) > length * 0.4 && Math.min(even, odd) < length * 0.01
}

const htmlStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h[1-6]|table|ul|ol|span|a|b|i|em|strong|br|img|link|script|style)\b/i

const closingTag = /<\/(?:p|div|span|a|li|ul|h[1-6]|td|tr|table|strong|em|section|article)>/gi

/** A workbook is a ZIP archive whose directory names a worksheet; names stand there unpacked. */
const isWorkbook = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('xl/worksheets/')

const feedStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>\s*)*<(?:rss|feed|rdf:RDF|atom:feed)[\s>]/i
const jsonFeed = /^\s*\{[\s\S]{0,2000}"version"\s*:\s*"https?:(?:\\?\/){2}jsonfeed\.org\\?\//

/** The lines mail programs write above a message: a quoted "From:" in a text is not enough. */
const mailHead = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}/
const mailMark = /^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type|DKIM-Signature|X-Mailer)\s*:/im

function isEmail(start: string, name: string, mediaType: string): boolean {
  const head = mailHead.exec(start.replaceAll('\r\n', '\n'))?.[0] ?? ''
  const isMail = /^(?:From|Subject|Date)\s*:/im.test(head) && mailMark.test(head)
  return isMail || name.endsWith('.eml') || mediaType.startsWith('message/rfc822')
}

/**
 * Which reader the bytes are for, from what they are before what they are called. Refuses what no reader takes: nothing at all
 * (`empty-input`), more than `mostBytes` (`input-too-large`) and files that are no text (`binary-input`).
 */
export function mediaKindOf({ bytes, name, mediaType }: Bytes): MediaKind {
  if (bytes.length === 0) throw new Refusal('empty-input', 'The document is empty.')
  if (bytes.length > mostBytes) {
    const size = Math.ceil(bytes.length / 1024 / 1024)
    throw new Refusal('input-too-large', `The document has ${size} MB; the desk reads up to ${mostBytes / 1024 / 1024} MB.`)
  }
  if (isPdf(bytes)) return 'pdf'
  if (mediaType?.startsWith('application/pdf') || (name?.toLowerCase().endsWith('.pdf') && controlShare(bytes) > 0.01))
    throw new Refusal('broken-pdf', 'The document is called a PDF but has no PDF header.')
  if (isWorkbook(bytes)) return 'workbook'
  const known = magic.find(([, wanted, offset]) => startsWith(bytes, wanted, offset))
  if (known) throw new Refusal('binary-input', `The document is ${known[0]}, not text, HTML, PDF, e-mail, feed, CSV or XLSX.`)
  if (!isUtf16(bytes)) {
    if (bytes.subarray(0, looked).includes(0))
      throw new Refusal('binary-input', 'The document has zero bytes: it is no text, HTML or PDF.')
    if (controlShare(bytes) > 0.05)
      throw new Refusal('binary-input', 'The document is mostly control characters: it is no text, HTML or PDF.')
  }
  if (mediaType && /^(?:text\/html|application\/xhtml\+xml)/i.test(mediaType)) return 'html'
  if (name && /\.x?html?$/i.test(name)) return 'html'
  const start = Buffer.from(bytes.subarray(0, 4096))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
  const [called, typed] = [name?.toLowerCase() ?? '', mediaType?.toLowerCase() ?? '']
  if (feedStart.test(start) || jsonFeed.test(start) || /^application\/(?:rss|atom|feed)\+/.test(typed)) return 'feed'
  if (isEmail(start, called, typed)) return 'email'
  if (/\.(?:csv|tsv)$/.test(called) || /^text\/(?:csv|tab-separated-values)/.test(typed)) return 'table'
  if (/\.(?:md|markdown)$/.test(called) || typed.startsWith('text/markdown')) return 'markdown'
  // A fragment may open with words; two closing tags are not prose.
  return htmlStart.test(start) || (start.match(closingTag)?.length ?? 0) >= 2 ? 'html' : 'text'
}
