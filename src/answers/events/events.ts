import { z } from 'zod'
import { dayInput, twoTimes } from '../dates.ts'

export const eventsInput = z.object({
  query: z.string().max(200).default(''),
  mineral: z.string().optional(),
  place: z.string().optional(),
  from: dayInput.optional(),
  to: dayInput.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  ...twoTimes,
})
export const eventRow = z.object({
  id: z.string(),
  date: z.string(),
  actor: z.string(),
  jurisdiction: z.string(),
  places: z.array(z.string()),
  kind: z.string(),
  instrument: z.string(),
  title: z.string(),
  summary: z.string(),
  minerals: z.array(z.string()),
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  status: z
    .string()
    .describe('Status on the day asked about: scheduled, in_force, suspended, lapsed, revoked, expired, concluded, unknown'),
  statusSays: z.string(),
  undoes: z.array(z.string()),
  undoneBy: z.array(z.string()),
  confidence: z.enum(['high', 'medium', 'low']),
  known: z.string(),
  receipts: z.array(z.string()),
})
export const eventsOutput = z.object({ asOf: z.string(), total: z.number().int(), events: z.array(eventRow) })
