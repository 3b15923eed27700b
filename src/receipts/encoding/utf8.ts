import { fault, read, type Read } from '../../kernel/read.ts'

/** Text of UTF-16 units; a few thousand at a time, since they are passed as arguments. */
export const textOfUnits = (units: Uint16Array | Uint8Array): string =>
  // A typed array is a list of arguments like any other; spreading it would walk its iterator, ten times slower.
  String.fromCharCode.apply(null, units as unknown as number[])

/** What stands at one place of UTF-8 bytes: a code point and its length, or `point: -1` and how many bytes to give up. */
interface Scanned {
  readonly point: number
  readonly length: number
}

const bad = (length: number): Scanned => ({ point: -1, length })

/** Reads one multi-byte sequence by table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF. */
function scan(bytes: Uint8Array, at: number): Scanned {
  const lead = bytes[at] ?? 0
  const count = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
  if (count === 0) return bad(1)
  let point = lead & (0x3f >> count)
  for (let k = 1; k <= count; k++) {
    const byte = bytes[at + k] ?? 0
    const least = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const most = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (byte < least || byte > most) return bad(k)
    point = (point << 6) | (byte & 0x3f)
  }
  return { point, length: count + 1 }
}

/** The first byte that is no UTF-8, or -1. A sequence cut off by the end of the bytes counts unless `cutAllowed`. */
export function firstBadUtf8(bytes: Uint8Array, cutAllowed = false): number {
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    const { point, length } = scan(bytes, at)
    if (point < 0) return cutAllowed && at + length >= bytes.length && bytes.length - at < 4 ? -1 : at
    at += length
  }
  return -1
}

/** Text and the number of places that were no UTF-8 (each now U+FFFD). A byte order mark at the start is dropped. */
export function decodeUtf8Leniently(bytes: Uint8Array): { readonly text: string; readonly faults: number } {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const size = 0x2000
  const units = new Uint16Array(size + 2)
  let text = ''
  let used = 0
  let faults = 0
  for (let at = start; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      const stop = Math.min(bytes.length, at + size - used)
      while (at < stop && (bytes[at] ?? 0x80) < 0x80) units[used++] = bytes[at++] ?? 0
    } else {
      const { point, length } = scan(bytes, at)
      at += length
      if (point < 0) faults += 1
      if (point > 0xffff) {
        units[used++] = 0xd7c0 + (point >> 10)
        units[used++] = 0xdc00 | (point & 0x3ff)
      } else units[used++] = point < 0 ? 0xfffd : point
    }
    if (used >= size) {
      text += textOfUnits(units.subarray(0, used))
      used = 0
    }
  }
  return { text: text + textOfUnits(units.subarray(0, used)), faults }
}

/** Strict reading: one byte that is no UTF-8 is a fault, `column` being its place counted from 1. */
export function decodeUtf8(bytes: Uint8Array): Read<string> {
  const at = firstBadUtf8(bytes)
  if (at >= 0) return fault('not-utf-8', `byte ${at + 1} is not UTF-8`, { column: at + 1 })
  return read(decodeUtf8Leniently(bytes).text)
}

/** UTF-8 bytes; a lone surrogate is written as U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let used = 0
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i)
    if (point >= 0xd800 && point <= 0xdfff) {
      const low = text.charCodeAt(i + 1)
      const paired = point < 0xdc00 && low >= 0xdc00 && low <= 0xdfff
      point = paired ? ((point - 0xd800) << 10) + (low - 0xdc00) + 0x10000 : 0xfffd
      if (paired) i += 1
    }
    if (point < 0x80) bytes[used++] = point
    else if (point < 0x800) {
      bytes[used++] = 0xc0 | (point >> 6)
      bytes[used++] = 0x80 | (point & 0x3f)
    } else if (point < 0x10000) {
      bytes[used++] = 0xe0 | (point >> 12)
      bytes[used++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[used++] = 0x80 | (point & 0x3f)
    } else {
      bytes[used++] = 0xf0 | (point >> 18)
      bytes[used++] = 0x80 | ((point >> 12) & 0x3f)
      bytes[used++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[used++] = 0x80 | (point & 0x3f)
    }
  }
  return bytes.slice(0, used)
}
