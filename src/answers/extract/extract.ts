import { z } from 'zod'
import { claimFields } from '../parts.ts'

export const passageInput = z.object({
  id: z.string(),
  passage: z.string(),
  context: z.string().nullish(),
  date: z.string().nullish(),
  publisher: z.string().nullish(),
})

export const annotation = z.object({
  span: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  ...claimFields,
  rules: z.record(z.string(), z.string()).optional(),
})

export const extractInput = z.object({
  lines: z.array(passageInput).min(1).max(100_000),
  explain: z.boolean().default(false).describe('Add the rule that set each field'),
})
export const extractOutput = z.object({ lines: z.array(z.object({ id: z.string(), annotations: z.array(annotation) })) })
