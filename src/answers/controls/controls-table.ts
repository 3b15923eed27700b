import { list, tableOf, text, type AnswerTable } from '../exporting/table.ts'
import type { ControlsAnswer } from './controls.ts'

type Rule = ControlsAnswer['rules'][number]
type Change = ControlsAnswer['changes'][number]
interface Row {
  readonly rule: Rule | null
  readonly standing: Rule['status'][number] | null
  readonly change: Change | null
}

/** Rules as a table, one row for each branch in which a rule may stand; then what changed between two days, if that was asked. */
export const controlsTable = (answer: ControlsAnswer): AnswerTable =>
  tableOf<Row>(
    [
      ...answer.rules.flatMap((rule) => rule.status.map((standing) => ({ rule, standing, change: null }))),
      ...answer.changes.map((change) => ({ rule: null, standing: null, change })),
    ],
    [
      text('row', 'rule, or change between two days', ({ rule }) => (rule === null ? 'change' : 'rule')),
      text('on', 'day asked about', () => answer.on),
      text('rule_id', 'id of the rule', ({ rule, change }) => rule?.rule_id ?? change?.rule_id),
      text('title', 'title of the rule', ({ rule, change }) => rule?.title ?? change?.title),
      text('instrument', 'the instrument, as it is cited', ({ rule }) => rule?.instrument),
      text('clause', 'article or paragraph', ({ rule }) => rule?.clause),
      text('jurisdiction', 'whose rule', ({ rule }) => rule?.jurisdiction),
      text('authority', 'who decides', ({ rule }) => rule?.authority),
      text('kind', 'kind of rule', ({ rule }) => rule?.kind),
      text('announced', 'when it was announced', ({ rule }) => rule?.announced),
      text('says', 'what it says, in our words', ({ rule }) => rule?.says),
      text(
        'scenario',
        'the branch; empty where every branch agrees',
        ({ standing, change }) => standing?.scenario ?? change?.scenario,
      ),
      text('state', 'how it stands on the day', ({ standing, change }) => standing?.state ?? change?.to),
      text('state_before', 'how it stood on the first of two days', ({ change }) => change?.from),
      text('by', 'what brought that about', ({ standing, change }) => standing?.by ?? change?.by),
      text('date', 'day that belongs to the state', ({ standing }) => standing?.date),
      text('confidence', 'high, medium or low', ({ standing }) => standing?.confidence),
      text('note', 'note on the state', ({ standing }) => standing?.note),
      list('lists', 'lists of goods or persons it refers to', ({ rule }) => rule?.lists),
    ],
    ({ rule, change }) => rule?.receipts ?? answer.rules.find(({ rule_id }) => rule_id === change?.rule_id)?.receipts ?? [],
  )
