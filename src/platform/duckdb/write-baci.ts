import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Fault } from '../../kernel/read.ts'
import { firstYear, lastYear } from '../../sources/trade/cells.ts'
import type { TradePlaces } from '../../sources/trade/places.ts'
import { literal, rowsOn, type Engine } from './engine.ts'
import { flowsFile, totalsFile } from './folder.ts'
import { parquet, reconciledTotals, sorting } from './write.ts'

/** A year file of BACI that DuckDB reads by itself: the same checks as `sources/trade/baci.ts`, in SQL, many rows at once. */
export interface BaciFile {
  readonly path: string
  readonly packed: boolean
  readonly onlyYear: number | null
  readonly places: TradePlaces
  /** Lines of the file, the header with them. */
  readonly lines: number
  readonly blank: readonly number[]
  readonly endsWithNewline: boolean
}

export interface BaciWritten {
  readonly kept: number
  readonly withoutQuantity: number
  readonly firstYear: number
  readonly lastYear: number
  readonly quarantined: Readonly<Record<string, number>>
  /** The first of the quarantined rows. */
  readonly faults: readonly Fault[]
}

const listed = 1000
const deduplicated = 'deduplicated.parquet'

/**
 * Writes `flows.parquet` and `totals.parquet` of a BACI file into a folder. Rows are read and checked into a staging table on disk, sorted
 * into Parquet, and looked through once more for repeated keys, which then stand side by side.
 */
export async function writeBaci(
  engine: Engine,
  folder: string,
  file: BaciFile,
  onStep: (says: string) => void,
): Promise<BaciWritten> {
  return engine.with(async (connection) => {
    const path = (name: string): string => join(folder, name)
    await connection.run(`ATTACH ${literal(path('staging.duckdb'))} AS staging`)
    try {
      onStep('reading and checking')
      await connection.run(`CREATE TABLE staging.rows AS ${checkedRows(file)}`)
      await quarantineRows(connection, file)
      onStep('sorting')
      await connection.run(`COPY (SELECT code, year, 0::TINYINT AS month, 0::TINYINT AS flow, exporter, importer, value, quantity, line
        FROM staging.lines WHERE fault IS NULL ORDER BY code, year, exporter, importer, line) TO ${literal(path(flowsFile))} ${parquet}`)
      onStep('looking for repeated keys')
      if ((await quarantineRepeated(connection, path(flowsFile))) > 0) {
        await connection.run(
          `COPY (SELECT * FROM read_parquet(${literal(path(flowsFile))}) WHERE line NOT IN (SELECT line FROM staging.gone) ORDER BY ${sorting})
           TO ${literal(path(deduplicated))} ${parquet}`,
        )
        await rename(path(deduplicated), path(flowsFile))
      }
      onStep('summing')
      await connection.run(reconciledTotals(path(flowsFile), path(totalsFile)))
      return await summary(connection, path(flowsFile))
    } finally {
      await connection.run('DETACH staging')
      await rm(path('staging.duckdb'), { force: true })
    }
  })
}

const source = ({ path, packed }: BaciFile): string =>
  `read_csv(${literal(path)}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, compression = '${packed ? 'gzip' : 'none'}',
     columns = {t: 'VARCHAR', i: 'VARCHAR', j: 'VARCHAR', k: 'VARCHAR', v: 'VARCHAR', q: 'VARCHAR'},
     strict_mode = true, null_padding = false, store_rejects = true, rejects_limit = 0)`

const number = String.raw`\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*`
const notStated = String.raw`\s*(?:NA|N/A|nan|NaN|null)?\s*`
/** Thousandths are kept, so that decimal figures times a thousand stay the decimals they are. */
const thousandfold = (cell: string): string => `round(TRY_CAST(${cell} AS DOUBLE) * 1000, 3)`
const matches = (cell: string, pattern: string): string => `regexp_full_match(${cell}, '${pattern}')`

