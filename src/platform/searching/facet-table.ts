import { monthOf } from '../../kernel/month.ts'
import { dayNumber, type Day } from '../../kernel/day.ts'
import { readPeriod } from '../../kernel/period.ts'
import { FacetNumbers, valueColumns, type ValueColumn } from './facet-numbers.ts'

/** The narrow part of an entry: everything that filters and counts, nothing that is read. Days are `YYYY-MM-DD`. */
export interface FacetRow {
  readonly row: number
  /** Day, month, year or other period the entry is about. */
  readonly date: string | null
  readonly known: string
  readonly heldFrom: string | null
  readonly withdrawn: string | null
  /** Day on which the entry that took its place became known. */
  readonly replacedKnown: string | null
  readonly low: number | null
  readonly high: number | null
  /** Values as text; lists joined by `listMark`. */
  readonly values: Readonly<Record<ValueColumn, string>>
}

const dayColumns = ['first', 'last', 'known', 'heldFrom', 'withdrawn', 'replacedKnown', 'firstMonth', 'lastMonth'] as const
const columns = [...valueColumns, ...dayColumns]
export type Column = (typeof columns)[number]
const columnAt = Object.fromEntries(columns.map((name, at) => [name, at])) as Record<Column, number>

/** Day numbers that stand for a day that is not known, and for one that never came. */
export const undated = -2_147_483_648
export const never = 2_147_483_647

const bits = 12
/** Rows of a page. */
export const pageRows = 1 << bits
const intBytes = columns.length * pageRows * 4
/** Bytes of a page: whole numbers of every column, then the low and high ends of what is said. */
export const pageBytes = intBytes + 2 * pageRows * 8

interface Page {
  readonly bytes: Uint8Array
  readonly ints: Int32Array
  readonly floats: Float64Array
}

const emptyPage = (): Page => pageOf(new Uint8Array(pageBytes))

function pageOf(bytes: Uint8Array): Page {
  // A view of numbers wants an aligned beginning.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  const { buffer, byteOffset } = aligned
  return {
    bytes: aligned,
    ints: new Int32Array(buffer, byteOffset, intBytes / 4),
    floats: new Float64Array(buffer, byteOffset + intBytes, 2 * pageRows),
  }
}

export const pageOfRow = (row: number): number => row >> bits

/**
 * Facets of all entries as numbers in pages of 4,096 rows: filtering and counting is reading arrays, and opening is reading pages. Rows are
 * numbered as in the index; a row never set is no entry.
 */
export class FacetTable {
  readonly numbers: FacetNumbers
  readonly #pages: Page[] = []
  #lastRow = -1

  constructor(numbers: FacetNumbers) {
    this.numbers = numbers
  }

  /** The last row that was set, -1 when none was. */
  get lastRow(): number {
    return this.#lastRow
  }

  /** Takes a page as it was kept; all its rows are set. Anything not of the right length is refused. */
  setPage(page: number, bytes: Uint8Array): boolean {
    if (bytes.length !== pageBytes) return false
    this.#pages[page] = pageOf(bytes)
    this.#lastRow = Math.max(this.#lastRow, page * pageRows + pageRows - 1)
    return true
  }

  pageBytes = (page: number): Uint8Array => this.#page(page).bytes

  #page(page: number): Page {
    for (let at = this.#pages.length; at <= page; at++) this.#pages[at] = emptyPage()
    return (this.#pages[page] ??= emptyPage())
  }

  set(facts: FacetRow): void {
    const { ints, floats } = this.#page(facts.row >> bits)
    const at = facts.row & (pageRows - 1)
    const put = (column: Column, value: number): void => void (ints[(columnAt[column] << bits) | at] = value)
    for (const column of valueColumns) put(column, this.numbers.of(column, facts.values[column]))
    const [first, last] = daysOf(facts.date)
    put('first', first === null ? undated : dayNumber(first))
    put('last', last === null ? undated : dayNumber(last))
    put('firstMonth', first === null ? -1 : monthOf(first))
    put('lastMonth', last === null ? -1 : monthOf(last))
    put('known', dayNumber(facts.known as Day))
    put('heldFrom', facts.heldFrom === null ? never : dayNumber(facts.heldFrom as Day))
    put('withdrawn', facts.withdrawn === null ? never : dayNumber(facts.withdrawn as Day))
    put('replacedKnown', facts.replacedKnown === null ? never : dayNumber(facts.replacedKnown as Day))
    floats[at] = facts.low ?? NaN
    floats[pageRows + at] = facts.high ?? NaN
    this.#lastRow = Math.max(this.#lastRow, facts.row)
  }

  get(column: Column, row: number): number {
    return this.#pages[row >> bits]?.ints[(columnAt[column] << bits) | (row & (pageRows - 1))] ?? 0
  }

  low = (row: number): number => this.#pages[row >> bits]?.floats[row & (pageRows - 1)] ?? NaN
  high = (row: number): number => this.#pages[row >> bits]?.floats[pageRows + (row & (pageRows - 1))] ?? NaN

  /** A row that was set has a number for its kind. */
  isSet = (row: number): boolean => this.get('kind', row) > 0

  /** Adds one to `counts` under the number that each of the rows has in the column. */
  tally(column: ValueColumn, rows: Int32Array, counts: Int32Array): void {
    const offset = columnAt[column] << bits
    let page = -1
    let ints: Int32Array | undefined
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number
      if (row >> bits !== page) ints = this.#pages[(page = row >> bits)]?.ints
      const number = ints?.[offset | (row & (pageRows - 1))] ?? 0
      counts[number] = (counts[number] as number) + 1
    }
  }

  /** Day number by which a row is ordered: the last day it is about, but not later than it was known. */
  dayOf(row: number): number {
    return Math.min(this.get('last', row), this.get('known', row))
  }
}

const spans = new Map<string, readonly [Day | null, Day | null]>()
/** First and last day of a date as records give it; both null when it is none. */
function daysOf(date: string | null): readonly [Day | null, Day | null] {
  if (date === null || date === '') return [null, null]
  let span = spans.get(date)
  if (span === undefined) {
    const period = readPeriod(date)
    if (spans.size > 50_000) spans.clear()
    spans.set(date, (span = period.ok ? [period.value.from, period.value.to] : [null, null]))
  }
  return span
}
