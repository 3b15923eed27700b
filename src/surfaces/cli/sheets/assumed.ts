import type { MeasureRow } from '../../../answers/scenario/measure-rows.ts'
import type { SheetTable } from '../sheet.ts'

/** What a scenario assumes, measure by measure. */
export const assumedTable = (measures: readonly MeasureRow[]): SheetTable => ({
  title: 'Assumed',
  columns: [
    { head: 'Measure', share: 6 },
    { head: 'When', share: 2 },
    { head: 'Receipts', share: 1, number: true },
  ],
  rows: measures.map(({ course, says, months, receipts }) => [
    course === null ? says : `${course}: ${says}`,
    months,
    String(receipts.length),
  ]),
  empty: 'Nothing is done to the chain.',
})
