import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  DuckDBInstance,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
} from '@duckdb/node-api'
import type { ExportedAnswer } from '../../answers/exporting/export-answer.ts'
import type { AnswerWriter } from '../../answers/exporting/ports.ts'
import type { AnswerTable, Cell, ColumnType } from '../../answers/exporting/table.ts'
import { dayNumber, type Day } from '../../kernel/day.ts'

const duckTypes: Readonly<Record<ColumnType, DuckDBType>> = {
  text: VARCHAR,
  number: DOUBLE,
  integer: BIGINT,
  boolean: BOOLEAN,
  day: DATE,
}

/** Rows handed to the table at a time. */
const rowsAtATime = 2048

function append(appender: DuckDBAppender, value: Cell, type: ColumnType): void {
  if (value === null) appender.appendNull()
  else if (type === 'text') appender.appendVarchar(value as string)
  else if (type === 'number') appender.appendDouble(value as number)
  else if (type === 'integer') appender.appendBigInt(BigInt(value))
  else if (type === 'boolean') appender.appendBoolean(value as boolean)
  else appender.appendDate(new DuckDBDateValue(dayNumber(value as Day)))
}

const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`
const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function fill(connection: DuckDBConnection, { columns, rows }: AnswerTable): Promise<void> {
  const declared = columns.map(({ name, type }) => `${quotedName(name)} ${duckTypes[type].toString()}`)
  await connection.run(`CREATE TABLE data (${declared.join(', ')})`)
  const appender = await connection.createAppender('data')
  for (const [index, { cells }] of rows.entries()) {
    for (const [at, { type }] of columns.entries()) append(appender, cells[at] ?? null, type)
    appender.endRow()
    if (index % rowsAtATime === rowsAtATime - 1) appender.flushSync()
  }
  appender.closeSync()
}

/** What was asked travels in the file's own metadata, beside the meaning of each column. */
function metadata({ about, data }: ExportedAnswer): string {
  const entries = {
    about: Object.fromEntries(about),
    columns: Object.fromEntries(data.columns.map(({ name, says }) => [name, says])),
  }
  return `{ ytterby: ${quotedText(JSON.stringify(entries))} }`
}

/** Typed columns, packed with Zstandard. DuckDB writes only to files, so one is made in a folder of its own and removed in any case. */
export const writeParquet: AnswerWriter = async function* (exported) {
  const folder = await mkdtemp(join(tmpdir(), 'ytterby-export-'))
  try {
    const file = join(folder, 'answer.parquet')
    // One thread, so that the same answer is the same bytes.
    const instance = await DuckDBInstance.create(join(folder, 'rows.duckdb'), { threads: '1', memory_limit: '96MB' })
    try {
      const connection = await instance.connect()
      await fill(connection, exported.data)
      await connection.run(
        `COPY data TO ${quotedText(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384, KV_METADATA ${metadata(exported)})`,
      )
      connection.closeSync()
    } finally {
      instance.closeSync()
    }
    yield* createReadStream(file) as AsyncIterable<Uint8Array>
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
