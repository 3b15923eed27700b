import type { ReceiptId } from './receipt.ts'

/** What is worth knowing of a capture before its text is trusted. */
export const captureFlags = ['future-date'] as const
export type CaptureFlag = (typeof captureFlags)[number]

/**
 * One sight of one document: at this address stood, at this moment, what this receipt vouches for. Captures of one address, oldest first,
 * are the versions of what its publisher showed. Never edited.
 */
export interface Capture {
  /** Canonical address of a page, the link or identifier of an item, `file:` of a file. */
  readonly address: string
  readonly receipt: ReceiptId
  /** Hash of what was said there: of the bytes of a whole file, of title, text, day and publisher of an item in a container. */
  readonly content: string
  /** Hash of the stored bytes in which it stands, and where in them it begins. */
  readonly original: string
  readonly from: number
  /** When it was fetched or read, ISO 8601 in UTC; hidden from who asks what was known before. */
  readonly at: string
  readonly flags: readonly CaptureFlag[]
}
