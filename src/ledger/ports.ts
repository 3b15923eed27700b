import type { Day } from '../kernel/day.ts'
import type { Figure, LedgerEvent } from './figure.ts'
import type { EntryKind } from './searching/fields.ts'
import type { Query } from './searching/query.ts'
import type { SavedSearch } from './searching/saved.ts'
import type { Override } from './settling/override.ts'

/** Which records of the ledger are looked at. `knownBy` hides what was learned later; nothing else is hidden by default. */
export interface FigureQuery {
  readonly knownBy?: Day | undefined
  readonly minerals?: readonly string[] | undefined
  readonly stages?: readonly string[] | undefined
  readonly places?: readonly string[] | undefined
  readonly measures?: readonly string[] | undefined
  readonly basis?: string | undefined
  /** Periods that overlap this one, in the notation of `kernel/period.ts`. */
  readonly period?: string | undefined
  readonly publisher?: string | undefined
  readonly ids?: readonly string[] | undefined
  readonly limit?: number | undefined
}

export interface EventQuery {
  readonly knownBy?: Day | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly minerals?: readonly string[] | undefined
  readonly places?: readonly string[] | undefined
  readonly text?: string | undefined
  readonly limit?: number | undefined
}

/** The append-only store of figures, events and overrides. Every adapter passes `test/contract/ledger.ts`. */
export interface Ledger {
  figures(query: FigureQuery): Promise<Figure[]>
  events(query: EventQuery): Promise<LedgerEvent[]>
  addFigures(figures: readonly Figure[]): Promise<void>
  addEvents(events: readonly LedgerEvent[]): Promise<void>
  /** The user's overrides, in the order in which they were said; those known by a day when one is given. */
  overrides(knownBy?: Day): Promise<Override[]>
  addOverrides(overrides: readonly Override[]): Promise<void>
  /** First and last day the records speak of, and the last day on which something was learned. */
  horizon(): Promise<{ first: Day; last: Day; lastKnown: Day }>
  /** Changes whenever a record is added; answers may be cached under it. */
  revision(): Promise<string>
}

/** What an entry says in a form that can be compared: of a figure, or of a claim read in a document. */
export interface Said {
  readonly measure: string | null
  /** Ends of what is said; both are the number of a plain one, one is infinite for "more than". */
  readonly low: number | null
  readonly high: number | null
  readonly unit: string | null
  /** Modality of a claim, kind of a figure. */
  readonly modality: string | null
  /** Where a claim stands in its document, in UTF-16 units of the document's text. */
  readonly span: readonly [from: number, to: number] | null
}

/** One entry of the search index: a receipt, an ingested document or headline, a figure, an event, a claim read in a document. */
export interface SearchEntry {
  readonly id: string
  readonly kind: EntryKind
  /** Receipt that proves the entry. */
  readonly receipt: string
  readonly title: string
  readonly text: string
  readonly date: string | null
  readonly publisher: string
  readonly language: string
  readonly elements: readonly string[]
  readonly stages: readonly string[]
  readonly places: readonly string[]
  readonly class: string
  readonly url: string
  readonly known: Day
  readonly said?: Said
  /** How many claims were read in a document; left out where none were looked for. */
  readonly claims?: number
}

export interface SearchQuery {
  /** What is asked for; undefined for everything. */
  readonly wanted: Query | undefined
  readonly knownBy?: Day | undefined
  /** By relevance to the wanted words (unless told otherwise, and where there are words) or by day, the latest first. */
  readonly order?: 'relevance' | 'newest' | undefined
  /** Whether all matches are counted, in total and by facet; hits alone are found sooner. True unless told otherwise. */
  readonly counted?: boolean | undefined
  readonly limit: number
  readonly offset: number
}

export interface SearchHit {
  readonly entry: SearchEntry
  readonly score: number
  /** Stored text around the match; `marks` are offsets in it. */
  readonly snippet: string
  /** Where the snippet begins in the stored text. */
  readonly from: number
  readonly marks: readonly (readonly [from: number, to: number])[]
  /** Which words matched in which field. */
  readonly why: string
}

export type Facets = Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>

export interface SearchResult {
  /** How many match; null when they were not counted. */
  readonly total: number | null
  /** When not all matches were put in order of relevance: how many were (those added last) of how many; the rest follow by day. */
  readonly ranked?: { readonly bound: number; readonly of: number | null }
  readonly hits: readonly SearchHit[]
  readonly facets: Facets
}

/** Finds entries by the query tree of `searching/query.ts`. Every adapter finds the set that `searching/evaluate.ts` tells of. */
export interface SearchIndex {
  add(entries: readonly SearchEntry[]): Promise<void>
  search(query: SearchQuery): Promise<SearchResult>
  /** Words of the index that a mistyped word may have meant, nearest first. */
  nearest(word: string, limit: number): Promise<string[]>
  /** Every record of a saved search, withdrawals included, in the order in which they were said. */
  saved(): Promise<SavedSearch[]>
  save(record: SavedSearch): Promise<void>
}
