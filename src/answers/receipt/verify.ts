import { Refusal } from '../../kernel/errors.ts'
import { hashOf } from '../../kernel/hash.ts'
import type { Originals } from '../../receipts/ports.ts'
import type { Receipt } from '../../receipts/receipt.ts'

export type Verified = 'bytes match' | 'not held' | 'mismatch'

/** Looks again: whether the stored bytes are still the original, and the quoted ones still the quote. Answers the bytes where they match. */
export async function verifyHeld(
  receipt: Receipt,
  originals: Originals,
): Promise<{ readonly verified: Verified; readonly bytes: Uint8Array | undefined }> {
  const { original } = receipt
  if (receipt.class !== 'held' || original === null) return { verified: 'not held', bytes: undefined }
  const bytes = await storedBytes(originals, original.hash)
  const quoted = bytes?.subarray(original.from, original.to)
  if (!bytes || !quoted || quoted.length !== original.to - original.from || hashOf(quoted) !== original.quoteHash)
    return { verified: 'mismatch', bytes: undefined }
  return { verified: 'bytes match', bytes }
}

async function storedBytes(originals: Originals, hash: string): Promise<Uint8Array | undefined> {
  try {
    return await originals.get(hash)
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'receipt-mismatch') return undefined
    throw thrown
  }
}
