import { expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import { leverage, leverageInput, type LeverageAnswer } from './leverage.ts'

const ask = async (input: object): Promise<LeverageAnswer> =>
  leverage.answer(bundledDesk(), leverageInput.parse({ runs: 12, ...input }))

test('a cut of Japan by China: two losses, their asymmetry and two times stand side by side, never one number', async () => {
  const { rows, bands, static: before, caveats, says } = await ask({ to: 'JPN', months: 12 })
  const [japan] = rows
  expect(japan!.target).toBeGreaterThan(0)
  expect(japan!.cutter).toBeGreaterThan(0)
  expect(Math.abs(japan!.asymmetry)).toBeLessThanOrEqual(1)
  expect(bands!.months).toHaveLength(48)
  expect(before!.terms.map(({ good }) => good)).toEqual(['Nd', 'Pr', 'Dy', 'Tb', 'Sm'])
  expect(before!.index).toBeGreaterThan(0)
  expect(caveats.join(' ')).toContain('Asymmetry is not influence')
  expect(says).toMatch(/^Cut off by China for 12 months, Japan goes without/)
})

test('a longer cut never costs the target less', async () => {
  const [short, long] = await Promise.all([3, 18].map(async (months) => (await ask({ to: 'DEU', months })).rows[0]!.target))
  expect(long).toBeGreaterThanOrEqual(short!)
})

test('the static index is the other way round when the parties change places', async () => {
  const [one, other] = await Promise.all([ask({ from: 'CHN', to: 'JPN' }), ask({ from: 'JPN', to: 'CHN' })])
  expect(one.static!.index).toBeCloseTo(-other.static!.index, 10)
})

test('who sells nothing to somebody has nothing to cut off', async () => {
  const { rows } = await ask({ from: 'MEX', to: 'JPN' })
  expect(rows[0]).toMatchObject({ timeToPain: null })
  expect(rows[0]!.target).toBeLessThan(1)
})
