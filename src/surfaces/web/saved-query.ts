import { filterNames } from '../../answers/search/query-of.ts'

const filters: ReadonlySet<string> = new Set(filterNames)

/** Words and the choices beside them as one query that can be typed, for what is saved. */
export function savedQuery(fields: Readonly<Record<string, string>>): string {
  const { query = '', ...choices } = fields
  const beside = Object.entries(choices).flatMap(([name, value]) =>
    filters.has(name) ? [`${name}:${/^[^\s()"]+$/.test(value) ? value : `"${value.replaceAll('"', ' ')}"`}`] : [],
  )
  // OR binds loosest: without brackets the choices would belong to its last part alone.
  const words = beside.length > 0 && /\bOR\b/.test(query) ? `(${query})` : query
  return [words, ...beside].filter((part) => part !== '').join(' ')
}
