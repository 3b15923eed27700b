import type { ControlBook } from '../../ledger/controls/book.ts'
import { citedReceipt } from '../../ledger/bundle-receipts.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Asked } from '../../model/readiness/standing.ts'
import { listedByName } from '../../model/controls/parties.ts'
import type { Desk } from '../operation.ts'

export interface Listed {
  readonly list: string
  readonly kind: string
  readonly instrument: string
  readonly receipts: readonly Receipt[]
}

/** Whether a company is named on a control or watch list of China's that was known on the day. */
export function listedOf(book: ControlBook, desk: Desk, company: string, asked: Asked): Listed | null {
  const found = listedByName(book, company)
  if (found === undefined) return null
  const rule = book.rules.find(({ instrument }) => instrument === found.instrument)
  if (rule !== undefined && (rule.announced > asked.on || rule.announced > asked.knownBy)) return null
  const says = `${company} is named on ${found.instrument}, a ${found.list} list`
  return {
    list: found.id,
    kind: found.list,
    instrument: found.instrument,
    receipts: found.sources.flatMap((id) => {
      const source = desk.sources.get(id)
      return source === undefined ? [] : [citedReceipt(source, `list ${found.id}`, [company], says, source.published)]
    }),
  }
}
