import { z } from 'zod'
import { operators } from '../kernel/quantity.ts'
import { claimTypes, measures, modalities } from '../claims/vocabulary.ts'
import { bases, kinds } from '../ledger/definition.ts'
import { figureStates } from '../ledger/figure-state.ts'

import { receiptClasses } from '../receipts/receipt.ts'

export { sayBasis } from '../ledger/definition.ts'

/** Parts that several answers share, as zod schemas: they are the documentation of every surface. */

export const verdicts = ['supported', 'contradicted', 'outdated', 'imprecise', 'unsupported', 'not-checkable'] as const
export const verdict = z.enum(verdicts).describe('Six words, defined in docs/method/verdicts.md')
export type Verdict = z.output<typeof verdict>

export const direction = z.enum(['over', 'under']).nullable().describe('Whether the claim says more or less than the record')

export const claimValue = z.union([z.number(), z.tuple([z.number(), z.number()]), z.string()]).nullable()

export const span = z.tuple([z.number().int(), z.number().int()]).describe('UTF-16 offsets, end excluded')

export const claimFields = {
  type: z.enum(claimTypes),
  subject: z.string().nullable(),
  mineral: z.string().nullable(),
  stage: z.string().nullable(),
  geography: z.string().nullable(),
  counterpart: z.string().nullable(),
  measure: z.enum(measures).nullable(),
  of: z.string().nullable(),
  operator: z.enum(operators).nullable(),
  value: claimValue,
  unit: z.string().nullable(),
  basis: z.string().nullable(),
  asOf: z.string().nullable(),
  modality: z.enum(modalities),
  attributedTo: z.string().nullable(),
}

export const figureRow = z.object({
  id: z.string(),
  subject: z.string(),
  measure: z.string(),
  mineral: z.string().nullable(),
  basis: z.enum(bases),
  stage: z.string().nullable(),
  geography: z.string().nullable(),
  counterpart: z.string().nullable(),
  of: z.string().nullable(),
  period: z.string(),
  unit: z.string(),
  kind: z.enum(kinds),
  scenario: z.string().nullable(),
  operator: z.enum(operators),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  text: z.string().nullable(),
  publisher: z.string(),
  sourceId: z.string(),
  edition: z.string(),
  rank: z.number().describe('Strength of the source: 1 statute, 2 official statistics … 8 social'),
  known: z.string(),
  receipts: z.array(z.string()),
  from: z.array(z.string()),
  note: z.string(),
  state: z.enum(figureStates).nullable().describe("What became of a company's figure; null where that is not recorded"),
})
export type FigureRow = z.output<typeof figureRow>

export const receiptRow = z.object({
  id: z.string(),
  class: z.enum(receiptClasses),
  sourceId: z.string(),
  publisher: z.string(),
  title: z.string(),
  url: z.string(),
  published: z.string().nullable(),
  edition: z.string(),
  licence: z.string(),
  language: z.string(),
  quote: z.string(),
  names: z.array(z.string()),
  locator: z
    .object({
      file: z.string(),
      line: z.number().optional(),
      column: z.number().optional(),
      columnName: z.string().optional(),
      path: z.string().optional(),
      printed: z.string().optional(),
    })
    .nullable(),
  original: z
    .object({
      hash: z.string(),
      from: z.number(),
      to: z.number(),
      quoteHash: z.string(),
      mediaType: z.string(),
      size: z.number(),
    })
    .nullable(),
  known: z.string(),
})
export type ReceiptRow = z.output<typeof receiptRow>

/** What one definition says about a claim. */
export const definitionVerdict = z.object({
  definition: z.string().describe('In words: "share of world mine output, all rare earths (REO tonnes), 2024"'),
  basis: z.enum(bases),
  verdict,
  direction,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  period: z.string(),
  publisher: z.string(),
  edition: z.string(),
  kind: z.enum(kinds),
  tolerance: z.string().describe('The tolerance that was applied, in words'),
  figures: z.array(z.string()),
  receipts: z.array(z.string()),
  text: z.string().nullable().describe('For rules and events: what the record says'),
})
export type DefinitionVerdict = z.output<typeof definitionVerdict>

/** A judged claim's outcome, shared by `check` and `judge`. */
export const judgedFields = {
  verdict,
  direction,
  byDefinition: z.array(definitionVerdict),
  interval: z
    .object({ low: z.number(), high: z.number(), unit: z.string() })
    .nullable()
    .describe('Spread of all figures on the same thing'),
  independent: z
    .number()
    .int()
    .describe('Originals that speak for the verdict: copies of one statistic, wire or report count once'),
  reason: z.string(),
  wouldChange: z.string().nullable().describe('The fact or day that would change the verdict'),
}
