/** What a reader asks for, as a tree: never an engine's own query string. */
export type Wanted =
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Wanted[] }
  | { readonly kind: 'not'; readonly of: Wanted }

type Token =
  | { readonly kind: 'open' | 'close' | 'AND' | 'OR' | 'NOT' }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }

const tokenShape = /"([^"]*)"|([()])|([^\s()"]+)/g
const saysSomething = /[\p{L}\p{N}]/u

/**
 * Reads `words`, `"a phrase"`, `prefix*`, `AND`, `OR`, `NOT`, `-word` and parentheses. What does not parse is read as plain words, all of
 * them wanted, because a reader who mistypes a bracket still wants an answer. Undefined when nothing is asked for.
 */
export function readQuery(asked: string): Wanted | undefined {
  // A NUL ends a string inside the index, and no control character is part of a word.
  const text = asked.replace(/\p{Cc}/gu, ' ')
  const balanced = (text.match(/"/g)?.length ?? 0) % 2 === 0
  const tokens = tokensOf(balanced ? text : text.replaceAll('"', ' '))
  if (!tokens.some((token) => token.kind === 'word' || token.kind === 'phrase')) return undefined
  const reader = new Reader(tokens)
  const wanted = reader.any()
  if (wanted && reader.done() && canBeAsked(wanted)) return wanted
  const words = tokens.filter((token) => token.kind === 'word' || token.kind === 'phrase')
  return words.length === 1 ? words[0] : { kind: 'all', of: words }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const [, phrase, bracket, word] of text.matchAll(tokenShape)) {
    if (phrase !== undefined) {
      if (saysSomething.test(phrase)) tokens.push({ kind: 'phrase', text: phrase })
    } else if (bracket !== undefined) tokens.push({ kind: bracket === '(' ? 'open' : 'close' })
    else if (word === 'AND' || word === 'OR' || word === 'NOT') tokens.push({ kind: word })
    else if (word !== undefined && saysSomething.test(word)) {
      const negated = word.startsWith('-')
      const bare = negated ? word.slice(1) : word
      if (negated) tokens.push({ kind: 'NOT' })
      const prefix = bare.endsWith('*')
      tokens.push({ kind: 'word', text: prefix ? bare.replace(/\*+$/, '') : bare, prefix })
    }
  }
  return tokens
}

/** Recursive descent: OR binds loosest, AND (or nothing) tighter, NOT tightest. Every method answers undefined on bad syntax. */
class Reader {
  readonly #tokens: readonly Token[]
  #at = 0
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  done = (): boolean => this.#at === this.#tokens.length

  any(): Wanted | undefined {
    const first = this.#all()
    if (!first) return undefined
    const of = [first]
    while (this.#take('OR')) {
      const next = this.#all()
      if (!next) return undefined
      of.push(next)
    }
    return of.length === 1 ? first : { kind: 'any', of }
  }

  #all(): Wanted | undefined {
    const of: Wanted[] = []
    while (!this.done() && !this.#sees('OR') && !this.#sees('close')) {
      if (this.#take('AND') && of.length === 0) return undefined
      const next = this.#one()
      if (!next) return undefined
      of.push(next)
    }
    return of.length === 1 ? of[0] : of.length === 0 ? undefined : { kind: 'all', of }
  }

  #one(): Wanted | undefined {
    if (this.#take('NOT')) {
      const of = this.#one()
      return of && { kind: 'not', of }
    }
    if (this.#take('open')) {
      const inner = this.any()
      return inner && this.#take('close') ? inner : undefined
    }
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'word' && token?.kind !== 'phrase') return undefined
    this.#at++
    return token
  }

  #sees = (kind: Token['kind']): boolean => this.#tokens[this.#at]?.kind === kind
  #take(kind: Token['kind']): boolean {
    if (!this.#sees(kind)) return false
    this.#at++
    return true
  }
}

const isNegative = (wanted: Wanted): boolean => wanted.kind === 'not' || (wanted.kind === 'all' && wanted.of.every(isNegative))

/** "This or everything but that" is refused: a text index holds no list of what a word is absent from. */
function canBeAsked(wanted: Wanted): boolean {
  if (wanted.kind === 'word' || wanted.kind === 'phrase') return true
  if (wanted.kind === 'not') return canBeAsked(wanted.of) && !isNegative(wanted.of)
  return wanted.of.every(canBeAsked) && !(wanted.kind === 'any' && wanted.of.some(isNegative))
}

/** Wanted and unwanted parts of a query; either may be missing. */
export function split(wanted: Wanted): { readonly wanted: Wanted | undefined; readonly unwanted: Wanted | undefined } {
  if (wanted.kind === 'not') return { wanted: undefined, unwanted: wanted.of }
  if (wanted.kind !== 'all') return { wanted, unwanted: undefined }
  const parts = wanted.of.map(split)
  return {
    wanted: joined(
      'all',
      parts.flatMap((part) => part.wanted ?? []),
    ),
    unwanted: joined(
      'any',
      parts.flatMap((part) => part.unwanted ?? []),
    ),
  }
}

const joined = (kind: 'all' | 'any', of: readonly Wanted[]): Wanted | undefined =>
  of.length === 0 ? undefined : of.length === 1 ? of[0] : { kind, of }

/** The words and phrases that were asked for (not those excluded), as written. */
export function wordsOf(wanted: Wanted): string[] {
  if (wanted.kind === 'word' || wanted.kind === 'phrase') return [wanted.text]
  return wanted.kind === 'not' ? [] : wanted.of.flatMap(wordsOf)
}
