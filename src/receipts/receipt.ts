import type { Day } from '../kernel/day.ts'

/**
 * How close we are to the bytes. `held`: the original bytes are in the store and the quote was found at its offset
 * under its hash. `transcribed`: a row of our own tables, with the exact place in the publisher's file. `cited`:
 * somebody says that somebody said so; publisher, title, address and date only.
 */
export const receiptClasses = ['held', 'transcribed', 'cited'] as const
export type ReceiptClass = (typeof receiptClasses)[number]

/** `rc_` and the first 20 hexadecimal digits of the hash of what it is a receipt for. */
export type ReceiptId = string

/** Where in the publisher's file a figure stands. Lines and columns count from 1; `path` is for JSON files. */
export interface Locator {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly columnName?: string
  readonly path?: string
  /** The cell exactly as the publisher prints it. */
  readonly printed?: string
}

/** Evidence for one figure, event or document. Never edited: an upgrade to `held` is a new record with a later known day. */
export interface Receipt {
  readonly id: ReceiptId
  readonly class: ReceiptClass
  readonly sourceId: string
  readonly publisher: string
  readonly title: string
  readonly url: string
  readonly published: Day | null
  readonly edition: string
  readonly licence: string
  readonly language: string
  /** The words or cells that carry the statement; for `cited` receipts our own summary of it, never shown as a quotation. */
  readonly quote: string
  /** What the quote is about, one of whose names stands in the quote. */
  readonly names: readonly string[]
  readonly locator: Locator | null
  /** For `held`: hash of the stored bytes, byte offsets of the quote in them and hash of the quoted bytes. */
  readonly original: {
    readonly hash: string
    readonly from: number
    readonly to: number
    readonly quoteHash: string
    readonly mediaType: string
    readonly size: number
  } | null
  readonly known: Day
}
