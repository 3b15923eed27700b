import { hashOf } from '../../kernel/hash.ts'
import type { Originals } from '../../receipts/ports.ts'

/** Original bytes in memory. */
export function memoryOriginals(): Originals {
  const kept = new Map<string, Uint8Array>()
  return {
    put(bytes) {
      const hash = hashOf(bytes)
      if (!kept.has(hash)) kept.set(hash, bytes.slice())
      return Promise.resolve(hash)
    },
    get: (hash) => Promise.resolve(kept.get(hash)?.slice()),
    has: (hash) => Promise.resolve(kept.has(hash)),
  }
}
