import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Row } from './connection.ts'

/** Shorter texts are kept as they are: packing them saves nothing. */
const worthPacking = 400

/** A text as it is stored: longer ones deflated, at about half their size. */
export function packed(body: string): string | Uint8Array {
  return body.length < worthPacking ? body : deflateRawSync(body, { level: 1 })
}

export function unpacked(stored: Row[number] | undefined): string {
  return stored instanceof Uint8Array ? inflateRawSync(stored).toString('utf8') : typeof stored === 'string' ? stored : ''
}
