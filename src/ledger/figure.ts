import type { Day } from '../kernel/day.ts'
import type { Operator } from '../kernel/quantity.ts'
import type { ReceiptId } from '../receipts/receipt.ts'
import type { Definition } from './definition.ts'

/** One sourced number (or dated rule) under one definition, as one publisher gave it in one edition. Never edited. */
export interface Figure extends Definition {
  readonly id: string
  /** The country, company, site, instrument or market the figure is about. */
  readonly subject: string
  readonly operator: Operator
  /** Number; middle of a range; null for rules without a number and for dates. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** ISO date for date figures, words for rules without a number. */
  readonly text: string | null
  /** Name of the scenario for projections, such as `IEA base case`. */
  readonly scenario: string | null
  readonly publisher: string
  readonly sourceId: string
  readonly edition: string
  /** Strength of the source, 1 (statute, official statistics) to 8 (social). */
  readonly rank: number
  /** First day on which this record could be known: publication of the edition. */
  readonly known: Day
  readonly receipts: readonly ReceiptId[]
  /** For derived figures: ids of the figures it was computed from. */
  readonly from: readonly string[]
  readonly note: string
}

/** Something that happened on a day: a rule announced, a meeting held, a pause begun. */
export interface LedgerEvent {
  readonly id: string
  readonly date: string
  readonly actor: string
  readonly jurisdiction: string
  /** Places concerned, ISO alpha-3. */
  readonly places: readonly string[]
  readonly kind: string
  readonly instrument: string
  readonly title: string
  readonly summary: string
  readonly minerals: readonly string[]
  readonly effectiveFrom: Day | null
  readonly effectiveTo: Day | null
  /** `in_force`, `suspended`, `revoked`, `expired`, `scheduled`, `historical`, `concluded`, `announced`, `unknown`. */
  readonly status: string
  /** Ids of events this one suspends, revokes, replaces or carries out. */
  readonly undoes: readonly string[]
  readonly confidence: 'high' | 'medium' | 'low'
  readonly known: Day
  readonly receipts: readonly ReceiptId[]
}
