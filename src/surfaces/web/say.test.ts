import { expect, test } from 'vitest'
import { mineralName, mineralTitle } from './minerals.ts'
import { listed, plural, sayAmount, sayDate, sayInterval, sayWord } from './say.ts'

test.each([
  [69.23, 'percent', '69.2%'],
  [270_000, 't_REO', '270,000 t REO'],
  [0.0123, 'percent', '0.0123%'],
  [900, 'USD/kg', '900 US dollars a kg'],
  [10, 'years', '10 years'],
  [3, 'x', '3 times'],
])('%d in %s is said as %s', (value, unit, says) => expect(sayAmount(value, unit)).toBe(says))

test('an interval of one value is that value', () => {
  expect(sayInterval(61, 61, 'percent')).toBe('61%')
  expect(sayInterval(60, 71.1, 'percent')).toBe('60–71.1%')
})

test('a day is said in words, a year or a stretch stays as exact as it was', () => {
  expect(['2025-10-25', '2025', '2016/2020', '2025-02-30'].map(sayDate)).toEqual([
    '25 October 2025',
    '2025',
    '2016–2020',
    '2025-02-30',
  ])
})

test('words of the vocabulary are said as words, single elements with their symbol', () => {
  expect(['production_share', 'dysprosium', 'gallium'].map(sayWord)).toEqual(['production share', 'dysprosium (Dy)', 'gallium'])
  expect([mineralTitle('rare_earths'), mineralName('rare_earths'), mineralTitle('iron_ore')]).toEqual([
    'All rare earths',
    'rare earths',
    'Iron ore',
  ])
  expect([plural(1, 'claim'), plural(2000, 'claim'), listed(['a', 'b', 'c']), listed([])]).toEqual([
    '1 claim',
    '2,000 claims',
    'a, b and c',
    '',
  ])
})
