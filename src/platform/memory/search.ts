import type { SearchEntry, SearchIndex } from '../../ledger/ports.ts'
import { nearestOf } from '../../kernel/distance.ts'
import { havesOf, matches, readEntry, type ReadEntry } from '../../ledger/searching/evaluate.ts'
import { patternOf, placesOf } from '../../ledger/searching/pattern.ts'
import type { SavedSearch } from '../../ledger/searching/saved.ts'
import { wantedTexts, type TextQuery } from '../../ledger/searching/query.ts'
import { knownByNumber, toldBy } from '../searching/choose-rows.ts'
import { countFacets } from '../searching/count-facets.ts'
import { listMark, numbersInMemory } from '../searching/facet-numbers.ts'
import { FacetTable } from '../searching/facet-table.ts'
import { hitOf } from '../searching/hit.ts'
import { byDay, firstOf } from '../searching/order-rows.ts'
import type { Kept } from './store.ts'

const titleWeight = 4

/** Search by reading every text: what the query language means, without an index. Its scores count words and no more. */
export function memorySearch(kept: Kept<SearchEntry>, heldFrom: (receipt: string) => string | undefined): SearchIndex {
  const read = new Map<SearchEntry, ReadEntry>()
  const saved: SavedSearch[] = []
  const readOnce = (entry: SearchEntry): ReadEntry => {
    let found = read.get(entry)
    if (found === undefined) read.set(entry, (found = readEntry(entry)))
    return found
  }
  return {
    add: (entries) => Promise.resolve(kept.add(entries)),
    saved: () => Promise.resolve([...saved]),
    save: (record) => Promise.resolve(void (saved.some(({ id }) => id === record.id) || saved.push(record))),
    search({ wanted, knownBy, order = 'relevance', counted = true, limit, offset }) {
      const table = tableOf(kept.all, heldFrom)
      const known = knownByNumber(knownBy)
      const isTold = toldBy(table, known)
      const shown = (row: number): SearchEntry | undefined => {
        const entry = kept.all[row]
        return entry && table.get('heldFrom', row) <= known ? { ...entry, class: 'held' } : entry
      }
      const rows = new Int32Array(kept.all.keys()).filter((row) => {
        const entry = kept.all[row]
        if (entry === undefined || !isTold(row)) return false
        return wanted === undefined || matches(wanted, { ...readOnce(entry), entry: shown(row) ?? entry })
      })
      const texts = wanted === undefined ? [] : wantedTexts(wanted)
      const scores = new Map<number, number>()
      if (order === 'relevance')
        for (const row of rows) {
          const entry = kept.all[row]
          if (entry !== undefined) scores.set(row, scoreOf(texts, readOnce(entry)))
        }
      const later = byDay(table)
      const first = firstOf(rows, offset + limit, (a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || later(a, b)).slice(
        offset,
      )
      const hits = first.flatMap((row) => {
        const entry = shown(row)
        return entry ? [hitOf(entry, texts, scores.get(row) ?? 0)] : []
      })
      return Promise.resolve({
        total: counted ? rows.length : null,
        hits,
        facets: counted ? countFacets(table, rows, known) : {},
      })
    },
    nearest(word, limit) {
      const counts = new Map<string, number>()
      const stemmed = readEntry({ title: word, text: '' } as SearchEntry).title[0]?.stem ?? ''
      const written = new Map<string, string>()
      for (const entry of kept.all)
        for (const { stem, folded } of [...readOnce(entry).title, ...readOnce(entry).text]) {
          if (stem[0] !== stemmed[0]) continue
          counts.set(stem, (counts.get(stem) ?? 0) + 1)
          written.set(stem, folded)
        }
      return Promise.resolve(nearestOf(stemmed, counts, limit).map((stem) => written.get(stem) ?? stem))
    },
  }
}

function tableOf(entries: readonly SearchEntry[], heldFrom: (receipt: string) => string | undefined): FacetTable {
  const table = new FacetTable(numbersInMemory())
  const successor = new Map<string, string>()
  for (const [row, entry] of [...entries.entries()].toReversed()) {
    table.set({
      row,
      date: entry.date,
      known: entry.known,
      heldFrom: heldFrom(entry.receipt) ?? null,
      withdrawn: null,
      replacedKnown: successor.get(entry.id) ?? null,
      low: entry.said?.low ?? null,
      high: entry.said?.high ?? null,
      values: {
        elements: entry.elements.join(listMark),
        stages: entry.stages.join(listMark),
        places: entry.places.join(listMark),
        haves: havesOf(entry).join(listMark),
        publisher: entry.publisher,
        kind: entry.kind,
        class: entry.class,
        language: entry.language,
        measure: entry.said?.measure ?? '',
        unit: entry.said?.unit ?? '',
        modality: entry.said?.modality ?? '',
      },
    })
    successor.set(entry.id, entry.known)
  }
  return table
}

/** How often the wanted words stand there; titles count four times, as in the index. */
function scoreOf(texts: readonly TextQuery[], { title, text }: ReadEntry): number {
  let score = 0
  for (const query of texts) {
    const pattern = patternOf(query)
    if (pattern === undefined) continue
    score += titleWeight * placesOf(pattern, title).length
    if (query.where === 'anywhere') score += placesOf(pattern, text).length
  }
  return score
}
