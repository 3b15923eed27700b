import type { Fault } from '../kernel/read.ts'
import type { Reading } from './reading.ts'
import type { Columns, Table } from './table.ts'

/** How the bytes of a publisher's file are to be read as text. */
export type Charset = 'utf-8' | 'windows-1252' | 'latin-1'

/** What came out of one file: figures, and by name whatever could not be read. */
export interface Harvest {
  readonly readings: readonly Reading[]
  readonly faults: readonly Fault[]
  /** Rows of the file, for the count of what was looked at; those without a reading or a fault are about something not followed. */
  readonly rows?: number
}

/** Readings and faults of a table, kept apart, with the records that were no rows. */
export const harvestOf = (found: readonly (Reading | Fault)[], table: Pick<Table, 'faults' | 'rows'>): Harvest => ({
  readings: found.filter((each): each is Reading => 'id' in each),
  faults: [...table.faults, ...found.filter((each): each is Fault => 'says' in each)],
  rows: table.rows.length + table.faults.length,
})

/** A publisher's file as a declaration: what it is, how often it changes, and how many figures it must yield. */
export interface Manifest {
  /** Id of the source in `data/sources.csv`. */
  readonly source: string
  readonly publisher: string
  readonly licence: 'public-domain' | 'ogl-3.0' | 'cc-by-4.0'
  /** How often the publisher renews it, in words. */
  readonly every: string
  /** Path below a folder of originals. A name ending in `.gz` is read, and kept, decompressed. */
  readonly file: string
  readonly charset: Charset
  readonly format: 'csv' | 'json'
  /** A count outside these bounds means that the layout changed without telling. */
  readonly expects: readonly [least: number, most: number]
  /** For tables: every column of the file, and which are deliberately left unread. */
  readonly columns?: Columns
  /** Reads the decoded text of the file. */
  read(text: string): Harvest
}
