import { day, integer, list, number, tableOf, text, yesNo, type AnswerTable } from '../exporting/table.ts'
import type { HistoryPoint, HistorySeries } from './series.ts'

interface Row {
  readonly series: HistorySeries
  readonly point: HistoryPoint
}

/** Histories as a table: one row a point, with the series it belongs to; points of two series are never joined. */
export const historyTable = (all: readonly HistorySeries[]): AnswerTable =>
  tableOf<Row>(
    all.flatMap((series) => series.points.map((point) => ({ series, point }))),
    [
      text('series_id', 'one publisher, edition and basis; never join two', ({ series }) => series.id),
      text('publisher', 'who says it', ({ series }) => series.publisher),
      text('edition', 'in which edition', ({ series }) => series.edition),
      day('known', 'since when the edition could be known', ({ series }) => series.known),
      yesNo('is_current', 'the newest edition of its publisher', ({ series }) => series.current),
      text('measure', 'what is measured', ({ series }) => series.measure),
      text('mineral', 'element, group or mineral', ({ series }) => series.mineral),
      text('basis', 'what is counted', ({ series }) => series.basis),
      text('stage', 'stage of the chain', ({ series }) => series.stage),
      text('of', 'what a share divides', ({ series }) => series.of),
      text('counterpart', 'the other side of a flow', ({ series }) => series.counterpart),
      text('about', 'company, site or body, where it is not about the place itself', ({ series }) => series.about),
      text('scenario', 'scenario of a projection', ({ series }) => series.scenario),
      yesNo('is_modelled', 'a projection of a model, not an outcome', ({ series }) => series.modelled),
      integer('months', 'length of each period of a flow', ({ series }) => series.months),
      text('period', 'year, month or span', ({ point }) => point.period),
      day('from', 'first day of the period', ({ point }) => point.from),
      day('to', 'last day of the period', ({ point }) => point.to),
      number('value', 'in the unit of the row', ({ point }) => point.value),
      number('low', 'lower end of the interval', ({ point }) => point.low),
      number('high', 'upper end of the interval', ({ point }) => point.high),
      text('unit', 'unit of value, low and high', ({ series }) => series.unit),
      text('words', 'what is recorded instead of a number', ({ point }) => point.text),
      text('kind', 'measured, estimated, derived, asserted or projected', ({ point }) => point.kind),
      list('figures', 'ids of the records behind it', ({ point }) => point.figures),
    ],
    ({ point }) => point.receipts,
  )
