import { expect, test } from 'vitest'
import { shareOf } from '../../../test/e2e/fixture/record.ts'
import { Refusal } from '../../kernel/errors.ts'
import { finding, leadOf, refuseUnknown, sharesByStage, type StageShare } from './stage-shares.ts'

const ask = { share: async (input: Record<string, unknown>) => shareOf(input) }

test('a stage without figures says so and never counts as zero', async () => {
  const stages = await sharesByStage(ask, { mineral: 'rare_earths' }, { stage: undefined, basis: undefined })
  expect(stages.filter((row) => 'none' in row).map(({ stage }) => stage)).toEqual(['separation', 'metal', 'alloy', 'recycling'])
  expect(finding(stages)).toBe('China holds 49% of reserves, 69% of mining, 91% of refining and 94% of magnets')
})

test('a wrong question is refused, not drawn as an empty chain', async () => {
  await expect(sharesByStage(ask, { mineral: 'unobtainium' }, { stage: undefined, basis: undefined })).rejects.toThrow(Refusal)
})

test('a basis is asked only of the stage it was chosen for', async () => {
  const bases: [unknown, unknown][] = []
  const watching = {
    share: async (input: Record<string, unknown>) => {
      bases.push([input['stage'], input['basis']])
      return shareOf(input)
    },
  }
  await sharesByStage(watching, { mineral: 'rare_earths' }, { stage: 'mining', basis: 'magnet_ree' })
  expect(bases.filter(([, basis]) => basis !== undefined)).toEqual([['mining', 'magnet_ree']])
})

test('where places differ from stage to stage each is named, and leftovers never lead', () => {
  const answer = shareOf({ stage: 'mining', mineral: 'rare_earths' })
  const share = (place: string, name: string, value: number) => ({ ...answer.shares[0]!, place, name, value })
  const stages: StageShare[] = [
    { stage: 'mining', answer: { ...answer, shares: [share('OTHER', 'Other countries', 60), share('COD', 'DR Congo', 40)] } },
    { stage: 'refining', answer: { ...answer, shares: [share('CHN', 'China', 75), share('FIN', 'Finland', 8)] } },
  ]
  expect(finding(stages)).toBe('DR Congo 40% of mining and China 75% of refining')
  expect(leadOf([share('OTHER', 'Other countries', 60)])).toBeUndefined()
})

test.each([
  [{ stage: 'smelter' }, 'no stage is called "smelter"'],
  [{ basis: 'foo' }, 'shares are not counted by "foo"'],
  [{ year: '2025.5' }, '"2025.5" is not a year'],
])('%o is refused in words of the page', (wrong, says) => {
  expect(() => refuseUnknown({ stage: 'mining', basis: 'all_reo', year: '2024', ...wrong })).toThrow(says)
})
