import { readPeriod } from '../../kernel/period.ts'
import type { Day } from '../../kernel/day.ts'
import type { Operator } from '../../kernel/quantity.ts'
import type { Basis, Kind } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { list, number, numberOrNull, text, textOrNull, type Row } from './connection.ts'

const columns = `id, subject, measure, mineral, basis, stage, geography, counterpart, whole, period, unit, kind, scenario, operator,
  value, low, high, words, publisher, source, edition, rank, known, receipts, derived_from, note`

export const selectFigures = `SELECT ${columns} FROM figure`

export const insertFigure = `INSERT INTO figure (hash, origin, ${columns}, valid_from, valid_to)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Values of the columns above, without hash and origin. */
export function figureValues(figure: Figure): (string | number | null)[] {
  const period = readPeriod(figure.period)
  return [
    figure.id,
    figure.subject,
    figure.measure,
    figure.mineral,
    figure.basis,
    figure.stage,
    figure.geography,
    figure.counterpart,
    figure.of,
    figure.period,
    figure.unit,
    figure.kind,
    figure.scenario,
    figure.operator,
    figure.value,
    figure.low,
    figure.high,
    figure.text,
    figure.publisher,
    figure.sourceId,
    figure.edition,
    figure.rank,
    figure.known,
    JSON.stringify(figure.receipts),
    JSON.stringify(figure.from),
    figure.note,
    period.ok ? period.value.from : null,
    period.ok ? period.value.to : null,
  ]
}

export const figureOf = (row: Row): Figure => ({
  id: text(row[0]),
  subject: text(row[1]),
  measure: text(row[2]),
  mineral: textOrNull(row[3]),
  basis: text(row[4]) as Basis,
  stage: textOrNull(row[5]),
  geography: textOrNull(row[6]),
  counterpart: textOrNull(row[7]),
  of: textOrNull(row[8]),
  period: text(row[9]),
  unit: text(row[10]),
  kind: text(row[11]) as Kind,
  scenario: textOrNull(row[12]),
  operator: text(row[13]) as Operator,
  value: numberOrNull(row[14]),
  low: numberOrNull(row[15]),
  high: numberOrNull(row[16]),
  text: textOrNull(row[17]),
  publisher: text(row[18]),
  sourceId: text(row[19]),
  edition: text(row[20]),
  rank: number(row[21]),
  known: text(row[22]) as Day,
  receipts: list(row[23]),
  from: list(row[24]),
  note: text(row[25]),
})
