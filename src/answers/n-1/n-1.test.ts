import { expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import { baseline } from '../baseline/baseline.ts'
import { baselineInput } from '../baseline/shapes.ts'
import { n1, n1Input, type N1Answer } from './n-1.ts'

const ask = async (input: object = {}): Promise<N1Answer> => n1.answer(bundledDesk(), n1Input.parse(input))

test('the largest and the others make the whole, and spare capacity never makes it less', async () => {
  const { rows } = await ask()
  expect(rows.length).toBeGreaterThan(15)
  for (const { share, coverage, withSpare } of rows) {
    expect(share + coverage).toBeCloseTo(1, 9)
    expect(withSpare).toBeGreaterThanOrEqual(coverage - 1e-12)
    expect(withSpare).toBeLessThanOrEqual(1)
  }
})

test('ore of dysprosium comes first from Myanmar, every later stage from China', async () => {
  const { rows, says } = await ask({ element: 'Dy' })
  expect(rows.map(({ stage, largest }) => [stage, largest])).toEqual([
    ['mining', 'MMR'],
    ['separation', 'CHN'],
    ['metal', 'CHN'],
  ])
  expect(says).toContain('Dy, separation: without China')
})

test('the share of the largest is that of the baseline', async () => {
  const { rows } = await ask({ element: 'Nd' })
  const { outputs } = await baseline.answer(bundledDesk(), baselineInput.parse({ element: 'Nd' }))
  for (const { stage, largest, share } of rows)
    expect(share).toBeCloseTo(outputs.find((each) => each.stage === stage && each.place === largest)!.share, 9)
})

test('an element that the baseline does not follow is refused with those it does', async () => {
  await expect(ask({ element: 'lanthanum' })).rejects.toMatchObject({
    code: 'unknown-mineral',
    message: expect.stringContaining('Nd, Pr, Dy, Tb, Sm') as string,
  })
})
