import { split, wordsOf, type Wanted } from '../searching/query.ts'
import { markClose, markOpen, marksIn, type Mark } from '../searching/snippet.ts'
import { windowOf, wholeUpTo, type Window } from '../searching/window.ts'
import { Connection, text, type Row } from './connection.ts'
import { matchOf } from './match.ts'
import { withWordBreaks } from './words.ts'

/** Where the matches of a query stand in one entry. Marks of the text are offsets in `window`. */
export interface Marked {
  readonly inTitle: readonly Mark[]
  readonly inText: readonly Mark[]
  readonly window: Window
}

const highlights = `SELECT highlight(entry_index, 0, ?, ?), highlight(entry_index, 1, ?, ?) FROM entry_index WHERE entry_index MATCH ?`
const marks = [markOpen, markClose, markOpen, markClose] as const

/** Asks the index where a query matches in an entry; of a long text only the stretch with most of the wanted words is looked at. */
export function markedIn(connection: Connection, row: number, entry: { title: string; text: string }, wanted: Wanted): Marked {
  const window = windowOf(entry.text, wordsOf(wanted))
  const found =
    entry.text.length <= wholeUpTo
      ? // Numbers are bound as reals, and FTS5 overlooks a row number that is not an integer.
        connection.first(`${highlights} AND rowid = CAST(? AS INTEGER)`, ...marks, matchOf(wanted), row)
      : markedAside(entry.title, window.text, wanted)
  return { inTitle: marksIn(entry.title, text(found?.[0])), inText: marksIn(window.text, text(found?.[1])), window }
}

let aside: Connection | undefined

/** The same tokeniser on a table of one row in memory. Any of the words is marked there: the others may stand elsewhere in the text. */
function markedAside(title: string, body: string, wanted: Wanted): Row | undefined {
  const positive = split(wanted).wanted
  if (!positive) return undefined
  if (!aside) {
    aside = new Connection(':memory:')
    aside.execute(`CREATE VIRTUAL TABLE entry_index USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2')`)
  }
  aside.run('DELETE FROM entry_index')
  aside.run('INSERT INTO entry_index VALUES (?, ?)', withWordBreaks(title), withWordBreaks(body))
  return aside.first(highlights, ...marks, matchOf({ kind: 'any', of: leavesOf(positive) }))
}

const leavesOf = (wanted: Wanted): Wanted[] => {
  if (wanted.kind === 'word' || wanted.kind === 'phrase') return [wanted]
  return wanted.kind === 'not' ? [] : wanted.of.flatMap(leavesOf)
}
