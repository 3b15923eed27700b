import { expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { imbalance } from '../../model/baseline/imbalance.ts'
import { baseline } from './baseline.ts'
import { baselineWorld } from './baseline-world.ts'
import { baselineInput, type BaselineAnswer } from './shapes.ts'

const desk = bundledDesk()
const ask = (input: z.input<typeof baselineInput> = {}): Promise<BaselineAnswer> =>
  baseline.answer(desk, baselineInput.parse(input))
const all = await ask({ limit: 5000 })

const shareOf = (stage: string, place: string, goods: readonly string[]): number => {
  const sum = (places: (code: string) => boolean): number =>
    all.outputs
      .filter((row) => row.stage === stage && goods.includes(row.good) && places(row.place))
      .reduce((total, { value }) => total + value, 0)
  return (100 * sum((code) => code === place)) / sum(() => true)
}
const magnetRee = ['Nd', 'Pr', 'Dy', 'Tb']

test.each([
  ['mines', 'mining', 'CHN', magnetRee, 58, 68],
  ['mines', 'mining', 'MMR', ['Dy', 'Tb'], 35, 60],
  ['mines', 'mining', 'CHN', ['Dy', 'Tb'], 30, 55],
  ['separates', 'separation', 'CHN', magnetRee, 88, 95],
  ['separates', 'separation', 'CHN', ['Dy', 'Tb'], 94, 100],
  ['makes into metal', 'metal', 'CHN', magnetRee, 88, 96],
  ['makes into magnets', 'magnet', 'CHN', ['NdFeB', 'NdFeB-HT', 'SmCo'], 91, 96],
] as const)('%s at %s: %s holds of %j between %d and %d percent of the world', (_says, stage, place, goods, least, most) => {
  expect(shareOf(stage, place, goods)).toBeGreaterThan(least)
  expect(shareOf(stage, place, goods)).toBeLessThan(most)
})

test('the world is in balance, and so is every draw of it; the same seed gives the same world, another another', async () => {
  const { world, receipts } = await baselineWorld(desk)
  expect(imbalance(world)).toBeLessThan(1e-9)
  expect(all.imbalance).toBeLessThan(1e-9)
  expect(receipts.length).toBeGreaterThan(30)
  const [one, two, three] = await Promise.all([
    baselineWorld(desk, { seed: 5, draw: 3 }),
    baselineWorld(desk, { seed: 5, draw: 3 }),
    baselineWorld(desk, { seed: 5, draw: 4 }),
  ])
  for (const each of [one, three]) expect(imbalance(each.world)).toBeLessThan(1e-9)
  expect(one.world).toEqual(two.world)
  expect(one.world.output).not.toEqual(three.world.output)
  for (const at of world.output.keys()) expect(world.capacity[at]).toBeGreaterThanOrEqual(world.output[at]!)
})

test('the same question has the same bytes', async () => {
  expect(JSON.stringify(await ask({ element: 'Tb' }))).toBe(JSON.stringify(await ask({ element: 'Tb' })))
})

test('every observation says what it rests on: a source, receipts of the ledger, or that it is assumed', async () => {
  const { baseline: found } = await baselineWorld(desk)
  for (const { kind, source, says, receipts, at } of found.provenance) {
    expect(says).not.toBe('')
    expect(at).not.toBe('')
    if (kind !== 'assumed') expect(source, says).not.toBeNull()
    if (source !== null && source !== 'event') expect(desk.sources.has(source), source).toBe(true)
    if (/USGS|IEA|U\.S\. Geological|International Energy/.test(says)) expect(receipts.length, says).toBeGreaterThan(0)
  }
  const known = new Set(all.receipts.map(({ id }) => id))
  for (const row of [...all.disagree, ...all.compared]) for (const id of row.receipts) expect(known.has(id)).toBe(true)
})

test('it says who disagrees: two editions of one publisher about one country, and the reported share beside the reconciled one', () => {
  expect(all.disagree.length).toBeGreaterThan(0)
  expect(Math.abs(all.disagree[0]!.normalised)).toBeGreaterThan(1.96)
  expect(all.compared.map(({ says }) => says).join()).toMatch(/CHN at magnet/)
  expect(all.bySource.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
})

test('an element is asked for with the magnets that hold it, a place by name', async () => {
  const dysprosium = await ask({ element: 'Dy' })
  expect(new Set(dysprosium.outputs.map(({ good }) => good))).toEqual(new Set(['Dy', 'NdFeB', 'NdFeB-HT']))
  expect(new Set((await ask({ place: 'Japan' })).outputs.map(({ place }) => place))).toEqual(new Set(['JPN']))
})

test.each([
  ['another year', { year: 2019 }, 'the chain can be balanced for 2024 only'],
  ['a place that is not told apart', { place: 'Chile' }, 'it is part of OTHER'],
  ['a day before the figures came out', { knownBy: '2020-01-01' }, 'lacks what the chain of 2024 is made from'],
])('%s is refused in one sentence', async (_case, input, says) => {
  await expect(ask(input)).rejects.toThrow(says)
})

test('an element is followed from mine to use, and no stage passes on more than reached it', async () => {
  const { flows } = await ask({ element: 'Dy' })
  const total = (stage: string): number => flows.filter((row) => row.stage === stage).reduce((sum, { value }) => sum + value, 0)
  expect(new Set(flows.map(({ stage }) => stage))).toEqual(new Set(['mining', 'separation', 'metal', 'magnet']))
  // Swarf of magnet makers is separated again, so only the last stage is bound to hold less than the metal before it.
  expect(total('magnet')).toBeLessThan(total('metal'))
  expect(total('magnet')).toBeGreaterThan(0)
  expect((await ask({ stage: 'magnet' })).flows).toEqual([])
})
