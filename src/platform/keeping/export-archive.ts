import { Refusal } from '../../kernel/errors.ts'
import type { Exported } from '../sqlite/exported.ts'
import type { Store } from '../sqlite/store.ts'
import { writeWhole } from '../edge/write-whole.ts'

export interface ExportReport {
  readonly file: string
  readonly originals: number
  readonly documents: number
  readonly captures: number
}

/** Media types of what we say beside the originals: documents of one original, and sights, as JSON lines. */
export const documentsType = 'application/x.ytterby.documents+jsonl'
export const capturesType = 'application/x.ytterby.captures+jsonl'

const capturesTogether = 5000

/**
 * Writes the archive as one WARC file (ISO 28500, packed record by record): every original as a `resource` under its address, so that any
 * program that reads WARC has the bytes, and our receipts, texts, claims and sights as `metadata`, so that `import` has the archive again.
 */
export async function exportArchive(
  store: Store,
  file: string,
  version: string,
  onProgress?: (done: number, of: number) => void,
): Promise<ExportReport> {
  const { WARCRecord, WARCSerializer } = await import('warcio')
  const counts = { originals: 0, documents: 0, captures: 0 }
  const captures = store.transfer.captures()
  const first = new Map(captures.toReversed().map((one) => [one.original, one]))
  const originals = store.transfer.originals()
  type Made = Parameters<typeof WARCRecord.create>[0]
  const record = async (about: Made, content: Uint8Array): Promise<Uint8Array> =>
    WARCSerializer.serialize(WARCRecord.create({ warcVersion: 'WARC/1.1', ...about }, one(content)), { gzip: true })

  async function* records(): AsyncGenerator<Uint8Array> {
    const date = new Date().toISOString()
    const info = WARCRecord.createWARCInfo(
      { filename: file.split('/').at(-1) ?? file, warcVersion: 'WARC/1.1', date },
      { software: `Ytterby ${version}`, format: 'WARC File Format 1.1' },
    )
    yield await WARCSerializer.serialize(info, { gzip: true })
    for (const [done, hash] of originals.entries()) {
      onProgress?.(done, originals.length)
      const bytes = await store.originals.get(hash)
      if (!bytes)
        throw new Refusal(
          'receipt-mismatch',
          `the original ${hash.slice(0, 12)}… is missing; \`ytterby verify\` names what rests on it`,
        )
      const documents = store.transfer.from(hash)
      const seen = first.get(hash)
      const id = `<urn:ytterby:sha256:${hash}>`
      const url = addressFor(seen?.address, seen?.content === hash, hash, documents)
      const warcDate = seen?.at ?? date
      counts.originals += 1
      counts.documents += documents.length
      yield await record(
        {
          url,
          date: warcDate,
          type: 'resource',
          warcHeaders: {
            'Content-Type': documents[0]?.receipt.original?.mediaType ?? 'application/octet-stream',
            'WARC-Record-ID': id,
          },
        },
        bytes,
      )
      yield await record(
        { url, date: warcDate, type: 'metadata', warcHeaders: { 'Content-Type': documentsType, 'WARC-Concurrent-To': id } },
        lines(documents),
      )
    }
    for (let at = 0; at < captures.length; at += capturesTogether) {
      const some = captures.slice(at, at + capturesTogether)
      counts.captures += some.length
      yield await record(
        { url: 'urn:ytterby:captures', date, type: 'metadata', warcHeaders: { 'Content-Type': capturesType } },
        lines(some),
      )
    }
    onProgress?.(originals.length, originals.length)
  }
  await writeWhole(file, records())
  return { file, ...counts }
}

async function* one(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content)
}

/** The address of a whole document; a container of many has its own where a receipt tells it, else a name made of its hash. */
function addressFor(address: string | undefined, isWhole: boolean, hash: string, documents: readonly Exported[]): string {
  const url = isWhole ? (address ?? documents[0]?.receipt.url) : undefined
  return url !== undefined && /^(?:https?|file):/.test(url) ? url : `urn:sha256:${hash}`
}

const lines = (items: readonly unknown[]): Uint8Array =>
  Buffer.from(items.map((item) => `${JSON.stringify(item, withOpenEnds)}\n`).join(''))

/** "More than 80" has no upper end, which JSON has no number for: it is written as the word. */
const withOpenEnds = (_: string, value: unknown): unknown => (value === Infinity || value === -Infinity ? String(value) : value)
