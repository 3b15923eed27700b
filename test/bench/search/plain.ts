import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Engine } from './engine.ts'

const marks = `snippet(said, 1, '[', ']', '…', 40)`
const joined = `FROM said JOIN document d ON d.id = said.rowid WHERE said MATCH ?`

/** FTS5 as its documentation shows it: texts in the index, facets in a table beside it, everything by SQL. */
export function plain(folder: string): Engine {
  const file = join(folder, 'plain.sqlite')
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 4000000000;
    CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5(title, body, tokenize = 'porter unicode61');
    CREATE TABLE IF NOT EXISTS document (id INTEGER PRIMARY KEY, date TEXT, publisher TEXT, kind TEXT, country TEXT, stage TEXT);
    CREATE TABLE IF NOT EXISTS mineral (name TEXT, document INTEGER, PRIMARY KEY (name, document)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS document_country ON document (country, date)`)
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)))
    return statement
  }
  return {
    name: 'FTS5 plain',
    add(documents) {
      database.exec('BEGIN')
      for (const made of documents) {
        prepared('INSERT INTO said (rowid, title, body) VALUES (?, ?, ?)').run(made.number, made.title, made.body)
        prepared('INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)').run(
          made.number,
          made.date,
          made.publisher,
          made.kind,
          made.country,
          made.stage,
        )
        for (const name of made.minerals) prepared('INSERT INTO mineral VALUES (?, ?)').run(name, made.number)
      }
      database.exec('COMMIT')
    },
    finish: () => database.exec(`INSERT INTO said (said) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)`),
    ask(kind, { words, form, filter }) {
      const match =
        form === 'phrase'
          ? `"${words.join(' ')}"`
          : words.map((word) => `"${word}"${form === 'prefix' ? ' *' : ''}`).join(' AND ')
      if (kind === 'facets') {
        let sum = 0
        for (const field of ['country', 'stage', 'kind', 'publisher'])
          for (const row of prepared(`SELECT d.${field} AS value, count(*) AS count ${joined} GROUP BY 1`).all(match))
            sum += Number(row['count'])
        return sum / 4
      }
      if (kind === 'newest')
        return prepared('SELECT rowid FROM said WHERE said MATCH ? ORDER BY rowid DESC LIMIT 10').all(match).length
      if (kind === 'snippet')
        return prepared(`SELECT rowid, title, ${marks} FROM said WHERE said MATCH ? ORDER BY rank LIMIT 10`).all(match).length
      if (filter !== undefined)
        return prepared(
          `SELECT said.rowid ${joined} AND d.country = ? AND d.date BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM mineral m WHERE m.name = ? AND m.document = d.id) ORDER BY rank LIMIT 10`,
        ).all(match, filter.country, filter.from, filter.to, filter.mineral).length
      return prepared('SELECT rowid, title FROM said WHERE said MATCH ? ORDER BY rank LIMIT 10').all(match).length
    },
    bytes: () => statSync(file).size,
    close() {
      database.close()
      rmSync(file, { force: true })
    },
  }
}
