import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { compare, compareInput, type CompareAnswer, compareOutput } from './compare.ts'
import type { ComparedRow } from './rows.ts'

const ask = async (input: z.input<typeof compareInput>): Promise<CompareAnswer> =>
  compareOutput.parse(await compare.answer(bundledDesk(), compareInput.parse(input)))
const row = (answer: CompareAnswer, wanted: Partial<ComparedRow>): ComparedRow | undefined =>
  answer.definitions.find((each) => Object.entries(wanted).every(([field, value]) => each[field as keyof ComparedRow] === value))

describe('is 70 % right?', () => {
  test('yes on all-REO mine tonnes, too high on magnet rare earths', async () => {
    const answer = await ask({ value: '70%', stage: 'mine', year: 2024 })
    expect(answer.verdict).toBe('supported')
    expect(row(answer, { basis: 'all_reo', edition: '2026' })).toMatchObject({
      verdict: 'supported',
      place: 'CHN',
      direction: null,
    })
    expect(row(answer, { basis: 'magnet_ree', period: '2024' })).toMatchObject({ verdict: 'contradicted', direction: 'over' })
    expect(answer.says).toMatch(/^70% is right on all rare earths \(China 71.1 % in 2024.*too high on magnet rare earths/)
    expect(answer.definitions[answer.nearest!]?.basis).toBe('all_reo')
  })

  test('no on magnet rare earths alone', async () => {
    const answer = await ask({ value: '70%', stage: 'mine', mineral: 'magnet', year: 2024, basis: 'magnet_ree' })
    expect(answer.verdict).toBe('contradicted')
  })

  test('of no stage in particular it is imprecise', async () => {
    expect((await ask({ value: '70%' })).verdict).toBe('imprecise')
  })
})

test.each<[string, z.input<typeof compareInput>, string]>([
  ['over 90 % of magnets, one share known', { value: 'over 90%', stage: 'magnet' }, 'supported'],
  [
    '90 % of refining for Nd: right on the group, near on the element',
    { value: '90%', stage: 'refining', mineral: 'Nd' },
    'imprecise',
  ],
  ['China mined 270,000 t', { value: '270,000 t', stage: 'mining', place: 'China', year: 2024 }, 'supported'],
  [
    'Australia mined 13,000 t: right in the edition before',
    { value: '13,000 t', stage: 'mining', place: 'AUS', year: 2024 },
    'outdated',
  ],
  [
    'and supported for who knew no other',
    { value: '13,000 t', stage: 'mining', place: 'AUS', year: 2024, knownBy: '2025-12-31' },
    'supported',
  ],
  ['China mined 400,000 t', { value: '400,000 t', stage: 'mining', place: 'China', year: 2024 }, 'contradicted'],
  ['gallium, 98 %', { value: '98%', stage: 'refining', mineral: 'gallium' }, 'supported'],
  ['a stage nobody counts', { value: '80%', stage: 'alloy' }, 'unsupported'],
])('%s', async (_case, input, verdict) => {
  expect((await ask(input)).verdict).toBe(verdict)
})

test('the largest supplier of each definition is compared when no place is named', async () => {
  const { definitions } = await ask({ value: '70%', stage: 'mining', mineral: 'cobalt', year: 2024 })
  expect(new Set(definitions.map(({ place }) => place))).toEqual(new Set(['COD']))
})

test('a projection decides nothing while there is an outcome', async () => {
  const answer = await ask({ value: '76%', stage: 'refining' })
  expect(row(answer, { modelled: true, period: '2030' })?.verdict).toBe('supported')
  expect(answer.verdict).not.toBe('supported')
})

test('every row has receipts that come with the answer', async () => {
  const answer = await ask({ value: '70%' })
  const known = new Set(answer.receipts.map(({ id }) => id))
  for (const { receipts } of answer.definitions) {
    expect(receipts.length).toBeGreaterThan(0)
    for (const id of receipts) expect(known).toContain(id)
  }
})

test.each([
  ['70', 'no unit'],
  ['much', 'no number'],
  ['70% or 20%', 'two numbers'],
])('"%s" is refused', async (value, says) => {
  await expect(ask({ value })).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(says) as string })
})

describe("a table of one's own", () => {
  const mine =
    'place,value,definition,year\nChina,270,all oxides,2024\nAustralia,29,all oxides,2024\nUSA,46,all oxides,2024\nWorld,380,all oxides,2024\nChina,46,magnet,2024\nMyanmar,12,magnet,2024\nOther,17,magnet,2024\n'

  test('is compared definition by definition, each against its own whole', async () => {
    const answer = await ask({ value: '70%', table: mine, place: 'China' })
    expect(answer.definitions.map(({ counted, value, verdict }) => [counted, Number(value.toFixed(1)), verdict])).toEqual([
      ['all oxides, 2024', 71.1, 'supported'],
      ['magnet, 2024', 61.3, 'contradicted'],
    ])
    expect(answer.notes).toEqual([
      'all oxides, 2024: shares are of its row “World”, 380',
      'magnet, 2024: shares are of the sum of its rows, 75',
    ])
    expect(answer.receipts).toEqual([])
  })

  test('gives amounts in the unit that is asked about', async () => {
    const answer = await ask({ value: '270 t', table: mine, where: 'definition=all oxides', place: 'CHN' })
    expect(answer.verdict).toBe('supported')
  })

  test('of percentages is taken as it stands', async () => {
    const answer = await ask({ value: '69%', table: 'country;share (%)\nChina;69,2\nUSA;11,5' })
    expect(answer.definitions).toMatchObject([{ place: 'CHN', value: 69.2, verdict: 'supported' }])
  })

  test('of percentages says nothing of tonnes', async () => {
    await expect(ask({ value: '10 t', table: 'country,percent\nChina,69' })).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('a broken line is refused where it stands', async () => {
    await expect(ask({ value: '70%', table: 'place,value\nChina,many' })).rejects.toMatchObject({ code: 'bad-line', line: 2 })
  })
})

test('what a table of one’s own leaves out has no comma of its own in the sentence', async () => {
  const answer = await ask({ value: '60%', table: 'place,value\nChina,60\nUSA,40' })
  expect(answer.says).toBe('60% is right on your table (China 60.0 %)')
  expect(answer.definitions[0]?.definition).toBe('China: share of your table')
})
