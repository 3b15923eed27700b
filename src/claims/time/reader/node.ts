import type { Token } from './token.ts'

/** How long what was named lasts. */
export type Level = 'now' | 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'century' | 'span'

/** A day or stretch of days read from tokens; days are numbers since 1970, half-open. */
export interface Node {
  readonly first: number
  /** Index of the token after it. */
  readonly next: number
  readonly level: Level
  /** Null when the article's day would be needed and is not known, or is open. */
  readonly start: number | null
  readonly end: number | null
  /** Year, month and day as named, for completing a neighbour: "May 5 to 12 June 2015". */
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  /** Taken from the article's day. */
  readonly relative: boolean
  /** Cannot be resolved by a calendar: "summer", "fiscal year". */
  readonly unresolved?: boolean
  readonly operator?: '<=' | '>=' | '~'
}

/** What the reader knows. */
export interface Situation {
  readonly text: string
  readonly tokens: readonly Token[]
  /** The article's day and minute of it, or null. */
  readonly today: number | null
  readonly minute: number
  /** Days named without a year lie ahead. */
  readonly ahead: boolean
  /** The text speaks of times of the day, so that a bare number may be an hour. */
  readonly clocked: boolean
  /** What was read at a token, by grammar: the readers look at the same places again and again. */
  readonly seen: Readonly<Record<'plain' | 'modified' | 'date' | 'length', Map<number, unknown>>>
}

export const at = (situation: Situation, index: number): Token | undefined => situation.tokens[index]
export const word = (situation: Situation, index: number): string => situation.tokens[index]?.word ?? ''

/** The first token at or behind an offset. */
export function tokenAt(situation: Situation, from: number, offset: number): number {
  let index = from
  while (index < situation.tokens.length && (situation.tokens[index]?.from ?? 0) < offset) index++
  return index
}

/** Reads at a token once. */
export function once<Read>(s: Situation, grammar: keyof Situation['seen'], index: number, read: () => Read): Read {
  const seen = s.seen[grammar]
  if (seen.has(index)) return seen.get(index) as Read
  const found = read()
  seen.set(index, found)
  return found
}
