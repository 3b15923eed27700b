import { expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { history, historyInput, historyOutput, type HistoryAnswer } from './history.ts'

const ask = async (input: z.input<typeof historyInput> = {}): Promise<HistoryAnswer> =>
  historyOutput.parse(await history.answer(bundledDesk(), historyInput.parse(input)))

test('the largest supplier is shown when no place is named', async () => expect((await ask()).place).toBe('CHN'))

test('a revision is visible as two editions of one period', async () => {
  const { revisions, series } = await ask({ measure: 'production', place: 'AUS' })
  expect(revisions).toMatchObject([
    { publisher: 'U.S. Geological Survey', period: '2024', values: [{ value: 13_000 }, { value: 29_000 }] },
  ])
  const usgs = series.filter(({ publisher }) => publisher === 'U.S. Geological Survey')
  expect(usgs.map(({ edition, current }) => [edition, current])).toEqual([
    ['2026', true],
    ['2025', false],
  ])
})

test('no series mixes publishers, editions, bases or denominators, and none has one period twice', async () => {
  for (const measure of ['production', 'production_share']) {
    const { series } = await ask({ measure, place: 'CHN' })
    for (const { points } of series) expect(new Set(points.map(({ period }) => period)).size).toBe(points.length)
    const keys = series.map((each) => [each.sourceId, each.basis, each.of, each.scenario].join())
    expect(new Set(keys).size).toBe(series.length)
  }
})

test('the two series of the British survey stay two: tonnes of oxide and tonnes of minerals', async () => {
  const { series } = await ask({ measure: 'production', place: 'AUS' })
  const bgs = series.filter(({ publisher }) => publisher === 'British Geological Survey')
  expect(new Set(bgs.map(({ basis }) => basis))).toEqual(new Set(['all_reo', 'gross']))
  const oxide = bgs.find(({ basis }) => basis === 'all_reo')
  expect(oxide?.points.at(-1)).toMatchObject({ period: '2023', value: 16_780 })
})

test('months that different outlets print are one series of the customs, and a misprint stands beside the other number', async () => {
  const { series } = await ask({ measure: 'exports', stage: 'magnet', place: 'CHN' })
  const months = series.find(
    ({ counterpart, months: length, points }) => counterpart === null && length === 1 && points.length > 5,
  )
  expect(months?.publisher).toBe('General Administration of Customs of China')
  expect(months?.points.filter(({ period }) => period === '2025-09').map(({ value }) => value)).toEqual([5774, 5773])
  const cumulative = series.find(({ months: length }) => length === 5)
  expect(cumulative?.points.map(({ period }) => period)).toEqual(['2025-01/2025-05'])
})

test('projections are called modelled and stand apart', async () => {
  const { series } = await ask({ stage: 'refining' })
  for (const { modelled, points } of series) expect(points.every(({ kind }) => (kind === 'projected') === modelled)).toBe(true)
  expect(series.some(({ modelled }) => modelled)).toBe(true)
})

test('an edition is not there before it appeared', async () => {
  const { series } = await ask({ knownBy: '2025-12-30' })
  expect(series.some(({ edition }) => edition === '2026')).toBe(false)
})

test('years are cut, and nothing is moved', async () => {
  const { series } = await ask({ from: 2000, to: 2010 })
  for (const { points } of series)
    for (const { from, to } of points)
      expect([Number(to.slice(0, 4)) >= 2000, Number(from.slice(0, 4)) <= 2010]).toEqual([true, true])
})

test('an element without figures of its own is told within its group', async () => {
  const { note, series } = await ask({ mineral: 'Dy', stage: 'separation', measure: 'production_share', place: 'CHN' })
  expect(note).toBe('dysprosium: counted within magnet rare earths, not split')
  expect(series).toHaveLength(1)
})

test.each([
  ['a place without figures', { place: 'FRA' }, 'not-found'],
  ['a measure that is none', { measure: 'amount' }, 'bad-input'],
  ['a measure of many places, unless one is named', { measure: 'imports', stage: 'trade' }, 'bad-input'],
])('%s is refused', async (_case, input, code) => {
  await expect(ask(input)).rejects.toMatchObject({ code })
})
