import { z } from 'zod'
import { normalisations } from '../../model/ranking/matrix.ts'
import { twoTimes } from '../dates.ts'
import { receiptRow } from '../parts.ts'
import { rankedFacility } from '../facilities/rows.ts'
import { operation } from '../operation.ts'
import { rankFacilities } from './facilities.ts'
import { rankOwnMatrix } from './own-matrix.ts'
import { rankPublished } from './published.ts'
import { rankTable } from './rank-table.ts'

const mostDraws = 1_000_000

export const rankInput = z.object({
  product: z
    .string()
    .optional()
    .describe('What is wanted: NdPr, Dy, Tb, Sm, Gd, Y, Lu (oxides), metal, alloy, magnet, concentrate; default NdPr'),
  by: z.string().optional().describe('Day, month or year by which it is wanted; default the end of next year'),
  tonnes: z.coerce.number().positive().optional().describe('Tonnes a year that are wanted'),
  exclude: z
    .string()
    .default('CHN')
    .describe(
      'Kept out, divided by commas: a country, a company, a plant, chinese-control, chinese-offtake, chinese-tie, listed; none keeps nothing out',
    ),
  weights: z
    .string()
    .optional()
    .describe(
      'investor, offtaker, lender, defence, equal; or proof=3,feed=2; or a file criterion,weight; with table one number for each criterion',
    ),
  why: z.string().optional().describe('A plant, by id or name: why is it not first, and what would move it up?'),
  order: z
    .union([z.boolean(), z.enum(['yes', 'no']).transform((said) => said === 'yes')])
    .default(false)
    .describe('Stability over weights that keep the order of the profile, and not over all: yes or no'),
  preset: z.string().optional().describe('may-2025: the order published in May 2025, and which weights can have given it'),
  table: z
    .string()
    .optional()
    .describe(
      'Text of a decision matrix of your own: alternatives by criteria, rows direction and weight at choice; or long: case,role,i,j,value',
    ),
  problem: z.string().optional().describe('The one to rank, where a long table holds several'),
  directions: z.string().optional().describe('max or min for each criterion of the table, divided by commas'),
  normalisation: z.enum(normalisations).default('min-max').describe('Of the weighted sum of a table'),
  topsisNormalisation: z.enum(['vector', 'none']).default('vector'),
  v: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('VIKOR: weight of the utility of the group against the regret of one criterion'),
  draws: z.coerce.number().int().min(1).max(mostDraws).default(10_000).describe('SMAA: number of weights drawn'),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
  ...twoTimes,
})
export type RankInput = z.output<typeof rankInput>

const scored = {
  score: z.number(),
  low: z.number().describe('With every unknown at its worst'),
  high: z.number().describe('With every unknown at its best'),
  rank: z.number().int().describe('From 1; equal alternatives share the better place'),
}

const alternativeRow = z.object({
  name: z.string(),
  weightedSum: z.object(scored),
  topsis: z.object(scored).describe('Closeness to the best, 0 to 1'),
  vikor: z.object({ s: z.number(), r: z.number(), q: z.number().describe('Less is better'), rank: z.number().int() }),
  acceptability: z.array(z.number()).describe('Part of all weights that give each place, the first place first'),
  centralWeights: z.array(z.number()).nullable().describe('Typical weights that put it first; null: none do'),
  winning: z.array(z.number()).describe('Part of all weights under which it is ahead of each alternative, ties half'),
  dominates: z.array(z.string()),
  facility: rankedFacility.nullable().describe('Gates, criteria and interests, where facilities on record are ranked'),
})

export const rankOutput = z.object({
  product: z.string().nullable().describe('Null for a table of your own and a published ranking'),
  by: z.string().nullable(),
  tonnes: z.number().nullable(),
  alternatives: z.array(alternativeRow).describe('The best first; lists over alternatives are in the order of parameters'),
  compromise: z.array(z.string()).describe("What VIKOR's two conditions of acceptance leave"),
  reversals: z
    .array(z.object({ method: z.string(), without: z.string(), pair: z.array(z.string()) }))
    .describe('Pairs that change order when the last of a method is taken away'),
  excluded: z.array(z.object({ id: z.string(), name: z.string(), says: z.string() })).describe('Kept out, and why'),
  published: z
    .object({
      ranking: z.string(),
      date: z.string(),
      weights: z.array(
        z.object({
          criterion: z.string(),
          low: z.number().describe('Least share of the weight that fits the printed totals'),
          high: z.number(),
          declaredLow: z.number().describe('The same, with the order of importance the publisher declares'),
          declaredHigh: z.number(),
          roundedLow: z.number().describe('The same, with printed scores that may be off by a half'),
          roundedHigh: z.number(),
        }),
      ),
      pairs: z.array(
        z.object({
          first: z.string(),
          second: z.string(),
          any: z.number().describe('Part of all weights that keep this order'),
          declared: z.number().describe('Part of the weights in the declared order that keep it'),
          verdict: z.enum(['holds under every weighting', 'depends on the weights']),
        }),
      ),
    })
    .nullable(),
  parameters: z.object({
    criteria: z.array(z.object({ name: z.string(), direction: z.enum(['max', 'min']), weight: z.number() })),
    alternatives: z.array(z.string()).describe('In the order of your table, or of the ranking'),
    preset: z.string().nullable().describe('The profile the weights are of'),
    normalisation: z.enum(normalisations),
    topsisNormalisation: z.enum(['vector', 'none']),
    v: z.number(),
    draws: z.number().int(),
    pairDraws: z.number().int(),
    seed: z.number().int(),
  }),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
export type RankAnswer = z.output<typeof rankOutput>

export const rank = operation({
  name: 'rank',
  asks: 'Which refiner outside China is execution-ready, gate by gate and under which weights? Or: how does a table of my own rank?',
  input: rankInput,
  output: rankOutput,
  cli: {
    files: [
      { option: '--table', field: 'table', kind: 'text' },
      { option: '--weights', field: 'weights', kind: 'word-or-file' },
    ],
    examples: [
      'rank --product Dy --by 2027-06 --tonnes 50 --weights offtaker',
      'rank --product magnet --why vac-sumter',
      'rank --preset may-2025',
      'rank --table projects.csv --weights 3,2,1 --directions max,max,min --draws 100000',
    ],
  },
  rows: rankTable,
  async answer(desk, input) {
    if (input.table !== undefined) return rankOwnMatrix(input.table, input)
    if (input.preset !== undefined) return rankPublished(desk, input)
    return rankFacilities(desk, input)
  },
})
