import { z } from 'zod'
import { receiptRow } from '../parts.ts'

export const backtestMoment = z.object({
  from: z.string(),
  to: z.string(),
  observed: z.number().describe('Tonnes'),
  low: z.number(),
  middle: z.number(),
  high: z.number().describe('Band of eight runs in ten'),
  carried: z.number().describe('The observation before: what one would have said without a model'),
  inside: z.boolean(),
  fitted: z.boolean().describe('The scenario was fitted with a look at it: not counted in the score'),
  how: z.string().nullable().describe('How the observation was worked out, where it is not itself on record'),
  receipts: z.array(z.string()),
})
export type BacktestMoment = z.output<typeof backtestMoment>

export const score = z
  .object({ moments: z.number().int(), rmse: z.number(), carryForward: z.number(), coverage: z.number() })
  .nullable()

export const backtestCase = z.object({
  id: z.string(),
  title: z.string(),
  says: z.string(),
  moments: z.array(backtestMoment),
  score: score.describe('Over the moments that were not fitted'),
  fitted: score.describe('Over those that were'),
  level: z.string(),
  notes: z.array(z.string()),
})
export type BacktestCaseAnswer = z.output<typeof backtestCase>

/** A single expectation of the past: right or wrong. */
export const backtestSign = z.object({
  title: z.string(),
  predicted: z.string(),
  observed: z.string(),
  hit: z.boolean(),
  receipts: z.array(z.string()),
})
export type BacktestSign = z.output<typeof backtestSign>

export const backtestOutput = z.object({
  says: z.string(),
  cases: z.array(backtestCase),
  signs: z.array(backtestSign),
  runs: z.number().int(),
  seed: z.number().int(),
  receipts: z.array(receiptRow),
})
export type BacktestAnswer = z.output<typeof backtestOutput>
