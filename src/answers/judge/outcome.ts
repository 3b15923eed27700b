import type { Figure } from '../../ledger/figure.ts'
import type { FigureIndex } from '../../ledger/match.ts'
import type { Sight } from '../../ledger/settle.ts'
import type { Undoing } from '../../ledger/undoing.ts'
import type { Verdict } from '../parts.ts'
import type { Weighed } from './tolerance.ts'

/** What a claim is judged against: the figures seen from one day, filed, with what undid what. */
export interface Bench {
  readonly index: FigureIndex
  readonly undoings: readonly Undoing[]
  /** By id of the rule undone. */
  readonly undoneBy: ReadonlyMap<string, readonly Undoing[]>
  /** Derived figures one of whose inputs a later edition revised. */
  readonly revised: ReadonlySet<string>
  /** Figures for which the publisher's later edition gives none any more. */
  readonly withdrawn: ReadonlySet<string>
  readonly sight: Sight
  /** Last day on which the records learned something; nothing later is asserted with confidence. */
  readonly lastKnown: string
}

/** One figure held against the claim. `weighed` is null where nothing numeric was compared. */
export interface Row {
  readonly figure: Figure
  readonly verdict: Verdict
  readonly weighed: Weighed | null
}

/** How a claim came out, before it is put into words. */
export interface Outcome {
  readonly verdict: Verdict
  readonly direction: 'over' | 'under' | null
  /** Figures that decided, most telling first. */
  readonly rows: readonly Row[]
  /** Why, as a key of `reason.ts`, or a finished sentence. */
  readonly because: string
  readonly wouldChange: string | null
}

export const unsupported = (because: string, wouldChange: string | null = null): Outcome => ({
  verdict: 'unsupported',
  direction: null,
  rows: [],
  because,
  wouldChange,
})

export const notCheckable = (because: string, wouldChange: string | null = null): Outcome => ({
  verdict: 'not-checkable',
  direction: null,
  rows: [],
  because,
  wouldChange,
})
