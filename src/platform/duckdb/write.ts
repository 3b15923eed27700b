import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { totalsOf, type CodeTotal } from '../../ledger/trade-totals.ts'
import { flows, type TradeRow } from '../../sources/trade/row.ts'
import { literal, type Engine } from './engine.ts'
import { flowsFile, totalsFile } from './folder.ts'

/** Sorted by code and year, a question about one code reads a few of these and not the file. */
export const parquet =
  '(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 1000, ROW_GROUP_SIZE 122880)'
export const sorting = 'code, year, month, flow, exporter, importer'

const flowColumns = {
  code: 'INTEGER',
  year: 'SMALLINT',
  month: 'TINYINT',
  flow: 'TINYINT',
  exporter: 'SMALLINT',
  importer: 'SMALLINT',
  value: 'DOUBLE',
  quantity: 'DOUBLE',
  line: 'INTEGER',
} as const

const totalColumns = {
  code: 'INTEGER',
  year: 'SMALLINT',
  month: 'TINYINT',
  flow: 'TINYINT',
  side: 'TINYINT',
  area: 'SMALLINT',
  value: 'DOUBLE',
  quantity: 'DOUBLE',
  rows: 'INTEGER',
  rows_with_quantity: 'INTEGER',
  value_with_quantity: 'DOUBLE',
  world_value: 'DOUBLE',
  world_quantity: 'DOUBLE',
} as const

/** Flows and totals of rows that were read one by one. */
export async function writeRows(engine: Engine, folder: string, rows: readonly TradeRow[]): Promise<void> {
  await writeTable(engine, folder, { name: flowsFile, columns: flowColumns, order: sorting }, rows, flowCells)
  await writeTable(
    engine,
    folder,
    { name: totalsFile, columns: totalColumns, order: 'code, year, month, flow, side, area' },
    totalsOf(rows),
    totalCells,
  )
}

const flowCells = (row: TradeRow): string =>
  `${row.code},${row.year},${row.month},${flows.indexOf(row.flow)},${row.exporter},${row.importer},${row.value},${row.quantity ?? ''},${row.line}\n`

const totalCells = (total: CodeTotal): string =>
  `${total.code},${total.year},${total.month},${flows.indexOf(total.flow)},${total.side === 'exporter' ? 0 : 1},${total.area},${total.value},${total.quantity},${total.rows},${total.rowsWithQuantity},${total.valueWithQuantity},${total.worldValue ?? ''},${total.worldQuantity ?? ''}\n`

interface Target {
  readonly name: string
  readonly columns: Readonly<Record<string, string>>
  readonly order: string
}

/** Through a plain file: DuckDB reads a million lines faster than it is handed a thousand values. */
async function writeTable<T>(
  engine: Engine,
  folder: string,
  target: Target,
  rows: readonly T[],
  cells: (row: T) => string,
): Promise<void> {
  const plain = join(folder, `${target.name}.csv`)
  await pipeline(Readable.from(batches(rows, cells)), createWriteStream(plain))
  const columns = Object.entries(target.columns).map(([name, type]) => `${name}: '${type}'`)
  await engine.rows(
    `COPY (SELECT * FROM read_csv(${literal(plain)}, header = false, delim = ',', quote = '', escape = '', auto_detect = false,
       columns = {${columns.join(', ')}}) ORDER BY ${target.order}) TO ${literal(join(folder, target.name))} ${parquet}`,
  )
  await rm(plain)
}

function* batches<T>(rows: readonly T[], cells: (row: T) => string): Generator<string> {
  for (let from = 0; from < rows.length; from += 10_000)
    yield rows
      .slice(from, from + 10_000)
      .map(cells)
      .join('')
}

/** The totals of flows that are already on disk; the same sums as `totalsOf`. Only for reconciled annual flows, which have no world rows. */
export function reconciledTotals(flowsPath: string, totalsPath: string): string {
  const side = (
    number: number,
    area: string,
  ): string => `SELECT code, year, 0::TINYINT AS month, 0::TINYINT AS flow, ${number}::TINYINT AS side,
      ${area} AS area, sum(value) AS value, coalesce(sum(quantity), 0) AS quantity, count(*)::INTEGER AS rows,
      count(quantity)::INTEGER AS rows_with_quantity,
      coalesce(sum(CASE WHEN quantity IS NOT NULL THEN value END), 0) AS value_with_quantity,
      NULL::DOUBLE AS world_value, NULL::DOUBLE AS world_quantity
    FROM read_parquet(${literal(flowsPath)}) GROUP BY code, year, ${area}`
  return `COPY (SELECT * FROM (${side(0, 'exporter')} UNION ALL ${side(1, 'importer')}) ORDER BY code, year, side, area)
    TO ${literal(totalsPath)} ${parquet}`
}
