import { createReadStream } from 'node:fs'
import { Refusal } from '../../kernel/errors.ts'
import type { Capture } from '../../receipts/capture.ts'
import { hashOf } from '../../kernel/hash.ts'
import { unreadable } from '../collecting/files.ts'
import type { Exported } from '../sqlite/exported.ts'
import type { Store } from '../sqlite/store.ts'
import { capturesType, documentsType } from './export-archive.ts'

export interface ArchiveImport {
  readonly file: string
  readonly originals: number
  /** Documents that are new to this archive, of all in the file. */
  readonly kept: number
  readonly documents: number
  readonly captures: number
}

/**
 * Takes in an archive that `export` wrote: originals first, each document only if its quote stands in them. Refuses `bad-input` for a WARC
 * file of another program, which `ingest` reads, and `receipt-mismatch` for bytes that are not what the receipts say.
 */
export async function importArchive(store: Store, file: string): Promise<ArchiveImport> {
  if (store.readOnly)
    throw new Refusal('store-read-only', `the store in ${store.home} cannot be written, so nothing can be imported`)
  const { WARCParser } = await import('warcio')
  const counts = { originals: 0, kept: 0, documents: 0, captures: 0 }
  let bytes = new Uint8Array()
  let isOurs = false
  try {
    for await (const record of WARCParser.iterRecords(createReadStream(file))) {
      const type = record.warcContentType ?? ''
      const content = await record.readFully(false)
      if (record.warcType === 'resource') bytes = new Uint8Array(content)
      else if (type === documentsType) {
        isOurs = true
        const documents = parsed<Exported>(content)
        const hash = await store.originals.put(bytes)
        for (const { receipt } of documents) refuseUnproved(receipt, bytes, hash, file)
        counts.originals += 1
        counts.documents += documents.length
        counts.kept += store.transfer.takeIn(documents)
      } else if (type === capturesType) counts.captures += store.transfer.takeInCaptures(parsed<Capture>(content))
    }
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown
    if (thrown instanceof Error && 'code' in thrown) throw unreadable(file, thrown)
    throw new Refusal('unreadable-file', `${file} is damaged or cut: what came before is kept`, { cause: thrown })
  }
  if (!isOurs)
    throw new Refusal(
      'bad-input',
      `${file} is no archive of a desk; \`ytterby ingest ${file}\` reads WARC files of other programs`,
    )
  return { file, ...counts }
}

function refuseUnproved({ id, original }: Exported['receipt'], bytes: Uint8Array, hash: string, file: string): void {
  if (original?.hash === hash && hashOf(bytes.subarray(original.from, original.to)) === original.quoteHash) return
  throw new Refusal(
    'receipt-mismatch',
    `${file}: the bytes of ${id} are not what its receipt says; nothing of this original was imported`,
  )
}

const parsed = <T>(content: Uint8Array): T[] =>
  Buffer.from(content)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line, withOpenEnds) as T)

/** Ends that `export` wrote as words, because JSON has no number for them. */
const withOpenEnds = (key: string, value: unknown): unknown =>
  (key === 'low' || key === 'high') && (value === 'Infinity' || value === '-Infinity') ? Number(value) : value
