import { z } from 'zod'
import { receiptRow } from '../parts.ts'
import { measureRow } from './measure-rows.ts'

/** One month of a series over all runs, tonnes (of contained element, or of magnets). */
export const bandMonth = z.object({
  month: z.string(),
  p2: z.number(),
  p10: z.number(),
  p50: z.number(),
  p90: z.number(),
  p97: z.number(),
  baseline: z.number().describe('Middle of the same runs without the scenario'),
})
export type BandMonth = z.output<typeof bandMonth>

/** Quantiles of a number over all runs. */
export const quantiles = z.object({ p2: z.number(), p10: z.number(), p50: z.number(), p90: z.number(), p97: z.number() })
export type Quantiles = z.output<typeof quantiles>

export const seriesRow = z.object({
  id: z.string(),
  what: z
    .enum(['shortage', 'demand', 'stock', 'lack', 'output', 'queue'])
    .describe(
      'shortage: use not served; demand: use wanted; stock: magnets users hold at the end of the month; lack: input that makers of the stage lacked; output: made; queue: applications that wait',
    ),
  element: z.string().nullable().describe('Symbol: contained tonnes of it; null: tonnes of magnets'),
  grade: z.string().nullable(),
  stage: z.string().nullable(),
  place: z.string().nullable(),
  industry: z.string().nullable(),
  months: z.array(bandMonth),
  total: quantiles.describe('Sum over the months, scenario less baseline run by run'),
})
export type SeriesRow = z.output<typeof seriesRow>

/** Where use is not served first. */
export const firstShort = z.object({
  place: z.string(),
  early: z.string().nullable().describe('First month in which one run in ten lacks more than 5% of what is wanted'),
  likely: z.string().nullable().describe('... half of the runs'),
  late: z.string().nullable().describe('... nine runs in ten'),
  share: z
    .object({ p10: z.number(), p50: z.number(), p90: z.number() })
    .describe('Part of the use of all months that is not served'),
})
export type FirstShort = z.output<typeof firstShort>

/** What drives the spread of the total shortage. */
export const driver = z.object({
  input: z.string().describe('Path in the file, or name of a parameter'),
  title: z.string(),
  share: z.number().describe('Part of the variance that it explains by itself'),
  rank: z.number().describe("Spearman's rank correlation"),
  low: z.number().describe('Mean total shortage in tonnes in the lowest tenth of the input'),
  high: z.number().describe('... in the highest tenth'),
})

/** One line of a back-test. */
export const assumption = z.object({
  name: z.string(),
  title: z.string(),
  low: z.number(),
  mode: z.number(),
  high: z.number(),
  source: z.string(),
})

export const scenarioOutput = z.object({
  scenario: z.object({
    name: z.string(),
    title: z.string(),
    question: z.string(),
    hash: z.string(),
    start: z.string(),
    months: z.number().int(),
    courses: z.array(z.object({ name: z.string(), chance: z.number(), says: z.string() })),
    notes: z.array(z.string()),
  }),
  says: z.string().describe('The finding in one or two sentences'),
  baseline: z.object({
    year: z.number().int(),
    places: z.array(z.string()),
    grades: z.array(z.object({ id: z.string(), title: z.string() })),
    elements: z.array(z.string()),
    industries: z.array(z.string()),
  }),
  runs: z.number().int(),
  seed: z.number().int(),
  measures: z.array(measureRow),
  assumptions: z.array(assumption).describe('Behaviour of makers and users: what is assumed beyond the file'),
  shortage: quantiles.describe('Tonnes of magnets that users lack over all months'),
  share: quantiles.describe('The same as a part of what they want'),
  bound: z
    .object({
      says: z.string(),
      elements: z.array(
        z.object({
          element: z.string(),
          least: z.number().describe('Contained tonnes that are lacking whatever is done'),
          simulated: z.number(),
        }),
      ),
    })
    .nullable()
    .describe(
      'The least shortage that the best allocation could reach, on the likeliest values; null where it was not asked for',
    ),
  first: z.array(firstShort),
  courses: z.array(z.object({ name: z.string(), chance: z.number(), shortage: quantiles, share: quantiles })),
  drivers: z.array(driver),
  series: z.array(seriesRow),
  method: z.string(),
  receipts: z.array(receiptRow),
})
export type ScenarioAnswer = z.output<typeof scenarioOutput>
