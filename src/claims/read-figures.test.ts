import { assert, constantFrom, array, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledUnits } from '../../test/units.ts'
import { figuresIn, type Figure } from './read-figures.ts'

const units = bundledUnits()
const read = (text: string, date: string | null = null): Figure[] => figuresIn(text, { units, date, numerals: false })
const surfaces = (text: string): string[] => read(text).map(({ from, to }) => text.slice(from, to))

describe('what is no amount', () => {
  test.each([
    ['model and flight names', 'The F-35 and the A320 use a Model 3 sedan.'],
    ['labels, alone and in lists', 'See Fig. 3, Tables 4 and 5, and phases 3, 5 and 7 of Section 232.'],
    ['references', 'Supply fell [12] as shown before (14–17).'],
    ['cited years', 'Output was lower (Smith et al., 1981; Porco and Lee, 2006a).'],
    ['telephone numbers', 'Call +1-206-555-1212 for details.'],
    ['versions', 'It runs on version 1.4.2 of the program.'],
    ['variables', 'Here P 1 and σ 2 are free.'],
    ['pronouns', 'The one you mean and that one are the same one.'],
    ['names in capitals', 'They remember the Kick Six win.'],
  ])('%s', (_case, text) => expect(surfaces(text)).toEqual([]))
})

test.each([
  ['3.2, 4.9 and 9.1 mm', ['mm', 'mm', 'mm']],
  ['bed inventories of 6 and 13 kg', ['kg', 'kg']],
  ['IR (KBr) cm-1: 1660, 1633, 1573', ['cm^-1', 'cm^-1', 'cm^-1']],
])('%s share a unit', (text, expected) => expect(read(text).map(({ reading }) => reading?.measure?.name)).toEqual(expected))

test.each([
  ['5.54 ± 0.25 km s−1', 5.54, 0.25, 'km s^-1'],
  ['30% ± 2%', 30, 2, 'percent'],
])('%s has a tolerance', (text, value, tolerance, unit) =>
  expect(read(text).map(({ reading }) => [reading?.low, reading?.tolerance, reading?.measure?.name])).toEqual([
    [value, tolerance, unit],
  ]),
)

test.each([
  ['1.234,5 Tonnen', 1234.5, 't'],
  ['5,5 Millionen Tonnen', 5.5e6, 't'],
  ['2,5 milhões de toneladas', 2.5e6, 't'],
  ['3,2 млн тонн', 3.2e6, 't'],
  ['1.2亿吨', 1.2e8, 't'],
  ['三百吨', 300, 't'],
  ['两千五百万吨', 2.5e7, 't'],
  ['７．５％', 7.5, 'percent'],
  ['๑๒ kg', 12, 'kg'],
  ['25 lakh tonnes', 2.5e6, 't'],
  ['minus 1.4 degrees', -1.4, 'degree'],
  ['−4°C', -4, '°C'],
  ['5 feet and 2 inches', 5 + 2 / 12, 'ft'],
  ['48.5 MGBP', 4.85e7, 'GBP'],
  ['990 mg L−1', 990, 'mg L^-1'],
])('%s', (text, value, unit) =>
  expect(read(text).map(({ reading }) => [reading?.low, reading?.measure?.name])[0]).toEqual([value, unit]),
)

test.each([
  ['sizes from 450 sq ft up to 900 sq ft', [450, 900], 'ft2'],
  ['for one to two years', [1, 2], 'year'],
  ['a 0-to-60-mph time', [0, 60], 'mph'],
  ['above 10% and below 20%', [10, 20], 'percent'],
  ['tens of thousands of dollars', [10_000, 100_000], 'USD'],
  ['claims from $200 to $4 million', [200, 4e6], 'USD'],
])('%s is one range', (text, bounds, unit) =>
  expect(read(text).map(({ reading }) => [[reading?.low, reading?.high], reading?.measure?.name])).toEqual([[bounds, unit]]),
)

test('people and goods are counted in millions where an m stands, lengths in metres', () => {
  expect(read('2.7m combined sales').map(({ reading }) => [reading?.low, reading?.measure])).toEqual([[2.7e6, null]])
  expect(read('a 40m drop').map(({ reading }) => [reading?.low, reading?.measure?.name])).toEqual([[40, 'm']])
})

test('the last three months are a stretch of days and a length', () => {
  const [figure] = read('over the last three months', '2025-10-25')
  expect([figure?.time?.start, figure?.time?.end, figure?.reading?.low, figure?.reading?.measure?.name]).toEqual([
    '2025-07-25',
    '2025-10-25',
    3,
    'month',
  ])
})

describe('laws', () => {
  const sentence = constantFrom(
    'Output rose 12% to 42,000 tonnes in 2024. ',
    'Prices were between $50 and $60 a kilogram last week. ',
    'The café sold 3½ kg on 9 October 2025. ',
    'About 5.5 ± 0.2 mm, or 6 and 13 kg, were lost. ',
    'See Fig. 3 and Table 5. ',
    'It doubled by 2030 from 20–30 kt. ',
    'Hours: 9:30 am to 5 pm, call 555-1212. ',
  )
  const told = (text: string): unknown[] =>
    read(text).map(({ from, to, reading, time }) => [
      text.slice(from, to).normalize('NFC'),
      reading?.low ?? null,
      reading?.measure?.name ?? null,
      time?.start ?? null,
    ])

  test('spans lie inside the text, in order, without overlaps', () =>
    assert(
      property(
        array(
          constantFrom(
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
            ' May ',
            '2024',
            '(',
            ')',
            '½',
            ' am',
            ':',
            'the ',
            ' … ',
            'a quarter',
            ' 9 October 2025',
          ),
          { maxLength: 60 },
        ),
        (pieces) => {
          const text = pieces.join('')
          let past = 0
          for (const { from, to } of read(text, '2025-10-25')) {
            expect(from).toBeGreaterThanOrEqual(past)
            expect(to).toBeGreaterThan(from)
            expect(to).toBeLessThanOrEqual(text.length)
            past = to
          }
        },
      ),
    ))

  test('composed and decomposed letters read the same', () =>
    assert(
      property(array(sentence, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.join('')
        expect(told(text.normalize('NFD'))).toEqual(told(text.normalize('NFC')))
      }),
    ))

  test('cutting at a sentence changes nothing elsewhere', () =>
    assert(
      property(array(sentence, { minLength: 2, maxLength: 5 }), (parts) => {
        expect(told(parts.join(''))).toEqual(parts.flatMap((part) => told(part)))
      }),
    ))
})

test.each(['7', '-', 'one ', '1-', '1,000 ', '2024 ', '$', '1. ', '<b>', '1 to ', 'May ', '5 days ago ', 'minus '])(
  'a megabyte of %j is read in linear time',
  (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
    const start = performance.now()
    read(text.slice(0, 250_000), '2025-10-25')
    const quarter = performance.now() - start
    read(text, '2025-10-25')
    // Linear: four times the text takes about four times as long; a busy machine gets room.
    expect(performance.now() - start - quarter).toBeLessThan(Math.max(2000, quarter * 10))
  },
  60_000,
)
