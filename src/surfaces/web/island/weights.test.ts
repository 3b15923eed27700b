import { expect, test } from 'vitest'
import { fixtureAsk } from '../../../../test/e2e/fixture/desk.ts'
import type { RankAnswer } from '../questions.ts'
import { scored } from './weights.ts'

test('the browser scores a line as the server does, whatever the weights', async () => {
  for (const weights of ['investor', 'defence', 'proof=7,control=3']) {
    const answer = (await fixtureAsk('rank', { product: 'NdPr', weights })) as RankAnswer
    const shares = answer.parameters.criteria.map(({ weight }) => 40 * weight)
    for (const { facility, weightedSum } of answer.alternatives) {
      const found = scored(
        { low: facility!.criteria.map(({ low }) => low), high: facility!.criteria.map(({ high }) => high) },
        shares,
      )
      for (const end of ['low', 'score', 'high'] as const) expect(found[end]).toBeCloseTo(weightedSum[end], 9)
    }
  }
})
