import { fault, read, type Read } from '../../kernel/read.ts'
import { editDistance } from '../../kernel/distance.ts'
import { fieldNames, fieldOf, isFieldName, readDays, readFacet, readValue } from './fields.ts'
import { allOf, anyOf, not, type Query, type TextQuery, type Where } from './query.ts'
import { wordsIn } from './words.ts'

/** A piece of what was typed; `at` counts from 1. */
type Token =
  | { readonly kind: 'open' | 'close' | 'AND' | 'OR' | 'NOT'; readonly at: number }
  | { readonly kind: 'leaf'; readonly query: Query; readonly at: number }

const pieceShape = /"([^"]*)("?)|([()])|(-?)(?:([a-z][a-z_]*):(?:"([^"]*)("?)|([^\s()"]+)))|([^\s()"]+)/gu
const deepest = 50

/** Fault of the language itself, as against a name that nothing bears. */
export const malformed = 'malformed-query'

/**
 * Reads a query: words, `"a phrase"`, `prefix*`, `near~`, `field:value`, `AND` (or nothing), `OR`, `NOT` or `-`, brackets. `NOT` binds
 * tightest, `OR` loosest; operators are in capitals. Answers undefined when nothing is asked for, or a fault with its column: kind
 * `malformed-query`, or the kind of a value that cannot be read (`unknown-mineral`, `unknown-date` …).
 */
export function readQuery(asked: string): Read<Query | undefined> {
  // A NUL ends a string inside engines, and no control character is part of a word.
  const text = asked.replace(/\p{Cc}/gu, ' ')
  const tokens: Token[] = []
  for (const piece of text.matchAll(pieceShape)) {
    const added = tokensOf(piece)
    if (!added.ok) return added
    tokens.push(...added.value)
  }
  if (tokens.length === 0) return read(undefined)
  return new Reader(tokens, text.length).whole()
}

/** What was typed read as plain words and phrases, all of them wanted; for what is not well formed. */
export function readPlainly(asked: string): Query | undefined {
  const found: Query[] = []
  for (const [, phrase, word] of asked.replace(/\p{Cc}/gu, ' ').matchAll(/"([^"]*)"|([^\s()"]+)/gu)) {
    if (phrase !== undefined) found.push({ kind: 'phrase', text: phrase, where: 'anywhere' })
    else if (word !== undefined && !['AND', 'OR', 'NOT'].includes(word)) found.push(wordOf(word.replace(/^-+/, ''), 'anywhere'))
  }
  const said = found.filter((part) => 'text' in part && wordsIn(part.text).length > 0)
  return said.length === 0 ? undefined : allOf(said)
}

const wrong = (says: string, at: number): Read<never> => fault(malformed, says, { line: 1, column: at })
const leaf = (query: Query, at: number): Token => ({ kind: 'leaf', query, at })

function tokensOf(piece: RegExpMatchArray): Read<Token[]> {
  const at = (piece.index ?? 0) + 1
  const [, phrase, close, bracket, minus = '', name, quoted, quotedClose, bare, word = ''] = piece
  if (bracket !== undefined) return read([{ kind: bracket === '(' ? 'open' : 'close', at }])
  if (phrase !== undefined) {
    if (close === '') return wrong('the quotation mark is never closed', at)
    return read(wordsIn(phrase).length === 0 ? [] : [leaf({ kind: 'phrase', text: phrase, where: 'anywhere' }, at)])
  }
  if (name !== undefined && (isFieldName(name) || bare?.startsWith('//') !== true)) {
    if (quotedClose === '') return wrong('the quotation mark is never closed', at + minus.length + name.length + 1)
    const found = fieldQuery(name, quoted ?? bare ?? '', quoted !== undefined, at + minus.length)
    if (!found.ok) return found
    return read([...(minus === '' ? [] : [{ kind: 'NOT' as const, at }]), leaf(found.value, at)])
  }
  const whole = name === undefined ? word : piece[0]
  if (whole === 'AND' || whole === 'OR' || whole === 'NOT') return read([{ kind: whole, at }])
  if (wordsIn(whole).length === 0) return read([])
  const isNegated = whole.startsWith('-')
  const tokens: Token[] = isNegated ? [{ kind: 'NOT', at }] : []
  return read([...tokens, leaf(wordOf(whole.replace(/^-+/, ''), 'anywhere'), at)])
}

