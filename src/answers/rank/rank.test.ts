import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { commandLine } from '../../../test/command-line.ts'
import { describeShared } from '../../../test/shared.ts'
import type { rankOutput } from './rank.ts'

type Answer = z.output<typeof rankOutput>
const ask = async (table: string, words: readonly string[] = []): Promise<Answer> =>
  (await commandLine(['rank', '--table', 't.csv', ...words], { 't.csv': table })) as Answer

const wide = 'project,permits,offtake,cost\ndirection,max,max,min\nweight,2,1,1\nA,9,50,10\nB,7,40,12\nC,5,90,30\n'

test('every method side by side, with what it rests on', async () => {
  const answer = await ask(wide)
  expect(answer.alternatives.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
  expect(answer.alternatives[0]).toMatchObject({ dominates: ['B'], topsis: { rank: 1 }, vikor: { rank: 1 } })
  expect(answer.parameters.criteria).toEqual([
    { name: 'permits', direction: 'max', weight: 0.5 },
    { name: 'offtake', direction: 'max', weight: 0.25 },
    { name: 'cost', direction: 'min', weight: 0.25 },
  ])
  // B is dominated by A, so no weights put it first, and none ahead of A.
  const b = answer.alternatives.find(({ name }) => name === 'B')
  expect([b?.acceptability[0], b?.winning[0], b?.centralWeights]).toEqual([0, 0, null])
})

test('the same seed gives the same bytes, another seed nearly the same', async () => {
  const [one, two, other] = await Promise.all([ask(wide), ask(wide), ask(wide, ['--seed', '2'])])
  expect(JSON.stringify(two)).toBe(JSON.stringify(one))
  expect(Math.abs(other.alternatives[0]!.acceptability[0]! - one.alternatives[0]!.acceptability[0]!)).toBeLessThan(0.03)
})

test('weights and directions may stand outside the table', async () => {
  const answer = await ask('name;a;b\nx;1,5;2\ny;1;3', ['--weights', '1,3', '--directions', 'max,min'])
  expect(answer.parameters.criteria.map(({ weight }) => weight)).toEqual([0.25, 0.75])
  expect(answer.alternatives[0]?.name).toBe('x')
})

test.each([
  ['no direction', 'p,a\nx,1\ny,2', [], 'direction of "a" is missing'],
  ['weights that sum to nought', wide, ['--weights', '0,0,0'], 'sum to nought'],
  ['a negative weight', wide, ['--weights', '1,-1,1'], 'negative'],
  ['too few weights', wide, ['--weights', '1,1'], '2 given for 3 criteria'],
  ['a direction that is none', wide, ['--directions', 'max,max,sideways'], 'neither max nor min'],
  ['an unknown value', wide.replace('7,40', '7,NA'), [], 'unknown is not nought'],
  ['an alternative twice', wide.replace('C,', 'A,'), [], 'stands on line 4 already'],
  ['a normalisation that cannot be', wide.replace('9,50,10', '9,50,0'), ['--normalisation', 'sum'], 'above nought in "cost"'],
])('%s is refused in a sentence', async (_case, table, words, says) => {
  await expect(ask(table, words)).rejects.toThrow(says)
})

describeShared('rankings that the literature has worked out', (shared) => {
  const file = `${shared}data/validation/mcda_cases.csv`
  const table = readFileSync(file, 'utf8')
  const expected = (parse(table, { columns: true, bom: true }) as Record<string, string>[]).filter(({ role }) =>
    role!.startsWith('expected_'),
  )
  const found: Readonly<Record<string, (row: Answer['alternatives'][number]) => number>> = {
    expected_topsis_similarity: ({ topsis }) => topsis.score,
    expected_topsis_similarity_no_normalisation: ({ topsis }) => topsis.score,
    expected_topsis_rank: ({ topsis }) => topsis.rank,
    expected_wsm_rank: ({ weightedSum }) => weightedSum.rank,
    expected_vikor_s: ({ vikor }) => vikor.s,
    expected_vikor_r: ({ vikor }) => vikor.r,
    expected_vikor_q: ({ vikor }) => vikor.q,
    expected_vikor_rank: ({ vikor }) => vikor.rank,
  }
  test.each(expected.map((row) => [`${row['case']} ${row['role']} ${row['i']}`, row] as const))('%s', async (_case, row) => {
    const norm = row['role']!.endsWith('no_normalisation') ? 'none' : 'vector'
    const answer = await ask(table, [
      '--problem',
      row['case']!,
      '--normalisation',
      row['role']!.includes('wsm') ? 'sum' : 'min-max',
      '--topsis-normalisation',
      norm,
      '--draws',
      '10',
    ])
    const alternative = answer.alternatives.find(({ name }) => name === row['i'])!
    expect(Math.abs(found[row['role']!]!(alternative) - Number(row['value']))).toBeLessThanOrEqual(Number(row['tolerance']))
  })
})
