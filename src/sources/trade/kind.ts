import type { Day } from '../../kernel/day.ts'
import type { Read } from '../../kernel/read.ts'
import type { TradePlaces } from './places.ts'
import type { RowOutcome } from './row.ts'

/** What a file is, beyond its rows: who publishes it, in which release, what its figures mean. */
export interface TradeFacts {
  /** Datasets of one series answer together: `baci-202601`, `comtrade`. */
  readonly series: string
  readonly publisher: string
  readonly title: string
  readonly release: string
  /** Page of the publisher where the file is to be had. */
  readonly url: string
  readonly licence: string
  /** What its figures mean, in one sentence. */
  readonly definition: string
  /** How much of the publisher's table the file can hold: decides which series is asked first. */
  readonly coverage: Coverage
  readonly nomenclature: string
  /** First day on which it could be known, when the release says so; else the day of import. */
  readonly published: Day | null
}

/** Strongest first: all flows; all flows of chosen goods; a derived table; values without quantities; only the largest flows. */
export const coverages = ['all', 'chosen goods', 'derived', 'values only', 'largest flows'] as const
export type Coverage = (typeof coverages)[number]

/** Reads the rows of one file, whose header it has accepted. */
export interface RowReader {
  readonly facts: TradeFacts
  /**
   * `largest` keeps the largest row of each key: for extracts that mix totals with breakdowns (transport mode, customs procedure,
   * second partner) and do not say which is which. Otherwise two different rows of one key are both quarantined.
   */
  readonly settle: 'every row' | 'largest'
  read(cells: readonly string[], line: number): RowOutcome
}

/** A form in which trade tables come. What no form recognises is refused, so that a changed layout is loud. */
export interface TradeForm {
  readonly kind: string
  readonly says: string
  readonly publisher: string
  /** Where its publisher offers it. */
  readonly address: string
  recognises(header: readonly string[]): boolean
  open(given: {
    readonly header: readonly string[]
    /** Cells of the first row: some forms name their release in a column. */
    readonly first: readonly string[]
    readonly file: string
    readonly places: TradePlaces
  }): Read<RowReader>
}

export const sameHeader = (header: readonly string[], wanted: readonly string[]): boolean =>
  header.length === wanted.length && wanted.every((name, index) => header[index] === name)
