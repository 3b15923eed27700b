import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { refusalFor } from './refusing.ts'

export type Row = readonly (string | number | null | bigint | Uint8Array)[]

export interface ConnectionOptions {
  readonly readOnly?: boolean
  /** The folder cannot be written, so not even the shared-memory file of WAL can be made: read the main file as it is. */
  readonly immutable?: boolean
  /** Milliseconds to wait for another writer. */
  readonly patience?: number
}

/**
 * One SQLite connection with a statement cache. Rows come back as arrays: reading the whole table of figures that way
 * costs half of reading objects. Every fault that a user can mend comes out as a `Refusal`.
 */
export class Connection {
  readonly path: string
  readonly database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #depth = 0
  readonly #onRollback: (() => void)[] = []

  constructor(path: string, options: ConnectionOptions = {}) {
    this.path = path
    this.database = this.#guarded(() => {
      const address = options.immutable ? new URL(`${pathAddress(path)}?immutable=1`) : path
      return new DatabaseSync(address, { readOnly: options.readOnly ?? false, timeout: options.patience ?? 5000 })
    })
    this.#guarded(() => {
      this.database.exec(
        'PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000',
      )
      // A view of older stores names it, and a migration looks at every view before it can drop that one.
      this.database.function('with_word_breaks', { deterministic: true, directOnly: false }, (text) => text)
    })
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#guarded(() => this.#statement(sql).all(...values) as unknown as Row[])
  }

  first(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#guarded(() => this.#statement(sql).get(...values) as unknown as Row | undefined)
  }

  run(sql: string, ...values: SQLInputValue[]): { changes: number; rowid: number } {
    return this.#guarded(() => {
      const done = this.#statement(sql).run(...values)
      return { changes: Number(done.changes), rowid: Number(done.lastInsertRowid) }
    })
  }

  /** Runs statements without values, such as PRAGMAs. */
  execute(sql: string): void {
    this.#guarded(() => this.database.exec(sql))
  }

  /** All or nothing. The lock is taken at the start, so that waiting for another writer happens before any work. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work()
    this.execute('BEGIN IMMEDIATE')
    this.#depth = 1
    try {
      const result = work()
      this.execute('COMMIT')
      return result
    } catch (thrown) {
      // A full disk has already rolled the transaction back by itself.
      if (this.database.isTransaction) this.database.exec('ROLLBACK')
      for (const forget of this.#onRollback.splice(0)) forget()
      throw thrown
    } finally {
      this.#depth = 0
    }
  }

  /** Calls once when the next transaction is undone: for what a program remembers of what it wrote. */
  onRollback(forget: () => void): void {
    this.#onRollback.push(forget)
  }

  /** Rows one by one, for those who stop early. */
  *each(sql: string, ...values: SQLInputValue[]): Generator<Row> {
    const rows = this.#guarded(() => this.#statement(sql).iterate(...values))
    for (const row of rows) yield row as unknown as Row
  }

  close(): void {
    this.#statements.clear()
    if (this.database.isOpen) this.database.close()
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const made = this.database.prepare(sql)
    made.setReturnArrays(true)
    this.#statements.set(sql, made)
    return made
  }

  #guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (thrown) {
      throw refusalFor(thrown, this.path)
    }
  }
}

const pathAddress = (path: string): string => `file://${path.split('/').map(encodeURIComponent).join('/')}`

/** Text of a column that the schema says is text. */
export const text = (value: Row[number] | undefined): string => (typeof value === 'string' ? value : '')
export const textOrNull = (value: Row[number] | undefined): string | null => (typeof value === 'string' ? value : null)
export const number = (value: Row[number] | undefined): number => Number(value ?? 0)
export const numberOrNull = (value: Row[number] | undefined): number | null => (typeof value === 'number' ? value : null)

/** A list of texts kept as JSON. Nearly all are empty or plain, and reading them by hand halves the time of a whole table. */
export function list(value: Row[number] | undefined): string[] {
  if (typeof value !== 'string' || value === '[]') return []
  return value.includes('\\') ? (JSON.parse(value) as string[]) : value.slice(2, -2).split('","')
}
