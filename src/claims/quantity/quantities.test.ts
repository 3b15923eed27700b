import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledUnits } from '../../../test/units.ts'
import { findAmounts } from './find.ts'
import { quantitiesIn } from './quantities.ts'
import type { Reading } from './reading.ts'

const units = bundledUnits()
const findQuantities = (text: string) => quantitiesIn(text, units)
const valueOf = ({ low, high, operator }: Reading) => (operator === 'range' ? [low, high] : low)
const found = (text: string) =>
  findQuantities(text).map((reading) => [
    text.slice(reading.from, reading.to),
    valueOf(reading),
    reading.measure?.name ?? null,
    reading.operator,
  ])

describe('numbers', () => {
  test.each([
    ['41,600 tonnes', 41_600, 't', '='],
    ['41 600 tonnes', 41_600, 't', '='],
    ['41\u2009600 t', 41_600, 't', '='],
    ['$1.25bn', 1.25e9, 'USD', '='],
    ['€400m', 4e8, 'EUR', '='],
    ['3½ years', 3.5, 'year', '='],
    ['4.6 × 10⁻³ kg', 0.0046, 'kg', '='],
    ['two and a half million tonnes', 2.5e6, 't', '='],
    ['half a million tonnes', 5e5, 't', '='],
    ['54万吨', 540_000, 't', '='],
    ['₹7,280 crore', 7.28e10, 'INR', '='],
    ['2 lakh tonnes', 2e5, 't', '='],
    ['45m tonnes', 4.5e7, 't', '='],
    ['5.6 kt', 5.6, 'kt', '='],
    ['12 Mtpa', 12, 'Mt/yr', '='],
    ['30 short tons', 30, 'short ton', '='],
    ['620,000 yuan/mt', 620_000, 'CNY/t', '='],
    ['US$92/kg', 92, 'USD/kg', '='],
    ['A$7.50 a kilogram', 7.5, 'AUD/kg', '='],
    ['5.5 billion dollars', 5.5e9, 'USD', '='],
    ['1,240 ppm', 1240, 'ppm', '='],
    ['3 percentage points', 3, 'percentage point', '='],
    ['11,250 tonnes a year', 11_250, 't/yr', '='],
  ])('%s', (text, value, unit, operator) => expect(found(text)).toEqual([[text, value, unit, operator]]))
})

describe('bounds and softeners', () => {
  test.each([
    ['over 90%', 90, '>'],
    ['more than 300 tonnes', 300, '>'],
    ['at least 12%', 12, '>='],
    ['up to 600 kg', 600, '<='],
    ['no more than 65%', 65, '<='],
    ['nearly 40%', 40, '~'],
    ['~15%', 15, '~'],
    ['up to ~15%', 15, '<='],
    ['90%+', 90, '>'],
    ['less than 1%', 1, '<'],
    ['an estimated 77%', 77, '~'],
    ['≥0.1%', 0.1, '>='],
    ['two-thirds', 2 / 3, '='],
    ['a quarter of supply', 0.25, '='],
    ['one in five', 0.2, '='],
  ])('%s', (text, value, operator) => {
    const [first] = findQuantities(text)
    expect([first?.low, first?.operator]).toEqual([value, operator])
  })
})

describe('ranges', () => {
  test.each([
    ['20–30 kt', [20, 30], 'kt'],
    ['6% to 8%', [6, 8], 'percent'],
    ['between 20 and 30 tonnes', [20, 30], 't'],
    ['$1.7-1.8bn', [1.7e9, 1.8e9], 'USD'],
    ['730,000-740,000 yuan/mt', [730_000, 740_000], 'CNY/t'],
    ['two to three years', [2, 3], 'year'],
  ])('%s is one quantity', (text, bounds, unit) => {
    const [first, ...others] = findQuantities(text)
    expect(others).toEqual([])
    expect([[first?.low, first?.high], first?.measure?.name, first?.operator]).toEqual([bounds, unit, 'range'])
  })

  test('a step and the level it led to are two values', () => {
    expect(findQuantities('increased by $43 million to $419 million').map((quantity) => quantity.low)).toEqual([4.3e7, 4.19e8])
  })

  test('from-to is one range here, and two amounts where claims are made of it', () => {
    expect(findQuantities('rose from 82% to 86%').map(valueOf)).toEqual([[82, 86]])
    expect(findAmounts('rose from 82% to 86%', { publisher: null, dates: [], units }).map(({ low }) => low)).toEqual([82, 86])
  })
})

test.each([
  'Announcement No. 61 of the ministry',
  'Section 232 was used',
  'the F-35 and the A320',
  'at 14:35 GMT',
  'see version 1.4.2',
  'The G7 met in 2025',
])('%s holds no measured quantity', (text) =>
  expect(findQuantities(text).filter((quantity) => quantity.measure !== null)).toEqual([]),
)

test('every quantity lies inside the text, in order, and the same text gives the same quantities', () => {
  const piece = constantFrom(
    '5',
    ',',
    '.',
    ' ',
    '-',
    '%',
    ' kg',
    '$',
    ' to ',
    'one',
    ' million',
    '–',
    '万',
    ' tonnes',
    ' of ',
    '2024',
    '(',
    ')',
    '½',
  )
  assert(
    property(array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const first = findQuantities(text)
      expect(findQuantities(text)).toEqual(first)
      let past = 0
      for (const { from, to } of first) {
        expect(from).toBeGreaterThanOrEqual(past)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        past = to
      }
    }),
  )
})
