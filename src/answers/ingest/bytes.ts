import { Refusal } from '../../kernel/errors.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const valueOf = new Uint8Array(256).fill(255)
for (let value = 0; value < 64; value++) valueOf[alphabet.charCodeAt(value)] = value
// The URL form of base64 writes these two otherwise (RFC 4648, section 5).
valueOf['-'.charCodeAt(0)] = 62
valueOf['_'.charCodeAt(0)] = 63

/** Bytes of base64 text (RFC 4648), line breaks allowed; refuses with `bad-input` on any other character. */
export function bytesOf(base64: string): Uint8Array {
  const text = base64.replace(/[\s=]+/g, '')
  if (text.length % 4 === 1) throw new Refusal('bad-input', 'the document is not base64: its length is wrong')
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const value = valueOf[text.charCodeAt(i)] ?? 255
    if (value === 255) throw new Refusal('bad-input', `the document is not base64: character ${i + 1} is "${text[i]}"`)
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 0xff
    }
  }
  return bytes
}
