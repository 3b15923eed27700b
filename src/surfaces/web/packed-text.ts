import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Refusal } from '../../kernel/errors.ts'

/** Most characters of a text that travels in an address, unpacked. */
export const longestPacked = 64_000

/** A text as letters for an address: packed, base64url. */
export const packText = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64url')

/** The text behind an address; refuses what is none, and what would unpack to more than a scenario can be. */
export function unpackText(packed: string): string {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: longestPacked }).toString('utf8')
  } catch (cause) {
    throw new Refusal('bad-input', 'the address does not carry a whole scenario file: copy it again', { cause })
  }
}
