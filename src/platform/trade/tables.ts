import type { TradeDataset, TradeStore } from '../../ledger/trade.ts'
import type { TradeRow } from '../../sources/trade/row.ts'
import type { BaciFile, BaciWritten } from '../duckdb/write-baci.ts'

/** The store of trade tables with what an import needs. */
export interface TradeTables extends TradeStore {
  has(dataset: string): boolean
  /** Adds a whole dataset or nothing; false when it is there already. */
  add(dataset: TradeDataset, rows: readonly TradeRow[]): Promise<boolean>
  /**
   * Reads a BACI year file without handing over its rows one by one. `datasetOf` names the dataset once its rows are counted, or answers
   * null when nothing is worth keeping. Absent where there is no such engine.
   */
  addBaci?(
    file: BaciFile,
    datasetOf: (written: BaciWritten) => TradeDataset | null,
    onStep: (says: string) => void,
  ): Promise<{ readonly dataset: TradeDataset | null; readonly written: BaciWritten }>
}
