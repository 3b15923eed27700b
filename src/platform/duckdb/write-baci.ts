import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
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
  /** Where a line begins near the middle of the file, and how many lines stand before it; null when it cannot be read in two halves. */
  readonly middle: { readonly offset: number; readonly lines: number } | null
}

/** A stretch of whole lines of the file as a file of its own. `before` counts the lines in front of its first record. */
interface Part {
  readonly path: string
  readonly packed: boolean
  readonly hasHeader: boolean
  readonly before: number
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
const copied = 4 * 1024 * 1024
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
      await connection.run(lookUps(file))
      onStep('reading and checking')
      const parts = await partsOf(file, folder)
      await connection.run(`CREATE TABLE staging.gone AS
        SELECT unnest([${file.blank.join(', ')}]::INTEGER[]) AS line, 'blank-line' AS fault, '' AS text`)
      // Records are numbered one after the other, so that each can name its line: one thread a part, and as many parts as there are.
      await Promise.all(
        parts.map(async (part, place) => engine.with(async (own) => readPart(own, part, place, part.path !== file.path))),
      )
      await quarantineRows(connection, file, parts)
      onStep('sorting')
      const rows = parts.map((_, place) => `SELECT * FROM staging.lines_${place}`).join(' UNION ALL ')
      await connection.run(`COPY (SELECT code, year, 0::TINYINT AS month, 0::TINYINT AS flow, exporter, importer, value, quantity, line
        FROM (${rows}) WHERE fault IS NULL ORDER BY code, year, exporter, importer, line) TO ${literal(path(flowsFile))} ${parquet}`)
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

/** One part, or the two halves of a large file: numbering records keeps a thread busy, so two threads need two files. */
async function partsOf({ path, packed, middle }: BaciFile, folder: string): Promise<Part[]> {
  if (middle === null) return [{ path, packed, hasHeader: true, before: 1 }]
  const halves = [join(folder, 'first.csv'), join(folder, 'second.csv')] as const
  await Promise.all([
    pipeline(createReadStream(path, { end: middle.offset - 1, highWaterMark: copied }), createWriteStream(halves[0])),
    pipeline(createReadStream(path, { start: middle.offset, highWaterMark: copied }), createWriteStream(halves[1])),
  ])
  return [
    { path: halves[0], packed: false, hasHeader: true, before: 1 },
    { path: halves[1], packed: false, hasHeader: false, before: middle.lines },
  ]
}

/** Reads one part into `rows_N`, and what could not be read as a record at all into `rejects_N`. */
async function readPart(connection: DuckDBConnection, part: Part, place: number, isCopy: boolean): Promise<void> {
  await connection.run(`CREATE TABLE staging.rows_${place} AS ${checkedRows(part)}`)
  await connection.run(`CREATE TABLE staging.rejects_${place} AS
    SELECT DISTINCT ON (line) (line + ${part.hasHeader ? 0 : part.before})::INTEGER AS line,
      CASE WHEN error_type IN ('MISSING COLUMNS', 'TOO MANY COLUMNS') THEN 'ragged-row' ELSE 'broken-row' END AS fault, trim(csv_line)[:200] AS text
    FROM reject_errors ORDER BY line`)
  await connection.run('DELETE FROM reject_errors; DELETE FROM reject_scans')
  if (isCopy) await rm(part.path)
}

const source = ({ path, packed, hasHeader }: Part): string =>
  `read_csv(${literal(path)}, header = ${hasHeader}, delim = ',', quote = '"', escape = '"', auto_detect = false, compression = '${packed ? 'gzip' : 'none'}',
     columns = {t: 'VARCHAR', i: 'VARCHAR', j: 'VARCHAR', k: 'VARCHAR', v: 'VARCHAR', q: 'VARCHAR'},
     strict_mode = true, null_padding = false, store_rejects = true, rejects_limit = 0)`

const number = String.raw`\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*`
const notStated = String.raw`\s*(?:NA|N/A|nan|NaN|null)?\s*`
/** Thousandths are kept, so that decimal figures times a thousand stay the decimals they are. */
const thousandfold = (cell: string): string => `round(TRY_CAST(${cell} AS DOUBLE) * 1000, 3)`
const matches = (cell: string, pattern: string): string => `regexp_full_match(${cell}, '${pattern}')`

/**
 * Areas and years as files write them, leading zeros and all: a cell that is found among them needs no other check, and whoever is not is
 * looked at closely.
 */
function lookUps({ places, onlyYear }: BaciFile): string {
  const areas = places.all.flatMap(({ area }) =>
    [...new Set([1, 2, 3, 4].map((digits) => String(area).padStart(digits, '0')))].map((text) => `('${text}', ${area})`),
  )
  return `
    CREATE TABLE staging.areas AS SELECT text, area::SMALLINT AS area FROM (VALUES ${areas.join(', ')}) AS listed(text, area);
    CREATE TABLE staging.years AS SELECT year::VARCHAR AS text, year::SMALLINT AS year
      FROM range(${onlyYear ?? firstYear}, ${(onlyYear ?? lastYear) + 1}) AS listed(year)`
}

/** Every record with its number, its figures, and the first thing that is wrong with it, with the row as it reads. */
function checkedRows(part: Part): string {
  const area = (cell: string): string =>
    `CASE WHEN ${cell}_area IS NOT NULL THEN NULL WHEN ${matches(cell, '[0-9]{1,4}')} THEN 'unknown-country' ELSE 'bad-country' END`
  const year = `CASE WHEN year IS NOT NULL THEN NULL
      WHEN ${matches('t', '[0-9]{4}')} AND t BETWEEN '${firstYear}' AND '${lastYear}' THEN 'other-year' ELSE 'bad-year' END`
  const code = `CASE WHEN ${matches('k', '[0-9]{6}')} THEN NULL
      WHEN ${matches('k', String.raw`\d{2}|\d{4}|TOTAL|AG\d`)} THEN 'not-six-digits' ELSE 'bad-code' END`
  const amount = (cell: string, unstated: string, what: string): string => `CASE
      WHEN ${cell}_amount >= 0 AND isfinite(${cell}_amount) AND ${matches(cell, number)} THEN NULL
      WHEN ${matches(cell, notStated)} THEN ${unstated}
      WHEN ${cell}_amount < 0 AND isfinite(${cell}_amount) AND ${matches(cell, number)} THEN 'negative-${what}'
      ELSE 'bad-${what}' END`
  return `SELECT n,
      CASE WHEN fault IS NULL THEN k::INTEGER END AS code, year, i_area AS exporter, j_area AS importer, v_amount AS value,
      CASE WHEN NOT (q_amount = 0 AND v_amount > 0) AND isfinite(q_amount) THEN q_amount END AS quantity,
      CASE WHEN fault IS NOT NULL THEN fault || ' ' || concat_ws(',', t, i, j, k, v, q)[:200] END AS fault
    FROM (SELECT *, coalesce(${year}, ${area('i')}, ${area('j')}, ${code}, ${amount('v', "'no-value'", 'value')}, ${amount('q', 'NULL', 'quantity')}) AS fault
      FROM (SELECT n, t, i, j, k, v, q, years.year, i_areas.area AS i_area, j_areas.area AS j_area,
          ${thousandfold('v')} AS v_amount, ${thousandfold('q')} AS q_amount
        FROM (SELECT (row_number() OVER ())::INTEGER AS n, coalesce(t, '') AS t, coalesce(i, '') AS i, coalesce(j, '') AS j,
            coalesce(k, '') AS k, coalesce(v, '') AS v, coalesce(q, '') AS q FROM ${source(part)}) AS cells
        LEFT JOIN staging.years AS years ON years.text = cells.t
        LEFT JOIN staging.areas AS i_areas ON i_areas.text = cells.i
        LEFT JOIN staging.areas AS j_areas ON j_areas.text = cells.j))`
}

/**
 * Fills `gone` with the rows that are not kept, each with its line, and gives every record its line (`lines_N`): records that were read are
 * numbered one after the other, the lines of the file are not, since empty and ragged ones lie between.
 */
async function quarantineRows(
  connection: DuckDBConnection,
  { endsWithNewline }: BaciFile,
  parts: readonly Part[],
): Promise<void> {
  for (const place of parts.keys()) await connection.run(`INSERT INTO staging.gone FROM staging.rejects_${place}`)
  for (const [place, { before }] of parts.entries()) {
    const until = parts[place + 1]?.before
    // Several skipped lines in a row stand after the same record: the last of them counts them all.
    await connection.run(`CREATE TABLE staging.shifts_${place} AS SELECT after, max(shift) AS shift FROM (
      SELECT line - ${before} - row_number() OVER (ORDER BY line) AS after, row_number() OVER (ORDER BY line) AS shift
      FROM staging.gone WHERE line > ${before} ${until === undefined ? '' : `AND line <= ${until}`}) GROUP BY after`)
    const [shifts] = await rowsOn(connection, `SELECT count(*)::DOUBLE FROM staging.shifts_${place}`)
    // Nothing skipped is the rule, and then the join over all rows is spared.
    await connection.run(
      shifts?.[0] === 0
        ? `CREATE VIEW staging.lines_${place} AS SELECT *, (n + ${before})::INTEGER AS line FROM staging.rows_${place}`
        : `CREATE VIEW staging.lines_${place} AS SELECT rows.*, (rows.n + ${before} + coalesce(shift, 0))::INTEGER AS line
           FROM staging.rows_${place} AS rows ASOF LEFT JOIN staging.shifts_${place} AS shifts ON rows.n > shifts.after`,
    )
  }
  const last = parts.length - 1
  if (!endsWithNewline)
    await connection.run(
      `UPDATE staging.rows_${last} SET fault = 'no-line-end ' WHERE n = (SELECT max(n) FROM staging.rows_${last})`,
    )
  for (const place of parts.keys())
    await connection.run(
      `INSERT INTO staging.gone SELECT line, split_part(fault, ' ', 1), fault[strpos(fault, ' ') + 1:] FROM staging.lines_${place} WHERE fault IS NOT NULL`,
    )
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
