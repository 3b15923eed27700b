import { hashOf } from '../../kernel/hash.ts'
import type { TradeDataset } from '../../ledger/trade.ts'
import type { Receipt } from '../../receipts/receipt.ts'

/**
 * The receipt of an imported file. It quotes the file's first line; rows name their own line in it. Where the file was too large to be kept
 * it is a transcription: the hash tells whether a copy is the same file, but the desk cannot show it.
 */
export function receiptOfFile(dataset: TradeDataset, head: Uint8Array): Receipt {
  const end = head.indexOf(0x0a)
  const from = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const stop = dataset.rowsAre === 'lines' && end > 0 ? end : Math.min(head.length, 300)
  const quoted = head.subarray(from, head[stop - 1] === 0x0d ? stop - 1 : stop)
  return {
    id: dataset.receipt,
    class: dataset.held ? 'held' : 'transcribed',
    sourceId: 'reader',
    publisher: dataset.publisher,
    title: `${dataset.title} (${dataset.file})`,
    url: dataset.url,
    published: dataset.published,
    edition: dataset.release,
    licence: dataset.licence,
    language: 'en',
    quote: new TextDecoder().decode(quoted),
    names: [dataset.title],
    locator: { file: dataset.file, line: 1 },
    original: dataset.held
      ? {
          hash: dataset.hash,
          from,
          to: from + quoted.length,
          quoteHash: hashOf(quoted),
          mediaType: dataset.rowsAre === 'elements' ? 'application/json' : 'text/csv',
          size: dataset.size,
        }
      : null,
    known: dataset.known,
  }
}
