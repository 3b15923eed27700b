import type { Operator } from '../../kernel/quantity.ts'
import type { Measure } from './measure.ts'

/** What a quantity is, for those who choose among them. */
export type QuantityKind =
  | 'number'
  | 'percent'
  | 'currency'
  | 'dimension'
  | 'age'
  | 'duration'
  | 'count'
  | 'multiple'
  | 'fraction'
  | 'ordinal'

/** A number with what was read around it. Offsets are UTF-16 units; `[from, to)` takes in operator word, sign and unit. */
export interface Reading {
  readonly from: number
  readonly to: number
  readonly numberFrom: number
  readonly numberTo: number
  readonly kind: QuantityKind
  /** In the printed unit; equal unless the text gives a range. */
  readonly low: number
  readonly high: number
  readonly operator: Operator
  /** "5.5 ± 0.3": the half-width. */
  readonly tolerance: number | null
  readonly measure: Measure | null
  readonly inWords: boolean
  readonly scaled: boolean
  /** The two ends of a range apart: where the lower one's number and own unit end, that unit, where the upper number begins. */
  readonly ends: {
    readonly firstTo: number
    readonly firstMeasure: Measure | null
    readonly second: number
    readonly firstValue: number
  } | null
  /** "+5%": a sign that makes a change. */
  readonly plus: boolean
  /** No number but a word for some: "several weeks". */
  readonly vague: boolean
  /** The range was opened by "from" and closed by "to": an old and a new value, perhaps. */
  readonly fromTo: boolean
}

/** What a reader of the text knows about it. */
export interface Known {
  /** Stretches that are dates, in order; numbers inside are no amounts. */
  readonly dates: readonly { readonly from: number; readonly to: number }[]
  /** Every numeral, whatever it is for: identifiers, parts of telephone numbers and ordinals too. */
  readonly numerals?: boolean
}
