import { canonical } from '../../kernel/hash.ts'
import type { Receipt, ReceiptId } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { joint, quoted, tableOf, text, type AnswerTable, type Cell, type Column, type ColumnOf } from './table.ts'

/** One receipt with what its source allows. */
export interface Evidence {
  readonly id: ReceiptId
  /** Undefined when the store does not know the receipt, or did not by the day asked about. */
  readonly receipt: Receipt | undefined
  readonly source: Source | undefined
}

/** Said of what an export must not show, and of what there is nothing of: two different things. */
export const notLicensed = 'not licensed to show'
export const missing = 'missing'
export const notOnRecord = 'not on record'
/** Said of what the source does not print, such as an edition. */
const notGiven = 'not given'

export type QuoteStatus = 'quoted' | typeof notLicensed | typeof missing

/** Whether the words of a receipt may stand in an export. A `cited` receipt holds our words, so there is nothing to quote. */
export function quoteStatus({ receipt, source }: Evidence): QuoteStatus {
  if (receipt === undefined) return missing
  // What the register does not know was not looked at by anybody, except a document that is the reader's own.
  if (source?.redistribution !== 'open' && receipt.sourceId !== 'reader') return notLicensed
  return receipt.class === 'cited' || receipt.quote === '' ? missing : 'quoted'
}

const redistributionOf = ({ receipt, source }: Evidence): string =>
  source?.redistribution ?? (receipt?.sourceId === 'reader' ? "reader's own" : notOnRecord)

const quoteOf = (each: Evidence): string | null => (quoteStatus(each) === 'quoted' ? (each.receipt?.quote ?? null) : null)

/** The sources of an answer, one row a receipt: what the sheet "sources" shows, with every licence in full. */
export function sourcesTable(evidence: readonly Evidence[]): AnswerTable {
  const columns: ColumnOf<Evidence>[] = [
    text('receipt_id', 'id of the receipt', ({ id }) => id),
    text('receipt_class', 'held, transcribed or cited', ({ receipt }) => receipt?.class ?? notOnRecord),
    text('source_id', 'id of the source', ({ receipt }) => receipt?.sourceId ?? notOnRecord),
    text('publisher', 'who published it', ({ receipt }) => receipt?.publisher ?? notOnRecord),
    text('title', 'title of the publication', ({ receipt }) => receipt?.title ?? notOnRecord),
    text('edition', 'its edition', ({ receipt }) => receipt?.edition ?? notOnRecord),
    text('published', 'day of publication', ({ receipt }) => receipt?.published),
    text('address', 'where it stands', ({ receipt }) => receipt?.url ?? notOnRecord),
    text('licence', 'terms of the source', ({ receipt }) => receipt?.licence ?? notOnRecord),
    text('redistribution', "open, quote-only or the reader's own", redistributionOf),
    text('file', "the publisher's file", ({ receipt }) => receipt?.locator?.file),
    text('place', 'line and column, or path, in that file', ({ receipt }) => placeOf(receipt)),
    quoted('quote', 'the words or cells that carry the statement', quoteOf),
    text('quote_status', `quoted, ${notLicensed} or ${missing}`, quoteStatus),
  ]
  return tableOf(evidence, columns, ({ id }) => [id])
}

function placeOf(receipt: Receipt | undefined): string | null {
  const { line, column, columnName, path } = receipt?.locator ?? {}
  if (path !== undefined) return path
  if (line === undefined) return null
  return `line ${line}${column === undefined ? '' : `, column ${column}`}${columnName === undefined ? '' : ` (${columnName})`}`
}

interface Joined extends Column {
  readonly of: (each: Evidence) => string
}

const joinedColumn = (name: string, says: string, of: Joined['of']): Joined => ({ name, type: 'text', says, isQuoted: false, of })

