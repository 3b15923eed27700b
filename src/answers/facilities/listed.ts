import type { ControlBook } from '../../ledger/controls/book.ts'
import { receiptsOfList } from '../../ledger/controls/receipts.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'
import type { Asked } from '../../model/readiness/standing.ts'
import { listedByName } from '../../model/controls/parties.ts'
import type { Desk } from '../operation.ts'

export interface Listed {
  readonly list: string
  readonly kind: string
  readonly instrument: string
  readonly receipts: readonly ReceiptId[]
}

/** Whether a company is named on a control or watch list of China's that was known on the day. */
export function listedOf(book: ControlBook, desk: Desk, company: string, asked: Asked): Listed | null {
  const found = listedByName(book, company)
  if (found === undefined) return null
  const rule = book.rules.find(({ instrument }) => instrument === found.instrument)
  if (rule !== undefined && (rule.announced > asked.on || rule.announced > asked.knownBy)) return null
  return {
    list: found.id,
    kind: found.list,
    instrument: found.instrument,
    receipts: receiptsOfList(found, desk.sources).map(({ id }) => id),
  }
}
