import { gates } from '../../model/readiness/gates.ts'
import { integer, list, number, tableOf, text, yesNo, type AnswerTable } from '../exporting/table.ts'
import type { RankAnswer } from './rank.ts'

type Row = RankAnswer['alternatives'][number]

/** The ranking as rows: places by each method, and for facilities on record their gates, interval and chance. */
export const rankTable = ({ alternatives }: RankAnswer): AnswerTable =>
  tableOf<Row>(
    alternatives,
    [
      text('alternative', 'what is ranked', ({ name }) => name),
      text('facility', 'its id, where it is on record', ({ facility }) => facility?.id),
      text('company', 'who runs it', ({ facility }) => facility?.company),
      text('country', 'ISO 3166 code', ({ facility }) => facility?.country),
      integer('place', 'gates first, then score', ({ facility }) => facility?.place),
      yesNo('barred', 'at least one gate is not passed', ({ facility }) => facility?.barred),
      integer('weighted_sum_rank', 'place by weighted sum', ({ weightedSum }) => weightedSum.rank),
      number('weighted_sum', 'score', ({ weightedSum }) => weightedSum.score),
      number('weighted_sum_low', 'with every unknown at its worst', ({ weightedSum }) => weightedSum.low),
      number('weighted_sum_high', 'with every unknown at its best', ({ weightedSum }) => weightedSum.high),
      integer('topsis_rank', 'place by TOPSIS', ({ topsis }) => topsis.rank),
      number('topsis', 'closeness to the best', ({ topsis }) => topsis.score),
      integer('vikor_rank', 'place by VIKOR', ({ vikor }) => vikor.rank),
      number('vikor_q', 'compromise of utility and regret, less is better', ({ vikor }) => vikor.q),
      number('first_place', 'part of all weights that put it first', ({ acceptability }) => acceptability[0]),
      number('place_holds', 'part of all weights in which its place holds', ({ facility }) => facility?.holds),
      ...gates.map((gate) =>
        text<Row>(
          `gate_${gate}`,
          'yes, no or unknown',
          ({ facility }) => facility?.gates.find((each) => each.gate === gate)?.state,
        ),
      ),
      number('chance', 'that the tonnes a year are made by the day', ({ facility }) => facility?.chance.chance),
      number('chance_low', 'with unkind rates and the low end of amounts', ({ facility }) => facility?.chance.low),
      number('chance_high', 'with kind rates and the high end of amounts', ({ facility }) => facility?.chance.high),
      number('evidence_years', 'median age of the evidence', ({ facility }) => facility?.evidenceYears),
      integer('unknowns', 'criteria nothing is known of', ({ facility }) => facility?.unknowns),
      list('interests', 'conflicts of interest', ({ facility }) => facility?.interests.map(({ says }) => says)),
      text('listed', "instrument of China's that names the company", ({ facility }) => facility?.listed?.instrument),
      list('dominates', 'alternatives that are nowhere better and somewhere worse', ({ dominates }) => dominates),
    ],
    ({ facility }) => facility?.receipts ?? [],
  )
