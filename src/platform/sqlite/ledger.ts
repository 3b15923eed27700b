import type { Day } from '../../kernel/day.ts'
import type { Figure, LedgerEvent } from '../../ledger/figure.ts'
import type { FigureQuery, Ledger } from '../../ledger/ports.ts'
import { eventsAsked } from '../selecting/events.ts'
import { figuresAsked } from '../selecting/figures.ts'
import { horizonOf } from '../selecting/horizon.ts'
import { Records } from '../selecting/records.ts'
import type { Connection } from './connection.ts'
import { eventOf, selectEvents } from './events.ts'
import { figureOf, selectFigures } from './figures.ts'
import { overridesIn } from './overrides.ts'
import { revisionOf, standings } from './standing.ts'
import type { Writer } from './writer.ts'

/**
 * The ledger in SQLite. Curated figures are thousands, not millions, so they are read once per revision and selected in memory;
 * a question for a few ids before that goes to the index.
 */
export function sqliteLedger(connection: Connection, writer: Writer): Ledger {
  let revision = ''
  let figures: Records<Figure> | undefined
  let events: Records<LedgerEvent> | undefined
  let horizon: { first: Day; last: Day; lastKnown: Day } | undefined

  const refresh = (): void => {
    const now = revisionOf(connection)
    if (now === revision) return
    revision = now
    figures = events = horizon = undefined
  }
  const allFigures = (): Records<Figure> =>
    (figures ??= new Records(connection.all(`${selectFigures} ORDER BY seq`).map(figureOf), standings(connection, 'figure')))
  const allEvents = (): Records<LedgerEvent> =>
    (events ??= new Records(connection.all(`${selectEvents} ORDER BY seq`).map(eventOf), standings(connection, 'event')))

  const few = (ids: readonly string[]): Records<Figure> =>
    new Records(
      connection
        .all(`${selectFigures} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY seq`, JSON.stringify(ids))
        .map(figureOf),
      standings(connection, 'figure'),
    )

  const asked = (query: FigureQuery): Figure[] => {
    refresh()
    const records = figures === undefined && query.ids !== undefined && query.ids.length < 200 ? few(query.ids) : allFigures()
    return figuresAsked(records.toldBy(query.knownBy), query)
  }

  return {
    figures: (query) => Promise.resolve(asked(query)),
    events(query) {
      refresh()
      return Promise.resolve(eventsAsked(allEvents().toldBy(query.knownBy), query))
    },
    addFigures: (added) => Promise.resolve(void writer.add({ figures: added })),
    addEvents: (added) => Promise.resolve(void writer.add({ events: added })),
    overrides: (knownBy) => Promise.resolve(overridesIn(connection, knownBy)),
    addOverrides: (added) => Promise.resolve(void writer.add({ overrides: added })),
    horizon() {
      refresh()
      return Promise.resolve((horizon ??= horizonOf(allFigures().all, allEvents().all)))
    },
    revision: () => Promise.resolve(revisionOf(connection)),
  }
}
