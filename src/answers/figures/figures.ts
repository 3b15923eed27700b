import { z } from 'zod'
import { twoTimes } from '../dates.ts'
import { bases } from '../../ledger/definition.ts'
import { figureRow } from '../parts.ts'

export const figuresInput = z.object({
  mineral: z.string().optional(),
  stage: z.string().optional(),
  place: z.string().optional(),
  measure: z.string().optional(),
  basis: z.enum(bases).optional(),
  year: z.coerce.number().int().min(1900).max(2100).optional(),
  publisher: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(200),
  ...twoTimes,
})
export const figuresOutput = z.object({ total: z.number().int(), figures: z.array(figureRow) })
