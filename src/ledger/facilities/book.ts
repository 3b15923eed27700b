import type { Day } from '../../kernel/day.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'
import type { Ladder, Matter } from './ladders.ts'

/** What a line of a plant makes; `oxides` is all separated oxides, not split, `DyTb` dysprosium and terbium in one figure. `*` is the whole plant. */
export const lineProducts = [
  'NdPr',
  'DyTb',
  'Dy',
  'Tb',
  'Sm',
  'Gd',
  'Y',
  'Lu',
  'oxides',
  'metal',
  'alloy',
  'magnet',
  'concentrate',
  '*',
] as const
export type LineProduct = (typeof lineProducts)[number]

/** What a statement is worth today. `disputed`: two sources contradict each other and neither is preferred. */
export const statementStates = ['current', 'superseded', 'non-binding', 'disclaimed', 'disputed'] as const
export type StatementState = (typeof statementStates)[number]

/** One thing one source says about a line of a facility. Never edited; what replaces it makes it `superseded`. */
export interface Statement {
  readonly id: string
  readonly facility: string
  readonly product: LineProduct
  readonly matter: Matter
  /** A rung of the matter's ladder; null for amounts. */
  readonly level: Ladder[number] | null
  /** Tonnes a year; null for rungs. */
  readonly amount: number | null
  /** Day by which an amount is to be reached; null when it is there already. */
  readonly due: Day | null
  /** Day on which it was so. */
  readonly date: Day
  /** Day from which it could be known: that of its source. */
  readonly known: Day
  readonly state: StatementState
  readonly says: string
  readonly source: string
  readonly receipt: ReceiptId
}

/** What a company said about when something would happen, and when it did. */
export interface Milestone {
  readonly facility: string
  readonly product: LineProduct
  readonly milestone: string
  readonly said: Day
  readonly due: Day
  readonly met: Day | null
  readonly says: string
  readonly known: Day
  readonly receipt: ReceiptId
}

export const tieKinds = [
  'owner',
  'prospective-owner',
  'shareholder',
  'government-shareholder',
  'lender',
  'grant',
  'price-guarantor',
  'offtaker',
  'feed-supplier',
] as const
export type TieKind = (typeof tieKinds)[number]

/** Who owns, pays, feeds or buys from a facility. */
export interface Tie {
  readonly facility: string
  readonly party: string
  readonly country: string
  readonly tie: TieKind
  /** Percent of the shares; null where it is not said. */
  readonly share: number | null
  readonly state: StatementState
  readonly date: Day
  readonly says: string
  readonly known: Day
  readonly receipt: ReceiptId
}

export interface Agreement {
  readonly id: string
  readonly title: string
  readonly date: Day
  readonly parties: readonly string[]
  readonly places: readonly string[]
  readonly kind: string
  readonly binding: boolean
  readonly amount: number | null
  readonly currency: string | null
  readonly summary: string
  readonly facilities: readonly string[]
  readonly known: Day
  readonly receipt: ReceiptId
}

/** A ranking that somebody else published: printed scores of alternatives by criteria, and the printed total. */
export interface PublishedRanking {
  readonly id: string
  readonly date: Day
  readonly criteria: readonly string[]
  readonly alternatives: readonly {
    readonly name: string
    readonly values: readonly number[]
    readonly overall: number
    readonly receipt: ReceiptId
  }[]
}

export interface Facility {
  readonly id: string
  readonly name: string
  readonly company: string
  readonly tickers: readonly string[]
  readonly place: string
  readonly location: string
  readonly stages: readonly string[]
  /** Whether it refines ore of its own company; a third-party refiner does not. */
  readonly ownMine: boolean
  /** Name of the user's file it was imported from; null for what is bundled. */
  readonly from: string | null
}

/** Everything on record about facilities. */
export interface FacilityBook {
  readonly facilities: readonly Facility[]
  readonly statements: readonly Statement[]
  readonly milestones: readonly Milestone[]
  readonly ties: readonly Tie[]
  readonly agreements: readonly Agreement[]
  readonly published: readonly PublishedRanking[]
}
