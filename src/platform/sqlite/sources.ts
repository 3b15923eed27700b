import type { Day } from '../../kernel/day.ts'
import type { Source } from '../../sources/source.ts'
import { number, text, type Connection } from './connection.ts'

/** All sources, each as described last. */
export function readSources(connection: Connection): Map<string, Source> {
  const rows = connection.all(
    'SELECT id, publisher, title, url, published, edition, licence, redistribution, rank, file FROM source ORDER BY seq',
  )
  return new Map(
    rows.map((row) => [
      text(row[0]),
      {
        id: text(row[0]),
        publisher: text(row[1]),
        title: text(row[2]),
        url: text(row[3]),
        published: text(row[4]) as Day,
        edition: text(row[5]),
        licence: text(row[6]),
        redistribution: text(row[7]) as Source['redistribution'],
        rank: number(row[8]),
        file: text(row[9]),
      },
    ]),
  )
}
