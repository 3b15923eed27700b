import type { Operator } from '../../kernel/quantity.ts'

/** What a unit measures, as far as claims tell it apart. */
export type Dimension =
  | 'percent'
  | 'points'
  | 'mass'
  | 'rate'
  | 'duration'
  | 'length'
  | 'area'
  | 'grade'
  | 'energy'
  | 'volume'
  | 'other'

/** What kind of amount a text gives; decides which claims it can make. */
export type AmountKind = Dimension | 'money' | 'price' | 'fraction' | 'multiple' | 'count' | 'bare'

/** An amount found in a text. Offsets are UTF-16 units, `[from, to)` takes in operator word and unit. */
export interface Amount {
  readonly from: number
  readonly to: number
  readonly numberFrom: number
  readonly numberTo: number
  readonly kind: AmountKind
  /** In the canonical unit; equal unless the text gives a range. */
  readonly low: number
  readonly high: number
  readonly operator: Operator
  /** `percent`, `t`, `t/yr`, `kg`, `USD`, `USD/kg`, `years`, `x`, `count` … or null for a bare number. */
  readonly unit: string | null
  /** Unit as printed: "tonnes", "lb", "万吨". */
  readonly printed: string
  /** Head noun of a count: "minerals" in "12 critical minerals". */
  readonly noun: string | null
  readonly inWords: boolean
  /** What money is paid for: `kg`, `t`, `share`. */
  readonly per: string | null
  /** `halved`, `doubled`: a word that is itself a change. */
  readonly change: boolean
}
