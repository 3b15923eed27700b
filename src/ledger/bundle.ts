import type { Fault } from '../kernel/read.ts'
import type { Receipt } from '../receipts/receipt.ts'
import type { Source } from '../sources/source.ts'
import { readFacilities } from './facilities/read-facilities.ts'
import { lintBook } from './controls/lint.ts'
import { readBook } from './controls/read-book.ts'
import { receiptsOfBook } from './controls/receipts.ts'
import { readEvents } from './bundle-events.ts'
import { readFigures } from './bundle-figures.ts'
import { searchEntriesOf } from './bundle-search.ts'
import { readRelays } from './bundle-relays.ts'
import { readSources } from './bundle-sources.ts'
import { derivedShares } from './derived-share.ts'
import type { Figure, LedgerEvent } from './figure.ts'
import type { SearchEntry } from './ports.ts'
import type { Relay } from './settling/relay.ts'

/** The bundled data, read: what the ledger, the receipts and the index of a new store are filled with. */
export interface Bundle {
  readonly sources: ReadonlyMap<string, Source>
  /** As transcribed or cited, and after them the shares derived from them. */
  readonly figures: readonly Figure[]
  readonly events: readonly LedgerEvent[]
  readonly receipts: readonly Receipt[]
  readonly searchEntries: readonly SearchEntry[]
  readonly relays: readonly Relay[]
  /** Everything that could not be read, with file, line and column. The committed data has none. */
  readonly faults: readonly Fault[]
}

/**
 * Reads the tables under `data/`, given as path below `data/` (`sources.csv`, `events.csv`, `figures/usgs-mcs-2026.csv`) to
 * text. Strict: a row with a fault is left out and reported, nothing is guessed. Pure and without order: the same files
 * give the same bundle.
 */
export function readBundle(files: ReadonlyMap<string, string>): Bundle {
  const faults: Fault[] = []
  const sources = readSources(files, faults)
  const sourced = readFigures(files, sources, faults)
  const happened = readEvents(files, sources, faults)
  const receipts = new Map<string, Receipt>()
  for (const { receipt } of sourced) receipts.set(receipt.id, receipt)
  const controls = readBook(files, faults)
  if (controls !== undefined) {
    faults.push(...lintBook(controls, new Set(sources.keys())))
    for (const receipt of receiptsOfBook(controls, sources)) receipts.set(receipt.id, receipt)
  }
  for (const receipt of readFacilities(files, sources, faults).receipts) receipts.set(receipt.id, receipt)
  for (const each of happened) for (const receipt of each.receipts) receipts.set(receipt.id, receipt)
  const stated = sourced.map(({ figure }) => figure)
  const figures = [...stated, ...derivedShares(stated)]
  const events = happened.map(({ event }) => event)
  return {
    sources,
    figures,
    events,
    receipts: [...receipts.values()],
    searchEntries: searchEntriesOf(figures, events, receipts),
    relays: readRelays(files, sources, faults),
    faults,
  }
}
