import { expect, test } from 'vitest'
import { commandLine } from '../../../test/command-line.ts'
import type { RankAnswer } from './rank.ts'

const ask = async (words: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<RankAnswer> =>
  (await commandLine(['rank', ...words], files)) as RankAnswer
const ids = (answer: RankAnswer): string[] => answer.alternatives.map(({ facility }) => facility?.id ?? '')

test('dysprosium for an offtaker: the only line that runs stands first, each gate with a dated receipt or unknown', async () => {
  const answer = await ask(['--product', 'Dy', '--by', '2027-06', '--tonnes', '50', '--weights', 'offtaker'])
  expect([answer.product, answer.by, answer.tonnes, answer.parameters.preset]).toEqual(['Dy', '2027-06-30', 50, 'offtaker'])
  expect(ids(answer)[0]).toBe('lynas-kuantan')
  const known = new Set(answer.receipts.map(({ id }) => id))
  for (const { facility } of answer.alternatives)
    for (const { state, date, receipts } of facility?.gates ?? []) {
      if (state === 'unknown') continue
      expect(date).not.toBeNull()
      expect(receipts.length).toBeGreaterThan(0)
      for (const id of receipts) expect(known.has(id)).toBe(true)
    }
})

test('refiners without a mine are ranked, Chinese plants only when they are not kept out', async () => {
  const outside = await ask(['--product', 'NdPr'])
  for (const id of ['solvay-la-rochelle', 'neo-silmet', 'ef-white-mesa', 'caremag-lacq']) expect(ids(outside)).toContain(id)
  expect(ids(outside)).not.toContain('northern-baotou')
  expect(outside.excluded).toContainEqual({ id: 'northern-baotou', name: 'Northern Rare Earth Baotou', says: 'in China' })
  expect(ids(await ask(['--product', 'NdPr', '--exclude', 'none']))).toContain('northern-baotou')
})

test.each([
  ['a country', 'magnet', 'DEU', 'vac-hanau', 'in Germany'],
  ['a tie to China', 'NdPr', 'chinese-tie', 'mp-mountain-pass', 'Shenghe Resources (China) is shareholder'],
  ['a Chinese buyer', 'concentrate', 'chinese-offtake', 'serra-verde', 'Chinese processors (China) is offtaker'],
  ["China's lists", 'magnet', 'listed', 'usar-stillwater', 'is named on CN-23-2026'],
  ['a company', 'magnet', 'Noveon Magnetics', 'noveon-san-marcos', 'kept out by name'],
])('%s is kept out, and told why', async (_case, product, exclude, id, says) => {
  const { excluded } = await ask(['--product', product, '--exclude', exclude])
  expect(excluded.find((each) => each.id === id)?.says).toContain(says)
})

test('a government that owns, lends and buys is shown as a conflict of interest, and a listed company as listed', async () => {
  const answer = await ask(['--product', 'NdPr', '--why', 'mp-mountain-pass'])
  const facility = answer.alternatives[0]?.facility
  expect(facility?.interests[0]?.says).toBe('US Department of Defense: a state holds a part and is lender and price guarantor')
  expect(facility?.listed?.instrument).toBe('CN-23-2026')
  expect(facility?.chineseTies[0]?.party).toBe('Shenghe Resources')
})

test('why not: the first gate that is not passed, and what would move it up', async () => {
  const { alternatives } = await ask(['--product', 'Dy', '--why', 'White Mesa Mill'])
  const facility = alternatives[0]?.facility
  expect(facility?.whyNot.says).toMatch(/^First gate not passed: it does not run today/)
  expect(facility?.moves[0]?.gain).toBeGreaterThan(0)
})

test('weights of one’s own: by name, as eleven numbers, or in a file', async () => {
  const named = await ask(['--product', 'Dy', '--weights', 'proof=3,stage=1'])
  const numbers = await ask(['--product', 'Dy', '--weights', '1,3,0,0,0,0,0,0,0,0,0'])
  const file = await ask(['--product', 'Dy', '--weights', 'own.csv'], { 'own.csv': 'criterion,weight\nproof,3\nstage,1\n' })
  expect(named.alternatives.map(({ weightedSum }) => weightedSum.score)).toEqual(
    numbers.alternatives.map(({ weightedSum }) => weightedSum.score),
  )
  expect(ids(file)).toEqual(ids(named))
})

test('an earlier day sees only what was known then', async () => {
  const early = await ask(['--product', 'Dy', '--as-of', '2025-01-01'])
  expect(ids(early)).not.toContain('lynas-kuantan')
  const later = await ask(['--product', 'Dy', '--as-of', '2026-08-01'])
  expect(ids(later)).toContain('lynas-kuantan')
})

test.each([
  [['--product', 'unobtainium'], 'no facility is asked for "unobtainium"'],
  [['--by', '2020-01-01'], '2020-01-01 has passed'],
  [['--by', '2027-13'], 'is no date'],
  [['--weights', 'proof=0'], 'sum to nought'],
  [['--weights', 'proof=-1'], 'negative'],
  [['--weights', 'charm=1'], '"charm" is no criterion'],
  [['--weights', 'bank'], 'is no profile'],
  [['--exclude', 'Atlantis Mining'], '"Atlantis Mining" is no country code'],
  [['--why', 'Atlantis'], 'no facility on record is called "Atlantis"'],
  [['--why', 'Lynas'], 'name one by its id'],
  [['--preset', 'may-2019'], 'is none of may-2025'],
])('%j is refused in a sentence', async (words, says) => {
  await expect(ask(words)).rejects.toThrow(says)
})

test('the order of May 2025: which weights fit, and which pairs hang on them', async () => {
  const { published, alternatives } = await ask(['--preset', 'may-2025', '--draws', '50000'])
  expect(alternatives.map(({ name }) => name)).toEqual(['Lynas / Mount Weld', 'MP Materials / Mountain Pass', 'Serra Verde'])
  for (const [at, total] of [7.9, 7.6, 7.3].entries())
    expect(Math.abs(alternatives[at]!.weightedSum.score - total)).toBeLessThan(0.0501)
  const weight = (criterion: string) => published!.weights.find((each) => each.criterion === criterion)!
  expect([weight('mineralogy').declaredLow, weight('mineralogy').declaredHigh].map((part) => Math.round(100 * part))).toEqual([
    28, 37,
  ])
  expect([weight('production').declaredLow, weight('production').declaredHigh].map((part) => Math.round(100 * part))).toEqual([
    11, 13,
  ])
  const [lynasMp, , mpSerra] = published!.pairs
  expect(lynasMp).toMatchObject({ verdict: 'depends on the weights' })
  expect(lynasMp!.any).toBeCloseTo(0.85, 1)
  expect(lynasMp!.declared).toBeCloseTo(0.4, 1)
  expect(mpSerra).toMatchObject({ any: 1, declared: 1, verdict: 'holds under every weighting' })
})
