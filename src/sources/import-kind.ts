import type { Harvest } from './manifest.ts'
import type { Source } from './source.ts'

/** What a file says of where it is from; the day of publication is null where the file does not tell. */
export type Said = Omit<Source, 'published' | 'file'> & { readonly published: Source['published'] | null }

/** Everything one file yielded, with its source. */
export interface Shipment extends Harvest {
  readonly source: Said
}

/** Name and beginning of a file, for finding out what it is. */
export interface Head {
  readonly name: string
  /** The first few thousand characters. */
  readonly text: string
}

/** A kind of file that a user can import: how it is recognised and read, and where the publisher gives it. */
export interface ImportKind {
  /** Name for `--as`. */
  readonly name: string
  /** What it is, in one line. */
  readonly says: string
  readonly publisher: string
  /** The publisher's page or file. */
  readonly address: string
  readonly format: 'csv' | 'json'
  /** Whether its figures are worth finding by words; daily prices are not. */
  readonly indexed: boolean
  recognises(head: Head): boolean
  read(text: string, fileName: string): Shipment
}
