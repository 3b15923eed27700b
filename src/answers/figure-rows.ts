import { joined, list, number, tableOf, text, day, integer, type AnswerTable, type ColumnOf } from './exporting/table.ts'
import type { DefinitionVerdict, FigureRow } from './parts.ts'

/** How a figure stands in an exported table. */
export const figureColumns: readonly ColumnOf<FigureRow>[] = [
  text('figure_id', 'id of the record', ({ id }) => id),
  text('subject', 'what the figure is about', ({ subject }) => subject),
  text('measure', 'what is measured', ({ measure }) => measure),
  text('mineral', 'element, group or mineral', ({ mineral }) => mineral),
  text('basis', 'what is counted', ({ basis }) => basis),
  text('stage', 'stage of the chain', ({ stage }) => stage),
  text('geography', 'ISO 3166 alpha-3', ({ geography }) => geography),
  text('counterpart', 'the other side of a flow', ({ counterpart }) => counterpart),
  text('of', 'what a share divides', ({ of }) => of),
  text('period', 'year, month or span', ({ period }) => period),
  text('operator', '=, ~, <, > …', ({ operator }) => operator),
  number('value', 'in the unit of the row', ({ value }) => value),
  number('low', 'lower end of the interval', ({ low }) => low),
  number('high', 'upper end of the interval', ({ high }) => high),
  text('unit', 'unit of value, low and high', ({ unit }) => unit),
  text('words', 'what is recorded instead of a number', ({ text: words }) => words),
  text('kind', 'measured, estimated, derived, asserted or projected', ({ kind }) => kind),
  text('scenario', 'scenario of a projection', ({ scenario }) => scenario),
  integer('rank', 'strength of the source, 1 strongest to 8', ({ rank }) => rank),
  day('known', 'first day on which it could be known', ({ known }) => known),
  list('derived_from', 'figures it was computed from', ({ from }) => from),
  text('note', 'note of the record', ({ note }) => note),
]

/** Figures as a table. */
export const figureTable = (figures: readonly FigureRow[]): AnswerTable =>
  tableOf(figures, figureColumns, ({ receipts }) => receipts)

/** The columns of one definition's verdict on a claim; `of` finds it in a row and null where the row is about something else. */
export const definitionColumns = <T>(of: (row: T) => DefinitionVerdict | null): ColumnOf<T>[] => [
  text('definition', 'the definition in words', (row) => of(row)?.definition),
  text('basis', 'what the definition counts', (row) => of(row)?.basis),
  number('recorded_value', 'what is on record under the definition', (row) => of(row)?.value),
  number('recorded_low', 'lower end of the interval on record', (row) => of(row)?.low),
  number('recorded_high', 'upper end of the interval on record', (row) => of(row)?.high),
  text('recorded_unit', 'unit of what is on record', (row) => of(row)?.unit),
  text('recorded_words', 'what is on record instead of a number', (row) => of(row)?.text),
  text('recorded_period', 'period of what is on record', (row) => of(row)?.period),
  text('recorded_kind', 'measured, estimated, derived, asserted or projected', (row) => of(row)?.kind),
  text('tolerance', 'the tolerance that was applied', (row) => of(row)?.tolerance),
  text('figures', 'ids of the records compared', (row) => joined(of(row)?.figures)),
]
