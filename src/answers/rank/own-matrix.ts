import type { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { acceptability } from '../../model/ranking/acceptability.ts'
import { dominates, normalised, placesOf, type DecisionMatrix, type Normalisation } from '../../model/ranking/matrix.ts'
import { topsis, vikor, weightedSum } from '../../model/ranking/scores.ts'
import type { rankInput, rankOutput } from './rank.ts'
import { readMatrix } from './read-matrix.ts'

const mostCells = 100_000
/** Pairs are counted in so many draws at most: their number grows with the square of the alternatives. */
const mostPairDraws = 10_000

/** A score of values that are all known. */
const certain = (score: number): { score: number; low: number; high: number } => ({ score, low: score, high: score })

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

/** Pairs that turn round when the last of each method is left out, of a matrix whose scores are still to be made. */
export const reversalsIn = (
  matrix: DecisionMatrix,
  asked: z.output<typeof rankInput>,
): z.output<typeof rankOutput>['reversals'] => reversalsOf(matrix, asked, scoresOf(matrix, asked))

/** Ranks a decision matrix of the user's own by every method at once. */
export function rankOwnMatrix(table: string, input: z.output<typeof rankInput>): z.output<typeof rankOutput> {
  const { matrix, areWeightsGiven } = readMatrix(table, input)
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
    facility: null,
    weightedSum: { ...certain(all['weighted sum'][at] ?? 0), rank: places.sum[at] ?? 0 },
    topsis: { ...certain(all.TOPSIS[at] ?? 0), rank: places.topsis[at] ?? 0 },
    vikor: { s: s[at] ?? 0, r: r[at] ?? 0, q: q[at] ?? 0, rank: places.vikor[at] ?? 0 },
    acceptability: smaa.ranks[at] ?? [],
    centralWeights: smaa.central[at] ?? null,
    winning: smaa.pairwise[at] ?? [],
    dominates: alternatives.filter((_, other) => dominates(matrix, at, other)),
  }))
  const reversals = reversalsOf(matrix, input, all)
  return {
    product: null,
    by: null,
    tonnes: null,
    published: null,
    excluded: [],
    alternatives: rows.toSorted((a, b) => a.weightedSum.rank - b.weightedSum.rank),
    compromise: compromise.map((at) => alternatives[at] ?? ''),
    reversals,
    parameters: {
      criteria: criteria.map((name, at) => ({
        name,
        direction: directions[at] === 1 ? ('max' as const) : ('min' as const),
        weight: weights[at] ?? 0,
      })),
      preset: null,
      alternatives: [...alternatives],
      normalisation: input.normalisation,
      topsisNormalisation: input.topsisNormalisation,
      v: input.v,
      draws: input.draws,
      pairDraws,
      seed: input.seed,
    },
    notes: areWeightsGiven ? [] : ['no weights were given, so all criteria weigh the same'],
    receipts: [],
  }
}
