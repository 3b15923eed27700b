import { z } from 'zod'
import { twoTimes } from '../dates.ts'
import { judgedFields } from '../parts.ts'

/** A claim as the gold set writes it: every field optional, `as_of` and `asOf` both understood. */
export const looseClaim = z.looseObject({
  type: z.string().nullish(),
  span: z.string().nullish(),
  passage: z.string().nullish(),
  context: z.string().nullish(),
  subject: z.string().nullish(),
  mineral: z.string().nullish(),
  stage: z.string().nullish(),
  geography: z.string().nullish(),
  counterpart: z.string().nullish(),
  measure: z.string().nullish(),
  of: z.string().nullish(),
  operator: z.string().nullish(),
  value: z.union([z.number(), z.string(), z.tuple([z.number(), z.number()])]).nullish(),
  unit: z.string().nullish(),
  basis: z.string().nullish(),
  as_of: z.string().nullish(),
  asOf: z.string().nullish(),
  modality: z.string().nullish(),
  attributed_to: z.string().nullish(),
})

export const judgeInput = z.object({
  lines: z
    .array(z.object({ id: z.string(), date: z.string().nullish(), publisher: z.string().nullish(), claim: looseClaim }))
    .min(1)
    .max(100_000),
  facts: z.string().optional().describe('Text of a CSV fact table to judge against instead of the ledger'),
  ...twoTimes,
})
export const judgeOutput = z.object({
  lines: z.array(z.object({ id: z.string(), ...judgedFields, facts: z.array(z.string()), receipts: z.array(z.string()) })),
})
