import type { SearchQuery } from '../../ledger/ports.ts'
import { readPeriod } from '../../kernel/period.ts'

/** The narrow part of an entry: everything that filters and counts, nothing that is read. Days are `YYYY-MM-DD`. */
export interface FacetRow {
  readonly row: number
  readonly kind: string
  readonly class: string
  readonly publisher: string
  readonly language: string
  readonly date: string | null
  /** Lists as joined by `mark`. */
  readonly elements: string
  readonly stages: string
  readonly places: string
  readonly known: string
  readonly replaces: number | null
  readonly heldFrom: string | null
  readonly withdrawn: string | null
}

export const facetNames = ['element', 'stage', 'place', 'publisher', 'class', 'kind', 'language', 'year'] as const
export type FacetName = (typeof facetNames)[number]

export interface FacetCount {
  readonly value: string
  readonly count: number
}

const many = { element: 'elements', stage: 'stages', place: 'places' } as const
const one = ['kind', 'publisher', 'language'] as const

/**
 * Facets of all entries in memory: counting them there is several times faster than `GROUP BY`, and no text is read for it.
 * Rows are numbered as in the index; they are added, never changed, except for being replaced, held or withdrawn.
 */
export class Facets {
  readonly #rows = new Map<number, FacetRow>()
  readonly #replacedBy = new Map<number, number>()
  readonly #lists = new Map<string, readonly string[]>()
  readonly #lastDays = new Map<string, string>()
  readonly #mark: string
  #newestFirst: readonly number[] | undefined
  #columns: Column[] | undefined

  constructor(rows: Iterable<FacetRow>, mark: string) {
    this.#mark = mark
    for (const row of rows) {
      this.#rows.set(row.row, row)
      if (row.replaces !== null) this.#replacedBy.set(row.replaces, row.row)
    }
  }

