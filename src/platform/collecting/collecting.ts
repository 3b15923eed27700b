import type { Day } from '../../kernel/day.ts'
import type { Prepared } from '../../ledger/archive.ts'
import type { PoliteFetcher } from '../fetch/polite.ts'
import type { Store } from '../sqlite/store.ts'
import type { Readers } from './pool.ts'

/** Everything collecting needs from outside. */
export interface Collecting {
  readonly store: Store
  readonly readers: Readers
  readonly fetcher: PoliteFetcher
  readonly today: () => Day
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** First pause before another try of what may pass, in milliseconds; grows fourfold. */
  readonly backOff: number
  /** Told how far a target is. `share` is of its bytes, where they are known. */
  readonly onProgress?: (progress: {
    readonly target: string
    readonly file: string
    readonly documents: number
    readonly share: number | null
  }) => void
  /** Told what is safely kept, after it is. */
  readonly onKept?: (prepared: readonly Prepared[]) => void
}

/** Tries of one job before it is put aside. */
export const mostTries = 6

/** When a job that failed is tried again: later each time, and never before the server asked for. */
export const nextTry = (now: number, tries: number, backOff: number, asked = 0): number =>
  now + Math.max(asked, backOff * 4 ** (tries - 1))
