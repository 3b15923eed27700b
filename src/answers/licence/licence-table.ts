import { tableOf, text, yesNo, type AnswerTable } from '../exporting/table.ts'
import type { LicenceAnswer } from './licence.ts'

type Provision = LicenceAnswer['provisions'][number]
type Inactive = LicenceAnswer['inactive_rules'][number]
type Row =
  | { readonly row: 'decision' }
  | { readonly row: 'provision'; readonly of: Provision }
  | { readonly row: 'inactive rule'; readonly of: Inactive }

/** A decision as a table: itself, the provisions it rests on, and the rules that would reach the case but do not run. */
export function licenceTable(answer: LicenceAnswer): AnswerTable {
  const rows: Row[] = [
    { row: 'decision' },
    ...answer.provisions.map((of): Row => ({ row: 'provision', of })),
    ...answer.inactive_rules.map((of): Row => ({ row: 'inactive rule', of })),
  ]
  const provision = (row: Row): Provision | null => (row.row === 'provision' ? row.of : null)
  const inactive = (row: Row): Inactive | null => (row.row === 'inactive rule' ? row.of : null)
  const whole = [...answer.provisions, ...answer.inactive_rules].flatMap(({ receipts }) => receipts)
  return tableOf(
    rows,
    [
      text('row', 'the decision, a provision it rests on, or a rule that does not run', ({ row }) => row),
      text('on', 'day of the case', () => answer.on),
      text('outcome', 'the decision', () => answer.outcome),
      yesNo('licence_required', 'empty: cannot tell', () => answer.licence_required),
      text('says', 'the decision, or the clause, in our words', (row) =>
        row.row === 'decision' ? answer.says : provision(row)?.says,
      ),
      text('authority', 'who decides on a licence', ({ row }) => (row === 'decision' ? answer.authority : null)),
      text('rule_id', 'id of the rule', (row) => (row.row === 'decision' ? null : row.of.rule_id)),
      text('title', 'title of the rule', (row) => (row.row === 'decision' ? null : row.of.title)),
      text('role', 'what the provision does here', (row) => provision(row)?.role),
      text('instrument', 'the instrument, as it is cited', (row) => provision(row)?.instrument),
      text('clause', 'article or paragraph', (row) => provision(row)?.clause),
      text('inactive_because', 'why the rule does not run', (row) => inactive(row)?.reason),
      text('inactive_by', 'what paused or revoked it', (row) => inactive(row)?.by),
      text('inactive_date', 'printed end of the pause, start or last day', (row) => inactive(row)?.date),
      text('confidence', 'high, medium or low', (row) =>
        row.row === 'decision' ? answer.confidence : provision(row)?.confidence,
      ),
    ],
    (row) => (row.row === 'decision' ? whole : row.of.receipts),
  )
}
