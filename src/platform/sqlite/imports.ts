import { number, text, type Connection } from './connection.ts'

/** One imported file: what it was, from which day it is known, and what became of its rows. */
export interface ImportedDataset {
  /** Of the bytes, unpacked. */
  readonly hash: string
  /** Kind of file, with the hash of the mapping where one was used. */
  readonly kind: string
  readonly source: string
  readonly title: string
  readonly file: string
  readonly known: string
  readonly imported: string
  readonly read: number
  readonly kept: number
  readonly quarantined: number
}

/** All imports, oldest first. */
export const importedDatasets = (connection: Connection): ImportedDataset[] =>
  connection
    .all('SELECT hash, kind, source, title, file, known, imported, read, kept, quarantined FROM import ORDER BY seq')
    .map((row) => ({
      hash: text(row[0]),
      kind: text(row[1]),
      source: text(row[2]),
      title: text(row[3]),
      file: text(row[4]),
      known: text(row[5]),
      imported: text(row[6]),
      read: number(row[7]),
      kept: number(row[8]),
      quarantined: number(row[9]),
    }))

export function noteImport(connection: Connection, it: ImportedDataset): void {
  connection.run(
    `INSERT INTO import (hash, kind, source, title, file, known, imported, read, kept, quarantined)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    it.hash,
    it.kind,
    it.source,
    it.title,
    it.file,
    it.known,
    it.imported,
    it.read,
    it.kept,
    it.quarantined,
  )
}
