import type { Claim } from '../../claims/claim.ts'
import type { Gazetteer } from '../../claims/gazetteer.ts'
import { readDocumentClaims } from '../../claims/read-document.ts'
import { daysBetween, type Day } from '../../kernel/day.ts'
import type { Prepared } from '../../ledger/archive.ts'
import { withClaims } from '../../ledger/claim-entries.ts'
import type { CaptureFlag } from '../../receipts/capture.ts'
import type { Document } from '../../receipts/document.ts'
import { entryOf, receiptFor, type Place } from './evidence.ts'

/** A document that was found somewhere, and when. */
export interface Found {
  readonly place: Place
  /** Where it was seen: canonical address, link or identifier, `file:`; null for what came from nowhere, which is then its own address. */
  readonly address: string | null
  readonly name: string | null
  readonly url: string | null
  /** Hash of what it says; of its bytes where it is a whole original. */
  readonly content: string
  readonly at: string
  readonly day: Day
}

/** Everything that is kept of a document: its receipt, its entries in the search index, its claims, and the sight of it. */
export function prepare(document: Document, found: Found, gazetteer: Gazetteer): Prepared {
  const { place, address, content, at, day } = found
  const receipt = receiptFor(document, place, found)
  const entry = entryOf(document, receipt, gazetteer)
  const claims = claimsIn(document, gazetteer, entry.kind)
  return {
    receipt,
    entries: withClaims(entry, claims, document.text),
    claims,
    capture: {
      address: address ?? `hash:${content}`,
      receipt: receipt.id,
      content,
      original: place.original,
      from: place.from,
      at,
      flags: flagsOf(document, day),
    },
  }
}

/** A headline that stands alone is all the document says; over an article it only repeats it. */
function claimsIn(document: Document, gazetteer: Gazetteer, kind: string): readonly Claim[] {
  if (kind !== 'headline') return readDocumentClaims(document, gazetteer).claims
  const blocks = document.blocks.map((block) => ({ ...block, kind: 'highlight' as const }))
  return readDocumentClaims({ ...document, title: null, blocks }, gazetteer).claims
}

/** A publisher east of here may be a day ahead; more is a mistake or an embargo. */
const flagsOf = ({ date }: Document, day: Day): readonly CaptureFlag[] =>
  date !== null && daysBetween(day, date) > 1 ? ['future-date'] : []
