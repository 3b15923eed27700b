import type { Day } from '../kernel/day.ts'
import type { ReceiptId } from '../receipts/receipt.ts'
import type { TradeGood } from '../sources/trade/goods.ts'
import type { TradeFacts } from '../sources/trade/kind.ts'
import type { TradePlaces } from '../sources/trade/places.ts'
import type { FlowKind } from '../sources/trade/row.ts'

/** One imported file of trade flows: where it comes from, what was kept of it, since when it could be known. Never edited. */
export interface TradeDataset extends TradeFacts {
  /** Series and hash: the same bytes are the same dataset, whatever the file is called. */
  readonly id: string
  readonly kind: string
  readonly file: string
  /** SHA-256 of the unpacked bytes. */
  readonly hash: string
  readonly size: number
  /** Whether the bytes are kept; of a larger file only the hash is. */
  readonly held: boolean
  readonly receipt: ReceiptId
  /** What a row's `line` counts. */
  readonly rowsAre: 'lines' | 'elements'
  readonly rows: TradeCounts
  readonly firstYear: number
  readonly lastYear: number
  readonly monthly: boolean
  /** Reporters whose partners do not add up to their own world row within one percent. */
  readonly unbalanced: { readonly checked: number; readonly count: number; readonly first: readonly Unbalanced[] }
  readonly known: Day
}

/** Every row of the file is in one of these: read = kept + aside + quarantined. */
export interface TradeCounts {
  readonly read: number
  readonly kept: number
  readonly withoutQuantity: number
  readonly aside: Readonly<Record<string, number>>
  readonly quarantined: Readonly<Record<string, number>>
}

/** One reporter's flow of one code in one period, whose partners sum to something else than its world row. */
export interface Unbalanced {
  readonly code: number
  readonly year: number
  readonly month: number
  readonly flow: FlowKind
  readonly reporter: number
  readonly partners: number
  readonly world: number
}

/** Codes from `from` to `to`, both included, in the datasets named. */
export interface TradeScope {
  readonly from: number
  readonly to: number
  readonly of: readonly string[]
}

/**
 * What one area sent or received of the codes asked for. Of reported flows only the reporter's own side is summed; `worldValue` is what the
 * reporter itself gives as the world, null where it gives none.
 */
export interface TradeTotal {
  readonly dataset: string
  readonly year: number
  readonly month: number
  readonly flow: FlowKind
  readonly side: 'exporter' | 'importer'
  readonly area: number
  readonly value: number
  /** Kilograms of the rows that state them. */
  readonly quantity: number
  readonly rows: number
  readonly rowsWithQuantity: number
  /** Value of the rows that state a quantity: what unit values are computed from. */
  readonly valueWithQuantity: number
  readonly worldValue: number | null
  readonly worldQuantity: number | null
}

export interface FlowScope extends TradeScope {
  readonly flow: FlowKind
  readonly years: readonly [from: number, to: number]
  /** Months are left out unless asked for, so that a year is never added to its own months. */
  readonly monthly?: boolean
  readonly exporters?: readonly number[] | undefined
  readonly importers?: readonly number[] | undefined
}

export interface Flow {
  readonly dataset: string
  readonly line: number
  readonly code: number
  readonly year: number
  readonly month: number
  readonly flow: FlowKind
  readonly exporter: number
  readonly importer: number
  readonly value: number
  readonly quantity: number | null
}

/** Sums over flows between areas (the world as a partner is left out). */
export interface FlowSum {
  readonly dataset: string
  readonly year: number
  readonly month: number
  /** 0 when summed over all areas. */
  readonly area: number
  readonly value: number
  readonly quantity: number
  readonly rows: number
  readonly rowsWithQuantity: number
  readonly valueWithQuantity: number
}

/** Quartiles of the unit values (USD/kg) of the flows that state a quantity. */
export interface UnitSpread {
  readonly count: number
  readonly q1: number
  readonly median: number
  readonly q3: number
}

/** One pair as both its customs report it. */
export interface MirrorPair {
  readonly exporter: number
  readonly importer: number
  readonly code: number
  readonly year: number
  readonly says: { readonly exporter: Flow; readonly importer: Flow }
}

/** How concentrated the exporters of one code in one year are, from the table of totals. */
export interface CodeConcentration {
  readonly code: number
  readonly year: number
  readonly value: number
  readonly exporters: number
  /** 0 to 1. */
  readonly hhi: number
  readonly top: number
  readonly topShare: number
}

/**
 * The store of trade tables. Datasets are only ever added. Where two datasets of one series tell of the same reporter's code and period,
 * only one of them is told: the later known, then the one with more rows, then by id; so the order of imports does not matter.
 */
export interface TradeStore {
  readonly places: TradePlaces
  readonly goods: readonly TradeGood[]
  datasets(): Promise<readonly TradeDataset[]>
  totals(scope: TradeScope): Promise<readonly TradeTotal[]>
  /** The largest first. */
  flows(scope: FlowScope, limit: number): Promise<readonly Flow[]>
  sums(scope: FlowScope, by: 'exporter' | 'importer' | 'period'): Promise<readonly FlowSum[]>
  unitValues(scope: FlowScope): Promise<UnitSpread | null>
  /** Pairs on which both customs report, the largest gap in value first. */
  mirror(scope: Omit<FlowScope, 'flow'>, limit: number): Promise<readonly MirrorPair[]>
  /** Of every code of the datasets and each year. */
  concentration(of: readonly string[], years?: readonly [from: number, to: number]): Promise<readonly CodeConcentration[]>
  close(): Promise<void>
}

/** Datasets that prevail come last: later known, then more rows, then by id. */
export const inOrderOfPrevailing = (a: TradeDataset, b: TradeDataset): number =>
  a.known.localeCompare(b.known) || a.rows.kept - b.rows.kept || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
