import { z } from 'zod'
import { documentInput } from '../check/check.ts'
import { copyKinds } from '../../receipts/copies/group-copies.ts'
import { readDocumentClaims } from '../../claims/read-document.ts'
import { withClaims } from '../../ledger/claim-entries.ts'
import { operation } from '../operation.ts'
import { storedCopies } from '../copies/stored-copies.ts'
import { bytesGiven } from './read-given.ts'
import { entryOf, receiptFor } from './evidence.ts'

export const ingestInput = z.object({ document: documentInput })
export const ingestOutput = z.object({
  receipt: z.string(),
  hash: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  characters: z.number().int(),
  already: z.boolean(),
  copyOf: z
    .object({
      receipt: z.string(),
      title: z.string(),
      publisher: z.string(),
      date: z.string().nullable(),
      kind: z.enum(copyKinds),
      shared: z.number(),
    })
    .nullable()
    .describe('A stored document of which this is a copy, or which is a copy of this: they count as one source'),
})

export const ingest = operation({
  name: 'ingest',
  asks: 'Keep this document as evidence: its bytes, a receipt, and a place in the search index.',
  input: ingestInput,
  output: ingestOutput,
  cli: {
    argument: { name: 'file', field: 'document', kind: 'document' },
    examples: ['ingest report.pdf', 'ingest article.html'],
  },
  async answer(desk, { document: given }) {
    const { name = null, mediaType = null, url = null } = given
    const bytes = bytesGiven(given)
    const document = await desk.reader.read({ bytes, name, mediaType, url })
    // The bytes first: a receipt must never point at an original that is not there.
    const hash = await desk.originals.put(bytes)
    const receipt = receiptFor(document, { bytes, hash, name, url, day: desk.today() })
    const before = await desk.receipts.get(receipt.id)
    if (!before) await desk.receipts.add([receipt])
    // Added again when it is there already, at no cost: a crash between the two must not hide the document for good.
    const entry = entryOf(document, before ?? receipt, desk.gazetteer)
    await desk.search.add(withClaims(entry, readDocumentClaims(document, desk.gazetteer).claims, document.text))
    return {
      receipt: receipt.id,
      hash,
      title: document.title,
      date: document.date,
      characters: document.text.length,
      already: before !== undefined,
      copyOf: (await storedCopies(desk, document, receipt.id))[0] ?? null,
    }
  },
})
