import type { Day } from '../../kernel/day.ts'
import type { Figure, LedgerEvent } from '../../ledger/figure.ts'
import type { Archive } from '../../ledger/archive.ts'
import type { Ledger, SearchEntry, SearchIndex } from '../../ledger/ports.ts'
import type { Originals, Receipts } from '../../receipts/ports.ts'
import type { Override } from '../../ledger/settling/override.ts'
import type { Receipt, ReceiptClass } from '../../receipts/receipt.ts'
import { eventsAsked } from '../selecting/events.ts'
import { figuresAsked } from '../selecting/figures.ts'
import { horizonOf } from '../selecting/horizon.ts'
import { Records, type Dated } from '../selecting/records.ts'
import { memoryArchive } from './archive.ts'
import { memoryOriginals } from './originals.ts'
import { memorySearch } from './search.ts'

/** Everything the store's ports promise, in memory and without SQL: for tests elsewhere, and to hold the contracts against. */
export interface MemoryStore {
  readonly ledger: Ledger
  readonly receipts: Receipts
  readonly search: SearchIndex
  readonly originals: Originals
  readonly archive: Archive
}

/** A store that holds the given records from the start. */
export function memoryStore(
  start: {
    readonly figures?: readonly Figure[]
    readonly events?: readonly LedgerEvent[]
    readonly receipts?: readonly Receipt[]
    readonly searchEntries?: readonly SearchEntry[]
  } = {},
): MemoryStore {
  const figures = new Kept<Figure>(start.figures)
  const events = new Kept<LedgerEvent>(start.events)
  const receipts = new Kept<Receipt>(start.receipts)
  const entries = new Kept<SearchEntry>(start.searchEntries)
  const overrides = new Kept<Override>()
  const revision = (): string => String(figures.size + events.size + receipts.size + entries.size + overrides.size)
  const held = (receipt: string): string | undefined =>
    receipts.all
      .filter((record) => record.id === receipt && record.class === 'held')
      .map((record) => record.known)
      .sort()[0]
  const [receiptsPort, searchPort] = [receiptsIn(receipts), memorySearch(entries, held)]
  return {
    ledger: {
      figures: (query) => Promise.resolve(figuresAsked(figures.records().toldBy(query.knownBy), query)),
      events: (query) => Promise.resolve(eventsAsked(events.records().toldBy(query.knownBy), query)),
      addFigures: (added) => Promise.resolve(figures.add(added)),
      addEvents: (added) => Promise.resolve(events.add(added)),
      overrides: (knownBy) => Promise.resolve(overrides.all.filter(({ known }) => knownBy === undefined || known <= knownBy)),
      addOverrides: (added) => Promise.resolve(overrides.add(added)),
      horizon: () => Promise.resolve(horizonOf(figures.all, events.all)),
      revision: () => Promise.resolve(revision()),
    },
    receipts: receiptsPort,
    search: searchPort,
    originals: memoryOriginals(),
    archive: memoryArchive(receiptsPort, searchPort),
  }
}

/** Records in the order in which they came; a repetition is not kept. */
export class Kept<T extends Dated> {
  readonly all: T[] = []
  #records: Records<T> | undefined
  readonly #seen = new Set<string>()
  constructor(start: readonly T[] = []) {
    this.add(start)
  }
  get size(): number {
    return this.all.length
  }
  add(records: readonly T[]): void {
    for (const record of records) {
      const content = JSON.stringify(record)
      if (this.#seen.has(content)) continue
      this.#seen.add(content)
      this.all.push(record)
      this.#records = undefined
    }
  }
  records = (): Records<T> => (this.#records ??= new Records(this.all, []))
}

const receiptsIn = (kept: Kept<Receipt>): Receipts => {
  const byId = (knownBy?: string): Map<string, Receipt> =>
    new Map(
      kept
        .records()
        .toldBy(knownBy as Day | undefined)
        .map((receipt) => [receipt.id, receipt]),
    )
  return {
    get: (id, knownBy) => Promise.resolve(byId(knownBy).get(id)),
    getMany: (ids, knownBy) => {
      const known = byId(knownBy)
      return Promise.resolve(ids.flatMap((id) => known.get(id) ?? []))
    },
    add: (receipts) => Promise.resolve(kept.add(receipts)),
    count: () => {
      const count: Record<ReceiptClass, number> = { held: 0, transcribed: 0, cited: 0 }
      for (const receipt of byId().values()) count[receipt.class]++
      return Promise.resolve(count)
    },
  }
}
