import { parse } from 'csv-parse/browser/esm/sync'
import type { Day } from '../kernel/day.ts'
import { hashOf } from '../kernel/hash.ts'
import { decode } from '../sources/decode.ts'
import type { Charset } from '../sources/manifest.ts'
import { jsonPlaces, type JsonPlace } from './json-places.ts'
import type { Locator, Receipt } from './receipt.ts'

/** A publisher's file, decompressed, with its lines (or JSON values) found once. */
export interface Original {
  readonly bytes: Uint8Array
  readonly charset: Charset
  /** What stands between the cells of a table. */
  readonly delimiter: string
  /** Byte offset at which each line begins; one more entry for the end of the file. */
  readonly lineStarts: readonly number[]
  /** For JSON: where each value stands; undefined for tables. */
  readonly places: ReadonlyMap<string, JsonPlace> | undefined
}

/** Finds the lines of a table, or the values of a JSON text, so that thousands of figures can be checked quickly. */
export function indexOriginal(bytes: Uint8Array, charset: Charset, format: 'csv' | 'json', delimiter = ','): Original {
  const lineStarts = [0]
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lineStarts.push(at + 1)
  if (lineStarts.at(-1) !== bytes.length) lineStarts.push(bytes.length)
  if (format === 'csv') return { bytes, charset, delimiter, lineStarts, places: undefined }
  const places = jsonPlaces(bytes, (from, to) => decode(bytes, charset, from, to))
  return { bytes, charset, delimiter, lineStarts, places: places.ok ? places.value : new Map<string, JsonPlace>() }
}

/** What has to stand in the file: the printed cell at its place, beside a name of the subject. */
export interface Transcribed {
  readonly locator: Pick<Locator, 'line' | 'column' | 'path' | 'printed'>
  readonly names: readonly string[]
}

/** The quote was found in the bytes; or what was expected there and what stands there instead. */
export type Verification =
  | { readonly ok: true; readonly byteFrom: number; readonly byteTo: number; readonly quote: string }
  | { readonly ok: false; readonly says: string; readonly expected: string; readonly found: string }

const mismatch = (says: string, expected: string, found: string): Verification => ({ ok: false, says, expected, found })

const cellsOf = (line: string, delimiter: string): readonly string[] => {
  try {
    return parse(line, { relax_column_count: true, delimiter })[0] ?? []
  } catch {
    return []
  }
}

function marksIn(bytes: Uint8Array, from: number, to: number): number {
  let marks = 0
  for (let at = bytes.indexOf(0x22, from); at !== -1 && at < to; at = bytes.indexOf(0x22, at + 1)) marks++
  return marks
}

function verifyLine(row: Transcribed, original: Original, line: number, column: number): Verification {
  const from = original.lineStarts[line - 1]
  const next = original.lineStarts[line]
  const expected = row.locator.printed ?? ''
  if (from === undefined || next === undefined)
    return mismatch(`the file has no line ${line}`, expected, `${original.lineStarts.length - 1} lines`)
  // A cell may run over line ends inside quotation marks; the quote then is the whole record.
  let to = next
  for (let after = line; marksIn(original.bytes, from, to) % 2 === 1; after++) {
    const further = original.lineStarts[after + 1]
    if (further === undefined) break
    to = further
  }
  while (to > from && (original.bytes[to - 1] === 0x0a || original.bytes[to - 1] === 0x0d)) to--
  const quote = decode(original.bytes, original.charset, from, to)
  const found = cellsOf(quote, original.delimiter)[column - 1]
  if (found === undefined) return mismatch(`line ${line} has no column ${column}`, expected, quote)
  if (found !== expected) return mismatch(`line ${line}, column ${column} reads otherwise`, expected, found)
  if (!row.names.some((name) => quote.includes(name) || quote.includes(name.replaceAll('"', '""'))))
    return mismatch(`line ${line} names none of the subject's names`, row.names.join(' or '), quote)
  return { ok: true, byteFrom: from, byteTo: to, quote }
}

/** In JSON the quote runs from the innermost key that names the subject to the end of the value. */
function verifyPath(row: Transcribed, original: Original, path: string): Verification {
  const expected = row.locator.printed ?? ''
  const place = original.places?.get(path)
  if (!place) return mismatch(`the file has no value at ${path}`, expected, '')
  const found = decode(original.bytes, original.charset, place.from, place.to)
  if (found !== expected) return mismatch(`${path} reads otherwise`, expected, found)
  const keys = path.split('/')
  const naming = keys.findLastIndex((key) => row.names.includes(key))
  const byteFrom = place.keys[naming]
  if (byteFrom === undefined) return mismatch(`${path} names none of the subject's names`, row.names.join(' or '), path)
  return { ok: true, byteFrom, byteTo: place.to, quote: decode(original.bytes, original.charset, byteFrom, place.to) }
}

/**
 * Checks one transcribed figure against the publisher's own bytes. A match gives the byte offsets of the quote in the
 * decompressed file; anything else says what was expected and what stands there.
 */
export function verifyTranscription(row: Transcribed, original: Original): Verification {
  const { line, column, path } = row.locator
  if (path !== undefined && path !== '') return verifyPath(row, original, path)
  if (line !== undefined && column !== undefined) return verifyLine(row, original, line, column)
  return mismatch('the receipt has neither line and column nor a path', row.locator.printed ?? '', '')
}

/** The same receipt once its quote has been found in stored bytes: a new record under the old id, known from `known` on. */
export function heldReceipt(
  receipt: Receipt,
  verified: Extract<Verification, { ok: true }>,
  stored: { readonly hash: string; readonly mediaType: string; readonly size: number; readonly bytes: Uint8Array },
  known: Day,
): Receipt {
  const { hash, mediaType, size, bytes } = stored
  const quoteHash = hashOf(bytes.subarray(verified.byteFrom, verified.byteTo))
  return {
    ...receipt,
    class: 'held',
    quote: verified.quote,
    original: { hash, from: verified.byteFrom, to: verified.byteTo, quoteHash, mediaType, size },
    known,
  }
}
