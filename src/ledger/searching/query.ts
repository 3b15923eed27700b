import type { Day } from '../../kernel/day.ts'

/** Facts of an entry that a query may ask for by name; see `fields.ts` for how they are written. */
export type FacetField =
  | 'element'
  | 'stage'
  | 'place'
  | 'publisher'
  | 'class'
  | 'kind'
  | 'language'
  | 'measure'
  | 'unit'
  | 'modality'
  | 'has'

export type Comparison = '=' | '>' | '>=' | '<' | '<='

/** Where a word is looked for: title and text, or the title alone. */
export type Where = 'anywhere' | 'title'

/** Words that are looked for in titles and texts. A word of several parts (`rare-earth`) is a phrase of them. */
export type TextQuery =
  | { readonly kind: 'word'; readonly text: string; readonly where: Where }
  | { readonly kind: 'prefix'; readonly text: string; readonly where: Where }
  /** Words up to `edits` letters away (insert, leave out, change, swap neighbours) that begin with the same letter. */
  | { readonly kind: 'fuzzy'; readonly text: string; readonly edits: 1 | 2; readonly where: Where }
  | { readonly kind: 'phrase'; readonly text: string; readonly where: Where }

/** What a reader asks for, as a tree; no engine's own query language ever reaches this far. Built with `allOf`, `anyOf` and `not`. */
export type Query =
  | TextQuery
  | { readonly kind: 'is'; readonly field: FacetField; readonly value: string }
  /** About a stretch of time that ends on this day or later. */
  | { readonly kind: 'from'; readonly day: Day }
  /** About a stretch of time that begins on this day or earlier. */
  | { readonly kind: 'to'; readonly day: Day }
  /** Says a number that compares so; of an interval, any part of it. */
  | { readonly kind: 'value'; readonly operator: Comparison; readonly value: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }

const joined = (kind: 'all' | 'any', of: readonly Query[]): Query => {
  const flat = of.flatMap((part) => (part.kind === kind ? part.of : [part]))
  const [first] = flat
  return flat.length === 1 && first ? first : { kind, of: flat }
}

/** All of the parts. Nested ones become one, and one alone stands for itself, so that equal questions are equal trees. */
export const allOf = (of: readonly Query[]): Query => joined('all', of)
/** Any of the parts, flattened likewise. */
export const anyOf = (of: readonly Query[]): Query => joined('any', of)
export const not = (of: Query): Query => (of.kind === 'not' ? of.of : { kind: 'not', of })

export const isText = (query: Query): query is TextQuery =>
  query.kind === 'word' || query.kind === 'prefix' || query.kind === 'fuzzy' || query.kind === 'phrase'

/** The words and phrases that are wanted; what is excluded is not among them. */
export function wantedTexts(query: Query): TextQuery[] {
  if (isText(query)) return [query]
  return query.kind === 'all' || query.kind === 'any' ? query.of.flatMap(wantedTexts) : []
}
