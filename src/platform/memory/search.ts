import type { SearchEntry, SearchHit, SearchIndex } from '../../ledger/ports.ts'
import { nearestOf } from '../../kernel/distance.ts'
import { Facets } from '../searching/facets.ts'
import { readQuery, type Wanted } from '../searching/query.ts'
import { sayWhy, snippetOf, type Mark } from '../searching/snippet.ts'
import type { Kept } from './store.ts'

const listMark = '\u001F'
const wordShape = /[\p{L}\p{N}]+/gu

/** Search by reading every text: the same query language and the same sets of matches as the index, apart from word stems and rank. */
export function memorySearch(kept: Kept<SearchEntry>, heldFrom: (receipt: string) => string | undefined): SearchIndex {
  return {
    add: (entries) => Promise.resolve(kept.add(entries)),
    search(query) {
      const wanted = readQuery(query.text)
      const facets = facetsOf(kept.all, heldFrom)
      const passes = facets.passes(query)
      const rows = facets.newestFirst().filter((row) => {
        const entry = kept.all[row]
        return entry !== undefined && passes(row) && (wanted === undefined || matches(wanted, entry))
      })
      const scores = new Map(rows.map((row) => [row, wanted === undefined ? 0 : score(wanted, kept.all[row])]))
      if (wanted) rows.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0))
      const hits = rows.slice(query.offset, query.offset + query.limit).flatMap((row) => {
        const entry = kept.all[row]
        return entry ? [hitOf({ ...entry, class: facets.classOf(row, query.knownBy) }, wanted, scores.get(row) ?? 0)] : []
      })
      return Promise.resolve({ total: rows.length, hits, facets: facets.count(rows, query.knownBy) })
    },
    nearest(word, limit) {
      const counts = new Map<string, number>()
      for (const { title, text } of kept.all)
        for (const [found] of `${title} ${text}`.toLowerCase().matchAll(wordShape))
          counts.set(found, (counts.get(found) ?? 0) + 1)
      return Promise.resolve(nearestOf(word, counts, limit))
    },
  }
}

function facetsOf(entries: readonly SearchEntry[], heldFrom: (receipt: string) => string | undefined): Facets {
  const last = new Map<string, number>()
  const rows = entries.map((entry, row) => {
    const replaces = last.get(entry.id) ?? null
    last.set(entry.id, row)
    const lists = {
      elements: entry.elements.join(listMark),
      stages: entry.stages.join(listMark),
      places: entry.places.join(listMark),
    }
    return { ...entry, ...lists, row, replaces, heldFrom: heldFrom(entry.receipt) ?? null, withdrawn: null }
  })
  return new Facets(rows, listMark)
}

function matches(wanted: Wanted, entry: SearchEntry): boolean {
  if (wanted.kind === 'all') return wanted.of.every((part) => matches(part, entry))
  if (wanted.kind === 'any') return wanted.of.some((part) => matches(part, entry))
  if (wanted.kind === 'not') return !matches(wanted.of, entry)
  return marksOf(wanted, entry.title).length > 0 || marksOf(wanted, entry.text).length > 0
}

/** Titles count four times, as in the index. */
const score = (wanted: Wanted, entry: SearchEntry | undefined): number =>
  entry === undefined ? 0 : 4 * marksOf(wanted, entry.title).length + marksOf(wanted, entry.text).length

function marksOf(wanted: Wanted, text: string): Mark[] {
  if (wanted.kind === 'not') return []
  if (wanted.kind !== 'word' && wanted.kind !== 'phrase')
    return wanted.of.flatMap((part) => marksOf(part, text)).sort((a, b) => a[0] - b[0])
  const words = wanted.text.match(wordShape) ?? []
  const end = wanted.kind === 'word' && wanted.prefix ? String.raw`[\p{L}\p{N}]*` : String.raw`(?![\p{L}\p{N}])`
  const shape = new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`[^\p{L}\p{N}]+`)}${end}`, 'giu')
  return Array.from(text.matchAll(shape), (found) => [found.index, found.index + found[0].length] as const)
}

function hitOf(entry: SearchEntry, wanted: Wanted | undefined, found: number): SearchHit {
  if (wanted === undefined) return { entry, score: found, ...snippetOf(entry.text, []), why: 'newest first' }
  const inText = marksOf(wanted, entry.text)
  const why = sayWhy([
    ['title', entry.title, marksOf(wanted, entry.title)],
    ['text', entry.text, inText],
  ])
  return { entry, score: found, ...snippetOf(entry.text, inText), why }
}
