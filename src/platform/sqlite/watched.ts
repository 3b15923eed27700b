import type { ToWatch, WatchedKind, WatchedSource, WatchedSources } from '../../sources/watched.ts'
import { canonicalUrl } from '../fetch/canonical.ts'
import { number, numberOrNull, text, textOrNull, type Connection, type Row } from './connection.ts'

const columns = `id, url, kind, title, publisher, every, added, paused, due, etag, last_modified, tried, succeeded, changed, failures, says, kept`

const watchedOf = (row: Row): WatchedSource => ({
  id: number(row[0]),
  url: text(row[1]),
  kind: text(row[2]) as WatchedKind,
  title: text(row[3]),
  publisher: text(row[4]),
  every: number(row[5]),
  added: number(row[6]),
  paused: number(row[7]) === 1,
  due: number(row[8]),
  etag: textOrNull(row[9]),
  lastModified: textOrNull(row[10]),
  tried: numberOrNull(row[11]),
  succeeded: numberOrNull(row[12]),
  changed: numberOrNull(row[13]),
  failures: number(row[14]),
  says: textOrNull(row[15]),
  kept: number(row[16]),
})

/** What a look at a source came to. */
export interface Look {
  readonly at: number
  readonly due: number
  readonly failures: number
  readonly says: string | null
  readonly kept: number
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

/** Watched sources in SQLite. */
export class WatchedList implements WatchedSources {
  readonly #connection: Connection
  readonly #now: () => number
  constructor(connection: Connection, now: () => number = Date.now) {
    this.#connection = connection
    this.#now = now
  }

  all(): WatchedSource[] {
    return this.#connection.all(`SELECT ${columns} FROM watched ORDER BY title, url`).map(watchedOf)
  }

  one(id: number): WatchedSource | undefined {
    const row = this.#connection.first(`SELECT ${columns} FROM watched WHERE id = ?`, id)
    return row && watchedOf(row)
  }

  list(): Promise<readonly WatchedSource[]> {
    return Promise.resolve(this.all())
  }

  add({ url, kind, title, publisher, every }: ToWatch): Promise<WatchedSource> {
    const now = this.#now()
    const row = this.#connection.first(
      `INSERT INTO watched (url, kind, title, publisher, every, added, paused, due, failures, kept) VALUES (?, ?, ?, ?, ?, ?, 0, ?, 0, 0)
       ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, title = excluded.title, publisher = excluded.publisher, every = excluded.every
       RETURNING ${columns}`,
      canonicalUrl(url),
      kind,
      title,
      publisher,
      every,
      now,
      now,
    )
    if (!row) throw new TypeError('SQLite answered no row to an insertion')
    return Promise.resolve(watchedOf(row))
  }

  pause(id: number, paused: boolean): Promise<WatchedSource | undefined> {
    this.#connection.run('UPDATE watched SET paused = ? WHERE id = ?', paused ? 1 : 0, id)
    return Promise.resolve(this.one(id))
  }

  hurry(id: number): Promise<WatchedSource | undefined> {
    this.#connection.run('UPDATE watched SET due = min(due, coalesce(tried, added)) WHERE id = ?', id)
    return Promise.resolve(this.one(id))
  }

  remove(id: number): Promise<boolean> {
    return Promise.resolve(this.#connection.run('DELETE FROM watched WHERE id = ?', id).changes === 1)
  }

  /** Notes what a look came to; validators are kept unless new ones came. */
  looked(id: number, look: Look): void {
    const well = look.failures === 0
    this.#connection.run(
      `UPDATE watched SET tried = ?1, due = ?2, failures = ?3, says = ?4, kept = kept + ?5,
         succeeded = CASE WHEN ?6 THEN ?1 ELSE succeeded END, changed = CASE WHEN ?5 > 0 THEN ?1 ELSE changed END,
         etag = CASE WHEN ?7 THEN ?8 ELSE etag END, last_modified = CASE WHEN ?7 THEN ?9 ELSE last_modified END
       WHERE id = ?10`,
      look.at,
      look.due,
      look.failures,
      look.says,
      look.kept,
      well ? 1 : 0,
      look.etag !== undefined || look.lastModified !== undefined ? 1 : 0,
      look.etag ?? null,
      look.lastModified ?? null,
      id,
    )
  }
}
