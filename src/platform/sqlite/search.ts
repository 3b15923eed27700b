import type { SearchHit, SearchIndex, SearchQuery, SearchResult } from '../../ledger/ports.ts'
import { allOf, wantedTexts, type Query, type TextQuery } from '../../ledger/searching/query.ts'
import { knownByNumber, testOf, toldBy, type RowTest } from '../searching/choose-rows.ts'
import { countFacets } from '../searching/count-facets.ts'
import { hitOf } from '../searching/hit.ts'
import { byDay, firstOf, latestByPage, newestOf } from '../searching/order-rows.ts'
import type { FacetTable } from '../searching/facet-table.ts'
import { number, text, type Connection } from './connection.ts'
import { entryAt } from './entries.ts'
import { StoredFacets } from './facets.ts'
import { isIndexed, matchOf, type Names } from './match.ts'
import { Vocabulary } from './nearest.ts'
import { saveSearch, savedSearches } from './saved.ts'
import { revisionOf } from './standing.ts'
import type { Writer } from './writer.ts'

/** Relevance is computed for the matches added last, up to this many: FTS5 scores every match it is asked of, a common word has half of all. */
export const rankedAtMost = 2000
const titleWeight = 4

export interface SearchOptions {
  /** How many answers are kept while nothing is added: readers turn pages and come back. */
  readonly keptAnswers?: number
}

/** What stays the same while nothing is added. */
interface Standing {
  readonly revision: string
  readonly answered: Map<string, SearchResult>
  readonly vocabulary: Vocabulary
  latest: Int32Array | undefined
}

/** Full text search in SQLite: FTS5 finds and scores, facets are counted in memory, snippets are cut from the stored text. */
export function sqliteSearch(connection: Connection, writer: Writer, { keptAnswers = 100 }: SearchOptions = {}): SearchIndex {
  let facets: StoredFacets | undefined
  let standing: Standing | undefined

  const current = (): { table: FacetTable; now: Standing } => {
    const revision = revisionOf(connection)
    if (facets === undefined) facets = new StoredFacets(connection)
    else if (standing?.revision !== revision) facets.refresh()
    if (standing?.revision !== revision)
      standing = { revision, answered: new Map(), vocabulary: new Vocabulary(connection), latest: undefined }
    return { table: facets.table, now: standing }
  }

  const asked = (query: SearchQuery): SearchResult => {
    const { table, now } = current()
    const key = JSON.stringify(query)
    const known = now.answered.get(key)
    if (known) return known
    const result = new Search(connection, table, now, query).result()
    const [oldest] = now.answered.keys()
    if (now.answered.size >= keptAnswers && oldest !== undefined) now.answered.delete(oldest)
    // A book found is not kept in memory.
    if (keptAnswers > 0 && result.hits.every(({ entry }) => entry.text.length < 100_000)) now.answered.set(key, result)
    return result
  }

  return {
    add: (entries) => Promise.resolve(void writer.add({ entries })),
    search: (query) => Promise.resolve(asked(query)),
    saved: () => Promise.resolve(savedSearches(connection)),
    save: (record) =>
      Promise.resolve(
        connection.transaction(() => {
          saveSearch(connection, record)
          writer.bump()
        }),
      ),
    nearest: (word, limit) => Promise.resolve(current().now.vocabulary.nearest(word, limit)),
  }
}

/** One question, asked of the index and of the table of facets. */
class Search {
  readonly #connection: Connection
  readonly #table: FacetTable
  readonly #now: Standing
  readonly #query: SearchQuery
  readonly #knownBy: number
  readonly #names: Names
  /** What the index finds; undefined when it is not needed. */
  readonly #match: string | undefined
  readonly #test: RowTest
  /** Whether there is more to test than whether a row is told. */
  readonly #isTested: boolean

