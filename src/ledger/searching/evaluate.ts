import { readPeriod } from '../../kernel/period.ts'
import type { SearchEntry } from '../ports.ts'
import { marksOf, patternOf, placesOf } from './pattern.ts'
import { isText, type Comparison, type Query, type TextQuery } from './query.ts'
import { wordsIn, type Word } from './words.ts'

/** An entry with its words told, ready to be compared with queries. */
export interface ReadEntry {
  readonly entry: SearchEntry
  readonly title: readonly Word[]
  readonly text: readonly Word[]
}

export const readEntry = (entry: SearchEntry): ReadEntry => ({ entry, title: wordsIn(entry.title), text: wordsIn(entry.text) })

/** What `has:` finds an entry by. */
export function havesOf({ kind, said, claims, date, url }: SearchEntry): string[] {
  const haves: string[] = []
  if (kind === 'claim' || (claims ?? 0) > 0) haves.push('claim')
  if (said !== undefined && said.low !== null) haves.push('value')
  if (date !== null) haves.push('date')
  if (url !== '') haves.push('url')
  return haves
}

/**
 * Whether an entry is what a query asks for, by reading it: the meaning of the query language, against which every index is held. Of the
 * class of a receipt it knows what the entry says.
 */
export function matches(query: Query, read: ReadEntry): boolean {
  if (isText(query)) return textMatches(query, read)
  const { entry } = read
  switch (query.kind) {
    case 'all':
      return query.of.every((part) => matches(part, read))
    case 'any':
      return query.of.some((part) => matches(part, read))
    case 'not':
      return !matches(query.of, read)
    case 'is':
      return valuesOf(query.field, entry).includes(query.value)
    case 'from':
      return (lastDay(entry.date) ?? '') >= query.day
    case 'to':
      return (firstDay(entry.date) ?? '9999-99-99') <= query.day
    case 'value':
      return compares(query.operator, query.value, entry.said?.low ?? NaN, entry.said?.high ?? NaN)
    default:
      return query satisfies never
  }
}

function textMatches(query: TextQuery, { title, text }: ReadEntry): boolean {
  const pattern = patternOf(query)
  if (pattern === undefined) return false
  return placesOf(pattern, title).length > 0 || (query.where === 'anywhere' && placesOf(pattern, text).length > 0)
}

/**
 * Whether what is said compares so: of an interval, any number of it; of "more than 80" only what it says for sure, so that it is more than 80
 * and more than 70 but not more than 1,000. Nothing does when no number is said.
 */
export function compares(operator: Comparison, value: number, low: number, high: number): boolean {
  if (operator === '>') return high === Infinity ? low >= value : high > value
  if (operator === '>=') return (high === Infinity ? low : high) >= value
  if (operator === '<') return low === -Infinity ? high <= value : low < value
  if (operator === '<=') return (low === -Infinity ? high : low) <= value
  if (high === Infinity) return low === value
  return low === -Infinity ? high === value : low <= value && value <= high
}

function valuesOf(field: Extract<Query, { kind: 'is' }>['field'], entry: SearchEntry): readonly string[] {
  if (field === 'element') return entry.elements
  if (field === 'stage') return entry.stages
  if (field === 'place') return entry.places
  if (field === 'has') return havesOf(entry)
  if (field === 'measure' || field === 'unit' || field === 'modality') {
    const value = entry.said?.[field]
    return value === null || value === undefined ? [] : [value]
  }
  return [entry[field]]
}

const firstDay = (date: string | null): string | undefined => spanOf(date)?.[0]
const lastDay = (date: string | null): string | undefined => spanOf(date)?.[1]
function spanOf(date: string | null): readonly [string, string] | undefined {
  const period = date === null ? undefined : readPeriod(date)
  return period?.ok === true ? [period.value.from, period.value.to] : undefined
}

/** Where the wanted words stand in a text, as UTF-16 offsets in order, none overlapping another. */
export function marksIn(texts: readonly TextQuery[], text: string): (readonly [from: number, to: number])[] {
  const patterns = texts.flatMap((query) => patternOf(query) ?? [])
  if (patterns.length === 0) return []
  const words = wordsIn(text, new Set(patterns.flatMap((pattern) => pattern.words.map((word) => word.charAt(0)))))
  const found = patterns.flatMap((pattern) => marksOf(pattern, words))
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const marks: (readonly [number, number])[] = []
  for (const mark of found) {
    const last = marks.at(-1)
    if (last === undefined || mark[0] >= last[1]) marks.push(mark)
    // A phrase over Chinese signs may be told in pieces that overlap: together they are one mark.
    else if (mark[1] > last[1]) marks[marks.length - 1] = [last[0], mark[1]]
  }
  return marks
}
