import type { RankAnswer } from '../../../answers/rank/rank.ts'
import type { Sheet } from '../sheet.ts'
import { facilityRankSheet, publishedSheet } from './rank-facilities.ts'
import { sayNumber } from './words.ts'

/** Places by each method side by side, and how often other weights would put an alternative first. */
export function rankSheet(answer: RankAnswer): Sheet {
  if (answer.product !== null) return facilityRankSheet(answer)
  if (answer.published !== null) return publishedSheet(answer)
  const { alternatives, compromise, reversals, parameters, notes } = answer
  return {
    title: `${alternatives.length} alternatives by ${parameters.criteria.length} criteria`,
    lines: [
      parameters.criteria.map(({ name, direction, weight }) => `${name} (${direction}, ${sayNumber(weight, 3)})`).join(', '),
      `weighted sum after ${parameters.normalisation}; TOPSIS ${parameters.topsisNormalisation}; VIKOR v ${parameters.v}, compromise: ${compromise.join(', ')}; ${sayNumber(parameters.draws)} draws, seed ${parameters.seed}`,
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Alternative', share: 3 },
          { head: 'Sum', number: true },
          { head: 'Score', number: true },
          { head: 'TOPSIS', number: true },
          { head: 'Closeness', number: true },
          { head: 'VIKOR', number: true },
          { head: 'Q', number: true },
          { head: 'First under, % of weights', share: 1.5, number: true },
          { head: 'Dominates', share: 3 },
        ],
        rows: alternatives.map((each) => [
          each.name,
          String(each.weightedSum.rank),
          each.weightedSum.score.toFixed(4),
          String(each.topsis.rank),
          each.topsis.score.toFixed(4),
          String(each.vikor.rank),
          each.vikor.q.toFixed(4),
          sayNumber(100 * (each.acceptability[0] ?? 0)),
          each.dominates.join(', '),
        ]),
        empty: 'No alternative.',
      },
    ],
    notes: [...notes, ...sayReversals(reversals)],
  }
}

/** Pairs that turn round when the last is left out, one sentence each. */
export const sayReversals = (reversals: RankAnswer['reversals']): string[] =>
  reversals.map(({ method, without, pair }) => `${method}: without ${without} the order of ${pair.join(' and ')} turns round`)
