import { number, quoted, tableOf, text, type AnswerTable } from '../exporting/table.ts'
import type { ReceiptAnswer } from './receipt.ts'

type Row =
  | { readonly kind: 'receipt'; readonly of: ReceiptAnswer }
  | { readonly kind: 'figure'; readonly of: ReceiptAnswer['figures'][number] }
  | { readonly kind: 'event'; readonly of: ReceiptAnswer['events'][number] }

/** A receipt as a table: itself, then the figures and events that rest on it. */
export function receiptTable(answer: ReceiptAnswer): AnswerTable {
  const rows: Row[] = [
    { kind: 'receipt', of: answer },
    ...answer.figures.map((of) => ({ kind: 'figure' as const, of })),
    ...answer.events.map((of) => ({ kind: 'event' as const, of })),
  ]
  const figure = (row: Row) => (row.kind === 'figure' ? row.of : null)
  return tableOf(
    rows,
    [
      text('row', 'the receipt, or a figure or event that rests on it', ({ kind }) => kind),
      text('id', 'id of the record', (row) => (row.kind === 'receipt' ? row.of.receipt.id : row.of.id)),
      text('verified', 'whether the stored bytes still carry the quote', (row) =>
        row.kind === 'receipt' ? row.of.verified : null,
      ),
      quoted('quote', 'the words or cells that carry the statement', (row) =>
        row.kind === 'receipt' ? row.of.receipt.quote : null,
      ),
      text('date', 'period of the figure or date of the event', (row) =>
        row.kind === 'event' ? row.of.date : figure(row)?.period,
      ),
      text('title', 'title of the event', (row) => (row.kind === 'event' ? row.of.title : null)),
      text('subject', 'what the figure is about', (row) => figure(row)?.subject),
      text('measure', 'what is measured', (row) => figure(row)?.measure),
      text('mineral', 'element, group or mineral', (row) => figure(row)?.mineral),
      text('stage', 'stage of the chain', (row) => figure(row)?.stage),
      number('value', 'in the unit of the row', (row) => figure(row)?.value),
      number('low', 'lower end of the interval', (row) => figure(row)?.low),
      number('high', 'upper end of the interval', (row) => figure(row)?.high),
      text('unit', 'unit of value, low and high', (row) => figure(row)?.unit),
    ],
    (row) => (row.kind === 'figure' ? row.of.receipts : [answer.receipt.id]),
  )
}
