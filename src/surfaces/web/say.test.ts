import { expect, test } from 'vitest'
import { mineralName, mineralTitle } from './minerals.ts'
import { listed, plural, sayAmount, sayDate, sayDaysIn, sayInterval, sayPlaceWord, sayShare, sayWord } from './say.ts'

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

test.each([
  ['2025-10-25', '25 October 2025'],
  ['2025', '2025'],
  ['2016/2020', '2016–2020'],
  ['2025-11', 'November 2025'],
  ['2025-03/2025-05', 'March 2025–May 2025'],
  ['2025-03-04/2025-11-09', '4 March 2025–9 November 2025'],
  ['2025-13', '2025-13'],
  ['2025-02-30', '2025-02-30'],
])('%s is said as %s: no more exact than it was', (text, says) => expect(sayDate(text)).toBe(says))

test('days inside our own sentences are said in words, numbers that only look like days are left', () => {
  expect(sayDaysIn('policy of dysprosium, 2025-04-04: licence')).toBe('policy of dysprosium, 4 April 2025: licence')
  expect(sayDaysIn('policy, 2025-03-04/2025-11-09: 20 percent')).toBe('policy, 4 March 2025–9 November 2025: 20 percent')
  expect(sayDaysIn('reference 12025-04-04')).toBe('reference 12025-04-04')
})

test('a country’s code is said as its name, any other word as it stands', () => {
  expect(['CHN', 'a plant in Kuantan'].map(sayPlaceWord)).toEqual(['China', 'a plant in Kuantan'])
})

test.each([
  [69.2, '69%'],
  [99.7, 'over 99%'],
  [100, '100%'],
  [0.2, 'under 1%'],
  [0, '0%'],
])('a share of %f in a headline is %s', (value, says) => expect(sayShare(value)).toBe(says))

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
