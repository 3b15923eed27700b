import type { Day } from '../../kernel/day.ts'
import type { LedgerEvent } from '../../ledger/figure.ts'
import { list, text, textOrNull, type Row } from './connection.ts'

const columns = `id, date, actor, jurisdiction, places, kind, instrument, title, summary, minerals, valid_from, valid_to, status, undoes,
  confidence, known, receipts`

export const selectEvents = `SELECT ${columns} FROM event`

export const insertEvent = `INSERT INTO event (hash, origin, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Values of the columns above, without hash and origin. */
export const eventValues = (event: LedgerEvent): (string | null)[] => [
  event.id,
  event.date,
  event.actor,
  event.jurisdiction,
  JSON.stringify(event.places),
  event.kind,
  event.instrument,
  event.title,
  event.summary,
  JSON.stringify(event.minerals),
  event.effectiveFrom,
  event.effectiveTo,
  event.status,
  JSON.stringify(event.undoes),
  event.confidence,
  event.known,
  JSON.stringify(event.receipts),
]

export const eventOf = (row: Row): LedgerEvent => ({
  id: text(row[0]),
  date: text(row[1]),
  actor: text(row[2]),
  jurisdiction: text(row[3]),
  places: list(row[4]),
  kind: text(row[5]),
  instrument: text(row[6]),
  title: text(row[7]),
  summary: text(row[8]),
  minerals: list(row[9]),
  effectiveFrom: textOrNull(row[10]) as Day | null,
  effectiveTo: textOrNull(row[11]) as Day | null,
  status: text(row[12]),
  undoes: list(row[13]),
  confidence: text(row[14]) as LedgerEvent['confidence'],
  known: text(row[15]) as Day,
  receipts: list(row[16]),
})
