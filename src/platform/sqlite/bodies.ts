import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Row } from './connection.ts'

/** Shorter texts are kept as they are: packing them saves nothing. */
const worthPacking = 400

/** A text as it is stored: longer ones as a Zstandard frame (RFC 8878), at about half their size. */
export function packed(body: string): string | Uint8Array {
  return body.length < worthPacking ? body : zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
}

export function unpacked(stored: Row[number] | undefined): string {
  return stored instanceof Uint8Array ? zstdDecompressSync(stored).toString('utf8') : typeof stored === 'string' ? stored : ''
}
