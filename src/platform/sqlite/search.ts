import type { Day } from '../../kernel/day.ts'
import type { SearchEntry, SearchHit, SearchIndex, SearchQuery, SearchResult } from '../../ledger/ports.ts'
import { Facets, type FacetRow } from '../searching/facets.ts'
import { readQuery, split, type Wanted } from '../searching/query.ts'
import { sayWhy, snippetOf } from '../searching/snippet.ts'
import { number, text, textOrNull, type Connection } from './connection.ts'
import { listMark } from './entries.ts'
import { markedIn } from './marking.ts'
import { matchOf } from './match.ts'
import { nearestWords, vocabularyOf, type Vocabulary } from './nearest.ts'
import { revisionOf } from './standing.ts'
import { withWordBreaks } from './words.ts'
import type { Writer } from './writer.ts'

/** Relevance is computed for the entries added last, up to this many; FTS5 would otherwise score every match of a common word. */
const ranked = 20_000
const titleWeight = 4

const keptAnswers = 100

/** Full text search in SQLite: FTS5 finds and ranks, facets are counted in memory, snippets are cut from the stored text. */
export function sqliteSearch(connection: Connection, writer: Writer): SearchIndex {
  let revision = ''
  let facets: Facets | undefined
  const answered = new Map<string, SearchResult>()

  const current = (): Facets => {
    const now = revisionOf(connection)
    if (facets === undefined || now !== revision) {
      revision = now
      facets = new Facets(facetRows(connection), listMark)
      answered.clear()
    }
    return facets
  }

  let vocabulary: { readonly of: Facets; readonly terms: Vocabulary } | undefined

  /** Readers turn pages and come back: the last few answers are kept for as long as nothing is added. */
  const asked = (query: SearchQuery): SearchResult => {
    const now = current()
    const key = JSON.stringify(query)
    const known = answered.get(key)
    if (known) return known
    const result = search(connection, now, query)
    const [oldest] = answered.keys()
    if (answered.size >= keptAnswers && oldest !== undefined) answered.delete(oldest)
    // A book found is not kept in memory.
    if (result.hits.every(({ entry }) => entry.text.length < 100_000)) answered.set(key, result)
    return result
  }

  return {
    add: (entries) => Promise.resolve(void writer.add({ entries })),
    search: (query) => Promise.resolve(asked(query)),
    nearest: (word, limit) => {
      const now = current()
      if (vocabulary?.of !== now) vocabulary = { of: now, terms: vocabularyOf(connection) }
      return Promise.resolve(nearestWords(connection, vocabulary.terms, word, limit))
    },
  }
}

function facetRows(connection: Connection): FacetRow[] {
  const rows = connection.all(
    `SELECT rowid, kind, class, publisher, language, date, elements, stages, places, known, replaces, held_from, withdrawn FROM entry`,
  )
  return rows.map((row) => ({
    row: number(row[0]),
    kind: text(row[1]),
    class: text(row[2]),
    publisher: text(row[3]),
    language: text(row[4]),
    date: textOrNull(row[5]),
    elements: text(row[6]),
    stages: text(row[7]),
    places: text(row[8]),
    known: text(row[9]),
    replaces: row[10] === null ? null : number(row[10]),
    heldFrom: textOrNull(row[11]),
    withdrawn: textOrNull(row[12]),
  }))
}

function search(connection: Connection, facets: Facets, query: SearchQuery): SearchResult {
  const wanted = readQuery(withWordBreaks(query.text))
  const parts = wanted ? split(wanted) : { wanted: undefined, unwanted: undefined }
  const match = parts.wanted && wanted ? matchOf(wanted) : undefined
  const scores = match === undefined ? undefined : scoresOf(connection, match)
  const unwanted = match === undefined && parts.unwanted ? new Set(rowsOf(connection, matchOf(parts.unwanted))) : undefined
  const passes = facets.passes(query)
  const bounded = scores !== undefined && scores.size > ranked
  const rows = (scores ? [...scores.keys()] : facets.newestFirst()).filter((row) => passes(row) && !unwanted?.has(row))
  if (scores) sortByScore(rows, scores, facets)
  const hits = rows.slice(query.offset, query.offset + query.limit)
  return {
    total: rows.length,
    ...(bounded ? { rankedNewest: ranked } : {}),
    hits: hits.map((row) =>
      hit(connection, row, match === undefined ? undefined : wanted, scores?.get(row) ?? 0, facets.classOf(row, query.knownBy)),
    ),
    facets: facets.count(rows, query.knownBy),
  }
}

function sortByScore(rows: number[], scores: ReadonlyMap<number, number>, facets: Facets): void {
  const later = (a: number, b: number): number =>
    facets.dayOf(b) < facets.dayOf(a) ? -1 : facets.dayOf(b) > facets.dayOf(a) ? 1 : 0
  rows.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || later(a, b) || b - a)
}

const rowsOf = (connection: Connection, match: string): number[] =>
  connection.all('SELECT rowid FROM entry_index WHERE entry_index MATCH ?', match).map((row) => number(row[0]))

/** Score of every match, higher is better; 0 for matches beyond those that are ranked. */
function scoresOf(connection: Connection, match: string): Map<number, number> {
  const scores = new Map<number, number>()
  const best = connection.all(
    `SELECT rowid, bm25(entry_index, ${titleWeight}.0, 1.0) FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT ${ranked}`,
    match,
  )
  for (const row of best) scores.set(number(row[0]), -number(row[1]))
  if (best.length === ranked) for (const row of rowsOf(connection, match)) if (!scores.has(row)) scores.set(row, 0)
  return scores
}

function hit(connection: Connection, row: number, wanted: Wanted | undefined, score: number, receiptClass: string): SearchHit {
  const entry = { ...entryAt(connection, row), class: receiptClass }
  if (wanted === undefined) return { entry, score, ...snippetOf(entry.text, []), why: 'newest first' }
  const { inTitle, inText, window } = markedIn(connection, row, entry, wanted)
  const why = sayWhy([
    ['title', entry.title, inTitle],
    ['text', window.text, inText],
  ])
  return { entry, score, ...snippetOf(window.text, inText), why }
}

/** The entry of a row, whole. */
export function entryAt(connection: Connection, row: number): SearchEntry {
  const found = connection.first(
    `SELECT id, kind, receipt, title, body, date, publisher, language, elements, stages, places, class, url, known
     FROM entry JOIN entry_text USING (rowid) WHERE rowid = ?`,
    row,
  )
  const split = (joined: string): string[] => (joined === '' ? [] : joined.split(listMark))
  return {
    id: text(found?.[0]),
    kind: text(found?.[1]) as SearchEntry['kind'],
    receipt: text(found?.[2]),
    title: text(found?.[3]),
    text: text(found?.[4]),
    date: textOrNull(found?.[5]),
    publisher: text(found?.[6]),
    language: text(found?.[7]),
    elements: split(text(found?.[8])),
    stages: split(text(found?.[9])),
    places: split(text(found?.[10])),
    class: text(found?.[11]),
    url: text(found?.[12]),
    known: text(found?.[13]) as Day,
  }
}
