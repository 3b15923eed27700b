import { z } from 'zod'
import { twoTimes, dayInput } from '../dates.ts'

export const searchInput = z.object({
  query: z.string().max(500).default('').describe('Words, "a phrase", prefix*, AND OR NOT; empty lists the newest'),
  element: z.string().optional(),
  stage: z.string().optional(),
  place: z.string().optional(),
  from: dayInput.optional(),
  to: dayInput.optional(),
  publisher: z.string().optional(),
  lang: z.string().optional(),
  class: z.string().optional(),
  kind: z.enum(['receipt', 'document', 'headline', 'figure', 'event']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  knownBy: twoTimes.knownBy,
})
export const searchHit = z.object({
  id: z.string(),
  receipt: z.string(),
  kind: z.string(),
  class: z.string(),
  title: z.string(),
  date: z.string().nullable(),
  publisher: z.string(),
  snippet: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  score: z.number(),
  why: z.string(),
})
export const searchOutput = z.object({
  query: z.string(),
  total: z.number().int(),
  hits: z.array(searchHit),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int() }))),
  suggestions: z.array(z.string()).describe('What to try when nothing was found'),
})
