import type { Day } from '../kernel/day.ts'
import { canonical, hashOf } from '../kernel/hash.ts'
import type { Locator, Receipt } from '../receipts/receipt.ts'
import type { Source } from '../sources/source.ts'
import type { Figure } from './figure.ts'
import { sayAmount, sayWhat } from './say-figure.ts'

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

/** Where a cell stands; an empty path or column name, and a missing line, are left out of the locator. */
export interface CellPlace {
  readonly file: string
  readonly printed: string
  readonly path: string
  readonly line: number | null
  readonly column: number | null
  readonly columnName: string
}

/** The receipt of a figure that was read from one printed cell beside `names`. */
export function cellReceipt(source: Source, figure: Figure, names: readonly string[], cell: CellPlace, known: Day): Receipt {
  const [name = figure.subject] = names
  const subject = name === figure.subject ? name : `${figure.subject}, printed as “${name}”`
  const quote = `${subject}: ${sayWhat(figure)}: “${cell.printed}”, that is ${sayAmount(figure)}`
  const { file, printed, path, line, column, columnName } = cell
  const locator = {
    file,
    printed,
    ...(path === '' ? {} : { path }),
    ...(line === null ? {} : { line }),
    ...(column === null ? {} : { column }),
    ...(columnName === '' ? {} : { columnName }),
  }
  return transcribedReceipt(source, locator, [...new Set([...names, figure.subject])], quote, known)
}

/** A receipt for something that another publisher reports: our own summary, never shown as a quotation. */
export function citedReceipt(source: Source, about: string, names: readonly string[], summary: string, known: Day): Receipt {
  const id = receiptId({ source: source.id, about, summary })
  return { id, class: 'cited', ...common(source, known), quote: summary, names, locator: null }
}
