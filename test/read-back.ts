import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBDateValue, DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import readExcelFile from 'read-excel-file/node'
import type { Cell, Column } from '../src/answers/exporting/table.ts'

// Reads exported files with other programs' readers, so that a writer is never checked against itself.

/** Names and rows of a file, values as the reader gives them. */
export interface ReadBack {
  readonly names: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** Every cell as the text it is in the file. */
export function readCsv(bytes: Uint8Array): ReadBack {
  const [names = [], ...rows] = parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { relax_column_count: false })
  return { names, rows }
}

/** A sheet of a workbook, days as `YYYY-MM-DD`. */
export async function readXlsx(bytes: Uint8Array, sheet: string): Promise<ReadBack> {
  const sheets = await readExcelFile(Buffer.from(bytes))
  const found = sheets.find((each) => each.sheet === sheet)
  if (found === undefined) throw new Error(`there is no sheet ${sheet}, only ${sheets.map((each) => each.sheet).join(', ')}`)
  const [names = [], ...rows] = found.data
  return {
    names: names.map(String),
    rows: rows.map((row) =>
      Array.from(names, (_, at) => {
        const value = row[at] ?? null
        return value instanceof Date ? value.toISOString().slice(0, 10) : value
      }),
    ),
  }
}

/** A Parquet file through DuckDB, with its column types; whole numbers as numbers, days as `YYYY-MM-DD`. */
export async function readParquet(bytes: Uint8Array): Promise<ReadBack & { readonly types: readonly string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ytterby-read-back-'))
  const instance = await DuckDBInstance.create(':memory:')
  try {
    const file = path.join(folder, 'answer.parquet')
    await writeFile(file, bytes)
    const connection = await instance.connect()
    const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${file}')`)
    const rows = reader
      .getRows()
      .map((row) =>
        row.map((value) =>
          typeof value === 'bigint' ? Number(value) : value instanceof DuckDBDateValue ? value.toString() : value,
        ),
      )
    const types = reader.columnTypes().map(String)
    const names = reader.columnNames()
    connection.closeSync()
    return { names, rows, types }
  } finally {
    instance.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a cell is in CSV, where nothing has a type and a formula is disarmed. */
export const inCsv = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]./s.test(cell) ? `'${cell}` : String(cell)

/** What a column is in Parquet. */
export const inParquet: Readonly<Record<Column['type'], string>> = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
  day: 'DATE',
}
