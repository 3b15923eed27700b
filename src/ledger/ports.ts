import type { Day } from '../kernel/day.ts'
import type { Figure, LedgerEvent } from './figure.ts'
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

/** One entry of the search index: a receipt, an ingested document or headline, a figure, an event. */
export interface SearchEntry {
  readonly id: string
  readonly kind: 'receipt' | 'document' | 'headline' | 'figure' | 'event'
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
}

export interface SearchQuery {
  readonly text: string
  readonly element?: string | undefined
  readonly stage?: string | undefined
  readonly place?: string | undefined
  readonly publisher?: string | undefined
  readonly language?: string | undefined
  readonly class?: string | undefined
  readonly kind?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly knownBy?: Day | undefined
  readonly limit: number
  readonly offset: number
}

export interface SearchHit {
  readonly entry: SearchEntry
  readonly score: number
  /** Stored text around the match; `marks` are offsets in it. */
  readonly snippet: string
  readonly marks: readonly (readonly [from: number, to: number])[]
  /** Which words matched in which field. */
  readonly why: string
}

export interface SearchResult {
  readonly total: number
  /** How many of the newest matches were ranked by relevance when not all were; the rest follow by date. */
  readonly rankedNewest?: number
  readonly hits: readonly SearchHit[]
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
}

export interface SearchIndex {
  add(entries: readonly SearchEntry[]): Promise<void>
  search(query: SearchQuery): Promise<SearchResult>
  /** Words of the index that a mistyped word may have meant, nearest first. */
  nearest(word: string, limit: number): Promise<string[]>
}
