import type { ReceiptRow } from '../../../answers/parts.ts'
import { listed } from '../say.ts'

/** One publication behind a chart, with its receipts. */
export interface Publication {
  /** `USGS, Mineral Commodity Summaries 2026, commodities data release`. */
  readonly says: string
  readonly licence: string
  readonly receipts: readonly ReceiptRow[]
}

/** The publications of some receipts, those with most receipts first. */
export function publicationsOf(receipts: readonly ReceiptRow[]): Publication[] {
  const unique = [...new Map(receipts.map((receipt) => [receipt.id, receipt])).values()]
  const groups = Map.groupBy(unique, ({ publisher, title }) => `${publisher}, ${title}`)
  return [...groups]
    .map(([says, of]) => ({ says, licence: of[0]?.licence ?? '', receipts: of }))
    .toSorted((a, b) => b.receipts.length - a.receipts.length || (a.says < b.says ? -1 : 1))
}

/** The source line in plain words: `USGS, Mineral Commodity Summaries 2026 [public domain] and …`. */
export const saySources = (receipts: readonly ReceiptRow[]): string => {
  const publications = publicationsOf(receipts)
  return publications.length === 0
    ? 'no receipt is on record'
    : listed(publications.map(({ says, licence }) => (licence === '' ? says : `${says} [${licence}]`)))
}
