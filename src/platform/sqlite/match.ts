import { patternOf } from '../../ledger/searching/pattern.ts'
import { isText, type FacetField, type Query, type TextQuery } from '../../ledger/searching/query.ts'

/** Letters beyond ASCII are folded before, by `forIndex`. */
export const tokenizer = 'porter ascii'

/** Facets that never change, and so stand as words in the index. */
const indexed: ReadonlySet<FacetField> = new Set<FacetField>([
  'element',
  'stage',
  'place',
  'publisher',
  'kind',
  'language',
  'measure',
  'unit',
  'modality',
  'has',
])

/** A facet value as a word of the index. It begins with a private character, which no text and no query holds. */
export const facetToken = (number: number): string => `\uE000${number}`

/** What of a query the index needs to be told by the store. */
export interface Names {
  /** Number of a facet value; undefined where no entry has it. */
  number(field: FacetField, value: string): number | undefined
  /** Words of the index that a fuzzy word may mean, as they may be asked for. */
  near(word: string, edits: 1 | 2): readonly string[]
}

/** Whether the index alone can tell what matches. */
export function isIndexed(query: Query): boolean {
  if (isText(query)) return true
  if (query.kind === 'is') return indexed.has(query.field)
  if (query.kind === 'any') return query.of.every((part) => part.kind !== 'not' && isIndexed(part))
  if (query.kind === 'all')
    return (
      query.of.some((part) => part.kind !== 'not') && query.of.every((part) => isIndexed(part.kind === 'not' ? part.of : part))
    )
  return false
}

/** A query in the language of FTS5. Words are folded and quoted, so no text of a reader is ever syntax. */
export function matchOf(query: Query, names: Names): string {
  if (isText(query)) return textMatch(query, names)
  switch (query.kind) {
    case 'is':
      return quoted(facetToken(names.number(query.field, query.value) ?? 0))
    case 'any':
      return `(${query.of.map((part) => matchOf(part, names)).join(' OR ')})`
    case 'all': {
      const wanted = query.of.filter((part) => part.kind !== 'not')
      const unwanted = query.of.flatMap((part) => (part.kind === 'not' ? [part.of] : []))
      const all = `(${wanted.map((part) => matchOf(part, names)).join(' AND ')})`
      return unwanted.length === 0 ? all : `(${all} NOT (${unwanted.map((part) => matchOf(part, names)).join(' OR ')}))`
    }
    default:
      throw new Error(`the text index was asked for what it does not know: ${query.kind}`)
  }
}

function textMatch(query: TextQuery, names: Names): string {
  const pattern = patternOf(query)
  const where = query.where === 'title' ? 'title : ' : ''
  if (pattern === undefined) return quoted(facetToken(0))
  if (pattern.edits > 0) {
    const near = names.near(pattern.words[0] ?? '', pattern.edits === 1 ? 1 : 2)
    return near.length === 0 ? quoted(facetToken(0)) : `${where}(${near.map(quoted).join(' OR ')})`
  }
  return `${where}${quoted(pattern.words.join(' '))}${pattern.isPrefix ? ' *' : ''}`
}

const quoted = (text: string): string => `"${text.replaceAll('"', ' ')}"`
