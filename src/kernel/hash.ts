import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalizeJson from 'canonicalize'

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const hashOf = (bytes: Uint8Array | string): string =>
  bytesToHex(sha256(typeof bytes === 'string' ? utf8ToBytes(bytes) : bytes))

/** RFC 8785 JSON: same value, same bytes, whatever the order of keys. */
export function canonical(value: unknown): string {
  const text = canonicalizeJson(value)
  if (text === undefined) throw new TypeError('a value without a JSON form has no canonical form')
  return text
}