/** Whether there is an area of each number, as a list that DuckDB looks up by position. A join would lose the order of the file. */
function knownAreas({ places }: BaciFile): string {
  const known = Array.from({ length: 10_000 }, (_, area) => (places.at(area) === undefined ? 'false' : 'true'))
  return `[${known.join(', ')}]`
}

/** Every record in the order of the file: its figures, or the first thing that is wrong with it and the row as it reads. */
function checkedRows(file: BaciFile): string {
  const known = knownAreas(file)
  const area = (cell: string): string =>
    `CASE WHEN NOT ${matches(cell, '[0-9]{1,4}')} THEN 'bad-country' WHEN NOT ${known}[TRY_CAST(${cell} AS INTEGER) + 1] THEN 'unknown-country' END`
  const year = `CASE WHEN NOT ${matches('t', '[0-9]{4}')} OR t < '${firstYear}' OR t > '${lastYear}' THEN 'bad-year'
      ${file.onlyYear === null ? '' : `WHEN t <> '${file.onlyYear}' THEN 'other-year'`} END`
  const code = `CASE WHEN ${matches('k', '[0-9]{6}')} THEN NULL
      WHEN ${matches('k', String.raw`\d{2}|\d{4}|TOTAL|AG\d`)} THEN 'not-six-digits' ELSE 'bad-code' END`
  const amount = (cell: string, unstated: string, what: string): string => `CASE
      WHEN ${cell}_amount >= 0 AND isfinite(${cell}_amount) AND ${matches(cell, number)} THEN NULL
      WHEN ${matches(cell, notStated)} THEN ${unstated}
      WHEN ${cell}_amount < 0 AND isfinite(${cell}_amount) AND ${matches(cell, number)} THEN 'negative-${what}'
      ELSE 'bad-${what}' END`
  return `SELECT CASE WHEN fault IS NULL THEN k::INTEGER END AS code, TRY_CAST(t AS SMALLINT) AS year,
      TRY_CAST(i AS SMALLINT) AS exporter, TRY_CAST(j AS SMALLINT) AS importer, v_amount AS value,
      CASE WHEN NOT (q_amount = 0 AND v_amount > 0) AND isfinite(q_amount) THEN q_amount END AS quantity,
      CASE WHEN fault IS NOT NULL THEN fault || ' ' || concat_ws(',', t, i, j, k, v, q)[:200] END AS fault
    FROM (SELECT *, coalesce(${year}, ${area('i')}, ${area('j')}, ${code}, ${amount('v', "'no-value'", 'value')}, ${amount('q', 'NULL', 'quantity')}) AS fault
      FROM (SELECT *, ${thousandfold('v')} AS v_amount, ${thousandfold('q')} AS q_amount
        FROM (SELECT coalesce(t, '') AS t, coalesce(i, '') AS i, coalesce(j, '') AS j, coalesce(k, '') AS k, coalesce(v, '') AS v,
            coalesce(q, '') AS q FROM ${source(file)})))`
}

/**
 * Fills `gone` with the rows that are not kept, and gives every record its line (`lines`). DuckDB keeps the order of the file, so a record's
 * row id is its number; the lines of the file are not numbered alike, since empty and ragged ones lie between.
 */
