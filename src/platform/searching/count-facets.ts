import { sayMonth } from '../../kernel/month.ts'
import type { Facets } from '../../ledger/ports.ts'
import { isList, listOf } from './facet-numbers.ts'
import type { FacetTable } from './facet-table.ts'

const counted = ['elements', 'stages', 'places', 'publisher', 'kind', 'language', 'measure', 'modality'] as const

/** Longest period, in years, that counts under each of its years rather than its first alone. */
const longest = 12

/** How many of the rows carry each value of each facet, most frequent first; years and months by their names. */
export function countFacets(table: FacetTable, rows: Int32Array, knownBy: number): Facets {
  const counts = new Int32Array(table.numbers.last + 1)
  for (const column of counted) table.tally(column, rows, counts)
  const perFacet: Record<string, { value: string; count: number }[]> = {}
  for (const column of counted) perFacet[isList(column) ? listOf[column] : column] = []
  const sums = new Map<string, Map<number, number>>()
  table.numbers.each((number, column) => {
    const count = counts[number] ?? 0
    if (count === 0 || !(counted as readonly string[]).includes(column)) return
    const list = column as (typeof counted)[number]
    if (isList(list)) {
      let sum = sums.get(list)
      if (sum === undefined) sums.set(list, (sum = new Map()))
      for (const part of table.numbers.parts(list, number)) sum.set(part, (sum.get(part) ?? 0) + count)
    } else perFacet[column]?.push({ value: table.numbers.value(number), count })
  })
  for (const [list, sum] of sums)
    for (const [number, count] of sum)
      perFacet[listOf[list as keyof typeof listOf]]?.push({ value: table.numbers.value(number), count })
  const found: Record<string, readonly { value: string; count: number }[]> = {}
  for (const [name, values] of Object.entries(perFacet)) found[name] = mostFrequentFirst(values)
  return { ...found, class: classes(table, rows, knownBy), ...times(table, rows) }
}

function classes(table: FacetTable, rows: Int32Array, knownBy: number): { value: string; count: number }[] {
  const counts = new Map<number, number>()
  let held = 0
  for (const row of rows) {
    if (table.get('heldFrom', row) <= knownBy) held++
    else {
      const number = table.get('class', row)
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  }
  const byName = new Map(Array.from(counts, ([number, count]) => [table.numbers.value(number), count]))
  if (held > 0) byName.set('held', (byName.get('held') ?? 0) + held)
  return mostFrequentFirst(Array.from(byName, ([value, count]) => ({ value, count })))
}

/** What is about one month counts under it and its year; a period of some years under each of them, so that an average is found. */
function times(
  table: FacetTable,
  rows: Int32Array,
): { year: { value: string; count: number }[]; month: { value: string; count: number }[] } {
  const months = new Map<number, number>()
  const years = new Map<number, number>()
  const add = (map: Map<number, number>, key: number, count: number): void => void map.set(key, (map.get(key) ?? 0) + count)
  for (const row of rows) {
    const first = table.get('firstMonth', row)
    if (first < 0) continue
    const last = table.get('lastMonth', row)
    if (first === last) {
      add(months, first, 1)
      continue
    }
    const [from, to] = [Math.floor(first / 12), Math.floor(last / 12)]
    for (let year = from; year <= (to - from < longest ? to : from); year++) add(years, year, 1)
  }
  for (const [month, count] of months) add(years, Math.floor(month / 12), count)
  return {
    year: mostFrequentFirst(Array.from(years, ([year, count]) => ({ value: String(year).padStart(4, '0'), count }))),
    month: mostFrequentFirst(Array.from(months, ([month, count]) => ({ value: sayMonth(month), count }))),
  }
}

const mostFrequentFirst = (values: readonly { value: string; count: number }[]): { value: string; count: number }[] =>
  values.filter(({ value }) => value !== '').sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
