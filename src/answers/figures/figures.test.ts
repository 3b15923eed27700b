import { expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { figures, figuresInput, figuresOutput } from './figures.ts'

const ask = async (input: z.input<typeof figuresInput>): Promise<z.output<typeof figuresOutput>> =>
  figuresOutput.parse(await figures.answer(bundledDesk(), figuresInput.parse(input)))

test('both editions of a figure are told, the newest first', async () => {
  const { figures: found } = await ask({
    mineral: 'rare_earths',
    stage: 'mining',
    place: 'Thailand',
    year: 2024,
    publisher: 'U.S. Geological Survey',
    measure: 'production',
  })
  expect(found.map((figure) => [figure.edition, figure.value])).toEqual([
    ['2026', 2100],
    ['2025', 13_000],
  ])
})

test('what was published later is not known earlier', async () => {
  const { figures: found } = await ask({
    mineral: 'rare_earths',
    stage: 'mining',
    place: 'THA',
    year: 2024,
    measure: 'production',
    knownBy: '2025-06-30',
  })
  expect(found.map((figure) => figure.edition)).toEqual(['2025'])
})

test('magnet rare earths are a basis, not a mineral of their own', async () => {
  const { figures: found } = await ask({ mineral: 'magnet_rare_earths', stage: 'refining', place: 'CHN', year: 2024 })
  expect(found.length).toBeGreaterThan(0)
  expect(new Set(found.map((figure) => figure.basis))).toEqual(new Set(['magnet_ree']))
})

test('the total counts what the limit leaves out', async () => {
  const { total, figures: found } = await ask({ mineral: 'rare_earths', limit: 3 })
  expect(found).toHaveLength(3)
  expect(total).toBeGreaterThan(500)
})

test.each([
  ['a mineral', { mineral: 'dysprosum' }, 'unknown-mineral', 'did you mean "dysprosium"'],
  ['a stage', { stage: 'digging' }, 'unknown-stage', 'mining'],
  ['a place', { place: 'Atlantis' }, 'unknown-place', 'ISO code'],
  ['a measure', { measure: 'amount' }, 'bad-input', 'production'],
])('%s nobody knows is refused with a way on', async (_case, asked, code, hint) => {
  await expect(ask(asked)).rejects.toMatchObject({ code, message: expect.stringContaining(hint) as string })
})

test('a capacity that a later statement replaced is told with its state, and can be asked for', async () => {
  const { figures: superseded } = await ask({ measure: 'capacity', state: 'superseded' })
  expect(superseded.length).toBeGreaterThan(0)
  expect(new Set(superseded.map((figure) => figure.state))).toEqual(new Set(['superseded']))
})

test('the ledger answers for measures that no claim speaks of', async () => {
  const { figures: risk } = await ask({ measure: 'supply risk', mineral: 'heavy_rare_earths', year: 2023 })
  expect(risk.map((figure) => [figure.subject, figure.value])).toEqual([['HREEs', 5.1]])
  const { figures: governed } = await ask({ measure: 'governance', place: 'CHN' })
  expect(governed.map((figure) => [figure.value, figure.unit])).toEqual([[expect.any(Number), 'index']])
})
