import type { LegacyDecoder } from '../../receipts/encoding/charset.ts'

/** East Asian and rarer single-byte sets, by the runtime's own tables (full ICU, as Node is built). */
export const legacyDecoder: LegacyDecoder = {
  decode(bytes, charset) {
    try {
      return new TextDecoder(charset).decode(bytes)
    } catch (error) {
      // A label the Encoding Standard does not know is a RangeError; anything else is a fault of ours.
      if (error instanceof RangeError) return undefined
      throw error
    }
  },
}
