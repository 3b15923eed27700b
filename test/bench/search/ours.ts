import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { day, type Day } from '../../../src/kernel/day.ts'
import type { SearchEntry, SearchIndex } from '../../../src/ledger/ports.ts'
import { allOf, type Query } from '../../../src/ledger/searching/query.ts'
import { Connection } from '../../../src/platform/sqlite/connection.ts'
import { sqliteSearch } from '../../../src/platform/sqlite/search.ts'
import { openStore, storeFile } from '../../../src/platform/sqlite/store.ts'
import { Writer } from '../../../src/platform/sqlite/writer.ts'
import type { MadeDocument } from './corpus.ts'
import type { Engine } from './engine.ts'
import type { BenchQuery, QueryClass } from './queries.ts'

const entryOf = (made: MadeDocument): SearchEntry => ({
  id: `document:${made.number}`,
  kind: made.kind,
  receipt: `rc_${made.number}`,
  title: made.title,
  text: made.body,
  date: made.date,
  publisher: made.publisher,
  language: 'en',
  elements: made.minerals,
  stages: [made.stage],
  places: [made.country],
  class: 'cited',
  url: '',
  known: made.date as Day,
})

function wantedOf({ words, form, filter }: BenchQuery): Query {
  const texts: Query[] =
    form === 'phrase'
      ? [{ kind: 'phrase', text: words.join(' '), where: 'anywhere' }]
      : words.map((text): Query => ({ kind: form === 'prefix' ? 'prefix' : 'word', text, where: 'anywhere' }))
  const beside: Query[] =
    filter === undefined
      ? []
      : [
          { kind: 'is', field: 'place', value: filter.country },
          { kind: 'is', field: 'element', value: filter.mineral },
          { kind: 'from', day: day(filter.from) },
          { kind: 'to', day: day(filter.to) },
        ]
  return allOf([...texts, ...beside])
}

/** The store of the desk itself, through its port; no answer is kept, so that every question is answered anew. */
export async function ours(home: string, packsBodies = true): Promise<Engine & { opened: number }> {
  const store = await openStore(home)
  const started = performance.now()
  const connection = new Connection(join(home, storeFile))
  const writer = new Writer(new Connection(join(home, storeFile)), { packsBodies })
  const search: SearchIndex = sqliteSearch(connection, new Writer(connection), { keptAnswers: 0 })
  await search.search({ wanted: undefined, order: 'newest', counted: false, limit: 10, offset: 0 })
  const opened = performance.now() - started
  return {
    name: `Ytterby (FTS5 tuned${packsBodies ? ', bodies packed' : ''})`,
    opened,
    add: (documents) => void writer.add({ entries: documents.map(entryOf) }),
    finish: () => store.settle(),
    async ask(kind: QueryClass, query: BenchQuery) {
      const wanted = wantedOf(query)
      if (kind === 'facets') return (await search.search({ wanted, limit: 0, offset: 0, order: 'newest' })).total ?? 0
      const { hits } = await search.search({
        wanted,
        order: kind === 'newest' ? 'newest' : 'relevance',
        counted: false,
        limit: 10,
        offset: 0,
      })
      return hits.length
    },
    bytes: () =>
      readdirSync(home).reduce(
        (sum, name) => sum + (statSync(join(home, name)).isFile() ? statSync(join(home, name)).size : 0),
        0,
      ),
    close() {
      connection.close()
      store.close()
    },
  }
}
