import { fileURLToPath } from 'node:url'
import { day } from '../../src/kernel/day.ts'
import type { Collecting } from '../../src/platform/collecting/collecting.ts'
import { readingThreads, type Readers } from '../../src/platform/collecting/pool.ts'
import { politeFetcher } from '../../src/platform/fetch/polite.ts'
import type { FetchLimits } from '../../src/platform/fetch/limits.ts'
import type { Store } from '../../src/platform/sqlite/store.ts'

export const dataFolder = fileURLToPath(new URL('../../data', import.meta.url))

let shared: Readers | undefined
/** Reading threads of this test file; `closeReaders` ends them. */
export const readers = (): Readers => (shared ??= readingThreads(dataFolder, 2))
export const closeReaders = async (): Promise<void> => shared?.close()

/** Collecting into a store on 22 November 2026, from loopback, without pauses. */
export const collectingInto = (store: Store, changed: Partial<Collecting> = {}, limits: FetchLimits = {}): Collecting => ({
  store,
  readers: readers(),
  fetcher: politeFetcher({ allowLoopback: true, ...limits }, { between: 0, backOff: 1, patience: 2000 }),
  today: () => day('2026-11-22'),
  now: () => Date.parse('2026-11-22T12:00:00Z'),
  backOff: 1000,
  ...changed,
})

/** A story long enough to be an article, with a claim in it. */
export const story = (number: number): string =>
  `Magnet makers look for supply, part ${number}\n\nChina mined ${60 + (number % 30)}% of the world's rare earths in 2024, the agency said in report ${number}. Buyers in Europe said that they had stocks for about ${number % 12} months.\n`
