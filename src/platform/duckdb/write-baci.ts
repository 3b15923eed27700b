import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Fault } from '../../kernel/read.ts'
import { firstYear, lastYear } from '../../sources/trade/cells.ts'
import type { TradePlaces } from '../../sources/trade/places.ts'
import { literal, rowsOn, type Engine } from './engine.ts'
import { flowsFile, totalsFile } from './folder.ts'
import { parquet, reconciledTotals, sorting } from './write.ts'

/** A year file of BACI that DuckDB reads by itself: the same checks as `sources/trade/baci.ts`, in SQL, at a million rows a second. */
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
const [sorted, clean] = ['sorted.parquet', 'clean.parquet']

/**
 * Writes `flows.parquet` and `totals.parquet` of a BACI file into a folder. One pass reads, checks and sorts; only where something was
 * wrong a second one takes the bad rows out and counts the lines anew.
 */
export async function writeBaci(
  engine: Engine,
  folder: string,
  file: BaciFile,
  onStep: (says: string) => void,
): Promise<BaciWritten> {
  return engine.with(async (connection) => {
    const path = (name: string): string => join(folder, name)
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE areas AS SELECT unnest([${file.places.all.map(({ area }) => area).join(', ')}])::INTEGER AS area`,
    )
    onStep('reading, checking and sorting')
    await connection.run(`COPY (${checkedRows(file)} ORDER BY ${sorting}, n) TO ${literal(path(sorted))} ${parquet}`)
    onStep('looking for repeated keys')
    const gone = await goneRows(connection, file, path(sorted))
    if (gone === 0) await rename(path(sorted), path(flowsFile))
    else {
      onStep('taking the quarantined rows out')
      await connection.run(`COPY (${keptRows(path(sorted))}) TO ${literal(path(clean))} ${parquet}`)
      await rename(path(clean), path(flowsFile))
      await rm(path(sorted))
    }
    onStep('summing')
    await connection.run(reconciledTotals(path(flowsFile), path(totalsFile)))
    const found = await summary(connection, path(flowsFile))
    await connection.run('DROP TABLE areas; DROP TABLE gone; DROP TABLE shifts')
    return found
  })
}

const source = ({ path, packed }: BaciFile): string =>
  `read_csv(${literal(path)}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, compression = '${packed ? 'gzip' : 'none'}',
     columns = {t: 'VARCHAR', i: 'VARCHAR', j: 'VARCHAR', k: 'VARCHAR', v: 'VARCHAR', q: 'VARCHAR'},
     strict_mode = true, null_padding = false, store_rejects = true, rejects_limit = 0)`

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`
const notStated = `('', 'NA', 'N/A', 'nan', 'NaN', 'null')`
/** Thousandths are kept, so that decimal figures times a thousand stay the decimals they are. */
const thousandfold = (cell: string): string => `round(TRY_CAST(${cell} AS DOUBLE) * 1000, 3)`

/** Every record with its number, its figures, and the first thing that is wrong with it. */
function checkedRows(file: BaciFile): string {
  const area = (cell: string): string => `CASE
      WHEN NOT regexp_full_match(${cell}, '\\d{1,4}') THEN 'bad-country'
      WHEN ${cell}_area NOT IN (SELECT area FROM areas) THEN 'unknown-country' END`
  const year = `CASE WHEN NOT regexp_full_match(t, '\\d{4}') OR t < '${firstYear}' OR t > '${lastYear}' THEN 'bad-year'
      ${file.onlyYear === null ? '' : `WHEN t <> '${file.onlyYear}' THEN 'other-year'`} END`
  const code = `CASE WHEN regexp_full_match(k, '\\d{6}') THEN NULL
      WHEN regexp_full_match(k, '\\d{2}|\\d{4}|TOTAL|AG\\d') THEN 'not-six-digits' ELSE 'bad-code' END`
  const amount = (cell: string, unstated: string, what: string): string => `CASE
      WHEN ${cell} IN ${notStated} THEN ${unstated}
      WHEN NOT regexp_full_match(${cell}, '${number}') OR NOT isfinite(${cell}_amount) THEN 'bad-${what}'
      WHEN ${cell}_amount < 0 THEN 'negative-${what}' END`
  return `SELECT
      CASE WHEN fault IS NULL THEN k::INTEGER END AS code,
      CASE WHEN fault IS NULL THEN t::SMALLINT END AS year,
      0::TINYINT AS month, 0::TINYINT AS flow,
      CASE WHEN fault IS NULL THEN i_area::SMALLINT END AS exporter,
      CASE WHEN fault IS NULL THEN j_area::SMALLINT END AS importer,
      CASE WHEN fault IS NULL THEN v_amount END AS value,
      CASE WHEN fault IS NULL AND NOT (q_amount = 0 AND v_amount > 0) THEN q_amount END AS quantity,
      (n + 1)::INTEGER AS line, n, fault,
      CASE WHEN fault IS NOT NULL THEN concat_ws(',', t, i, j, k, v, q)[:200] END AS text
    FROM (SELECT *, coalesce(${year}, ${area('i')}, ${area('j')}, ${code}, ${amount('v', "'no-value'", 'value')}, ${amount('q', 'NULL', 'quantity')}) AS fault
      FROM (SELECT *, TRY_CAST(i AS INTEGER) AS i_area, TRY_CAST(j AS INTEGER) AS j_area, ${thousandfold('v')} AS v_amount, ${thousandfold('q')} AS q_amount
        FROM (SELECT (row_number() OVER ())::INTEGER AS n, coalesce(t, '') AS t, coalesce(i, '') AS i, coalesce(j, '') AS j, coalesce(k, '') AS k,
            trim(coalesce(v, '')) AS v, trim(coalesce(q, '')) AS q FROM ${source(file)})))`
}

/**
 * Fills `gone` with the records that are not kept, by number or by line, and `shifts` with how many lines were skipped before a record.
 * Answers how many records or lines there are to take out.
 */
async function goneRows(connection: DuckDBConnection, file: BaciFile, sortedPath: string): Promise<number> {
  const rows = `read_parquet(${literal(sortedPath)})`
  await connection.run(`CREATE OR REPLACE TEMP TABLE gone AS
    SELECT DISTINCT ON (line) NULL::INTEGER AS n, line::INTEGER AS line,
      CASE WHEN error_type IN ('MISSING COLUMNS', 'TOO MANY COLUMNS') THEN 'ragged-row' ELSE 'broken-row' END AS fault, trim(csv_line)[:200] AS text
    FROM reject_errors ORDER BY line`)
  for (const line of file.blank) await connection.run(`INSERT INTO gone VALUES (NULL, ${line}, 'blank-line', '')`)
  await connection.run('DELETE FROM reject_errors; DELETE FROM reject_scans')
  // Before a record stand as many skipped lines as there are with a smaller number of kept records before them.
  await connection.run(`CREATE OR REPLACE TEMP TABLE shifts AS
    SELECT line - 1 - row_number() OVER (ORDER BY line) AS after, row_number() OVER (ORDER BY line) AS shift FROM gone`)
  await connection.run(`INSERT INTO gone SELECT n, NULL, fault, text FROM ${rows} WHERE fault IS NOT NULL`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE repeated AS
    SELECT DISTINCT code, year, exporter, importer FROM (
      SELECT code, year, exporter, importer, code = lag(code) OVER () AND year = lag(year) OVER ()
        AND exporter = lag(exporter) OVER () AND importer = lag(importer) OVER () AS again FROM ${rows}) WHERE again`)
  await connection.run(`INSERT INTO gone
    SELECT n, NULL, CASE WHEN same THEN 'repeated-row' ELSE 'duplicate-key' END, concat_ws(',', year, exporter, importer, code, value, quantity)
    FROM (SELECT *, min(value) OVER w = max(value) OVER w AND count(quantity) OVER w IN (0, count(*) OVER w)
            AND (count(quantity) OVER w = 0 OR min(quantity) OVER w = max(quantity) OVER w) AS same, n = min(n) OVER w AS first
          FROM ${rows} SEMI JOIN repeated USING (code, year, exporter, importer)
          WINDOW w AS (PARTITION BY code, year, exporter, importer)) WHERE NOT (same AND first)`)
  if (!file.endsWithNewline)
    await connection.run(
      `INSERT INTO gone SELECT max(n), NULL, 'no-line-end', '' FROM ${rows} HAVING max(n) NOT IN (SELECT n FROM gone WHERE n IS NOT NULL)`,
    )
  await connection.run(
    `UPDATE gone SET line = coalesce(line, n + 1 + coalesce((SELECT max(shift) FROM shifts WHERE after < n), 0))`,
  )
  const [count] = await rowsOn(connection, 'SELECT count(*)::DOUBLE FROM gone')
  return Number(count?.[0])
}

const keptRows = (sortedPath: string): string =>
  `SELECT code, year, month, flow, exporter, importer, value, quantity, (rows.n + 1 + coalesce(shift, 0))::INTEGER AS line
   FROM (SELECT * FROM read_parquet(${literal(sortedPath)}) AS every WHERE fault IS NULL AND n NOT IN (SELECT n FROM gone WHERE n IS NOT NULL)) AS rows
   ASOF LEFT JOIN shifts ON rows.n > shifts.after ORDER BY ${sorting}`

async function summary(connection: DuckDBConnection, flowsPath: string): Promise<BaciWritten> {
  const [totals] = await rowsOn(
    connection,
    `SELECT count(*)::DOUBLE, (count(*) - count(quantity))::DOUBLE, coalesce(min(year), 0)::INTEGER, coalesce(max(year), 0)::INTEGER
     FROM read_parquet(${literal(flowsPath)})`,
  )
  const counted = await rowsOn(connection, 'SELECT fault, count(*)::DOUBLE FROM gone GROUP BY fault ORDER BY fault')
  const first = await rowsOn(connection, `SELECT fault, text, line FROM gone ORDER BY line LIMIT ${listed}`)
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
