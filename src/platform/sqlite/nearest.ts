import { nearestOf } from '../searching/distance.ts'
import { markClose, markOpen } from '../searching/snippet.ts'
import { number, text, type Connection } from './connection.ts'

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

function asWritten(connection: Connection, term: string): string {
  const found = connection.first(
    `SELECT highlight(entry_index, 0, ?, ?) || ' ' || highlight(entry_index, 1, ?, ?) FROM entry_index WHERE entry_index MATCH ? LIMIT 1`,
    markOpen,
    markClose,
    markOpen,
    markClose,
    `"${term.replaceAll('"', ' ')}"`,
  )
  const marked = text(found?.[0])
  const from = marked.indexOf(markOpen)
  return from < 0 ? term : marked.slice(from + 1, marked.indexOf(markClose, from)).toLowerCase()
}