  /** All rows, the latest first; undated ones last. A figure about a coming year is as new as its publication. */
  newestFirst(): readonly number[] {
    if (this.#newestFirst) return this.#newestFirst
    const dated = Array.from(this.#rows.keys(), (row) => ({ row, day: this.dayOf(row) }))
    dated.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.row - a.row))
    return (this.#newestFirst = dated.map(({ row }) => row))
  }

  /** Day by which rows are ordered: the last one they are about, but not later than it was known. */
  dayOf(row: number): string {
    const facts = this.#rows.get(row)
    if (!facts || facts.date === null) return ''
    let last = this.#lastDays.get(facts.date)
    if (last === undefined) this.#lastDays.set(facts.date, (last = lastDay(facts.date)))
    return last < facts.known ? last : facts.known
  }

  classOf(row: number, knownBy: string | undefined): string {
    const facts = this.#rows.get(row)
    if (!facts) return ''
    const held = facts.heldFrom !== null && (knownBy === undefined || facts.heldFrom <= knownBy)
    return held ? 'held' : facts.class
  }

  /** Whether a row is to be shown: known by then, not yet replaced or withdrawn, and within every filter of the query. */
  passes(query: Omit<SearchQuery, 'text' | 'limit' | 'offset'>): (row: number) => boolean {
    const { knownBy } = query
    const tests: ((facts: FacetRow) => boolean)[] = [this.#toldBy(knownBy)]
    for (const name of one) {
      const wanted = query[name]
      if (wanted !== undefined) tests.push((facts) => facts[name] === wanted)
    }
    if (query.class !== undefined) tests.push((facts) => this.classOf(facts.row, knownBy) === query.class)
    for (const name of ['element', 'stage', 'place'] as const) {
      const wanted = query[name]
      if (wanted !== undefined) tests.push((facts) => this.#list(facts[many[name]]).includes(wanted))
    }
    const { from, to } = query
    if (from !== undefined) tests.push((facts) => facts.date !== null && lastDay(facts.date) >= from)
    if (to !== undefined) tests.push((facts) => facts.date !== null && firstDay(facts.date) <= to)
    return (row) => {
      const facts = this.#rows.get(row)
      return facts !== undefined && tests.every((test) => test(facts))
    }
  }

  /** How many of the rows carry each value, most frequent first. */
  count(rows: readonly number[], knownBy: string | undefined): Record<FacetName, FacetCount[]> {
    const columns = (this.#columns ??= this.#readColumns())
    const counted = Object.fromEntries(columns.map((column) => [column.name, column.count(rows)])) as Record<
      FacetName,
      FacetCount[]
    >
    const classes = new Map<string, number>()
    for (const row of rows) {
      const name = this.classOf(row, knownBy)
      classes.set(name, (classes.get(name) ?? 0) + 1)
    }
    return { ...counted, class: mostFrequentFirst(classes) }
  }

  #readColumns(): Column[] {
    const alone = (value: string): readonly string[] => [value]
    const column = (name: FacetName, of: (facts: FacetRow) => string, values: (joined: string) => readonly string[]): Column =>
      new Column(name, this.#rows, of, values)
    return [
      ...(['element', 'stage', 'place'] as const).map((name) =>
        column(
          name,
          (facts) => facts[many[name]],
          (joined) => this.#list(joined),
        ),
      ),
      ...one.map((name) => column(name, (facts) => facts[name], alone)),
      column('year', (facts) => facts.date ?? '', yearsOf),
    ]
  }

  #toldBy(knownBy: string | undefined): (facts: FacetRow) => boolean {
    return (facts) => {
      if (knownBy !== undefined && facts.known > knownBy) return false
      if (facts.withdrawn !== null && (knownBy === undefined || facts.withdrawn <= knownBy)) return false
      const successor = this.#replacedBy.get(facts.row)
      if (successor === undefined) return true
      const known = this.#rows.get(successor)?.known ?? ''
      return knownBy !== undefined && known > knownBy
    }
  }

  #list(joined: string): readonly string[] {
    let values = this.#lists.get(joined)
    if (values === undefined) this.#lists.set(joined, (values = joined === '' ? [] : joined.split(this.#mark)))
    return values
  }
}

/** What one facet says of every row, as a number into the list of its values: counting is then adding in an array. */
class Column {
  readonly name: FacetName
  readonly #words: string[] = []
  readonly #numbers: Int32Array
  readonly #values: (word: string) => readonly string[]

  constructor(
    name: FacetName,
    rows: ReadonlyMap<number, FacetRow>,
    of: (facts: FacetRow) => string,
    values: (word: string) => readonly string[],
  ) {
    this.name = name
    this.#values = values
    let last = 0
    for (const row of rows.keys()) if (row > last) last = row
    this.#numbers = new Int32Array(last + 1).fill(-1)
    const numbers = new Map<string, number>()
    for (const [row, facts] of rows) {
      const word = of(facts)
      let number = numbers.get(word)
      if (number === undefined) numbers.set(word, (number = this.#words.push(word) - 1))
      this.#numbers[row] = number
    }
  }

  count(rows: readonly number[]): FacetCount[] {
    const counts = new Int32Array(this.#words.length)
    for (const row of rows) {
      const number = this.#numbers[row] ?? -1
      if (number >= 0) counts[number] = (counts[number] ?? 0) + 1
    }
    const byValue = new Map<string, number>()
    for (const [number, count] of counts.entries()) {
      if (count === 0) continue
      for (const value of this.#values(this.#words[number] ?? '')) byValue.set(value, (byValue.get(value) ?? 0) + count)
    }
    return mostFrequentFirst(byValue)
  }
}

function mostFrequentFirst(counts: ReadonlyMap<string, number>): FacetCount[] {
  const found = Array.from(counts, ([value, count]) => ({ value, count })).filter(({ value }) => value !== '')
  return found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** Every year of a short period, so that an average over 2016 to 2020 is found under each of them. */
function yearsOf(date: string): readonly string[] {
  const [first, last] = [Number(firstDay(date).slice(0, 4)), Number(lastDay(date).slice(0, 4))]
  if (!(last > first && last - first < 12)) return [date.slice(0, 4)]
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
}

function firstDay(date: string): string {
  if (date.length === 10) return date
  const period = readPeriod(date)
  return period.ok ? period.value.from : date
}
function lastDay(date: string): string {
  if (date.length === 10) return date
  const period = readPeriod(date)
  return period.ok ? period.value.to : date
}