/** One entry a source, in the order of `source_ids`. */
const perSource: readonly Joined[] = [
  joinedColumn('source_ids', 'sources of the row, joined with "; "', ({ receipt }) => receipt?.sourceId ?? notOnRecord),
  joinedColumn('source_publisher', 'publisher of each source', ({ receipt }) => receipt?.publisher ?? notOnRecord),
  joinedColumn('source_title', 'title of each source', ({ receipt }) => receipt?.title ?? notOnRecord),
  joinedColumn('source_edition', 'edition of each source', ({ receipt }) => receipt?.edition ?? notOnRecord),
  joinedColumn('source_address', 'address of each source', ({ receipt }) => receipt?.url ?? notOnRecord),
  joinedColumn('source_licence', 'licence of each source', ({ receipt }) => receipt?.licence ?? notOnRecord),
  joinedColumn('source_redistribution', "open, quote-only or the reader's own", redistributionOf),
]

/** One entry a receipt, in the order of `receipt_ids`. */
const perReceipt: readonly Joined[] = [
  joinedColumn('receipt_class', 'held, transcribed or cited', ({ receipt }) => receipt?.class ?? notOnRecord),
  joinedColumn('receipt_ids', 'receipts of the row, joined with "; "', ({ id }) => id),
  joinedColumn('receipt_quote_status', `quoted, ${notLicensed} or ${missing}`, quoteStatus),
]

const quoteColumn: Column = {
  name: 'receipt_quote',
  type: 'text',
  says: 'what the receipts quote, where their licence lets it be shown',
  isQuoted: true,
}

/** The columns every exported row ends with. */
export const evidenceColumns: readonly Column[] = [...perSource, ...perReceipt, quoteColumn].map(
  ({ name, type, says, isQuoted }) => ({
    name,
    type,
    says,
    isQuoted,
  }),
)

/** Joined entries can be told apart again: the joint does not occur inside one. */
const join = (entries: readonly string[]): string | null =>
  entries.length === 0 ? null : entries.map((entry) => (entry === '' ? notGiven : entry.replaceAll(joint, ', '))).join(joint)

function cellsOf(evidence: readonly Evidence[]): (string | null)[] {
  // Files a reader imported share one id and not one licence, so a source is told by all that is said of it.
  const sources = [...new Map(evidence.map((each) => [canonical(perSource.map(({ of }) => of(each))), each])).values()]
  const quotes = evidence.flatMap((each) => quoteOf(each) ?? [])
  return [
    ...perSource.map(({ of }) => join(sources.map(of))),
    ...perReceipt.map(({ of }) => join(evidence.map(of))),
    quotes.length === 0 ? null : quotes.join(joint),
  ]
}

/** Words of a publisher that only lets itself be quoted stay out; a `cited` receipt's words are ours. */
const forbidsWords = (each: Evidence): boolean => each.receipt?.class !== 'cited' && quoteStatus(each) === notLicensed

/** Adds to every row where it comes from and under which licence. Quote-only sources keep the value and lose the words. */
export function withEvidence(table: AnswerTable, found: ReadonlyMap<ReceiptId, Evidence>): AnswerTable {
  const taken = evidenceColumns.find(({ name }) => table.columns.some((column) => column.name === name))
  if (taken !== undefined) throw new TypeError(`the column ${taken.name} belongs to the sources of a row`)
  // Most rows of a long table share their receipts' source, so what was joined once is kept.
  const joinedOnce = new Map<string, (string | null)[]>()
  return {
    columns: [...table.columns, ...evidenceColumns],
    rows: table.rows.map(({ cells, receipts }) => {
      const evidence = receipts.map((id) => found.get(id) ?? { id, receipt: undefined, source: undefined })
      const key = receipts.join(' ')
      const known = joinedOnce.get(key) ?? cellsOf(evidence)
      joinedOnce.set(key, known)
      return { cells: [...withheld(table.columns, cells, evidence), ...known], receipts }
    }),
  }
}

function withheld(columns: readonly Column[], cells: readonly Cell[], evidence: readonly Evidence[]): readonly Cell[] {
  if (!evidence.some(forbidsWords)) return cells
  return cells.map((cell, index) => (columns[index]?.isQuoted === true && cell !== null ? notLicensed : cell))
}