  constructor(connection: Connection, table: FacetTable, now: Standing, query: SearchQuery) {
    this.#connection = connection
    this.#table = table
    this.#now = now
    this.#query = query
    this.#knownBy = knownByNumber(query.knownBy)
    this.#names = {
      number: (field, value) => table.numbers.known(field, value),
      near: (word, edits) => now.vocabulary.near(word, edits),
    }
    const { inIndex, beside } = divided(query.wanted)
    this.#match = inIndex === undefined ? undefined : matchOf(inIndex, this.#names)
    this.#isTested = beside.length > 0 || query.knownBy !== undefined
    const tests = [
      toldBy(table, this.#knownBy),
      ...beside.map((part) => testOf(part, table, this.#knownBy, (wanted) => this.#rowsWith(wanted))),
    ]
    this.#test = tests.length === 1 && tests[0] ? tests[0] : (row) => tests.every((test) => test(row))
  }

  result(): SearchResult {
    const { wanted, order = 'relevance', counted = true, offset, limit } = this.#query
    const texts = wanted === undefined ? [] : wantedTexts(wanted)
    const isRanked = order === 'relevance' && texts.length > 0
    const end = offset + limit
    // Without a count the last matches are enough to rank, unless other tests may leave none of them.
    const needsRows = counted || (isRanked && (this.#isTested || end > rankedAtMost))
    const rows = needsRows ? this.#rows() : undefined
    const scores = isRanked ? this.#scores(rows) : undefined
    const first =
      scores !== undefined
        ? this.#byScore(rows ?? [...scores.keys()], scores, end)
        : rows === undefined
          ? this.#newestFew(end)
          : firstOf(rows, end, byDay(this.#table))
    const isBounded = scores !== undefined && (rows === undefined ? scores.size === rankedAtMost : scores.size < rows.length)
    return {
      total: counted ? (rows?.length ?? 0) : null,
      ...(isBounded ? { ranked: { bound: scores.size, of: rows?.length ?? null } } : {}),
      hits: this.#hits(first.slice(offset), scores, texts),
      facets: counted && rows !== undefined ? countFacets(this.#table, rows, this.#knownBy) : {},
    }
  }

  /** Every row that matches, in the order in which they were added. */
  #rows(): Int32Array {
    const all = this.#match === undefined ? every(this.#table.lastRow) : matched(this.#connection, this.#match)
    let kept = 0
    for (let i = 0; i < all.length; i++) {
      const row = all[i] as number
      if (this.#test(row)) all[kept++] = row
    }
    return all.subarray(0, kept)
  }

  /** Scores of the rows added last among those that match, higher is better; of `rows` where they are known. */
  #scores(rows: Int32Array | undefined): Map<number, number> {
    const scores = new Map<number, number>()
    if (this.#match === undefined || rows?.length === 0) return scores
    const from = rows === undefined ? 0 : (rows[Math.max(0, rows.length - rankedAtMost)] ?? 0)
    const to = rows === undefined ? this.#table.lastRow : (rows[rows.length - 1] ?? 0)
    // The bound stands within, by row: ordered by rank FTS5 would score every match before it looks at it.
    // What is hidden or does not pass other tests is passed over; where that happens much, more are looked at.
    const most = this.#isTested ? 4 * rankedAtMost : rankedAtMost + 200
    const scored = this.#connection.all(
      `SELECT rowid, bm25(entry_index, ${titleWeight}.0, 1.0, 0.0) FROM entry_index
       WHERE entry_index MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid <= CAST(? AS INTEGER) ORDER BY rowid DESC LIMIT ${most}`,
      this.#match,
      from,
      to,
    )
    for (const row of scored) {
      if (scores.size === rankedAtMost) break
      if (this.#test(number(row[0]))) scores.set(number(row[0]), -number(row[1]))
    }
    return scores
  }

  #byScore(rows: Iterable<number> & { length: number }, scores: ReadonlyMap<number, number>, count: number): number[] {
    const later = byDay(this.#table)
    const ranked = firstOf(scores.keys(), count, (a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || later(a, b))
    if (ranked.length === count || rows.length === scores.size) return ranked
    const rest: number[] = []
    for (const row of rows) if (!scores.has(row)) rest.push(row)
    return [...ranked, ...firstOf(rest, count - ranked.length, later)]
  }

  #newestFew(count: number): number[] {
    const table = this.#table
    this.#now.latest ??= latestByPage(table)
    const rows = this.#match === undefined ? downFrom(table.lastRow) : lastFirst(this.#connection, this.#match)
    return newestOf(rows, count, table, this.#now.latest, this.#test)
  }

  /** Rows that hold a text, as a test: for words that stand beside facets the index does not know. */
  #rowsWith(wanted: TextQuery): RowTest {
    const rows = matched(this.#connection, matchOf(wanted, this.#names))
    const found = new Uint8Array(this.#table.lastRow + 1)
    for (const row of rows) found[row] = 1
    return (row) => found[row] === 1
  }

  #hits(rows: readonly number[], scores: ReadonlyMap<number, number> | undefined, texts: readonly TextQuery[]): SearchHit[] {
    return rows.map((row) => {
      const isHeld = this.#table.get('heldFrom', row) <= this.#knownBy
      const entry = entryAt(this.#connection, row)
      return hitOf(isHeld ? { ...entry, class: 'held' } : entry, texts, scores?.get(row) ?? 0)
    })
  }
}

/** What the index can tell, and what is left to be told row by row. */
function divided(wanted: Query | undefined): { inIndex: Query | undefined; beside: readonly Query[] } {
  if (wanted === undefined) return { inIndex: undefined, beside: [] }
  const parts = wanted.kind === 'all' ? wanted.of : [wanted]
  const told = parts.filter((part) =>
    part.kind === 'not' ? wantedTexts(part.of).length > 0 && isIndexed(part.of) : isIndexed(part),
  )
  // Without words the table of facets is quicker than the index, and what only excludes has nothing to exclude from.
  const hasText = told.some((part) => part.kind !== 'not' && wantedTexts(part).length > 0)
  if (!hasText) return { inIndex: undefined, beside: parts }
  return { inIndex: allOf(told), beside: parts.filter((part) => !told.includes(part)) }
}

/**
 * Rows that match, in their order. They come as one text and are read from it: a row at a time costs twice as much.
 */
function matched(connection: Connection, match: string): Int32Array {
  const joined = text(connection.first('SELECT group_concat(rowid) FROM entry_index WHERE entry_index MATCH ?', match)?.[0])
  if (joined === '') return new Int32Array(0)
  const rows = new Int32Array(joined.length / 2 + 1)
  let [count, row] = [0, 0]
  for (let at = 0; at < joined.length; at++) {
    const code = joined.charCodeAt(at)
    if (code === 44) {
      rows[count++] = row
      row = 0
    } else row = row * 10 + code - 48
  }
  rows[count++] = row
  return rows.subarray(0, count)
}

function* lastFirst(connection: Connection, match: string): Generator<number> {
  for (const row of connection.each('SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC', match))
    yield number(row[0])
}

function* downFrom(row: number): Generator<number> {
  for (let each = row; each >= 0; each--) yield each
}

function every(lastRow: number): Int32Array {
  const rows = new Int32Array(lastRow + 1)
  for (let row = 0; row <= lastRow; row++) rows[row] = row
  return rows
}
