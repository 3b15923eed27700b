import { expect, test } from 'vitest'
import { commandLine } from '../../../test/command-line.ts'
import type { ExposureAnswer } from './exposure.ts'

const ask = async (text: string): Promise<ExposureAnswer> =>
  (await commandLine(['exposure', '--portfolio', 'p.csv'], { 'p.csv': text })) as ExposureAnswer

test("two US-listed holdings stand on China's lists; what matches nothing or two is listed and the rest answered", async () => {
  const answer = await ask(
    'holding,ticker,value\nMP Materials Corp,MP,400\n,USAR,200\nLynas Rare Earths,,300\nAtlantis Metals,,50\nmagnet,,10\nOshkosh Defense,,5\nEnergy Fuels,,abc\n',
  )
  expect(
    answer.holdings.filter(({ listed }) => listed !== null).map(({ company, listed }) => [company, listed?.instrument]),
  ).toEqual([
    ['MP Materials', 'CN-23-2026'],
    ['USA Rare Earth', 'CN-23-2026'],
  ])
  expect(answer.unmatched.map(({ row, part, says }) => [row, part, says.split(';')[0]])).toEqual([
    [5, 'Atlantis Metals', 'matches no company, ticker or plant on record'],
    [6, 'magnet', expect.stringContaining('may mean')],
    [7, 'Oshkosh Defense', 'matches no company, ticker or plant on record, but it is named on CN-23-2026'],
  ])
  expect(answer.faults).toMatchObject([{ row: 8, column: 'value' }])
  expect(answer.holdings.map(({ company }) => company)).toContain('Energy Fuels')
  const known = new Set(answer.receipts.map(({ id }) => id))
  for (const { receipts } of answer.holdings)
    expect(receipts.filter((id) => !known.has(id) && !id.startsWith('rc_')).length).toBe(0)
})

test.each([
  ['a table without holdings', 'a,b\n1,2\n', 'holding'],
  ['an empty table', '', 'empty'],
])('%s is refused', async (_case, text, says) => {
  await expect(ask(text)).rejects.toThrow(says)
})

test('without a bill or a portfolio it says what it needs', async () => {
  await expect(commandLine(['exposure'])).rejects.toThrow('exposure needs a bill of materials, or --portfolio')
})
