import { nameOfField } from './fields.ts'
import type { Query, TextQuery } from './query.ts'

/** A query as a reader would type it; read again it is the same tree. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'word':
    case 'prefix':
    case 'fuzzy':
    case 'phrase':
      return printText(query)
    case 'is':
      return `${nameOfField(query.field)}:${quotedWhereNeeded(query.value)}`
    case 'from':
    case 'to':
      return `${query.kind}:${query.day}`
    case 'value':
      return `value:${query.operator === '=' ? '' : query.operator}${query.value}`
    case 'not':
      // Behind a minus the words of the syntax are words like any other.
      if (query.of.kind === 'word' && query.of.where !== 'title' && /^(?:AND|OR|NOT)$/.test(query.of.text))
        return `-${query.of.text}`
      return `NOT ${bracketed(query.of, query.of.kind === 'all' || query.of.kind === 'any')}`
    case 'all':
      return query.of.map((part) => bracketed(part, part.kind === 'any')).join(' ')
    case 'any':
      return query.of.map((part) => bracketed(part, false)).join(' OR ')
    default:
      return query satisfies never
  }
}

const bracketed = (query: Query, isNeeded: boolean): string => (isNeeded ? `(${printQuery(query)})` : printQuery(query))

const quotedWhereNeeded = (value: string): string => (/^[^\s()"]+$/.test(value) ? value : `"${value.replaceAll('"', ' ')}"`)

function printText(query: TextQuery): string {
  const where = query.where === 'title' ? 'title:' : ''
  if (query.kind === 'phrase') return `${where}"${query.text}"`
  const after = query.kind === 'prefix' ? '*' : query.kind === 'fuzzy' ? `~${query.edits}` : ''
  return `${where}${query.text}${after}`
}
