// Import and questions over a BACI-like table of many rows, against plain DuckDB, plain SQLite and PostgreSQL on the same rows.
// usage: node test/bench/trade.mjs [ROWS=50000000] [PEER_ROWS=ROWS] [--folder DIR]     figures go to docs/benchmarks.md
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DuckDBInstance, version } from '@duckdb/node-api'
import { writeTradeRows } from './trade-rows.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { folder: { type: 'string' } } })
const rows = Number(positionals[0] ?? 50_000_000)
const peerRows = Math.min(rows, Number(positionals[1] ?? rows))
const folder = mkdtempSync(path.join(values.folder ?? tmpdir(), 'ytterby-trade-'))
const root = path.dirname(path.dirname(path.dirname(new URL(import.meta.url).pathname)))
const code = 850511
const year = 2020
const [china, germany] = [156, 276]

const seconds = (ms) => (ms / 1000).toFixed(2)
/** Wall time and processor time of this process in milliseconds. */
async function timed(work) {
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const used = process.cpuUsage(cpu)
  return { ms: performance.now() - started, cpu: (used.user + used.system) / 1000, result }
}
/** The fastest of three: what the engine costs, not what a busy machine adds. */
async function best(work) {
  let found
  for (let i = 0; i < 3; i++) {
    const once = await timed(work)
    if (found === undefined || once.ms < found.ms) found = once
  }
  return found
}
const sizeOf = (dir) =>
  readdirSync(dir, { recursive: true }).reduce((sum, name) => {
    const file = statSync(path.join(dir, name))
    return sum + (file.isFile() ? file.size : 0)
  }, 0)
const table = []
const tell = (engine, what, { ms, cpu }, note = '') => {
  table.push({ engine, what, ms })
  console.log(`${engine.padEnd(26)} ${what.padEnd(44)} ${seconds(ms).padStart(8)} s  cpu ${seconds(cpu).padStart(8)} s  ${note}`)
}

const hhiOfAll = (relation) => `SELECT count(*), sum(hhi) FROM (
  SELECT k, t, sum(s * s) / (sum(s) * sum(s)) AS hhi FROM (SELECT k, t, i, sum(v) AS s FROM ${relation} GROUP BY k, t, i) AS x GROUP BY k, t) AS y`
const sharesOf = (relation, at = '') =>
  `SELECT i, sum(v) FROM ${relation}${at} WHERE k = ${code} AND t = ${year} GROUP BY i ORDER BY sum(v) DESC`
const seriesOf = (relation) =>
  `SELECT t, sum(v), sum(q) FROM ${relation} WHERE k = ${code} AND i = ${china} AND j = ${germany} GROUP BY t ORDER BY t`

