import { claimColumns } from '../claim-columns.ts'
import { integer, tableOf, text, within, type AnswerTable } from '../exporting/table.ts'
import { judgedColumns, judgedRows, rowReceipts, type JudgedRow } from '../judge/judged-table.ts'
import type { CheckAnswer, CheckedClaim } from './check.ts'

type Omission = CheckAnswer['omissions'][number]
type Row = { readonly judged: JudgedRow<CheckedClaim>; readonly left: null } | { readonly judged: null; readonly left: Omission }

/** A checked article as a table: claims, each followed by the definitions it was judged by, then what was left out. */
export function checkedTable({ claims, omissions }: CheckAnswer): AnswerTable {
  const rows: Row[] = [
    ...judgedRows(claims).map((judged) => ({ judged, left: null })),
    ...omissions.map((left) => ({ judged: null, left })),
  ]
  const claimOf = ({ judged }: Row): CheckedClaim | null => (judged?.by === null ? judged.claim : null)
  return tableOf(
    rows,
    [
      text('row', 'claim, definition it was judged by, or omission', ({ judged }) =>
        judged === null ? 'omission' : judged.by === null ? 'claim' : 'definition',
      ),
      text('claim_id', 'id of the claim or omission', ({ judged, left }) => judged?.claim.id ?? left?.id),
      text('quote', "the article's words", (row) => claimOf(row)?.quote),
      integer('from', 'UTF-16 offset of its beginning', (row) => claimOf(row)?.span[0]),
      integer('to', 'UTF-16 offset after its end', (row) => claimOf(row)?.span[1]),
      ...claimColumns<Row>(claimOf),
      ...within(judgedColumns<CheckedClaim>(), ({ judged }: Row) => judged),
      text(
        'verdict_at_publication',
        'the verdict on the day of the article, when it differs',
        (row) => claimOf(row)?.verdictAtPublication,
      ),
      text('proposed_by', 'model, where a language model pointed at the claim', (row) =>
        claimOf(row)?.proposed === true ? 'model' : null,
      ),
      text('left_out', 'what the article leaves out', ({ left }) => left?.text),
      text('left_out_why', 'why it matters', ({ left }) => left?.why),
      text('left_out_importance', 'high, medium or low', ({ left }) => left?.importance),
    ],
    ({ judged, left }) => (judged === null ? left.receipts : rowReceipts(judged)),
  )
}
