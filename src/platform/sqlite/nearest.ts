import { nearestOf } from '../searching/distance.ts'
import { number, text, type Connection } from './connection.ts'
import { markedIn } from './marking.ts'

/** Words of the index that a mistyped word may have meant, as they stand in a text (the index itself keeps stems). */
export function nearestWords(connection: Connection, word: string, limit: number): string[] {
  const { length } = word
  const terms = connection.all('SELECT term, doc FROM entry_term WHERE length(term) BETWEEN ? AND ?', length - 4, length + 2)
  // The stem of a word may be four letters shorter than the word, so stems are compared with the word's own beginning too.
  const pairs = terms.map((row) => [text(row[0]), number(row[1])] as const)
  const near = new Set<string>()
  for (const typed of [word, word.replace(/(?:ies|ing|ed|es|s|e|y|ation|ments?)$/i, '')]) {
    if (typed.length < 3) continue
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