async function quarantineRows(connection: DuckDBConnection, { blank, endsWithNewline }: BaciFile): Promise<void> {
  await connection.run(`CREATE TABLE staging.gone AS
    SELECT DISTINCT ON (line) line::INTEGER AS line,
      CASE WHEN error_type IN ('MISSING COLUMNS', 'TOO MANY COLUMNS') THEN 'ragged-row' ELSE 'broken-row' END AS fault, trim(csv_line)[:200] AS text
    FROM reject_errors ORDER BY line`)
  await connection.run('DELETE FROM reject_errors; DELETE FROM reject_scans')
  await connection.run(`INSERT INTO staging.gone SELECT unnest([${blank.join(', ')}]::INTEGER[]), 'blank-line', ''`)
  // Several skipped lines in a row stand after the same record: the last of them counts them all.
  await connection.run(`CREATE TABLE staging.shifts AS SELECT after, max(shift) AS shift FROM (
    SELECT line - 1 - row_number() OVER (ORDER BY line) AS after, row_number() OVER (ORDER BY line) AS shift FROM staging.gone) GROUP BY after`)
  const [shifts] = await rowsOn(connection, 'SELECT count(*)::DOUBLE FROM staging.shifts')
  // Nothing skipped is the rule, and then the join over all rows is spared.
  await connection.run(
    shifts?.[0] === 0
      ? 'CREATE VIEW staging.lines AS SELECT *, (rowid + 2)::INTEGER AS line FROM staging.rows'
      : `CREATE VIEW staging.lines AS SELECT rows.*, (n + 1 + coalesce(shift, 0))::INTEGER AS line
         FROM (SELECT *, rowid + 1 AS n FROM staging.rows) AS rows ASOF LEFT JOIN staging.shifts AS shifts ON rows.n > shifts.after`,
  )
  if (!endsWithNewline)
    await connection.run(`UPDATE staging.rows SET fault = 'no-line-end ' WHERE rowid = (SELECT max(rowid) FROM staging.rows)`)
  await connection.run(`INSERT INTO staging.gone SELECT line, split_part(fault, ' ', 1), fault[strpos(fault, ' ') + 1:]
    FROM staging.lines WHERE fault IS NOT NULL`)
}

/** Rows that share a key stand side by side. One that repeats the first word for word goes; of rows that disagree all go. */
async function quarantineRepeated(connection: DuckDBConnection, flowsPath: string): Promise<number> {
  const rows = `read_parquet(${literal(flowsPath)})`
  await connection.run(`CREATE TABLE staging.repeated AS
    SELECT DISTINCT code, year, exporter, importer FROM (
      SELECT code, year, exporter, importer, code = lag(code) OVER () AND year = lag(year) OVER ()
        AND exporter = lag(exporter) OVER () AND importer = lag(importer) OVER () AS again FROM ${rows}) WHERE again`)
  const [count] = await rowsOn(connection, 'SELECT count(*)::DOUBLE FROM staging.repeated')
  if (count?.[0] === 0) return 0
  await connection.run(`INSERT INTO staging.gone
    SELECT line, CASE WHEN same THEN 'repeated-row' ELSE 'duplicate-key' END, concat_ws(',', year, exporter, importer, code, value, quantity)
    FROM (SELECT *, min(value) OVER w = max(value) OVER w AND count(quantity) OVER w IN (0, count(*) OVER w)
            AND (count(quantity) OVER w = 0 OR min(quantity) OVER w = max(quantity) OVER w) AS same, line = min(line) OVER w AS first
          FROM ${rows} SEMI JOIN staging.repeated USING (code, year, exporter, importer)
          WINDOW w AS (PARTITION BY code, year, exporter, importer)) WHERE NOT (same AND first)`)
  return Number(count?.[0])
}

async function summary(connection: DuckDBConnection, flowsPath: string): Promise<BaciWritten> {
  const [totals] = await rowsOn(
    connection,
    `SELECT count(*)::DOUBLE, (count(*) - count(quantity))::DOUBLE, coalesce(min(year), 0)::INTEGER, coalesce(max(year), 0)::INTEGER
     FROM read_parquet(${literal(flowsPath)})`,
  )
  const counted = await rowsOn(connection, 'SELECT fault, count(*)::DOUBLE FROM staging.gone GROUP BY fault ORDER BY fault')
  const first = await rowsOn(connection, `SELECT fault, text, line FROM staging.gone ORDER BY line LIMIT ${listed}`)
  return {
    kept: Number(totals?.[0]),
    withoutQuantity: Number(totals?.[1]),
    firstYear: Number(totals?.[2]),
    lastYear: Number(totals?.[3]),
    quarantined: Object.fromEntries(counted.map(([fault, count]) => [String(fault), Number(count)])),
    faults: first.map(([fault, text, line]) => ({
      kind: String(fault),
      says: `the row reads "${String(text)}"`,
      line: Number(line),
    })),
  }
}
