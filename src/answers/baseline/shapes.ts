import { z } from 'zod'
import { baselineElements, groundKinds } from '../../ledger/baseline/book.ts'
import { quantityClasses } from '../../model/reconciliation/problem.ts'
import { receiptRow } from '../parts.ts'
import { twoTimes } from '../dates.ts'

export const baselineStages = ['mining', 'separation', 'metal', 'magnet'] as const

export const baselineInput = z.object({
  element: z.enum(baselineElements).optional().describe('One of them; default: all'),
  stage: z.enum(baselineStages).optional(),
  place: z.string().optional().describe('Country by name or ISO code, or OTHER'),
  year: z.coerce.number().int().default(2024).describe('Only 2024 is on record well enough'),
  flag: z.coerce
    .number()
    .positive()
    .default(1.96)
    .describe('Observations that had to move by more of their own deviations disagree'),
  limit: z.coerce.number().int().min(1).max(5000).default(500).describe('Most rows of each list'),
  knownBy: twoTimes.knownBy,
})

const amount = {
  value: z.number().describe('Reconciled, tonnes a year: contained element, or finished magnets of a grade'),
  sd: z.number().describe('Standard deviation afterwards, bounds apart'),
}

export const outputRow = z.object({
  good: z.string().describe('Element, or grade of magnet'),
  stage: z.enum(baselineStages),
  place: z.string(),
  name: z.string(),
  ...amount,
  share: z.number().describe('Fraction of the world'),
  adjustment: z.number().describe('Reconciled less what was thought beforehand'),
  class: z.enum(quantityClasses),
  ground: z.enum(groundKinds).describe('What the thought beforehand rests on'),
  says: z.string(),
})

const shipmentRow = z.object({
  good: z.string(),
  stage: z.enum(baselineStages).describe('After which it is shipped'),
  from: z.string(),
  to: z.string(),
  ...amount,
  ground: z.enum(groundKinds),
})

export const observationRow = z.object({
  says: z.string(),
  observed: z.number().describe('Tonnes a year; 0 where a share is observed'),
  observedSd: z.number(),
  reconciled: z.number().describe('Tonnes a year; of a share, by how much the chain is above it'),
  normalised: z.number().describe('Adjustment over its own deviation'),
  chi2Share: z.number(),
  ground: z.enum(groundKinds),
  source: z.string().nullable().describe('null: assumed'),
  locator: z.string(),
  note: z.string(),
  receipts: z.array(z.string()),
})

const flowRow = z.object({
  stage: z.enum(baselineStages).describe('After which it is shipped'),
  from: z.string(),
  to: z.string(),
  value: z.number().describe('Contained tonnes a year'),
})

export const baselineOutput = z.object({
  year: z.number().int(),
  unit: z.literal('t/yr'),
  outputs: z.array(outputRow).describe('What each place puts out at each stage'),
  shipments: z.array(shipmentRow),
  flows: z
    .array(flowRow)
    .describe('Of the element asked for, from mine to use, magnets by what they contain; empty where none is named'),
  compared: z
    .array(
      z.object({
        says: z.string(),
        reported: z.number(),
        reconciled: z.number(),
        difference: z.number(),
        receipts: z.array(z.string()),
      }),
    )
    .describe('Shares of the world in percent as reported, beside those of the reconciled chain'),
  disagree: z.array(observationRow).describe('Observations that the rest of the chain contradicts, the worst first'),
  bySource: z
    .array(
      z.object({
        source: z.string().nullable(),
        ground: z.enum(groundKinds),
        observations: z.number().int(),
        chi2: z.number(),
        share: z.number(),
      }),
    )
    .describe('Who adds how much to chi-square'),
  chi2: z.number(),
  degreesOfFreedom: z.number().int(),
  pValue: z.number(),
  imbalance: z.number().describe('Worst balance of the world, as a part of its scale'),
  observations: z.number().int(),
  balances: z.number().int(),
  notes: z.array(z.string()),
  sources: z.array(z.object({ id: z.string(), publisher: z.string(), title: z.string(), url: z.string() })),
  receipts: z.array(receiptRow),
})
export type BaselineAnswer = z.output<typeof baselineOutput>
