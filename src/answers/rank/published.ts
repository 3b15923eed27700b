import { Refusal } from '../../kernel/errors.ts'
import type { PublishedRanking } from '../../ledger/facilities/book.ts'
import { acceptability } from '../../model/ranking/acceptability.ts'
import { feasibleWeights, type WeightCondition } from '../../model/ranking/feasible-weights.ts'
import { dominates, placesOf, type DecisionMatrix } from '../../model/ranking/matrix.ts'
import { topsis, vikor, weightedSum } from '../../model/ranking/scores.ts'
import type { Desk } from '../operation.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { reversalsIn } from './own-matrix.ts'
import type { RankAnswer, RankInput } from './rank.ts'

/** Totals are printed with one decimal. */
const half = 0.05
/** Criteria the publisher declares to weigh most; the others weigh no more than any of them. */
const heaviest: ReadonlySet<string> = new Set(['country', 'stage', 'mineralogy'])

/** Weights times scores give the printed total, to its rounding; `blur` lets each score be off by so much and stay within 0 and 10. */
const printedTotals = ({ alternatives }: PublishedRanking, blur: number): WeightCondition[] =>
  alternatives.flatMap(({ values, overall }) => [
    { factors: values.map((value) => Math.min(10, value + blur)), least: overall - half },
    { factors: values.map((value) => Math.max(0, value - blur)), most: overall + half },
  ])

/** Each of the heaviest weighs at least as much as each of the others. */
function declaredOrder({ criteria }: PublishedRanking): WeightCondition[] {
  const [heavy, light] = [
    [...criteria.keys()].filter((at) => heaviest.has(criteria[at] ?? '')),
    [...criteria.keys()].filter((at) => !heaviest.has(criteria[at] ?? '')),
  ]
  return heavy.flatMap((one) =>
    light.map((other) => ({ factors: criteria.map((_, at) => (at === one ? 1 : at === other ? -1 : 0)), least: 0 })),
  )
}

/** A ranking that somebody published without its weights: which weights can have given it, and which pairs depend on them. */
export async function rankPublished(desk: Desk, input: RankInput): Promise<RankAnswer> {
  const { published } = await desk.facilities()
  const ranking = published.find(({ id }) => id === input.preset?.trim().toLowerCase())
  if (ranking === undefined)
    throw new Refusal('bad-input', `preset: "${input.preset}" is none of ${published.map(({ id }) => id).join(', ')}`)
  const { criteria, alternatives } = ranking
  const order = declaredOrder(ranking)
  const strict = feasibleWeights(criteria.length, printedTotals(ranking, 0))
  const declared = feasibleWeights(criteria.length, [...printedTotals(ranking, 0), ...order])
  const rounded = feasibleWeights(criteria.length, [...printedTotals(ranking, 0.5), ...order])
  const middle = declared?.middle ?? strict?.middle ?? criteria.map(() => 1 / criteria.length)
  const matrix: DecisionMatrix = {
    alternatives: alternatives.map(({ name }) => name),
    criteria,
    values: alternatives.map(({ values }) => values),
    directions: criteria.map(() => 1),
    weights: middle,
  }
  const pairDraws = Math.min(input.draws, 100_000)
  const options = { draws: input.draws, pairDraws, seed: input.seed }
  const heavy = [...criteria.keys()].filter((at) => heaviest.has(criteria[at] ?? ''))
  const light = [...criteria.keys()].filter((at) => !heaviest.has(criteria[at] ?? ''))
  const rows = matrix.values
  const any = acceptability(rows, options)
  const inOrder = acceptability(rows, { ...options, order: [heavy, light] })
  const sums = weightedSum(matrix, rows)
  const close = topsis(matrix, 'vector')
  const { s, r, q, compromise } = vikor(matrix, input.v)
  const places = { sum: placesOf(sums), topsis: placesOf(close), vikor: placesOf(q.map((each) => -each)) }
  const certain = (score: number): { score: number; low: number; high: number } => ({ score, low: score, high: score })
  const bound = (of: typeof strict, at: number): { low: number; high: number } => of?.bounds[at] ?? { low: 0, high: 1 }
  const receipts = await desk.receipts.getMany(
    alternatives.map(({ receipt }) => receipt),
    input.knownBy,
  )
  return {
    product: null,
    by: null,
    tonnes: null,
    alternatives: alternatives
      .map(({ name }, at) => ({
        name,
        weightedSum: { ...certain(sums[at] ?? 0), rank: places.sum[at] ?? 0 },
        topsis: { ...certain(close[at] ?? 0), rank: places.topsis[at] ?? 0 },
        vikor: { s: s[at] ?? 0, r: r[at] ?? 0, q: q[at] ?? 0, rank: places.vikor[at] ?? 0 },
        acceptability: any.ranks[at] ?? [],
        centralWeights: any.central[at] ?? null,
        winning: any.pairwise[at] ?? [],
        dominates: alternatives.filter((_, other) => dominates(matrix, at, other)).map((each) => each.name),
        facility: null,
      }))
      .toSorted((a, b) => a.weightedSum.rank - b.weightedSum.rank),
    compromise: compromise.map((at) => alternatives[at]?.name ?? ''),
    reversals: reversalsIn(matrix, { ...input, normalisation: 'none' }),
    excluded: [],
    published: {
      ranking: ranking.id,
      date: ranking.date,
      weights: criteria.map((criterion, at) => ({
        criterion,
        ...bound(strict, at),
        declaredLow: bound(declared, at).low,
        declaredHigh: bound(declared, at).high,
        roundedLow: bound(rounded, at).low,
        roundedHigh: bound(rounded, at).high,
      })),
      pairs: alternatives.flatMap((one, first) =>
        alternatives.slice(first + 1).map((other, next) => {
          const second = first + 1 + next
          return {
            first: one.name,
            second: other.name,
            any: any.pairwise[first]?.[second] ?? 0,
            declared: inOrder.pairwise[first]?.[second] ?? 0,
            verdict: dominates(matrix, first, second)
              ? ('holds under every weighting' as const)
              : ('depends on the weights' as const),
          }
        }),
      ),
    },
    parameters: {
      criteria: criteria.map((name, at) => ({ name, direction: 'max' as const, weight: middle[at] ?? 0 })),
      alternatives: [...matrix.alternatives],
      preset: ranking.id,
      normalisation: 'none',
      topsisNormalisation: 'vector',
      v: input.v,
      draws: input.draws,
      pairDraws,
      seed: input.seed,
    },
    notes: [
      'The publisher does not print its weights. Those shown are all that give the printed totals to their rounding, as a weighted sum of the printed scores; the ranking itself is under their middle.',
      'Its rule leaves out refiners without a deposit of their own, and scores the unknown as nought.',
    ],
    receipts: receipts.map(receiptRowOf),
  }
}
