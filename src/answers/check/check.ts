import { z } from 'zod'
import { claimKey } from '../../claims/claim-key.ts'
import { readDocumentClaims } from '../../claims/read-document.ts'
import { twoTimes } from '../dates.ts'
import { readGiven } from '../ingest/read-given.ts'
import { operation } from '../operation.ts'
import { claimFields, judgedFields, receiptRow, span } from '../parts.ts'
import { checkedTable } from './checked-table.ts'
import { checkDocument } from './checking.ts'

export const documentInput = z.object({
  text: z.string().optional().describe('The article as text'),
  base64: z.string().optional().describe('The article as bytes (HTML, PDF, text), base64'),
  name: z.string().optional().describe('File name, a hint at its kind'),
  mediaType: z.string().optional(),
  url: z.string().optional().describe('Where the document was taken from; nothing is fetched from it'),
})

export const checkInput = z.object({
  document: documentInput,
  ...twoTimes,
  explain: z.boolean().default(false),
})

export const checkedClaim = z.object({
  id: z.string(),
  quote: z.string(),
  span,
  ...claimFields,
  ...judgedFields,
  verdictAtPublication: judgedFields.verdict.nullable().describe('The verdict on the day the article appeared, when it differs'),
  alsoAt: z.array(span).describe('Other places of the article that make the same claim'),
  receipts: z.array(z.string()),
  rules: z.record(z.string(), z.string()).optional(),
  proposed: z
    .literal(true)
    .optional()
    .describe('Pointed at by the language model that the operator set up, and read by the same rules'),
})
export type CheckedClaim = z.output<typeof checkedClaim>

export const omission = z.object({
  id: z.string(),
  text: z.string(),
  why: z.string(),
  importance: z.enum(['high', 'medium', 'low']),
  knownAtPublication: z.boolean(),
  receipts: z.array(z.string()),
})

export const checkOutput = z.object({
  article: z.object({
    title: z.string().nullable(),
    date: z.string().nullable(),
    author: z.string().nullable(),
    publisher: z.string().nullable(),
    language: z.string(),
    highlights: z.array(z.string()),
    sections: z.array(z.object({ heading: z.string(), span })),
    body: z.string(),
    text: z.string().describe('The repaired text that all offsets count in'),
    blocks: z.array(z.object({ kind: z.string(), span })),
    boilerplate: z.array(z.object({ why: z.string(), span })),
    charset: z.string(),
    mediaType: z.string(),
    hash: z.string(),
    repairs: z.number().int(),
    notes: z.array(z.string()),
  }),
  asOf: z.string(),
  knownBy: z.string().nullable(),
  claims: z.array(checkedClaim),
  judgements: z.array(z.object({ quote: z.string(), span, why: z.string(), verdict: z.literal('not-checkable') })),
  omissions: z.array(omission),
  receipts: z.array(receiptRow).describe('Every receipt the claims and omissions point at'),
  summary: z.record(z.string(), z.number()).describe('Number of claims per verdict'),
})
export type CheckAnswer = z.output<typeof checkOutput>

export const check = operation({
  name: 'check',
  asks: 'Which statements of this article hold, under which definition, on whose evidence, and what does it leave out?',
  input: checkInput,
  output: checkOutput,
  cli: {
    argument: { name: 'article', field: 'document', kind: 'document' },
    examples: ['check article.txt', 'check article.html --as-of 2025-10-25', 'check - --format json'],
  },
  rows: checkedTable,
  async answer(desk, { document: given, ...asked }) {
    const document = await readGiven(desk, given)
    return checkDocument(desk, document, asked, { read: readDocumentClaims, key: claimKey })
  },
})
