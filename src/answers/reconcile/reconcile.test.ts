import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { commandLine } from '../../../test/command-line.ts'
import { describeShared } from '../../../test/shared.ts'
import type { reconcileOutput } from './reconcile.ts'

const ask = async (table: string, words: readonly string[] = []): Promise<z.output<typeof reconcileOutput>> =>
  (await commandLine(['reconcile', 't.csv', ...words], { 't.csv': table })) as z.output<typeof reconcileOutput>

const balance = 'flow,value,sd,equation\nmined,100,5,mined = sold + stocked\nsold,90,3,\nstocked,,,\n'

test('what nobody measured is worked out; what nothing checks stays as observed', async () => {
  const answer = await ask(balance)
  expect(answer.values).toEqual({ mined: 100, sold: 90, stocked: expect.closeTo(10, 12) as number })
  expect(answer.sd?.['stocked']).toBeCloseTo(Math.sqrt(34), 12)
  expect(answer.problems[0]?.quantities.map((each) => each.class)).toEqual(['non-redundant', 'non-redundant', 'observable'])
  expect(answer).toMatchObject({ chi2: 0, degreesOfFreedom: 0 })
})

test('what cannot be worked out is said to be so, never nought', async () => {
  const answer = await ask('flow,value,sd,equation\nmined,100,5,mined = a + b')
  expect(answer.values).toMatchObject({ a: null, b: null, mined: 100 })
})

test('a report ten standard deviations off is flagged, and who disagrees is named', async () => {
  const answer = await ask('flow,value,sd,equation\na,100,1,a = b\nb,100.5,1,b = c\nc,120,2,')
  expect(answer.problems[0]?.disagree[0]).toBe('c')
  expect(answer.problems[0]?.pValue).toBeLessThan(1e-6)
})

test('a bound that binds is kept, and the rest moves by what is left', async () => {
  const table = 'flow,value,sd,equation\na,10,1,a + b = c\nb,1,1,\nc,6,1,'
  expect((await ask(table)).values?.['b']).toBeCloseTo(1 - 5 / 3, 12)
  const bounded = await ask(table, ['--non-negative'])
  expect(bounded.values).toEqual({ a: expect.closeTo(8, 12) as number, b: 0, c: expect.closeTo(8, 12) as number })
  expect(bounded.problems[0]?.quantities[1]?.bound).toBe('least')
})

test.each([
  ['no number', 'flow,value,sd,equation\na,many,1,a=b', { code: 'bad-line', line: 2, column: 2 }],
  ['a negative standard deviation', 'flow,value,sd,equation\na,1,-1,a=b', { code: 'bad-line', line: 2, column: 3 }],
  ['a value without uncertainty', 'flow,value,sd,equation\na,1,1,a=b\nb,2,,', { code: 'bad-line', line: 3 }],
  ['an equation without an end', 'flow,value,sd,equation\na,1,1,a=b+', { code: 'bad-line', line: 2 }],
  ['two equals signs', 'flow,value,sd,equation\na,1,1,a=b=c', { code: 'bad-line', line: 2 }],
  ['no balance', 'flow,value,sd\na,1,1', { code: 'bad-input' }],
  ['constants that contradict a balance', 'flow,value,sd,equation\na,1,0,a=b\nb,2,0,', { code: 'bad-input', line: 2 }],
  ['an unknown role', 'case,role,variable,row_or_equation,value\nx,mesured,a,,1', { code: 'bad-line', line: 2, column: 2 }],
  ['two values of one flow', 'flow,value,sd,equation\na,1,1,a=b\na,2,1,', { code: 'bad-line', line: 3 }],
])('%s is refused where it stands', async (_case, table, refusal) => {
  await expect(ask(table)).rejects.toMatchObject(refusal)
})

test('a problem that is not in the table is refused with those that are', async () => {
  await expect(ask(`case,${balance.replaceAll('\n', '\nP1,').replace(/P1,$/, '')}`, ['--problem', 'P9'])).rejects.toThrow(
    'it has P1',
  )
})

describeShared('problems that the literature has worked out', (shared) => {
  const folder = `${shared}data/validation/`
  const table = readFileSync(`${folder}reconciliation_problems.csv`, 'utf8')
  const expected = parse(readFileSync(`${folder}reconciliation_expected.csv`), { columns: true, bom: true }) as Record<
    string,
    string
  >[]
  test.each([...new Set(expected.map((row) => row['case']!))])('%s, to eight digits', async (name) => {
    const answer = await ask(table, ['--problem', name])
    for (const { role, variable, value, tolerance } of expected.filter((row) => row['case'] === name)) {
      const found =
        role === 'expected_value' ? answer.values?.[variable!] : role === 'expected_sd' ? answer.sd?.[variable!] : answer.chi2
      expect(found, `${role} ${variable}`).toBeTypeOf('number')
      expect(Math.abs(found! - Number(value)), `${role} ${variable}`).toBeLessThanOrEqual(Math.min(Number(tolerance), 6e-7))
    }
  })
  test('all at once, where none is named', async () => {
    expect((await ask(table)).problems.map(({ problem }) => problem)).toHaveLength(
      new Set(table.match(/^\w+(?=,(measured|sd))/gm)).size,
    )
  })
})
