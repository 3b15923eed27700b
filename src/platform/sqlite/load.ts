import type { Figure, LedgerEvent } from '../../ledger/figure.ts'
import type { SearchEntry } from '../../ledger/ports.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { number, text, type Connection } from './connection.ts'
import { withdrawEntries } from './entries.ts'
import type { Writer } from './writer.ts'

/** The bundled data as read from `data/`, under the hash of the files it came from. */
export interface Bundle {
  readonly hash: string
  readonly sources: readonly Source[]
  readonly figures: readonly Figure[]
  readonly events: readonly LedgerEvent[]
  readonly receipts: readonly Receipt[]
  readonly searchEntries: readonly SearchEntry[]
}

/** What a load did. `already` when the store holds this very bundle. */
export interface LoadReport {
  readonly already: boolean
  readonly added: number
  readonly withdrawn: number
}

/** What the store knows of the bundle it holds. */
export interface LoadedBundle {
  readonly hash: string
  readonly loaded: string
}

export function loadedBundle(connection: Connection): LoadedBundle | undefined {
  const row = connection.first('SELECT hash, loaded FROM bundle ORDER BY seq DESC LIMIT 1')
  return row && { hash: text(row[0]), loaded: text(row[1]) }
}

/**
 * Loads bundled data, all or nothing. What is already there is left alone, what changed becomes a new record, and what a new
 * edition no longer carries is withdrawn from `day` on.
 */
export function load(connection: Connection, writer: Writer, bundle: Bundle, day: string): LoadReport {
  return connection.transaction(() => {
    // Looked at inside the transaction: another program may have loaded it while this one waited.
    if (loadedBundle(connection)?.hash === bundle.hash) return { already: true, added: 0, withdrawn: 0 }
    const isFirst = number(connection.first('SELECT count(*) FROM bundle')?.[0]) === 0
    const { sources, figures, events, receipts } = bundle
    // A receipt that proves several things may be listed once for each.
    const entries = [...new Map(bundle.searchEntries.map((entry) => [entry.id, entry])).values()]
    const added = writer.add({ sources, figures, events, receipts, entries }, 'bundle')
    const ids = (records: readonly { id: string }[]): Set<string> => new Set(records.map((record) => record.id))
    const withdrawn = isFirst
      ? 0
      : writer.withdraw('figure', ids(figures), day) +
        writer.withdraw('event', ids(events), day) +
        writer.withdraw('receipt', ids(receipts), day) +
        withdrawEntries(connection, ids(entries), day)
    connection.run('INSERT INTO bundle (hash, loaded, added, withdrawn) VALUES (?, ?, ?, ?)', bundle.hash, day, added, withdrawn)
    writer.bump()
    return { already: false, added, withdrawn }
  })
}
