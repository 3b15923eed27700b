import type { Day } from '../../kernel/day.ts'
import type { Receipts } from '../../receipts/ports.ts'
import type { Receipt, ReceiptClass } from '../../receipts/receipt.ts'
import { list, number, text, textOrNull, type Connection, type Row } from './connection.ts'
import { isTold } from './standing.ts'
import type { Writer } from './writer.ts'

const columns = `id, class, source, publisher, title, url, published, edition, licence, language, quote, names, locator, original, known`

export const insertReceipt = `INSERT INTO receipt (hash, origin, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Values of the columns above, without hash and origin. */
export const receiptValues = (receipt: Receipt): (string | null)[] => [
  receipt.id,
  receipt.class,
  receipt.sourceId,
  receipt.publisher,
  receipt.title,
  receipt.url,
  receipt.published,
  receipt.edition,
  receipt.licence,
  receipt.language,
  receipt.quote,
  JSON.stringify(receipt.names),
  receipt.locator === null ? null : JSON.stringify(receipt.locator),
  receipt.original === null ? null : JSON.stringify(receipt.original),
  receipt.known,
]

export const receiptOf = (row: Row): Receipt => ({
  id: text(row[0]),
  class: text(row[1]) as ReceiptClass,
  sourceId: text(row[2]),
  publisher: text(row[3]),
  title: text(row[4]),
  url: text(row[5]),
  published: textOrNull(row[6]) as Day | null,
  edition: text(row[7]),
  licence: text(row[8]),
  language: text(row[9]),
  quote: text(row[10]),
  names: list(row[11]),
  locator: parsed(row[12]) as Receipt['locator'],
  original: parsed(row[13]) as Receipt['original'],
  known: text(row[14]) as Day,
})

/** The record of a receipt by its place in the table; throws when there is none. */
export function receiptAt(connection: Connection, seq: number): Receipt {
  const row = connection.first(`SELECT ${columns} FROM receipt WHERE seq = ?`, seq)
  if (!row) throw new TypeError(`there is no receipt in row ${seq}`)
  return receiptOf(row)
}

const parsed = (value: Row[number] | undefined): unknown => (typeof value === 'string' ? JSON.parse(value) : null)

const newest = `SELECT ${columns} FROM receipt WHERE id = ?`
const inOrder = 'ORDER BY known DESC, seq DESC LIMIT 1'

/** Receipts in the store. An upgrade to `held` is a second record of the same id, and the newest known one is shown. */
export const sqliteReceipts = (connection: Connection, writer: Writer): Receipts => {
  const get = (id: string, knownBy?: string): Receipt | undefined => {
    const row =
      knownBy === undefined
        ? connection.first(`${newest} ${inOrder}`, id)
        : connection.first(`${newest} AND known <= ? ${inOrder}`, id, knownBy)
    // A withdrawn receipt is still shown to who asks for it by name: a link to evidence never breaks.
    return row && receiptOf(row)
  }
  return {
    get: (id, knownBy) => Promise.resolve(get(id, knownBy)),
    getMany: (ids, knownBy) =>
      Promise.resolve(ids.map((id) => get(id, knownBy)).filter((receipt): receipt is Receipt => receipt !== undefined)),
    add: (receipts) => Promise.resolve(void writer.add({ receipts })),
    count: () => Promise.resolve(counts(connection)),
  }
}

function counts(connection: Connection): Record<ReceiptClass, number> {
  const count: Record<ReceiptClass, number> = { held: 0, transcribed: 0, cited: 0 }
  // SQLite takes the bare column `class` from the row that holds the maximum.
  const rows = connection.all(
    `SELECT class, count(*) FROM (SELECT id, class, max(known || printf('%012d', seq)) FROM receipt GROUP BY id) AS newest
     WHERE coalesce((SELECT standing FROM standing WHERE kind = 'receipt' AND standing.id = newest.id ORDER BY seq DESC LIMIT 1), '')
       <> 'withdrawn'
     GROUP BY class`,
  )
  for (const row of rows) count[text(row[0]) as ReceiptClass] = number(row[1])
  return count
}

/** Receipts of one source that name a place in its file, each as it is now known and told. */
export function receiptsWithPlace(connection: Connection, source: string): Receipt[] {
  const rows = connection.all(
    `SELECT ${columns} FROM receipt WHERE source = ? AND locator IS NOT NULL ORDER BY known, seq`,
    source,
  )
  const newestOfEach = new Map(rows.map((row) => [text(row[0]), row]))
  return [...newestOfEach.values()].map(receiptOf).filter((receipt) => isTold(connection, 'receipt', receipt.id))
}

/** Held receipts by the hash of their original, each as it was last known. */
export function heldByOriginal(connection: Connection): Map<string, Receipt[]> {
  const newestOfEach = new Map<string, Receipt>()
  for (const row of connection.all(`SELECT ${columns} FROM receipt WHERE original IS NOT NULL ORDER BY known, seq`))
    newestOfEach.set(text(row[0]), receiptOf(row))
  return Map.groupBy(newestOfEach.values(), ({ original }) => original?.hash ?? '')
}
