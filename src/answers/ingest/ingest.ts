import { z } from 'zod'
import { documentInput } from '../check/check.ts'
import { copyKinds } from '../../receipts/copies/group-copies.ts'
import { operation } from '../operation.ts'
import { storedCopies } from '../copies/stored-copies.ts'
import { bytesGiven } from './read-given.ts'
import { prepare } from './prepare.ts'

export const ingestInput = z.object({ document: documentInput })
export const ingestOutput = z.object({
  receipt: z.string(),
  hash: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  characters: z.number().int(),
  claims: z.number().int().describe('Checkable claims that were read in it'),
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
    const place = { bytes, original: hash, size: bytes.length, from: 0 }
    const found = { place, address: url, name, url, content: hash, at: desk.now(), day: desk.today() }
    const prepared = prepare(document, found, desk.gazetteer)
    const { receipt } = prepared
    const before = await desk.receipts.get(receipt.id)
    await desk.archive.keep([prepared])
    return {
      receipt: receipt.id,
      hash,
      title: document.title,
      date: document.date,
      characters: document.text.length,
      claims: prepared.claims.length,
      already: before !== undefined,
      copyOf: (await storedCopies(desk, document, receipt.id))[0] ?? null,
    }
  },
})
