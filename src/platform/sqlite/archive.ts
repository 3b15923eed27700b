import { createHash } from 'node:crypto'
import type { Archive, Kept, Prepared } from '../../ledger/archive.ts'
import type { Capture, CaptureFlag } from '../../receipts/capture.ts'
import { unpacked } from './bodies.ts'
import { addClaims, claimsOf } from './claims.ts'
import { number, text, type Connection, type Row } from './connection.ts'
import type { Writer } from './writer.ts'

export const captureColumns = 'address, receipt, content, original, start, at, flags'

export const captureOf = (row: Row): Capture => ({
  address: text(row[0]),
  receipt: text(row[1]),
  content: text(row[2]),
  original: text(row[3]),
  from: number(row[4]),
  at: text(row[5]),
  flags: text(row[6]).split(' ').filter(Boolean) as CaptureFlag[],
})

/** What was collected, in SQLite. */
export const sqliteArchive = (connection: Connection, writer: Writer): Archive => ({
  keep: (prepared) => Promise.resolve(keepAll(connection, writer, prepared)),
  versionsOf: (receipt) =>
    Promise.resolve(
      connection
        .all(
          `SELECT ${captureColumns} FROM capture WHERE address IN (SELECT address FROM capture WHERE receipt = ?) ORDER BY address, seq`,
          receipt,
        )
        .map(captureOf),
    ),
  claimsOf: (receipt) => Promise.resolve(claimsOf(connection, receipt)),
  textOf(receipt) {
    const row = connection.first(
      `SELECT title, body FROM entry JOIN entry_text USING (rowid) WHERE receipt = ? AND kind IN ('document', 'headline')
       ORDER BY rowid DESC LIMIT 1`,
      receipt,
    )
    return Promise.resolve(row && { title: text(row[0]), text: unpacked(row[1]) })
  },
})

/** Keeps documents in one transaction, with whatever else must be true at the same moment (`meanwhile`). */
export function keepAll(
  connection: Connection,
  writer: Writer,
  prepared: readonly Prepared[],
  meanwhile?: (kept: readonly Kept[]) => void,
): readonly Kept[] {
  return connection.transaction(() => {
    const added = new Set<string>()
    const fresh = prepared.filter(({ receipt: { id } }) => {
      const isNew = !added.has(id) && connection.first('SELECT 1 FROM receipt WHERE id = ? LIMIT 1', id) === undefined
      if (isNew) added.add(id)
      return isNew
    })
    writer.add({ receipts: fresh.map(({ receipt }) => receipt), entries: fresh.flatMap(({ entries }) => entries) })
    for (const { receipt, claims } of fresh) addClaims(connection, receipt.id, claims)
    const kept = prepared.map(({ receipt, capture }) => see(connection, capture, added.delete(receipt.id)))
    meanwhile?.(kept)
    return kept
  })
}

function see(connection: Connection, capture: Capture, isNew: boolean): Kept {
  const { address, receipt, content, original, from, at, flags } = capture
  const last = connection.first('SELECT content FROM capture WHERE address = ? ORDER BY seq DESC LIMIT 1', address)
  // The same words are no new version; nor is an item of a container that said so before.
  if (last && (text(last[0]) === content || (content !== original && wasSeen(connection, capture)))) return 'again'
  connection.run(
    `INSERT INTO capture (${captureColumns}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    address,
    receipt,
    content,
    original,
    from,
    at,
    flags.join(' '),
  )
  return last ? 'version' : isNew ? 'new' : 'again'
}

const wasSeen = (connection: Connection, { address, content, original }: Capture): boolean =>
  connection.first('SELECT 1 FROM capture WHERE address = ? AND content = ? AND original = ?', address, content, original) !==
  undefined

/**
 * One hash over everything that was collected, whatever the order and the clock: two archives that hold the same documents, claims and
 * versions have the same. Originals are told by their hashes; `verify` looks at their bytes.
 */
export function archiveHash(connection: Connection): string {
  const all = createHash('sha256')
  const parts = [
    `SELECT id || ' ' || hash FROM receipt WHERE origin = 'added' AND source = 'reader' ORDER BY 1`,
    `SELECT id || ' ' || hash FROM entry WHERE origin = 'added' AND kind IN ('document', 'headline') ORDER BY 1`,
    `SELECT address || ' ' || content || ' ' || original || ' ' || start || ' ' || flags FROM capture ORDER BY address, seq`,
    `SELECT receipt || ' ' || start || ' ' || stop || ' ' || type || ' ' || quote || ' ' || coalesce(value, '') FROM claim ORDER BY 1`,
  ]
  for (const sql of parts) {
    for (const row of connection.all(sql)) all.update(text(row[0])).update('\n')
    all.update('--\n')
  }
  return all.digest('hex')
}

/** Whether an address said this very thing when it was last seen. */
export const saidLast = (connection: Connection, address: string, content: string): boolean =>
  text(connection.first('SELECT content FROM capture WHERE address = ? ORDER BY seq DESC LIMIT 1', address)?.[0]) === content

/** How many documents a container held that was read to its end; undefined for any other. */
export function documentsInContainer(connection: Connection, hash: string): number | undefined {
  const row = connection.first('SELECT documents FROM container WHERE hash = ?', hash)
  return row && number(row[0])
}

export const noteContainer = (connection: Connection, hash: string, documents: number, at: string): void =>
  void connection.run('INSERT OR IGNORE INTO container VALUES (?, ?, ?)', hash, documents, at)
