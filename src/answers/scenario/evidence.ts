import { receiptIds } from '../licence/receipt-ids.ts'
import type { Desk } from '../operation.ts'

/** Receipts behind the ids that a scenario names: figures, events, rules of the book, pauses. An id that is none of them has none. */
export async function receiptsNamed(desk: Desk, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const [figures, events, book] = await Promise.all([
    desk.ledger.figures({ ids: wanted }),
    desk.ledger.events({}),
    desk.controls(),
  ])
  const ofRule = receiptIds(book, desk)
  const found = new Map<string, readonly string[]>()
  for (const figure of figures) found.set(figure.id, figure.receipts)
  for (const event of events) if (wanted.includes(event.id)) found.set(event.id, event.receipts)
  for (const id of wanted) {
    const receipts = ofRule(id)
    if (!found.has(id) && receipts.length > 0) found.set(id, receipts)
  }
  return found
}
