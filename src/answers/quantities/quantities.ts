import { z } from 'zod'

export const quantitiesInput = z.object({
  lines: z
    .array(z.object({ doc: z.string(), text: z.string() }))
    .min(1)
    .max(100_000),
})
export const foundQuantity = z.object({
  doc: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  unit: z.string().optional(),
  operator: z.string().optional(),
})
export const quantitiesOutput = z.object({ lines: z.array(foundQuantity) })
