import type { Charset } from './manifest.ts'

/** Windows-1252 from 0x80 to 0x9f; positions that the code page leaves empty keep their number, as browsers do. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Code point of a UTF-8 sequence at `at` and its length; a broken sequence yields U+FFFD and one byte. */
function sequence(bytes: Uint8Array, at: number): readonly [point: number, length: number] {
  const first = bytes[at] ?? 0
  if (first < 0x80) return [first, 1]
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
  if (length === 0) return [0xfffd, 1]
  let point = first & (0xff >> (length + 1))
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index] ?? 0
    if ((next & 0xc0) !== 0x80) return [0xfffd, 1]
    point = (point << 6) | (next & 0x3f)
  }
  return [point, length]
}

/**
 * Text of the bytes `[from, to)`. The core has no decoder of the platform, and a line of a table is short; whole documents
 * are decoded outside and arrive as text.
 */
export function decode(bytes: Uint8Array, charset: Charset, from = 0, to = bytes.length): string {
  let text = ''
  for (let at = from; at < to;) {
    if (charset === 'utf-8') {
      const [point, length] = sequence(bytes, at)
      text += String.fromCodePoint(point)
      at += length
      continue
    }
    const byte = bytes[at] ?? 0
    text += charset === 'windows-1252' && byte >= 0x80 && byte < 0xa0 ? (upper[byte - 0x80] ?? '') : String.fromCharCode(byte)
    at += 1
  }
  return text
}
