import type { Day } from '../../kernel/day.ts'
import type { SavedSearch } from '../../ledger/searching/saved.ts'
import { text, textOrNull, type Connection } from './connection.ts'

/** Records of saved searches in the order in which they were said. */
export const savedSearches = (connection: Connection): SavedSearch[] =>
  connection.all('SELECT id, name, query, undoes, known FROM saved_search ORDER BY seq').map((row) => ({
    id: text(row[0]),
    name: text(row[1]),
    query: text(row[2]),
    undoes: textOrNull(row[3]),
    known: text(row[4]) as Day,
  }))

/** Adds a record; one that is there already changes nothing. */
export const saveSearch = (connection: Connection, { id, name, query, undoes, known }: SavedSearch): void =>
  void connection.run(
    'INSERT OR IGNORE INTO saved_search (id, name, query, undoes, known) VALUES (?, ?, ?, ?, ?)',
    id,
    name,
    query,
    undoes,
    known,
  )
