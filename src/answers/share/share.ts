import { z } from 'zod'
import { twoTimes } from '../dates.ts'
import { bases, kinds } from '../../ledger/definition.ts'
import { receiptRow } from '../parts.ts'

export const shareInput = z.object({
  mineral: z.string().describe('Element, group or mineral: rare_earths, magnet_rare_earths, Nd, gallium'),
  stage: z.string().describe('mining, refining, separation, magnet, reserve …'),
  basis: z.enum(bases).optional(),
  year: z.coerce
    .number()
    .int()
    .min(1900)
    .max(2100)
    .optional()
    .describe('Default: the latest year with measured or estimated figures'),
  place: z.string().optional(),
  ...twoTimes,
})
export const placeShare = z.object({
  place: z.string(),
  name: z.string(),
  value: z.number().describe('Percent of the whole'),
  low: z.number(),
  high: z.number(),
  amount: z.number().nullable(),
  figures: z.array(z.string()),
  receipts: z.array(z.string()),
})
export const shareOutput = z.object({
  definition: z.object({
    measure: z.string(),
    mineral: z.string(),
    basis: z.enum(bases),
    stage: z.string(),
    period: z.string(),
    unit: z.string(),
    kind: z.enum(kinds),
    publisher: z.string(),
    edition: z.string(),
    scenario: z.string().nullable(),
    says: z.string(),
  }),
  shares: z.array(placeShare),
  total: z.object({ value: z.number(), unit: z.string() }).nullable(),
  hhi: z.number().nullable().describe('Herfindahl-Hirschman index, 0 to 10,000'),
  concentration: z
    .object({
      cr1: z.number(),
      cr3: z.number(),
      effective: z.number(),
      covered: z.number().describe('Percent of the whole that the listed places explain'),
    })
    .nullable(),
  spread: z.array(z.object({ place: z.string(), low: z.number(), high: z.number(), definitions: z.number().int() })),
  conflicts: z.array(
    z.object({
      place: z.string(),
      says: z.string(),
      values: z.array(
        z.object({
          value: z.number(),
          basis: z.enum(bases),
          publisher: z.string(),
          edition: z.string(),
          period: z.string(),
          receipts: z.array(z.string()),
        }),
      ),
    }),
  ),
  others: z
    .array(z.object({ basis: z.enum(bases), publisher: z.string(), edition: z.string(), period: z.string(), says: z.string() }))
    .describe('Other definitions that can be asked for'),
  years: z.array(z.number().int()).describe('Years with figures under this definition'),
  receipts: z.array(receiptRow),
})
