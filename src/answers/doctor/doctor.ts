import { z } from 'zod'

export const doctorInput = z.object({})
export const doctorOutput = z.object({
  version: z.string(),
  home: z.string(),
  well: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), says: z.string(), remedy: z.string().nullable() })),
  counts: z.object({
    figures: z.number().int(),
    events: z.number().int(),
    receipts: z.object({ held: z.number().int(), transcribed: z.number().int(), cited: z.number().int() }),
  }),
  horizon: z.object({ first: z.string(), last: z.string(), lastKnown: z.string() }),
})
