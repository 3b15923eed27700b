import { utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { documentInput } from '../check/check.ts'
import { operation } from '../operation.ts'
import { bytesOf } from './bytes.ts'
import { entryOf, receiptFor } from './evidence.ts'

export const ingestInput = z.object({ document: documentInput })
export const ingestOutput = z.object({
  receipt: z.string(),
  hash: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  characters: z.number().int(),
  already: z.boolean(),
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
    const { text, base64, name = null, mediaType = null, url = null } = given
    const bytes = base64 === undefined ? utf8ToBytes(text ?? '') : bytesOf(base64)
    if (bytes.length === 0) throw new Refusal('empty-input', 'the document is empty')
    const document = await desk.reader.read({ bytes, name, mediaType, url })
    // The bytes first: a receipt must never point at an original that is not there.
    const hash = await desk.originals.put(bytes)
    const receipt = receiptFor(document, { bytes, hash, name, url, day: desk.today() })
    const before = await desk.receipts.get(receipt.id)
    if (!before) await desk.receipts.add([receipt])
    // Added again when it is there already, at no cost: a crash between the two must not hide the document for good.
    await desk.search.add([entryOf(document, before ?? receipt, desk.gazetteer)])
    return {
      receipt: receipt.id,
      hash,
      title: document.title,
      date: document.date,
      characters: document.text.length,
      already: before !== undefined,
    }
  },
})
