import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newFolder } from '../../../test/contract/adapters.ts'
import { Connection, number, text } from './connection.ts'
import { figureValues, insertFigure } from './figures.ts'
import { figure } from '../../../test/contract/records.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { readQuery } from '../../ledger/searching/read-query.ts'
import { openStore, storeFile } from './store.ts'

let home: string
beforeEach(() => void (home = newFolder()))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const schemaOf = (connection: Connection): string[] =>
  connection
    .all(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'kysely%' ORDER BY name`)
    .map((row) => text(row[0]))

test('the names of the steps are dated and in order', () => {
  const names = migrations.map((step) => step.name)
  expect(names.every((name) => /^\d{4}-\d{2}-\d{2}-[a-z-]+$/.test(name))).toBe(true)
  expect(names.map((name) => name.slice(0, 10))).toEqual(names.map((name) => name.slice(0, 10)).sort())
})

test.each(migrations.map((step, index) => [step.name, index + 1] as const))(
  'a store as it was after %s is brought forward with its records, to the same form as a new one',
  async (_name, steps) => {
    const old = new Connection(join(home, storeFile))
    old.execute('PRAGMA journal_mode = WAL')
    await migrate(old, migrations.slice(0, steps))
    expect(number(old.first('PRAGMA user_version')?.[0])).toBe(steps)
    old.run(insertFigure, 'hash', 'added', ...figureValues(figure()))
    old.close()

    const store = await openStore(home)
    expect(await store.ledger.figures({})).toEqual([figure()])
    expect(store.examine()).toMatchObject({ findings: [], journal: 'wal', steps: migrations.length })
    store.close()

    const fresh = new Connection(':memory:')
    await migrate(fresh)
    const forward = new Connection(join(home, storeFile))
    expect(schemaOf(forward)).toEqual(schemaOf(fresh))
    fresh.close()
    forward.close()
  },
)

test('a step that fails leaves the store as it was', async () => {
  const connection = new Connection(':memory:')
  await migrate(connection)
  const before = schemaOf(connection)
  const broken = { name: '2099-01-01-broken', statements: ['CREATE TABLE half (x)', 'CREATE TABLE half (x)'] }
  await expect(migrate(connection, [...migrations, broken])).rejects.toThrow(/already exists/)
  expect(schemaOf(connection)).toEqual(before)
  expect(number(connection.first('PRAGMA user_version')?.[0])).toBe(migrations.length)
  connection.close()
})

test('every table of records is strict', async () => {
  const connection = new Connection(':memory:')
  await migrate(connection)
  const loose = connection
    .all(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0`)
    .map((row) => text(row[0]))
  expect(loose.filter((name) => !/^(?:sqlite_|kysely_)/.test(name))).toEqual([])
  connection.close()
})

test.each(
  migrations
    .slice(0, -1)
    .map((step, index) => [step.name, index + 1] as const)
    .slice(1),
)('entries of a store as it was after %s are found after it is brought forward, Chinese ones included', async (_name, steps) => {
  const old = new Connection(join(home, storeFile))
  await migrate(old, migrations.slice(0, steps))
  old.execute(`INSERT INTO entry (rowid, id, hash, origin, kind, receipt, class, publisher, language, elements, stages, places, known, held_from)
      VALUES (1, 'a', 'h', 'added', 'document', 'rc', 'cited', 'P', 'zh', 'gallium\u001Fgermanium', '', 'CHN', '2026-01-01', '2026-02-01');
      INSERT INTO entry_text VALUES (1, '公告', '中国对稀土实施出口管制', '')`)
  old.close()
  const store = await openStore(home)
  for (const text of ['稀土', 'element:germanium 管制', 'place:CHN class:held']) {
    const read = readQuery(text)
    const { hits, total } = await store.search.search({ wanted: read.ok ? read.value : undefined, limit: 5, offset: 0 })
    expect(hits.map(({ entry }) => [entry.id, entry.class, entry.elements])).toEqual([['a', 'held', ['gallium', 'germanium']]])
    expect(total).toBe(1)
  }
  store.close()
})
