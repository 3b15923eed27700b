import { number, text, type Connection } from './connection.ts'

export type Standing = 'figure' | 'event' | 'receipt'

const last = `SELECT standing FROM standing WHERE kind = ? AND id = ?`

/** Whether a record is still told: a later edition of the bundled data may have withdrawn it. */
export function isTold(connection: Connection, kind: Standing, id: string, knownBy?: string): boolean {
  const row =
    knownBy === undefined
      ? connection.first(`${last} ORDER BY seq DESC LIMIT 1`, kind, id)
      : connection.first(`${last} AND day <= ? ORDER BY seq DESC LIMIT 1`, kind, id, knownBy)
  return text(row?.[0]) !== 'withdrawn'
}

/** All changes of standing of one kind, oldest first: `[id, withdrawn?, day]`. Usually none. */
export const standings = (connection: Connection, kind: Standing): (readonly [id: string, withdrawn: boolean, day: string])[] =>
  connection
    .all('SELECT id, standing, day FROM standing WHERE kind = ? ORDER BY seq', kind)
    .map((row) => [text(row[0]), text(row[1]) === 'withdrawn', text(row[2])])

export const revisionOf = (connection: Connection): string =>
  String(number(connection.first(`SELECT value FROM setting WHERE key = 'revision'`)?.[0]))
