import type { Units } from './quantity/unit-table.ts'

/** A thing texts call by several names. */
export interface Entry {
  readonly id: string
  readonly kind: 'mineral' | 'product' | 'place' | 'company' | 'site' | 'authority' | 'instrument' | 'person' | 'vehicle'
  /** Short canonical English name. */
  readonly name: string
  readonly aliases: readonly string[]
  readonly mineral: string | null
  readonly stage: string | null
  /** ISO alpha-3 or bloc code. */
  readonly place: string | null
  /** For a company that makes its product in another country than its home: that country. */
  readonly works?: string
}

/** A name found in a text; `[from, to)` in UTF-16 units. */
export interface Mention {
  readonly entry: Entry
  readonly from: number
  readonly to: number
}

/** All names the desk knows, with a matcher. Built once from `data/gazetteer/`. */
export interface Gazetteer {
  /** Units and currencies, from `units.csv`. */
  readonly units: Units
  readonly entries: readonly Entry[]
  /** Longest names first, whole words, no overlaps, in text order. */
  mentions(text: string): Mention[]
  /** Entry for one name exactly as written, ignoring case. */
  named(text: string): Entry | undefined
}
