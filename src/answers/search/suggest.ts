import type { SearchQuery } from '../../ledger/ports.ts'
import type { Desk } from '../operation.ts'

const filters = ['element', 'stage', 'place', 'publisher', 'class', 'kind', 'language', 'from', 'to', 'knownBy'] as const

/** What a reader may try instead of a search that found nothing, each tried beforehand and with what it finds. */
export async function suggestions(desk: Desk, query: SearchQuery): Promise<string[]> {
  const found: string[] = []
  const tried = new Set<string>()
  const tryOut = async (says: string, changed: Partial<SearchQuery>): Promise<void> => {
    if (tried.has(says)) return
    tried.add(says)
    const { total } = await desk.search.search({ ...query, ...changed, limit: 1, offset: 0 })
    if (total > 0) found.push(`${says}: ${total} found`)
  }
  for (const name of filters)
    if (query[name] !== undefined)
      await tryOut(`without ${name === 'knownBy' ? 'known-by' : name} ${query[name]}`, { [name]: undefined })
  if (found.length === 0 && filters.some((name) => query[name] !== undefined))
    await tryOut('without any filter', Object.fromEntries(filters.map((name) => [name, undefined])))
  for (const text of [...otherNames(desk, query.text), ...(await otherSpellings(desk, query.text))]) await tryOut(text, { text })
  const words = plainWords(query.text)
  if (found.length === 0 && words.length > 2 && words.length <= 8)
    for (const word of words)
      await tryOut(`without the word ${word}`, { text: words.filter((other) => other !== word).join(' ') })
  if (found.length === 0 && words.length > 1)
    await tryOut(`any of the words, ${words.join(' OR ')}`, { text: words.join(' OR ') })
  return found.slice(0, 6)
}

/** The same question with a thing called by its other names. */
function otherNames(desk: Desk, text: string): string[] {
  const texts: string[] = []
  for (const { entry, from, to } of desk.gazetteer.mentions(text)) {
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

const plainWords = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}][\p{L}\p{N}-]+/gu) ?? []).filter((word) => !['AND', 'OR', 'NOT'].includes(word))

const quoted = (name: string): string => (/^[\p{L}\p{N}]+$/u.test(name) ? name : `"${name}"`)
