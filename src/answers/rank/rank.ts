import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { acceptability } from '../../model/ranking/acceptability.ts'
import {
  dominates,
  normalisations,
  normalised,
  placesOf,
  type DecisionMatrix,
  type Normalisation,
} from '../../model/ranking/matrix.ts'
import { topsis, vikor, weightedSum } from '../../model/ranking/scores.ts'
import { integer, list, number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { readMatrix } from './read-matrix.ts'

const mostDraws = 1_000_000
const mostCells = 100_000
/** Pairs are counted in so many draws at most: their number grows with the square of the alternatives. */
const mostPairDraws = 10_000

export const rankInput = z.object({
  table: z
    .string()
    .optional()
    .describe(
      'Text of a decision matrix: alternatives by criteria, rows direction and weight at choice; or long: case,role,i,j,value',
    ),
  problem: z.string().optional().describe('The one to rank, where a long table holds several'),
  weights: z.string().optional().describe('One for each criterion, divided by commas; they are made to sum to 1'),
  directions: z.string().optional().describe('max or min for each criterion, divided by commas'),
  normalisation: z.enum(normalisations).default('min-max').describe('Of the weighted sum'),
  topsisNormalisation: z.enum(['vector', 'none']).default('vector'),
  v: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('VIKOR: weight of the utility of the group against the regret of one criterion'),
  draws: z.coerce.number().int().min(1).max(mostDraws).default(10_000).describe('SMAA: number of weights drawn'),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
})

const scored = { score: z.number(), rank: z.number().int().describe('From 1; equal alternatives share the better place') }

const alternativeRow = z.object({
  name: z.string(),
  weightedSum: z.object(scored),
  topsis: z.object(scored).describe('Closeness to the best, 0 to 1'),
  vikor: z.object({ s: z.number(), r: z.number(), q: z.number().describe('Less is better'), rank: z.number().int() }),
  acceptability: z.array(z.number()).describe('Part of all weights that give each place, the first place first'),
  centralWeights: z.array(z.number()).nullable().describe('Typical weights that put it first; null: none do'),
  winning: z.array(z.number()).describe('Part of all weights under which it is ahead of each alternative, ties half'),
  dominates: z.array(z.string()),
})

export const rankOutput = z.object({
  alternatives: z
    .array(alternativeRow)
    .describe('By weighted sum, the best first; lists over alternatives are in the order of parameters'),
  compromise: z.array(z.string()).describe("What VIKOR's two conditions of acceptance leave"),
  reversals: z
    .array(z.object({ method: z.string(), without: z.string(), pair: z.array(z.string()) }))
    .describe('Pairs that change order when the last of a method is taken away'),
  parameters: z.object({
    criteria: z.array(z.object({ name: z.string(), direction: z.enum(['max', 'min']), weight: z.number() })),
    alternatives: z.array(z.string()).describe('In the order of your table'),
    normalisation: z.enum(normalisations),
    topsisNormalisation: z.enum(['vector', 'none']),
    v: z.number(),
    draws: z.number().int(),
    pairDraws: z.number().int(),
    seed: z.number().int(),
  }),
  notes: z.array(z.string()),
})

type Scores = Readonly<Record<'weighted sum' | 'TOPSIS' | 'VIKOR', number[]>>

/** Comparable rows, or a refusal that names the criterion. */
function rowsOf(matrix: DecisionMatrix, by: Normalisation): number[][] {
  const found = normalised(matrix, by)
  if ('rows' in found) return found.rows
  throw new Refusal(
    'bad-input',
    `normalisation ${by} needs values above nought in "${matrix.criteria[found.criterion] ?? ''}"; take min-max`,
  )
}

/** Scores of each method, more always better. */
const scoresOf = (matrix: DecisionMatrix, asked: z.output<typeof rankInput>): Scores => ({
  'weighted sum': weightedSum(matrix, rowsOf(matrix, asked.normalisation)),
  TOPSIS: topsis(matrix, asked.topsisNormalisation),
  VIKOR: vikor(matrix, asked.v).q.map((q) => -q),
})

/** Pairs whose order changes when the last alternative of a method is left out. */
function reversalsOf(
  matrix: DecisionMatrix,
  asked: z.output<typeof rankInput>,
  all: Scores,
): z.output<typeof rankOutput>['reversals'] {
  if (matrix.alternatives.length < 3) return []
  return (Object.keys(all) as (keyof Scores)[]).flatMap((method) => {
    const before = placesOf(all[method])
    const last = before.indexOf(Math.max(...before))
    const without = { ...matrix, alternatives: matrix.alternatives.toSpliced(last, 1), values: matrix.values.toSpliced(last, 1) }
    const after = placesOf(scoresOf(without, asked)[method])
    const rest = before.toSpliced(last, 1)
    return rest.flatMap((one, first) =>
      rest.flatMap((two, second) =>
        one < two && (after[first] ?? 0) > (after[second] ?? 0)
          ? [
              {
                method,
                without: matrix.alternatives[last] ?? '',
                pair: [without.alternatives[first] ?? '', without.alternatives[second] ?? ''],
              },
            ]
          : [],
      ),
    )
  })
}

export const rank = operation({
  name: 'rank',
  asks: 'How do the alternatives of a table of my own rank, by which method, and how stable is each place under other weights?',
  input: rankInput,
  output: rankOutput,
  cli: {
    files: [{ option: '--table', field: 'table', kind: 'text' }],
    examples: ['rank --table projects.csv', 'rank --table projects.csv --weights 3,2,1 --directions max,max,min --draws 100000'],
  },
  rows: ({ alternatives }) =>
    tableOf(
      alternatives,
      [
        text('alternative', 'what is ranked', ({ name }) => name),
        integer('weighted_sum_rank', 'place by weighted sum', ({ weightedSum }) => weightedSum.rank),
        number('weighted_sum', 'score', ({ weightedSum }) => weightedSum.score),
        integer('topsis_rank', 'place by TOPSIS', ({ topsis }) => topsis.rank),
        number('topsis', 'closeness to the best', ({ topsis }) => topsis.score),
        integer('vikor_rank', 'place by VIKOR', ({ vikor }) => vikor.rank),
        number('vikor_q', 'compromise of utility and regret, less is better', ({ vikor }) => vikor.q),
        number('first_place', 'part of all weights that put it first', ({ acceptability }) => acceptability[0]),
        list('dominates', 'alternatives that are nowhere better and somewhere worse', ({ dominates }) => dominates),
      ],
      () => [],
    ),
  answer(_desk, input) {
    if (input.table === undefined)
      throw new Refusal(
        'bad-input',
        'rank needs --table: a CSV of alternatives by criteria, with their directions; facilities are not on record yet',
      )
    const { matrix, areWeightsGiven } = readMatrix(input.table, input)
    const { alternatives, criteria, directions, weights } = matrix
    if (alternatives.length * criteria.length > mostCells || alternatives.length > 1000)
      throw new Refusal(
        'input-too-large',
        `the matrix has ${alternatives.length} alternatives and ${criteria.length} criteria; at most 1,000 and ${mostCells} cells are ranked`,
      )
    const all = scoresOf(matrix, input)
    const { s, r, q, compromise } = vikor(matrix, input.v)
    const pairDraws = Math.min(input.draws, mostPairDraws)
    const smaa = acceptability(rowsOf(matrix, input.normalisation), { draws: input.draws, pairDraws, seed: input.seed })
    const places = { sum: placesOf(all['weighted sum']), topsis: placesOf(all.TOPSIS), vikor: placesOf(all.VIKOR) }
    const rows = alternatives.map((name, at) => ({
      name,
      weightedSum: { score: all['weighted sum'][at] ?? 0, rank: places.sum[at] ?? 0 },
      topsis: { score: all.TOPSIS[at] ?? 0, rank: places.topsis[at] ?? 0 },
      vikor: { s: s[at] ?? 0, r: r[at] ?? 0, q: q[at] ?? 0, rank: places.vikor[at] ?? 0 },
      acceptability: smaa.ranks[at] ?? [],
      centralWeights: smaa.central[at] ?? null,
      winning: smaa.pairwise[at] ?? [],
      dominates: alternatives.filter((_, other) => dominates(matrix, at, other)),
    }))
    const reversals = reversalsOf(matrix, input, all)
    return Promise.resolve({
      alternatives: rows.toSorted((a, b) => a.weightedSum.rank - b.weightedSum.rank),
      compromise: compromise.map((at) => alternatives[at] ?? ''),
      reversals,
      parameters: {
        criteria: criteria.map((name, at) => ({
          name,
          direction: directions[at] === 1 ? ('max' as const) : ('min' as const),
          weight: weights[at] ?? 0,
        })),
        alternatives: [...alternatives],
        normalisation: input.normalisation,
        topsisNormalisation: input.topsisNormalisation,
        v: input.v,
        draws: input.draws,
        pairDraws,
        seed: input.seed,
      },
      notes: areWeightsGiven ? [] : ['no weights were given, so all criteria weigh the same'],
    })
  },
})
