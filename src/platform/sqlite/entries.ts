import type { SearchEntry } from '../../ledger/ports.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import { number, text, type Connection } from './connection.ts'
import { contentHash } from './content-hash.ts'
import { withWordBreaks } from './words.ts'

/** A list as one column, so that equal lists are equal strings and are split once when facets are read. */
export const listMark = '\u001F'

/** Adds an entry to the search index; a changed one replaces the last under its id. Answers how many were new. */
export function addEntry(connection: Connection, entry: SearchEntry, origin: 'bundle' | 'added'): 0 | 1 {
  const facets = [
    entry.kind,
    entry.receipt,
    entry.class,
    entry.publisher,
    entry.language,
    entry.date,
    entry.elements.join(listMark),
    entry.stages.join(listMark),
    entry.places.join(listMark),
    entry.known,
  ]
  const hash = contentHash([...facets, entry.title, entry.text, entry.url])
  const last = connection.first('SELECT rowid, hash FROM entry WHERE id = ? ORDER BY rowid DESC LIMIT 1', entry.id)
  if (last && text(last[1]) === hash) return 0
  const { rowid } = connection.run(
    `INSERT INTO entry (id, hash, origin, kind, receipt, class, publisher, language, date, elements, stages, places, known, replaces, held_from)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT min(known) FROM receipt WHERE id = ? AND class = 'held'))`,
    entry.id,
    hash,
    origin,
    ...facets,
    last ? number(last[0]) : null,
    entry.receipt,
  )
  connection.run(
    'INSERT INTO entry_text (rowid, title, body, url) VALUES (?, ?, ?, ?)',
    rowid,
    entry.title,
    entry.text,
    entry.url,
  )
  connection.run(
    'INSERT INTO entry_index (rowid, title, body) VALUES (?, ?, ?)',
    rowid,
    withWordBreaks(entry.title),
    withWordBreaks(entry.text),
  )
  return 1
}

/** Entries proved by a receipt that has become `held` are shown as held from that day on. */
export function markHeld(connection: Connection, receipt: Receipt): void {
  connection.run('UPDATE entry SET held_from = ? WHERE receipt = ? AND held_from IS NULL', receipt.known, receipt.id)
}

/** Marks bundled entries that a new edition no longer carries, and unmarks those that came back. */
export function withdrawEntries(connection: Connection, stillThere: ReadonlySet<string>, day: string): number {
  let withdrawn = 0
  for (const row of connection.all(`SELECT rowid, id, withdrawn FROM entry WHERE origin = 'bundle'`)) {
    const [rowid, id, gone] = [number(row[0]), text(row[1]), row[2] !== null]
    if (gone !== stillThere.has(id)) continue
    connection.run('UPDATE entry SET withdrawn = ? WHERE rowid = ?', gone ? null : day, rowid)
    if (!gone) withdrawn++
  }
  return withdrawn
}
