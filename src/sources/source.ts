import type { Day } from '../kernel/day.ts'

/** Who published something, under which terms, and where it stands. One row of `data/sources.csv`. */
export interface Source {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** Address of the publisher's page or file; empty when only a printed or vanished original exists. */
  readonly url: string
  /** Day of publication; the day a figure from it can first be known. */
  readonly published: Day
  readonly edition: string
  readonly licence: string
  /** Whether the licence lets us show the quoted row (`open`) or only say what it says and where (`quote-only`). */
  readonly redistribution: 'open' | 'quote-only'
  /** Statute before official statistics before wire before vendor: lower is stronger, 1 to 8. */
  readonly rank: number
  /** The publisher's file as `originals` looks for it, e.g. `usgs/MCS2026_Commodities_Data.csv`; empty for cited sources. */
  readonly file: string
}