function wordOf(text: string, where: Where): TextQuery {
  const near = /^(.+?)~([12])?$/u.exec(text)
  const [, nearText, edits] = near ?? []
  // A long word may differ by two letters, a short one would then mean anything.
  if (nearText !== undefined && wordsIn(nearText).length === 1)
    return { kind: 'fuzzy', text: nearText, edits: edits === '1' ? 1 : edits === '2' ? 2 : nearText.length < 6 ? 1 : 2, where }
  if (text.endsWith('*')) return { kind: 'prefix', text: text.replace(/\*+$/, ''), where }
  return { kind: 'word', text, where }
}

function fieldQuery(name: string, value: string, isQuoted: boolean, at: number): Read<Query> {
  const column = at + name.length + 1
  if (!isFieldName(name)) {
    const near = fieldNames.filter((each) => editDistance(name, each, 2) <= 2)
    const hint = near.length > 0 ? `did you mean ${near.slice(0, 2).join(' or ')}?` : 'quote it to look for it as words'
    return wrong(`no field is called "${name}"; ${hint}`, at)
  }
  const placed = (found: Read<Query>): Read<Query> =>
    found.ok ? found : fault(found.fault.kind, found.fault.says, { line: 1, column })
  if (value.trim() === '') return wrong(`${name}: wants a value`, column)
  const field = fieldOf(name)
  if (field !== undefined) return placed(readFacet(field, value))
  if (name === 'value') return placed(readValue(value))
  if (name !== 'title') return placed(readDays(name as 'from', value))
  if (wordsIn(value).length === 0) return wrong('title: wants a word', column)
  return read(isQuoted ? { kind: 'phrase', text: value, where: 'title' } : wordOf(value, 'title'))
}

/** Recursive descent over tokens. A fault ends it at once, with the column of the token that does not fit. */
class Reader {
  readonly #tokens: readonly Token[]
  readonly #end: number
  #at = 0
  #depth = 0
  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens
    this.#end = length + 1
  }

  whole(): Read<Query> {
    const found = this.#any()
    const next = this.#tokens[this.#at]
    if (!found.ok || next === undefined) return found
    return wrong('this bracket closes nothing', next.at)
  }

  #any(): Read<Query> {
    const of: Query[] = []
    do {
      const part = this.#all()
      if (!part.ok) return part
      of.push(part.value)
    } while (this.#take('OR'))
    return read(anyOf(of))
  }

  #all(): Read<Query> {
    const of: Query[] = []
    for (;;) {
      const next = this.#tokens[this.#at]
      if (of.length > 0 && (next === undefined || next.kind === 'OR' || next.kind === 'close')) return read(allOf(of))
      if (of.length > 0) this.#take('AND')
      const part = this.#one()
      if (!part.ok) return part
      of.push(part.value)
    }
  }

  #one(): Read<Query> {
    const token = this.#tokens[this.#at]
    const before = this.#tokens[this.#at - 1]
    if (token === undefined)
      return wrong(
        before === undefined || before.kind === 'open'
          ? 'nothing stands in the bracket'
          : `${sayToken(before)} wants something after it`,
        this.#end,
      )
    if (token.kind === 'leaf') {
      this.#at++
      return read(token.query)
    }
    if (token.kind === 'AND' || token.kind === 'OR') return wrong(`${token.kind} wants something before it`, token.at)
    if (token.kind === 'close')
      return wrong(
        before?.kind === 'open'
          ? 'nothing stands in the bracket'
          : before === undefined
            ? 'this bracket closes nothing'
            : `${sayToken(before)} wants something after it`,
        token.at,
      )
    if (++this.#depth > deepest) return wrong(`brackets and negations go more than ${deepest} deep`, token.at)
    this.#at++
    const found = token.kind === 'NOT' ? this.#one() : this.#any()
    this.#depth--
    if (!found.ok) return found
    if (token.kind === 'NOT') return read(not(found.value))
    return this.#take('close') ? found : wrong('this bracket is never closed', token.at)
  }

  #take(kind: Token['kind']): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false
    this.#at++
    return true
  }
}

const sayToken = (token: Token): string => (token.kind === 'leaf' ? 'a word' : token.kind === 'open' ? 'the bracket' : token.kind)
