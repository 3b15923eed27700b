import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { peers } from './peers.ts'

interface Query {
  fullTextSearch(query: unknown, options?: object): Query
  where(sql: string): Query
  select(columns: readonly string[]): Query
  limit(rows: number): Query
  toArray(): Promise<Record<string, unknown>[]>
}
interface Table {
  add(rows: readonly Record<string, unknown>[]): Promise<unknown>
  createIndex(column: string, options: object): Promise<unknown>
  optimize(): Promise<unknown>
  query(): Query
}
interface Lance {
  connect(
    at: string,
  ): Promise<{ createTable(name: string, rows: readonly Record<string, unknown>[]): Promise<Table>; close(): void }>
  Index: { fts(options: object): unknown }
  MatchQuery: new (words: string, column: string, options: object) => unknown
  PhraseQuery: new (words: string, column: string) => unknown
  Operator: { And: unknown }
}

/** LanceDB's inverted index: an engine of the class of Lucene and Tantivy, with block-max WAND. It has no prefixes, passages or counts by facet of its own. */
export async function lance(at: string): Promise<Engine> {
  const lancedb = peers('@lancedb/lancedb', 'apache-arrow')('@lancedb/lancedb') as Lance
  const connection = await lancedb.connect(join(at, 'lance'))
  let table: Table | undefined
  return {
    name: 'LanceDB',
    async add(documents) {
      const rows = documents.map(({ number, title, body, date, publisher, kind, country, stage, minerals }) => ({
        id: number,
        body: `${title} ${body}`,
        date,
        publisher,
        kind,
        country,
        stage,
        minerals: ` ${minerals.join(' ')} `,
      }))
      if (table === undefined) table = await connection.createTable('document', rows)
      else await table.add(rows)
    },
    async finish() {
      await table?.createIndex('body', {
        config: lancedb.Index.fts({ withPosition: true, stem: true, removeStopWords: false, language: 'English' }),
      })
      await table?.optimize()
    },
    async ask(kind, { words, form, filter }) {
      if (form === 'prefix' || kind === 'newest' || kind === 'snippet') return undefined
      const wanted =
        form === 'phrase'
          ? new lancedb.PhraseQuery(words.join(' '), 'body')
          : new lancedb.MatchQuery(words.join(' '), 'body', { operator: lancedb.Operator.And })
      let query = table?.query().fullTextSearch(wanted)
      if (query === undefined) return undefined
      if (filter !== undefined)
        query = query.where(
          `country = '${filter.country}' AND date >= '${filter.from}' AND date <= '${filter.to}' AND minerals LIKE '% ${filter.mineral} %'`,
        )
      if (kind !== 'facets') return (await query.select(['id', '_score']).limit(10).toArray()).length
      const rows = await query.select(['country', 'stage', 'kind', 'publisher', '_score']).limit(10_000_000).toArray()
      const counts = new Map<unknown, number>()
      for (const row of rows)
        for (const field of ['country', 'stage', 'kind', 'publisher']) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1)
      return rows.length
    },
    bytes: () =>
      readdirSync(join(at, 'lance'), { recursive: true, withFileTypes: true }).reduce(
        (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
        0,
      ),
    close: () => connection.close(),
  }
}
