import type { Day } from '../../kernel/day.ts'
import type { Override } from '../../ledger/settling/override.ts'
import { list, text, textOrNull, type Connection } from './connection.ts'

/** Overrides in the order in which they were said, those known by a day when one is given. */
export const overridesIn = (connection: Connection, knownBy: Day | undefined): Override[] =>
  connection
    .all('SELECT id, figure, definition, undoes, because, known FROM override WHERE known <= ? ORDER BY seq', knownBy ?? '9999')
    .map((row) => ({
      id: text(row[0]),
      figure: textOrNull(row[1]),
      definition: text(row[2]),
      undoes: list(row[3]),
      because: text(row[4]),
      known: text(row[5]) as Day,
    }))

/** Adds an override; one that is there already changes nothing. Answers how many were new. */
export const addOverride = (connection: Connection, { id, figure, definition, undoes, because, known }: Override): number =>
  connection.run(
    'INSERT OR IGNORE INTO override (id, figure, definition, undoes, because, known) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    figure,
    definition,
    JSON.stringify(undoes),
    because,
    known,
  ).changes
