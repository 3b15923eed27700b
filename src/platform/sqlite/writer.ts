import type { Figure, LedgerEvent } from '../../ledger/figure.ts'
import type { SearchEntry } from '../../ledger/ports.ts'
import type { Override } from '../../ledger/settling/override.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { text, type Connection } from './connection.ts'
import { eventValues, insertEvent } from './events.ts'
import { figureValues, insertFigure } from './figures.ts'
import { contentHash, type Values } from './content-hash.ts'
import { addEntry, markHeld } from './entries.ts'
import { addOverride } from './overrides.ts'
import { insertReceipt, receiptValues } from './receipts.ts'
import { isTold, type Standing } from './standing.ts'

/** What can be added together, in one transaction. */
export interface Additions {
  readonly sources?: readonly Source[]
  readonly figures?: readonly Figure[]
  readonly events?: readonly LedgerEvent[]
  readonly receipts?: readonly Receipt[]
  readonly entries?: readonly SearchEntry[]
  readonly overrides?: readonly Override[]
}

export type Origin = 'bundle' | 'added'

/** The one place that writes records. A record whose content is already the newest under its id is not written again. */
export class Writer {
  readonly #connection: Connection
  readonly #packsBodies: boolean
  /** `packsBodies`: texts of entries are compressed; without, writing is a fifth quicker and the store half as large again. */
  constructor(connection: Connection, { packsBodies = true }: { readonly packsBodies?: boolean } = {}) {
    this.#connection = connection
    this.#packsBodies = packsBodies
  }

  /** Adds all or nothing; answers how many records were new. */
  add(additions: Additions, origin: Origin = 'added'): number {
    return this.#connection.transaction(() => {
      let added = 0
      for (const source of additions.sources ?? []) added += this.#source(source)
      for (const figure of additions.figures ?? [])
        added += this.#record('figure', insertFigure, figureValues(figure), figure, origin)
      for (const event of additions.events ?? []) added += this.#record('event', insertEvent, eventValues(event), event, origin)
      for (const receipt of additions.receipts ?? []) {
        const isNew = this.#record('receipt', insertReceipt, receiptValues(receipt), receipt, origin)
        if (isNew && receipt.class === 'held') markHeld(this.#connection, receipt)
        added += isNew
      }
      for (const entry of additions.entries ?? []) added += addEntry(this.#connection, entry, origin, this.#packsBodies)
      for (const override of additions.overrides ?? []) added += addOverride(this.#connection, override)
      if (added > 0) this.bump()
      return added
    })
  }

  /** Notes that bundled records which a new edition no longer carries are told no more from this day on. */
  withdraw(kind: Standing, stillThere: ReadonlySet<string>, day: string): number {
    return this.#connection.transaction(() => {
      let withdrawn = 0
      for (const row of this.#connection.all(`SELECT DISTINCT id FROM ${kind} WHERE origin = 'bundle'`)) {
        const id = text(row[0])
        const told = isTold(this.#connection, kind, id)
        if (told === stillThere.has(id)) continue
        const standing = told ? 'withdrawn' : 'restored'
        this.#connection.run('INSERT INTO standing (kind, id, standing, day) VALUES (?, ?, ?, ?)', kind, id, standing, day)
        if (told) withdrawn++
      }
      return withdrawn
    })
  }

  /** Tells every reader, in this and other programs, that what they remember is out of date. */
  bump(): void {
    this.#connection.run(`UPDATE setting SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'revision'`)
  }

  #record(kind: Standing, insert: string, values: Values, record: { id: string; known: string }, origin: Origin): 0 | 1 {
    const hash = contentHash(values)
    const before = this.#connection.all(`SELECT hash, known FROM ${kind} WHERE id = ? ORDER BY known, seq`, record.id)
    const last = before.at(-1)
    if (last && text(last[0]) === hash) return 0
    // An older record that arrives again after its successor says nothing new, nor does a receipt that has become held since.
    const older = last !== undefined && (kind === 'receipt' || record.known < text(last[1]))
    if (older && before.some((row) => text(row[0]) === hash)) return 0
    this.#connection.run(insert, hash, origin, ...values)
    return 1
  }

  #source(source: Source): 0 | 1 {
    const { id, publisher, title, url, published, edition, licence, redistribution, rank, file } = source
    const values = [publisher, title, url, published, edition, licence, redistribution, rank, file]
    const hash = contentHash(values)
    const last = this.#connection.first('SELECT hash FROM source WHERE id = ? ORDER BY seq DESC LIMIT 1', id)
    if (last && text(last[0]) === hash) return 0
    this.#connection.run(
      `INSERT INTO source (id, hash, publisher, title, url, published, edition, licence, redistribution, rank, file)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      hash,
      ...values,
    )
    return 1
  }
}
