import { describe, expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import { exposureChain, exposureChainInput, type ExposureChainAnswer } from './exposure-chain.ts'

const ask = async (input: object): Promise<ExposureChainAnswer> =>
  exposureChain.answer(bundledDesk(), exposureChainInput.parse(input))

describe.each(['Nd', 'Pr', 'Dy', 'Tb', 'Sm'])('%s', (element) => {
  test('what is bought openly is part of what has passed through, which is part of what is used', async () => {
    const { rows } = await ask({ element })
    expect(rows.length).toBeGreaterThan(5)
    for (const { direct, anyStage, hidden, use } of rows) {
      expect(use).toBeGreaterThan(0)
      for (const band of [direct, anyStage, hidden]) {
        expect(band.p10).toBeGreaterThanOrEqual(0)
        expect(band.p50).toBeGreaterThanOrEqual(band.p10)
        expect(band.p90).toBeGreaterThanOrEqual(band.p50)
        expect(band.p90).toBeLessThanOrEqual(1)
      }
      for (const at of ['p10', 'p50', 'p90'] as const) expect(anyStage[at]).toBeGreaterThanOrEqual(direct[at] - 1e-12)
    }
  })
})

test('Japan makes magnets of its own, and most of their dysprosium was separated in China all the same', async () => {
  const { rows, origins, says } = await ask({ element: 'dysprosium', place: 'Japan' })
  const [japan] = rows
  expect(rows).toHaveLength(1)
  expect(japan!.direct.p50).toBeLessThan(0.6)
  expect(japan!.anyStage.p50).toBeGreaterThan(0.75)
  expect(japan!.chokepoint).toBe('separation')
  expect(japan!.falls.toSorted((a, b) => b.by - a.by)[0]!.stage).toBe('separation')
  expect(says).toMatch(/^Japan buys \d+% of its Dy as magnets from China; \d+% has passed through there at some stage/)
  for (const stage of ['mining', 'separation', 'metal', 'magnet']) {
    const sum = origins.filter((each) => each.stage === stage).reduce((all, { share }) => all + share, 0)
    expect(sum).toBeGreaterThan(0.5)
    expect(sum).toBeLessThanOrEqual(1 + 1e-9)
  }
})

test('nobody depends on itself, and who makes nothing is depended on by nobody', async () => {
  expect((await ask({ of: 'CHN' })).rows.map(({ place }) => place)).not.toContain('CHN')
  const { rows } = await ask({ of: 'MEX' })
  expect(Math.max(...rows.map(({ anyStage }) => anyStage.p50))).toBe(0)
  expect(rows.every(({ chokepoint }) => chokepoint === null)).toBe(true)
})

test.each([
  [{ element: 'Xx' }, 'unknown-mineral'],
  [{ element: 'La' }, 'unknown-mineral'],
  [{ of: 'Atlantis' }, 'unknown-place'],
  [{ place: 'ZZZ' }, 'unknown-place'],
])('%o is refused as %s', async (input, code) => {
  await expect(ask(input)).rejects.toMatchObject({ code })
})
