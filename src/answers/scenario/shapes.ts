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

/** Shortage of one element over all months, contained tonnes: the least that any allocation leaves, and what the simulation leaves. */
export const boundRow = z.object({ element: z.string(), least: z.number(), simulated: z.number() })
export type BoundRow = z.output<typeof boundRow>

/** Contained tonnes a month of an element from one place to another, after a stage. */
export const flowRow = z.object({
  element: z.string(),
  stage: z.string(),
  from: z.string(),
  to: z.string(),
  before: z.number(),
  after: z.number(),
})
export type FlowRow = z.output<typeof flowRow>

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

/** A number of the behaviour of makers and users. */
export const assumption = z.object({
  name: z.string(),
  title: z.string(),
  low: z.number(),
  mode: z.number(),
  high: z.number(),
  source: z.string(),
})

/** A number of a scenario file that may be moved. */
export const adjustable = z.object({
  path: z.string(),
  title: z.string(),
  kind: z.enum(['share', 'rate', 'months', 'amount', 'number']),
  spread: z.object({ low: z.number(), mode: z.number(), high: z.number() }),
})
export type AdjustableRow = z.output<typeof adjustable>

export const scenarioOutput = z.object({
  scenario: z.object({
    name: z.string(),
    title: z.string(),
    question: z.string(),
    hash: z.string().describe('SHA-256 of the file as it was run'),
    text: z.string().describe('The file as it was run'),
    adjustable: z.array(adjustable).describe('Its numbers that may be moved with `set`'),
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
  central: z
    .object({
      says: z.string(),
      elements: z.array(boundRow),
      worst: z.string().nullable().describe('Month in which the most is lacking; null where nothing is'),
      flows: z
        .array(flowRow)
        .describe('Who ships to whom, before and in that month; flows below 0.4% of their stage are left out'),
    })
    .nullable()
    .describe(
      'The run on the likeliest values beside the least shortage that the best allocation could reach; null where it was not asked for',
    ),
  first: z.array(firstShort),
  courses: z.array(z.object({ name: z.string(), chance: z.number(), shortage: quantiles, share: quantiles })),
  drivers: z.array(driver),
  series: z.array(seriesRow),
  method: z.string(),
  receipts: z.array(receiptRow),
})
export type ScenarioAnswer = z.output<typeof scenarioOutput>
