import { printQuery } from '../../ledger/searching/print-query.ts'
import { allOf, anyOf, wantedTexts, type Query } from '../../ledger/searching/query.ts'
import type { Desk } from '../operation.ts'
import { filterNames, understood, type Filters } from './query-of.ts'

interface Asked extends Filters {
  readonly query: string
  readonly knownBy?: Parameters<Desk['search']['search']>[0]['knownBy']
}

/** Another search that finds something: what it changes, in words and as inputs. */
export interface Suggestion {
  readonly says: string
  readonly query: string
  /** Filters that it leaves out. */
  readonly without: string[]
  readonly found: number
}

/** What a reader may try instead of a search that found nothing, each tried beforehand and with what it finds. */
export async function suggestions(desk: Desk, asked: Asked): Promise<Suggestion[]> {
  const found: Suggestion[] = []
  const tried = new Set<string>()
  const tryOut = async (says: string, query: string, without: readonly (keyof Asked)[] = []): Promise<void> => {
    const key = JSON.stringify([query, without])
    if (tried.has(key)) return
    tried.add(key)
    const filters = { ...asked, ...Object.fromEntries(without.map((name) => [name, undefined])) }
    const { wanted } = understood(query, filters, desk.gazetteer)
    const { total } = await desk.search.search({ wanted, knownBy: filters.knownBy, limit: 1, offset: 0 })
    if (total !== null && total > 0) found.push({ says, query, without: [...without], found: total })
  }
  const { typed } = understood(asked.query, {}, desk.gazetteer)
  const filters = [...filterNames, 'knownBy' as const].filter((name) => asked[name] !== undefined)
  for (const name of filters)
    await tryOut(`without ${name === 'knownBy' ? 'known-by' : name} ${asked[name]}`, asked.query, [name])
  if (found.length === 0 && filters.length > 1) await tryOut('without any filter', asked.query, filters)
  const parts = typed === undefined ? [] : typed.kind === 'all' ? typed.of : [typed]
  const without = (part: Query): string => printQuery(allOf(parts.filter((other) => other !== part)))
  // A filter that stands in the query itself may be the one too many.
  for (const part of parts)
    if (parts.length > 1 && wantedTexts(part).length === 0 && part.kind !== 'not')
      await tryOut(`without ${printQuery(part)}`, without(part))
  for (const text of [...otherNames(desk, asked.query), ...(await otherSpellings(desk, asked.query))]) await tryOut(text, text)
  if (found.length === 0) {
    const mended = await mendedSpelling(desk, asked.query)
    if (mended !== asked.query) await tryOut(mended, mended)
    if (found.length === 0 && filters.length > 0 && mended !== asked.query)
      await tryOut(`${mended}, without any filter`, mended, filters)
  }
  const words = typed === undefined ? [] : wantedTexts(typed)
  const isPlain = parts.every((part) => words.some((word) => word === part))
  if (found.length === 0 && isPlain && parts.length > 2 && parts.length <= 8)
    for (const part of parts) await tryOut(`without the word ${printQuery(part)}`, without(part))
  if (found.length === 0 && isPlain && parts.length > 1) {
    const any = printQuery(anyOf(parts))
    await tryOut(`any of the words, ${any}`, any)
  }
  return found.slice(0, 6)
}

/** The same question with a thing called by its other names. */
function otherNames(desk: Desk, text: string): string[] {
  const texts: string[] = []
  for (const { entry, from, to } of desk.gazetteer.mentions(text)) {
    // The value of a field is a name already: another would be the same value.
    if (text[from - 1] === ':' || text[from - 1] === '"') continue
    const written = text.slice(from, to).toLowerCase()
    for (const name of [entry.name, ...entry.aliases])
      if (name.toLowerCase() !== written) texts.push(`${text.slice(0, from)}${quoted(name)}${text.slice(to)}`)
  }
  return texts.slice(0, 8)
}

/** The same question with a word replaced by one that stands in the store. */
async function otherSpellings(desk: Desk, text: string): Promise<string[]> {
  const texts: string[] = []
  for (const word of plainWords(text).slice(0, 6))
    for (const near of await desk.search.nearest(word, 2)) texts.push(text.replace(word, near))
  return texts.slice(0, 6)
}

/** The same question with every word that stands nowhere replaced by the nearest that does. */
async function mendedSpelling(desk: Desk, text: string): Promise<string> {
  let mended = text
  for (const word of plainWords(text).slice(0, 6)) {
    const wanted = { kind: 'word', text: word, where: 'anywhere' } as const
    const { hits } = await desk.search.search({ wanted, counted: false, limit: 1, offset: 0 })
    const [near] = hits.length > 0 ? [] : await desk.search.nearest(word, 1)
    if (near !== undefined) mended = mended.replace(word, near)
  }
  return mended
}

const plainWords = (text: string): string[] =>
  (text.replace(/[a-z_]+:(?:"[^"]*"|\S+)/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}-]+/gu) ?? []).filter(
    (word) => !['AND', 'OR', 'NOT'].includes(word),
  )

const quoted = (name: string): string => (/^[\p{L}\p{N}]+$/u.test(name) ? name : `"${name}"`)