try {
  const csv = path.join(folder, 'BACI_HS17_V202601.csv')
  console.log(
    `${writeTradeRows(csv, rows)} rows, ${(statSync(csv).size / 1e9).toFixed(2)} GB, Node ${process.version}, DuckDB ${version()}`,
  )
  await ours(csv)
  await plainDuckdb(csv)
  const smaller = peerRows < rows ? path.join(folder, 'peers.csv') : csv
  if (peerRows < rows) {
    console.log(`the next two on ${writeTradeRows(smaller, peerRows)} rows`)
    rmSync(csv)
  }
  await plainSqlite(smaller)
  await postgres(smaller)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function ours(csv) {
  const { duckdbTrade } = await import('../../src/platform/duckdb/store.ts')
  const { importTrade } = await import('../../src/platform/trade/import.ts')
  const { readTradeWords } = await import('../../src/platform/trade/tables.ts')
  const { memoryStore } = await import('../../src/platform/memory/store.ts')
  const home = path.join(folder, 'trade')
  const trade = duckdbTrade(home, readTradeWords(path.join(root, 'data')))
  let step = ''
  let since = performance.now()
  const onProgress = (progress) => {
    if (progress.step === step) return
    if (step !== '') console.log(`    ${step}: ${seconds(performance.now() - since)} s`)
    step = progress.step
    since = performance.now()
  }
  const into = { trade, ...memoryStore(), today: () => '2026-11-25' }
  const imported = await timed(async () => importTrade(into, csv, { onProgress }))
  onProgress({ step: '' })
  const { dataset } = imported.result
  const rate = dataset.rows.kept / (imported.ms / 1000) / 1e6
  tell(
    'ytterby',
    'import, every row checked',
    imported,
    `${rate.toFixed(2)} M rows/s, ${(sizeOf(home) / 1e6).toFixed(0)} MB on disk, peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB of memory`,
  )
  if (dataset.rows.kept !== rows) throw new Error(`kept ${dataset.rows.kept} of ${rows} rows`)
  const of = [dataset.id]
  tell('ytterby', 'HHI of all codes and years, table of totals', await best(async () => trade.concentration(of)))
  const flows = `read_parquet('${path.join(home, dataset.id, 'flows.parquet')}')`
  const engine = await DuckDBInstance.create(':memory:', { memory_limit: '1500MB', temp_directory: path.join(folder, 'spill') })
  const connection = await engine.connect()
  const renamed = `(SELECT code AS k, year AS t, exporter AS i, value AS v FROM ${flows})`
  tell(
    'ytterby',
    'HHI of all codes and years, over all rows',
    await best(async () => connection.runAndReadAll(hhiOfAll(renamed))),
  )
  engine.closeSync()
  const scope = { from: code, to: code, of }
  tell(
    'ytterby',
    'shares of one code and year',
    await best(async () => trade.sums({ ...scope, flow: 'reconciled', years: [year, year] }, 'exporter')),
  )
  tell(
    'ytterby',
    "one pair's series",
    await best(async () =>
      trade.sums({ ...scope, flow: 'reconciled', years: [1995, 2024], exporters: [china], importers: [germany] }, 'period'),
    ),
  )
  await trade.close()
  rmSync(home, { recursive: true, force: true })
}

async function plainDuckdb(csv) {
  const engine = await DuckDBInstance.create(path.join(folder, 'plain.duckdb'), {
    memory_limit: '1500MB',
    temp_directory: path.join(folder, 'spill'),
  })
  const connection = await engine.connect()
  const columns = `{t: 'SMALLINT', i: 'SMALLINT', j: 'SMALLINT', k: 'INTEGER', v: 'DOUBLE', q: 'DOUBLE'}`
  tell(
    'DuckDB, table as it comes',
    'load, nothing checked',
    await timed(async () =>
      connection.run(`CREATE TABLE f AS SELECT * FROM read_csv('${csv}', header = true, nullstr = 'NA', columns = ${columns})`),
    ),
  )
  for (const [what, sql] of [
    ['HHI of all codes and years, over all rows', hhiOfAll('f')],
    ['shares of one code and year', sharesOf('f')],
    ["one pair's series", seriesOf('f')],
  ])
    tell('DuckDB, table as it comes', what, await best(async () => connection.runAndReadAll(sql)))
  engine.closeSync()
  rmSync(path.join(folder, 'plain.duckdb'), { force: true })
}

async function plainSqlite(csv) {
  const file = path.join(folder, 'plain.sqlite')
  const database = new DatabaseSync(file)
  database.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; CREATE TABLE f (t INTEGER, i INTEGER, j INTEGER, k INTEGER, v REAL, q REAL) STRICT',
  )
  const insert = database.prepare('INSERT INTO f VALUES (?, ?, ?, ?, ?, ?)')
  const loaded = await timed(async () => {
    database.exec('BEGIN')
    let isHeader = true
    for await (const line of createInterface({ input: createReadStream(csv, { highWaterMark: 1 << 22 }) })) {
      if (isHeader) isHeader = false
      else {
        const [t, i, j, k, v, q] = line.split(',')
        insert.run(Number(t), Number(i), Number(j), Number(k), Number(v), q === 'NA' ? null : Number(q))
      }
    }
    database.exec('COMMIT; CREATE INDEX f_k ON f (k, t, i, j, v, q)')
  })
  tell(
    `SQLite, ${peerRows / 1e6} M rows`,
    'load and index, nothing checked',
    loaded,
    `${(statSync(file).size / 1e6).toFixed(0)} MB`,
  )
  for (const [what, sql] of [
    ['HHI of all codes and years, over all rows', hhiOfAll('f')],
    ['shares of one code and year', sharesOf('f')],
    ["one pair's series", seriesOf('f')],
  ])
    tell(`SQLite, ${peerRows / 1e6} M rows`, what, await best(async () => database.prepare(sql).all()))
  database.close()
  rmSync(file)
}

/** PostgreSQL 15 of Debian, on loopback in a folder of its own; it refuses root, so it runs under another uid. */
async function postgres(csv) {
  const bin = '/usr/lib/postgresql/15/bin'
  if (!existsSync(bin)) {
    console.log('PostgreSQL: not installed, not measured')
    return
  }
  const uid = process.getuid() === 0 ? 65_534 : undefined
  const data = path.join(folder, 'pg')
  mkdirSync(data)
  if (uid !== undefined) for (const each of [folder, data]) chownSync(each, uid, uid)
  const as = { uid, gid: uid, env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' }, cwd: folder }
  const port = 45_000 + (process.pid % 10_000)
  const made = spawnSync(`${bin}/initdb`, ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], as)
  if (made.status !== 0) {
    console.log(`PostgreSQL: initdb ended with ${made.status}: ${String(made.stderr)}`)
    return
  }
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: data,
    shared_buffers: '1GB',
    work_mem: '256MB',
    maintenance_work_mem: '512MB',
    fsync: 'off',
    jit: 'off',
    max_wal_size: '8GB',
  }
  const server = spawn(
    `${bin}/postgres`,
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...as, stdio: 'ignore' },
  )
  try {
    const run = (sql) => {
      const done = spawnSync(
        `${bin}/psql`,
        ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-qAt', '-v', 'ON_ERROR_STOP=1', '-c', sql],
        as,
      )
      if (done.status !== 0) throw new Error(String(done.stderr))
    }
    for (let tries = 0; ; tries++) {
      try {
        run('SELECT 1')
        break
      } catch (error) {
        if (tries === 50) throw error
        await wait(200)
      }
    }
    const name = `PostgreSQL 15, ${peerRows / 1e6} M rows`
    const load = await timed(async () => {
      run('CREATE UNLOGGED TABLE f (t smallint, i smallint, j smallint, k integer, v double precision, q double precision)')
      run(`\\copy f FROM '${csv}' (FORMAT csv, HEADER, NULL 'NA')`)
      run('CREATE INDEX ON f (k, t) INCLUDE (i, v); ANALYZE f')
    })
    tell(name, 'load and index, nothing checked', load)
    for (const [what, sql] of [
      ['HHI of all codes and years, over all rows', hhiOfAll('f')],
      ['shares of one code and year', sharesOf('f')],
      ["one pair's series", seriesOf('f')],
    ])
      tell(name, what, await best(async () => run(sql)))
  } finally {
    server.kill('SIGINT')
    await new Promise((resolve) => server.once('exit', resolve))
  }
}
