import { z } from 'zod'
import { documentInput } from '../check/check.ts'

export const ingestInput = z.object({ document: documentInput })
export const ingestOutput = z.object({
  receipt: z.string(),
  hash: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  characters: z.number().int(),
  already: z.boolean(),
})
