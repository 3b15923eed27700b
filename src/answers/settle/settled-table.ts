import type { z } from 'zod'
import { integer, tableOf, text, within, yesNo, type AnswerTable } from '../exporting/table.ts'
import { figureColumns } from '../figure-rows.ts'
import type { candidateRow, SettledRow } from './rows.ts'

interface Row {
  readonly settled: SettledRow
  readonly candidate: z.output<typeof candidateRow>
  /** Place in the order of its definition, from 1. */
  readonly place: number
}

/** Settled definitions as a table: every candidate, best first, with whether it prevails and why it stands there. */
export const settledTable = (settled: readonly SettledRow[]): AnswerTable =>
  tableOf<Row>(
    settled.flatMap((each) => each.candidates.map((candidate, at) => ({ settled: each, candidate, place: at + 1 }))),
    [
      text('definition_id', 'the definition that is settled', (row) => row.settled.definition.id),
      text('definition', 'the definition in words', (row) => row.settled.definition.says),
      integer('order', 'place among the candidates, 1 best', ({ place }) => place),
      yesNo(
        'prevails',
        'whether it prevails; no candidate does where it cannot be told',
        (row) => row.settled.prevailing?.id === row.candidate.figure.id,
      ),
      text('standing', 'current, revised, withdrawn or numberless', ({ candidate }) => candidate.standing),
      text('why', 'why it stands where it stands', ({ candidate }) => candidate.reason),
      text('source_class', 'class of the source', (row) => row.candidate.class),
      text('directness', 'measured, estimated, relayed or derived', ({ candidate }) => candidate.directness),
      text('original', 'who it goes back to; one original is one witness', ({ candidate }) => candidate.original),
      text('override', 'reason of the override that decided', (row) => row.settled.override?.because),
      ...within(figureColumns, ({ candidate }: Row) => candidate.figure),
    ],
    ({ candidate }) => candidate.figure.receipts,
  )
