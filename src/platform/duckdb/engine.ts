import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'

export interface EngineLimits {
  /** What DuckDB may use before it spills to `spill`; 1.5 GB unless told. */
  readonly memory?: string
  readonly threads?: number
}

export type Cells = readonly (string | number | null)[]

/** DuckDB in this process, loaded when the first question is asked of it. Holds no data: tables are Parquet files. */
export class Engine {
  readonly #spill: string
  readonly #limits: EngineLimits
  #instance: Promise<DuckDBInstance> | undefined
  readonly #idle: DuckDBConnection[] = []
  constructor(spill: string, limits: EngineLimits = {}) {
    this.#spill = spill
    this.#limits = limits
  }

  async #open(): Promise<DuckDBInstance> {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    return DuckDBInstance.create(':memory:', {
      memory_limit: this.#limits.memory ?? '1500MB',
      temp_directory: this.#spill,
      ...(this.#limits.threads === undefined ? {} : { threads: String(this.#limits.threads) }),
    })
  }

  /** Runs work on a connection of its own, so that questions asked at once do not wait for each other. */
  async with<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = this.#idle.pop() ?? (await this.#connect())
    try {
      return await work(connection)
    } finally {
      this.#idle.push(connection)
    }
  }

  async #connect(): Promise<DuckDBConnection> {
    const connection = await (await (this.#instance ??= this.#open())).connect()
    // Footers of immutable files need not be read again for each question.
    await connection.run('SET parquet_metadata_cache = true')
    return connection
  }

  async rows(sql: string, values: DuckDBValue[] = []): Promise<readonly Cells[]> {
    return this.with(async (connection) => rowsOn(connection, sql, values))
  }

  async close(): Promise<void> {
    if (this.#instance === undefined) return
    const instance = await this.#instance
    this.#instance = undefined
    for (const connection of this.#idle.splice(0)) connection.closeSync()
    instance.closeSync()
  }
}

/** All rows of a query. Queries cast what is larger than a double can count, so no cell is a bigint. */
export async function rowsOn(connection: DuckDBConnection, sql: string, values: DuckDBValue[] = []): Promise<readonly Cells[]> {
  const reader = await connection.runAndReadAll(sql, values)
  // Column by column is several times faster than row by row.
  const columns = reader.getColumns() as Cells[]
  return Array.from({ length: reader.currentRowCount }, (_, row) => columns.map((column) => column[row] ?? null))
}

/** A text as an SQL literal; paths stand in places where DuckDB takes no parameter. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
