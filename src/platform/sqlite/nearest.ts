import { nearestOf } from '../../kernel/distance.ts'
import { number, text, type Connection } from './connection.ts'
import { markedIn } from './marking.ts'

/** Terms of the index by their length, with the number of entries each stands in. */
export type Vocabulary = ReadonlyMap<number, readonly (readonly [term: string, count: number])[]>

/** The whole vocabulary, read once for as long as nothing is added; terms without a letter are nobody's spelling. */
export function vocabularyOf(connection: Connection): Vocabulary {
  const byLength = new Map<number, (readonly [string, number])[]>()
  for (const row of connection.all('SELECT term, doc FROM entry_term')) {
    const term = text(row[0])
    if (!/\p{L}/u.test(term)) continue
    const list = byLength.get(term.length)
    if (list) list.push([term, number(row[1])])
    else byLength.set(term.length, [[term, number(row[1])]])
  }
  return byLength
}

/** Words of the index that a mistyped word may have meant, as they stand in a text (the index itself keeps stems). */
export function nearestWords(connection: Connection, vocabulary: Vocabulary, word: string, limit: number): string[] {
  // The stem of a word may be four letters shorter than the word, so stems are compared with the word's own beginning too.
  const near = new Set<string>()
  for (const typed of [word, word.replace(/(?:ies|ing|ed|es|s|e|y|ation|ments?)$/i, '')]) {
    if (typed.length < 3) continue
    // Nothing that is more than two letters longer or shorter can be near.
    const pairs = [-2, -1, 0, 1, 2].flatMap((more) => vocabulary.get(typed.length + more) ?? [])
    for (const term of nearestOf(typed, pairs, limit)) near.add(asWritten(connection, term))
  }
  near.delete(word.toLowerCase())
  return [...near].slice(0, limit)
}

/** The word behind a stem, from the first text it stands in. */
function asWritten(connection: Connection, term: string): string {
  const found = connection.first(
    'SELECT rowid, title, body FROM entry_text WHERE rowid = (SELECT rowid FROM entry_index WHERE entry_index MATCH ? LIMIT 1)',
    `"${term.replaceAll('"', ' ')}"`,
  )
  if (!found) return term
  const entry = { title: text(found[1]), text: text(found[2]) }
  const { inTitle, inText, window } = markedIn(connection, number(found[0]), entry, { kind: 'word', text: term, prefix: false })
  const [title] = inTitle
  const [body] = inText
  return (title ? entry.title.slice(...title) : body ? window.text.slice(...body) : term).toLowerCase()
}
