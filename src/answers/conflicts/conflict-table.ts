import { integer, tableOf, text, within, yesNo, type AnswerTable } from '../exporting/table.ts'
import { figureColumns } from '../figure-rows.ts'
import type { FigureRow } from '../parts.ts'
import type { ConflictRow } from './conflicts.ts'

interface Row {
  readonly conflict: ConflictRow
  readonly figure: FigureRow
  readonly number: number
}

/** Disagreements as a table: two rows each, one a figure, so that both stand beside their own source. */
export const conflictTable = (conflicts: readonly ConflictRow[]): AnswerTable =>
  tableOf<Row>(
    conflicts.flatMap((conflict, at) => conflict.figures.map((figure) => ({ conflict, figure, number: at + 1 }))),
    [
      integer('conflict', 'number of the disagreement in this answer', (row) => row.number),
      text('disagreement', 'revision, publishers, misprint, dating or definition', ({ conflict }) => conflict.kind),
      text('says', 'both values and the reason they differ', ({ conflict }) => conflict.says),
      text('definition_id', 'the definition', ({ conflict }) => conflict.definition.id),
      yesNo('prevails', 'whether this figure prevails', ({ conflict, figure }) =>
        conflict.prevailing === null ? null : conflict.prevailing === figure.id,
      ),
      text('why', 'why', ({ conflict }) => conflict.why),
      text('tolerance', 'how far apart they may lie', ({ conflict }) => conflict.tolerance),
      ...within(figureColumns, ({ figure }: Row) => figure),
    ],
    ({ figure }) => figure.receipts,
  )
