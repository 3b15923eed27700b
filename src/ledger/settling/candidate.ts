import type { Figure } from '../figure.ts'
import type { Origin } from './origin.ts'

/**
 * How a figure stands: `current`; `revised` where its publisher (or the original it repeats) printed another number later;
 * `withdrawn` where a later edition says "not available"; `numberless` where it says so itself.
 */
export type Standing = 'current' | 'revised' | 'withdrawn' | 'numberless'

/** One figure of a definition, with its place in the order and why it stands there. */
export interface Candidate {
  readonly figure: Figure
  readonly origin: Origin
  readonly standing: Standing
  /** 0 its own measurement, 1 its own estimate or projection, 2 relayed, 3 derived. */
  readonly directness: 0 | 1 | 2 | 3
  readonly reason: string
  /** The rule that put it behind the one that prevails, in words; empty for that one. */
  readonly rule: string
}

/** Figures that go back to one original: one witness, however often it is repeated. */
export interface Group {
  readonly original: string
  readonly figures: readonly Figure[]
  /** Its best current figure; null when none has a number. */
  readonly speaks: Figure | null
}
