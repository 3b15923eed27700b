import type { ControlBook } from '../../ledger/controls/book.ts'
import { receiptsOfPause, receiptsOfRule } from '../../ledger/controls/receipts.ts'
import type { Desk } from '../operation.ts'

/** Ids of the receipts of a rule or a pause, by its id; none for an id that is neither. */
export type ReceiptIds = (ruleId: string) => string[]

const kept = new WeakMap<ControlBook, ReceiptIds>()
/** Worked out once for a rule book. */
export function receiptIds(book: ControlBook, desk: Desk): ReceiptIds {
  const known = kept.get(book)
  if (known) return known
  const byId = new Map<string, string[]>()
  for (const rule of book.rules)
    byId.set(
      rule.id,
      receiptsOfRule(rule, desk.sources).map(({ id }) => id),
    )
  for (const pause of book.suspensions)
    byId.set(pause.id, [...(byId.get(pause.id) ?? []), ...receiptsOfPause(pause, desk.sources).map(({ id }) => id)])
  const ids: ReceiptIds = (id) => byId.get(id) ?? []
  kept.set(book, ids)
  return ids
}
