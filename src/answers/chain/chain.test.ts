import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { chain, chainInput, chainOutput, type ChainStage } from './chain.ts'

type Answer = z.output<typeof chainOutput>
const ask = async (input: z.input<typeof chainInput>): Promise<Answer> =>
  chainOutput.parse(await chain.answer(bundledDesk(), chainInput.parse(input)))
const at = (answer: Answer, stage: string): ChainStage => answer.stages.find((each) => each.stage === stage)!

describe('magnet rare earths in 2024', () => {
  test.each([
    ['mining', 61.0, 'own', 'International Energy Agency'],
    ['refining', 91.3, 'own', 'International Energy Agency'],
    ['magnet', 94, 'within', 'Rare Earth Exchanges'],
  ])('China holds of %s %s percent', async (stage, percent, relation, publisher) => {
    const { reading } = at(await ask({ mineral: 'magnet', year: 2024 }), stage)
    expect(reading?.china?.value).toBeCloseTo(percent, 1)
    expect(reading?.definition).toMatchObject({ relation, publisher, period: '2024' })
    expect(reading?.exact).toBe(true)
  })

  test('what nobody counts is not known, never zero, and a document that would settle it is named', async () => {
    const metal = at(await ask({ mineral: 'magnet', year: 2024 }), 'metal')
    expect(metal.reading).toBeNull()
    expect(metal.unknown.join()).toContain('no publisher on record divides it')
    expect(metal.settledBy.length).toBeGreaterThan(1)
  })

  test('tonnes of all oxides stand beside, as another definition', async () => {
    const { alternatives } = at(await ask({ mineral: 'magnet', year: 2024 }), 'mining')
    const usgs = alternatives.filter(({ definition }) => definition.basis === 'all_reo' && definition.period === '2024')
    expect(
      usgs.map(({ definition, china }) => [definition.edition, definition.relation, Math.round(china!.value * 10) / 10]),
    ).toEqual([
      ['2026', 'within', 71.1],
      ['2025', 'within', 69.2],
    ])
  })
})

test('the parts of every stage add up to the whole, what nobody is named for included', async () => {
  for (const mineral of ['magnet', 'rare_earths', 'Nd', 'gallium', 'cobalt'])
    for (const { reading } of (await ask({ mineral, year: 2024 })).stages)
      if (reading) {
        const sum = reading.split.reduce((total, part) => total + part.value, 0)
        expect(sum).toBeGreaterThan(99)
        expect(sum).toBeLessThan(101.5)
      }
})

test('an element without figures of its own is counted within its group and not split', async () => {
  const answer = await ask({ mineral: 'Dy', year: 2024 })
  const separation = at(answer, 'separation')
  expect(separation.reading?.definition.relation).toBe('within')
  expect(separation.unknown.join()).toContain(
    'dysprosium alone: it is counted within magnet rare earths (Nd, Pr, Dy, Tb), not split',
  )
  expect(answer.groups).toContain('magnet_rare_earths')
})

test('where the year asked is absent the nearest is shown, and said', async () => {
  const mining = at(await ask({ mineral: 'Nd', year: 2024 }), 'mining')
  expect(mining.reading).toMatchObject({ exact: false, year: 2020, definition: { period: '2016/2020' } })
  expect(mining.unknown.join()).toContain('2024: the nearest year on record is 2020')
})

test('a basis that is asked for is never filled up from another', async () => {
  const answer = await ask({ mineral: 'rare_earths', year: 2024, basis: 'magnet_ree' })
  for (const { reading } of answer.stages) if (reading) expect(reading.definition.basis).toBe('magnet_ree')
  expect(at(answer, 'magnet').reading).toBeNull()
  expect(at(answer, 'magnet').unknown.join()).toContain('there is gross')
})

test('a projection is called modelled', async () => {
  const refining = at(await ask({ mineral: 'magnet', year: 2030 }), 'refining')
  expect(refining.reading?.definition).toMatchObject({ modelled: true, kind: 'projected' })
  expect(refining.finding).toContain('modelled')
})

test('before an edition appeared the chain is the one known then', async () => {
  const then = at(await ask({ mineral: 'rare_earths', year: 2024, knownBy: '2025-10-25' }), 'mining')
  expect(then.reading?.china?.value).toBeCloseTo(69.2, 1)
})

test('every number comes with a receipt', async () => {
  const answer = await ask({ mineral: 'magnet', year: 2024 })
  const known = new Set(answer.receipts.map(({ id }) => id))
  for (const { reading, alternatives } of answer.stages)
    for (const each of [...(reading ? [reading] : []), ...alternatives]) {
      expect(each.receipts.length).toBeGreaterThan(0)
      for (const id of each.receipts) expect(known).toContain(id)
    }
})

test.each([
  [{ mineral: 'magnet', year: 1900 }, 'before-the-store'],
  [{ mineral: 'magnet', year: 2100 }, 'beyond-the-store'],
  [{ mineral: 'unobtainium' }, 'unknown-mineral'],
  [{ mineral: 'thorium' }, 'not-found'],
])('%o is refused as %s', async (input, code) => {
  await expect(ask(input)).rejects.toMatchObject({ code })
})
