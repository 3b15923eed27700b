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

test('twenty copies of one wire weigh as much as one report', async () => {
  const copies = Array.from({ length: 20 }, (_, at) => `w${at},130,10,w${at} = x,wire`).join('\n')
  const table = (rows: string): string => `flow,value,sd,equation,shared_error\nx,100,10,,\n${rows}\n`
  const one = await ask(table('w0,130,10,w0 = x,wire'))
  const twenty = await ask(table(copies))
  expect(one.values?.['x']).toBeCloseTo(115, 9)
  expect(twenty.values?.['x']).toBeCloseTo(115, 6)
  expect(twenty.chi2).toBeCloseTo(one.chi2!, 6)
})

test('a robust loss weighs the wild report down and says so', async () => {
  const table = 'flow,value,sd,equation\na,100,1,a = b\nb,100.5,1,b = c\nc,120,1,'
  const answer = await ask(table, ['--robust', '1.5'])
  expect(answer.values?.['a']).toBeLessThan((await ask(table)).values!['a']! - 5)
  expect(answer.notes.join()).toMatch(/weighed down by the robust loss: c \(0\.0\d\)/)
  expect(answer.parameters.robust).toBe(1.5)
})

test.each([
  ['no number', 'flow,value,sd,equation\na,many,1,a=b', { code: 'bad-line', line: 2, column: 2 }],
  ['a negative standard deviation', 'flow,value,sd,equation\na,1,-1,a=b', { code: 'bad-line', line: 2, column: 3 }],
  ['a value without uncertainty', 'flow,value,sd,equation\na,1,1,a=b\nb,2,,', { code: 'bad-line', line: 3 }],
  ['an equation without an end', 'flow,value,sd,equation\na,1,1,a=b+', { code: 'bad-line', line: 2 }],
  ['two equals signs', 'flow,value,sd,equation\na,1,1,a=b=c', { code: 'bad-line', line: 2 }],
  ['no balance', 'flow,value,sd\na,1,1', { code: 'bad-input' }],
  ['constants that contradict a balance', 'flow,value,sd,equation\na,1,0,a=b\nb,2,0,', { code: 'bad-input', line: 2 }],
  [
    'copies that disagree',
    'flow,value,sd,equation,wire\na,1,1,a=b,w\nb,2,1,,w',
    { code: 'bad-input', message: expect.stringContaining('"a" is a copy') as string },
  ],
  [
    'a correlation above 1',
    'flow,value,sd,equation,wire,correlation\na,1,1,a=b,w,1.5\nb,2,1,,w,1',
    { code: 'bad-line', line: 2, column: 6 },
  ],
  ['bounds that leave nothing', 'flow,value,sd,equation,lower,upper\na,5,1,a=b,,4\nb,5,1,,6,', { code: 'bad-input', line: 2 }],
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
