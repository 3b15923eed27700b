import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { copyKinds, copyRule } from '../../receipts/copies/group-copies.ts'
import { documentInput } from '../check/check.ts'
import { integer, number, tableOf, text } from '../exporting/table.ts'
import { readAllGiven } from '../ingest/read-given.ts'
import { operation, type Desk } from '../operation.ts'
import { foldCopies, sourceOf, type Named } from './fold.ts'

/** Documents one question may compare; a larger collection is ingested one by one. */
const most = 500

export const copiesInput = z.object({
  documents: z.array(documentInput).max(most).default([]).describe('Documents to compare'),
  receipts: z
    .union([z.array(z.string()), z.string().transform((ids) => ids.split(/[\s,]+/).filter((id) => id !== ''))])
    .default([])
    .describe('Receipts of stored documents to compare with them, parted by commas'),
  least: z.coerce.number().min(0.3).max(1).default(copyRule.least).describe('Least share of common five-word runs'),
  shortest: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(copyRule.shortest)
    .describe('Shortest text, as a share of the longer, that counts as cut out of it'),
})

export const copiesOutput = z.object({
  documents: z.array(
    z.object({
      id: z.string(),
      title: z.string().nullable(),
      publisher: z.string().nullable(),
      date: z.string().nullable(),
      hash: z.string(),
      characters: z.number().int(),
    }),
  ),
  groups: z
    .array(
      z.object({
        original: z.string(),
        why: z.string().describe('Why this one is taken for the original'),
        source: z
          .string()
          .nullable()
          .describe('Whose word it is: the wire named in the text, a reviewed original, or the publisher'),
        copies: z.array(z.object({ id: z.string(), kind: z.enum(copyKinds), jaccard: z.number(), containment: z.number() })),
      }),
    )
    .describe('Documents that are one source; one without a copy is a group of its own'),
  independent: z.number().int().describe('How many sources these documents are: groups, those of one source counted once'),
  parameters: z.object({
    least: z.number(),
    shortest: z.number(),
    shingleWords: z.number(),
    values: z.number(),
    bands: z.number(),
  }),
})
export type CopiesAnswer = z.output<typeof copiesOutput>

/** A stored document by its receipt, read again from its bytes. */
async function stored(desk: Desk, id: string): Promise<Named> {
  const receipt = await desk.receipts.get(id)
  const bytes = receipt?.original ? await desk.originals.get(receipt.original.hash) : undefined
  if (!receipt?.original || bytes === undefined)
    throw new Refusal('not-found', `there is no stored document under the receipt "${id}"`)
  const { mediaType } = receipt.original
  return { id, document: await desk.reader.read({ bytes, name: receipt.title, mediaType, url: receipt.url || null }) }
}

export const copies = operation({
  name: 'copies',
  asks: 'Which of these documents are copies of one another, and how many sources are they?',
  input: copiesInput,
  output: copiesOutput,
  cli: {
    argument: { name: 'files', field: 'documents', kind: 'documents', optional: true },
    examples: ['copies first.html second.html third.txt', 'copies article.txt --receipts rc_0123456789abcdef0123'],
  },
  rows: ({ documents, groups }) =>
    tableOf(
      groups.flatMap((group, at) => [
        { at, id: group.original, kind: 'original', why: group.why, jaccard: null, containment: null, source: group.source },
        ...group.copies.map((copy) => ({ at, ...copy, why: null, source: group.source })),
      ]),
      [
        integer('order', 'group, counted from 1', ({ at }) => at + 1),
        text('document', 'id in this answer', ({ id }) => id),
        text('title', 'title of the document', ({ id }) => documents.find((one) => one.id === id)?.title),
        text('kind', 'original, same text, near copy or cut copy', ({ kind }) => kind),
        text('why', 'why it is taken for the original', ({ why }) => why),
        text('origin', 'whose word it is', ({ source }) => source),
        number('jaccard', 'shared five-word runs of all', ({ jaccard }) => jaccard),
        number('containment', 'shared five-word runs of the shorter text', ({ containment }) => containment),
      ],
      ({ id }) => (id.startsWith('rc_') ? [id] : []),
    ),
  async answer(desk, { documents, receipts, least, shortest }) {
    const given = (await readAllGiven(desk, documents)).map((document, at): Named => ({ id: `d${at + 1}`, document }))
    const named = [...given, ...(await Promise.all(receipts.map(async (id) => stored(desk, id))))]
    if (named.length === 0) throw new Refusal('empty-input', 'there is no document to compare')
    const byId = new Map(named.map(({ id, document }) => [id, document]))
    const groups = foldCopies(named, { least, shortest }).map(({ original, why, copies: found }) => ({
      original,
      why,
      source: sourceOf(
        [original].concat(found.map(({ id }) => id)).flatMap((id) => byId.get(id) ?? []),
        desk,
      ),
      copies: [...found],
    }))
    return {
      documents: named.map(({ id, document }) => ({
        id,
        title: document.title,
        publisher: document.publisher,
        date: document.date,
        hash: document.hash,
        characters: document.text.length,
      })),
      groups,
      independent: new Set(groups.map(({ source, original }) => source ?? original)).size,
      parameters: { least, shortest, shingleWords: 5, values: 128, bands: 32 },
    }
  },
})
