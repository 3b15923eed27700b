/** Words and the choices beside them as one query that can be typed, for what is saved. */
export function savedQuery(fields: Readonly<Record<string, string>>): string {
  const { query = '', ...filters } = fields
  const beside = Object.entries(filters).flatMap(([name, value]) =>
    filterNames.has(name) ? [`${name}:${/^[^\s()"]+$/.test(value) ? value : `"${value.replaceAll('"', ' ')}"`}`] : [],
  )
  // OR binds loosest: without brackets the choices would belong to its last part alone.
  const words = beside.length > 0 && /\bOR\b/.test(query) ? `(${query})` : query
  return [words, ...beside].filter((part) => part !== '').join(' ')
}

const filterNames: ReadonlySet<string> = new Set([
  'element',
  'stage',
  'place',
  'publisher',
  'lang',
  'class',
  'kind',
  'measure',
  'from',
  'to',
])
