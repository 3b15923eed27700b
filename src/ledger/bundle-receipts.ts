import type { Day } from '../kernel/day.ts'
import { canonical, hashOf } from '../kernel/hash.ts'
import type { Locator, Receipt } from '../receipts/receipt.ts'
import type { Source } from '../sources/source.ts'

/** `rc_` and 20 hexadecimal digits of the hash of what the receipt stands for; the same cell always has the same receipt. */
export const receiptId = (content: unknown): string => `rc_${hashOf(canonical(content)).slice(0, 20)}`

const common = (source: Source, known: Day): Omit<Receipt, 'id' | 'class' | 'quote' | 'names' | 'locator'> => ({
  sourceId: source.id,
  publisher: source.publisher,
  title: source.title,
  url: source.url,
  published: source.published,
  edition: source.edition,
  licence: source.licence,
  language: 'en',
  original: null,
  known,
})

/** A receipt for one printed cell of a publisher's file. `quote` is our row in words, with the cell as printed. */
export function transcribedReceipt(
  source: Source,
  locator: Locator,
  names: readonly string[],
  quote: string,
  known: Day,
): Receipt {
  const { file, line, column, path, printed } = locator
  const id = receiptId({
    source: source.id,
    file,
    line: line ?? null,
    column: column ?? null,
    path: path ?? null,
    printed: printed ?? null,
  })
  return { id, class: 'transcribed', ...common(source, known), quote, names, locator }
}

/** A receipt for something that another publisher reports: our own summary, never shown as a quotation. */
export function citedReceipt(source: Source, about: string, names: readonly string[], summary: string, known: Day): Receipt {
  const id = receiptId({ source: source.id, about, summary })
  return { id, class: 'cited', ...common(source, known), quote: summary, names, locator: null }
}
