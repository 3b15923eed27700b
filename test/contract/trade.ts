import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { day } from '../../src/kernel/day.ts'
import { duckdbTrade } from '../../src/platform/duckdb/store.ts'
import { memoryStore, type MemoryStore } from '../../src/platform/memory/store.ts'
import { memoryTrade } from '../../src/platform/memory/trade.ts'
import { importTrade, type ImportOptions, type ImportReport } from '../../src/platform/trade/import.ts'
import { readTradeWords, type TradeTables } from '../../src/platform/trade/tables.ts'
import { dataFolder } from '../bundled.ts'
import { newFolder } from './adapters.ts'

export const words = readTradeWords(dataFolder)

/** A trade store for one test, with a folder for the files it imports. */
export class TradeBench {
  readonly folder = newFolder()
  readonly store: MemoryStore = memoryStore()
  readonly trade: TradeTables
  constructor(open: (folder: string) => TradeTables) {
    this.trade = open(join(this.folder, 'trade'))
  }
  file(name: string, content: string): string {
    const path = join(this.folder, name)
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(content) : content)
    return path
  }
  async import(path: string, options: ImportOptions = {}): Promise<ImportReport> {
    const { originals, receipts } = this.store
    return importTrade({ trade: this.trade, originals, receipts, today: () => day('2026-11-25') }, path, options)
  }
  async importText(name: string, content: string, options: ImportOptions = {}): Promise<ImportReport> {
    return this.import(this.file(name, content), options)
  }
  async close(): Promise<void> {
    await this.trade.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Every adapter the contract of trade tables is held against. */
export const tradeAdapters: readonly (readonly [name: string, open: () => TradeBench])[] = [
  ['DuckDB over Parquet', () => new TradeBench((folder) => duckdbTrade(folder, words, { memory: '500MB', threads: 1 }))],
  ['plain memory', () => new TradeBench(() => memoryTrade(words))],
]
