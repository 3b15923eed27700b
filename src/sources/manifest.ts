import type { Fault } from '../kernel/read.ts'
import type { Reading } from './reading.ts'

/** How the bytes of a publisher's file are to be read as text. */
export type Charset = 'utf-8' | 'windows-1252' | 'latin-1'

/** What came out of one file: figures, and by name whatever could not be read. */
export interface Harvest {
  readonly readings: readonly Reading[]
  readonly faults: readonly Fault[]
}

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
  /** Reads the decoded text of the file. */
  read(text: string): Harvest
}
