import type { KeptClaim } from '../../ledger/archive.ts'
import type { SearchEntry } from '../../ledger/ports.ts'
import type { Capture } from '../../receipts/capture.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import { captureColumns, captureOf } from './archive.ts'
import { addClaims, claimsOf } from './claims.ts'
import { number, text, type Connection } from './connection.ts'
import { entryAt } from './entries.ts'
import { receiptAt } from './receipts.ts'
import type { Writer } from './writer.ts'

/** A collected document as it leaves the archive: everything but its sights, which are of the archive's history. */
export interface Exported {
  readonly receipt: Receipt
  /** The document's entry in the search index, then those of its claims: only the document itself could tell their sentences again. */
  readonly entries: readonly SearchEntry[]
  readonly claims: readonly KeptClaim[]
}

/** Hashes of the originals that collected documents stand in, in the order in which they came. */
export const collectedOriginals = (connection: Connection): string[] =>
  connection
    .all(
      `SELECT json_extract(original, '$.hash') FROM receipt WHERE source = 'reader' AND original IS NOT NULL GROUP BY 1 ORDER BY min(seq)`,
    )
    .map((row) => text(row[0]))

/** The documents of one original, in their order. */
export const exportedFrom = (connection: Connection, original: string): Exported[] =>
  connection
    .all(
      `SELECT receipt.seq, max(entry.rowid) FROM receipt JOIN entry ON entry.receipt = receipt.id AND entry.kind IN ('document', 'headline')
       WHERE receipt.source = 'reader' AND json_extract(receipt.original, '$.hash') = ? GROUP BY receipt.seq ORDER BY receipt.seq`,
      original,
    )
    .map((row) => {
      const receipt = receiptAt(connection, number(row[0]))
      return { receipt, entries: entriesOf(connection, number(row[1]), receipt.id), claims: claimsOf(connection, receipt.id) }
    })

const entriesOf = (connection: Connection, document: number, receipt: string): SearchEntry[] =>
  [
    document,
    ...connection
      .all(`SELECT max(rowid) FROM entry WHERE receipt = ? AND kind = 'claim' GROUP BY id ORDER BY 1`, receipt)
      .map((row) => number(row[0])),
  ].map((row) => entryAt(connection, row))

/** Every sight, in its order. */
export const allCaptures = (connection: Connection): Capture[] =>
  connection.all(`SELECT ${captureColumns} FROM capture ORDER BY seq`).map(captureOf)

/** Takes documents of another archive in, as they were there. Answers how many were new. */
export function takeIn(connection: Connection, writer: Writer, documents: readonly Exported[]): number {
  return connection.transaction(() => {
    const fresh = documents.filter(
      ({ receipt }) => connection.first('SELECT 1 FROM receipt WHERE id = ? LIMIT 1', receipt.id) === undefined,
    )
    writer.add({ receipts: fresh.map(({ receipt }) => receipt), entries: fresh.flatMap(({ entries }) => entries) })
    for (const { receipt, claims } of fresh) addClaims(connection, receipt.id, claims)
    return fresh.length
  })
}

/** Adds sights of another archive that this one has not, in their order. */
export function takeInCaptures(connection: Connection, captures: readonly Capture[]): number {
  return connection.transaction(() => {
    let added = 0
    for (const { address, receipt, content, original, from, at, flags } of captures)
      added += connection.run(
        `INSERT INTO capture (${captureColumns}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
         WHERE NOT EXISTS (SELECT 1 FROM capture WHERE address = ?1 AND receipt = ?2 AND original = ?4 AND start = ?5 AND at = ?6)`,
        address,
        receipt,
        content,
        original,
        from,
        at,
        flags.join(' '),
      ).changes
    return added
  })
}
