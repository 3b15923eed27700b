import type { FacetTable } from './facet-table.ts'
import { pageOfRow } from './facet-table.ts'
import type { RowTest } from './choose-rows.ts'

/** By day, the latest first, then by the row added last; undated ones last. */
export const byDay =
  (table: FacetTable) =>
  (a: number, b: number): number =>
    table.dayOf(b) - table.dayOf(a) || b - a

/** The first `count` of the rows by an order, sorted; cheaper than sorting them all. */
export function firstOf(rows: Iterable<number>, count: number, order: (a: number, b: number) => number): number[] {
  // Kept sorted: rows that come late are mostly worse than the last one kept, and cost one comparison.
  const kept: number[] = []
  for (const row of rows) {
    const last = kept[kept.length - 1]
    if (kept.length === count && last !== undefined && order(row, last) >= 0) continue
    let [low, high] = [0, kept.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (order(row, kept[middle] as number) < 0) high = middle
      else low = middle + 1
    }
    kept.splice(low, 0, row)
    if (kept.length > count) kept.pop()
  }
  return kept
}

/** The latest day among all rows up to the end of each page: how new a row can be at most that is added before. */
export function latestByPage(table: FacetTable): Int32Array {
  const latest = new Int32Array(pageOfRow(Math.max(table.lastRow, 0)) + 1)
  let day = -2_147_483_648
  for (let row = 0; row <= table.lastRow; row++) {
    if (table.isSet(row)) day = Math.max(day, table.dayOf(row))
    latest[pageOfRow(row)] = day
  }
  return latest
}

/**
 * The newest `count` of rows that come in the order in which they were added, the last first. Stops as soon as no row added earlier can
 * be newer than those already found.
 */
export function newestOf(rows: Iterable<number>, count: number, table: FacetTable, latest: Int32Array, test: RowTest): number[] {
  const order = byDay(table)
  let kept: number[] = []
  let waiting: number[] = []
  let page = -1
  for (const row of rows) {
    if (pageOfRow(row) !== page) {
      page = pageOfRow(row)
      kept = firstOf([...kept, ...waiting], count, order)
      waiting = []
      const last = kept[count - 1]
      if (last !== undefined && (latest[page] ?? 0) <= table.dayOf(last)) return kept
    }
    if (test(row)) waiting.push(row)
    if (waiting.length >= 4 * count) {
      kept = firstOf([...kept, ...waiting], count, order)
      waiting = []
      const last = kept[count - 1]
      if (last !== undefined && (latest[page] ?? 0) <= table.dayOf(last)) return kept
    }
  }
  return firstOf([...kept, ...waiting], count, order)
}
