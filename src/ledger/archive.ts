import type { Claim } from '../claims/claim.ts'
import type { Capture } from '../receipts/capture.ts'
import type { Receipt, ReceiptId } from '../receipts/receipt.ts'
import type { SearchEntry } from './ports.ts'

/** A document ready to be kept: evidence, its place in the search index, what it claims, and where it was seen. */
export interface Prepared {
  readonly receipt: Receipt
  /** The document's entry in the search index, then one for each of its claims. */
  readonly entries: readonly [SearchEntry, ...SearchEntry[]]
  readonly claims: readonly Claim[]
  readonly capture: Capture
}

/** What became of a document: `new`, a further `version` of its address, or the same as was there (`again`). */
export type Kept = 'new' | 'version' | 'again'

/** A claim as it is kept: without the rules that read it, which a later program may have changed. */
export type KeptClaim = Omit<Claim, 'rules'>

/** The archive of what was collected, append-only. Every adapter passes `test/contract/archive.test.ts`. */
export interface Archive {
  /** Keeps all of them or none. Originals must be stored before: a receipt never points at bytes that are not there. */
  keep(prepared: readonly Prepared[]): Promise<readonly Kept[]>
  /** Captures of every address at which this receipt was seen, oldest first. */
  versionsOf(receipt: ReceiptId): Promise<readonly Capture[]>
  /** Claims of a document in the order of its text. */
  claimsOf(receipt: ReceiptId): Promise<readonly KeptClaim[]>
  /** Title and text under which a receipt stands in the search index. */
  textOf(receipt: ReceiptId): Promise<{ readonly title: string; readonly text: string } | undefined>
}
