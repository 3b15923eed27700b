import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTradeGoods, type TradeGood } from '../../sources/trade/goods.ts'
import { readTradePlaces, type TradePlaces } from '../../sources/trade/places.ts'
import type { TradeDataset, TradeStore } from '../../ledger/trade.ts'
import type { TradeRow } from '../../sources/trade/row.ts'
import type { BaciFile, BaciWritten } from '../duckdb/write-baci.ts'

/** What the bundled data says of areas and goods. */
export interface TradeWords {
  readonly places: TradePlaces
  readonly goods: readonly TradeGood[]
}

/** Reads both from the folder of the bundled data. */
export const readTradeWords = (dataFolder: string): TradeWords => ({
  places: readTradePlaces(readFileSync(join(dataFolder, 'trade', 'places.csv'), 'utf8')),
  goods: readTradeGoods(readFileSync(join(dataFolder, 'trade', 'hs-codes.csv'), 'utf8')),
})

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
