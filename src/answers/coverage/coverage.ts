import { z } from 'zod'
import { claimKey } from '../../claims/claim-key.ts'
import { readDocumentClaims } from '../../claims/read-document.ts'
import { copyKinds } from '../../receipts/copies/group-copies.ts'
import { checkDocument } from '../check/checking.ts'
import { checkedClaim, documentInput, omission, type CheckAnswer } from '../check/check.ts'
import { twoTimes } from '../dates.ts'
import { readAllGiven } from '../ingest/read-given.ts'
import { operation } from '../operation.ts'
import { direction, receiptRow, span, verdict } from '../parts.ts'
import { assemble, type Article } from './assemble.ts'
import { coverageTable } from './coverage-table.ts'

const fewest = 2
const most = 12

export const coverageInput = z.object({
  documents: z
    .array(documentInput)
    .min(fewest, `compare ${fewest} to ${most} articles`)
    .max(most, `compare ${fewest} to ${most} articles`)
    .describe('Articles on the same event'),
  ...twoTimes,
})

const article = z.object({
  id: z.string(),
  title: z.string().nullable(),
  name: z.string().nullable(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  date: z.string().nullable(),
  language: z.string(),
  hash: z.string(),
  column: z.string().describe('The article under which it is shown: itself, or the original of which it is a copy'),
  copy: z.enum(copyKinds).nullable().describe('How it stands to the original; null for an original'),
  notes: z.array(z.string()),
})

const column = z.object({
  article: z.string().describe('The original of the group'),
  members: z.array(z.string()),
  source: z.string().nullable(),
  why: z.string().describe('Why this one is taken for the original'),
  makes: z.number().int(),
  leavesOut: z.number().int().describe('Claims that other articles make and this one does not'),
  wrong: z.number().int().describe('Its claims that are contradicted or outdated'),
  summary: z.record(z.string(), z.number()).describe('Number of its claims per verdict'),
})

const made = z.object({
  article: z.string(),
  claim: z.string().describe('Its id in the checked article (`check`)'),
  quote: z.string(),
  span,
  verdict,
  direction,
  operator: z.string().nullable(),
  asOf: z.string().nullable(),
  attributedTo: z.string().nullable(),
})

export const coverageOutput = z.object({
  asOf: z.string(),
  knownBy: z.string().nullable(),
  articles: z.array(article),
  columns: z.array(column).describe('Articles with their copies folded: one column a source text'),
  claims: z
    .array(
      z.object({
        id: z.string(),
        claim: checkedClaim.describe('As the first article makes it'),
        verdicts: z
          .array(verdict)
          .describe('Every verdict that it gets; more than one where articles say it of different times or bounds'),
        madeBy: z.array(z.string()).describe('Columns that make it'),
        leftOutBy: z.array(z.string()).describe('Columns that do not'),
        independent: z.number().int().describe('Voices behind it: copies, and articles that name the same source, count once'),
        made: z.array(made),
      }),
    )
    .describe('Claims by subject, mineral, measure, period and value, those that most articles make first'),
  disagreements: z
    .array(z.object({ claims: z.array(z.string()), about: z.string() }))
    .describe('Claims on one thing of one year with different values'),
  omissions: z.array(omission.extend({ leftOutBy: z.array(z.string()) })).describe('What the record holds and columns leave out'),
  receipts: z.array(receiptRow),
  parameters: z.object({ least: z.number(), shortest: z.number() }),
})
export type CoverageAnswer = z.output<typeof coverageOutput>
export type CoverageClaim = CoverageAnswer['claims'][number]

export const coverage = operation({
  name: 'coverage',
  asks: 'Several articles on one event: which claims does each make, leave out and get wrong?',
  input: coverageInput,
  output: coverageOutput,
  cli: {
    argument: { name: 'articles', field: 'documents', kind: 'documents' },
    examples: ['coverage first.html second.txt third.pdf', 'coverage a.txt b.txt --as-of 2025-10-25 --format csv'],
  },
  rows: coverageTable,
  async answer(desk, { documents, ...times }) {
    const read = await readAllGiven(desk, documents)
    const named = read.map((document, at): Article => ({ id: `a${at + 1}`, document, name: documents[at]?.name ?? null }))
    const checked = new Map<string, CheckAnswer>()
    for (const { id, document } of named)
      checked.set(
        id,
        await checkDocument(desk, document, { ...times, explain: false }, { read: readDocumentClaims, key: claimKey }),
      )
    return assemble(named, checked, desk)
  },
})
