import { expect, test } from 'vitest'
import { readNumber, notationOf } from './number-cell.ts'
import { readOwnTable } from './read-own-table.ts'
import { readSuppliers } from './supplier-table.ts'

const suppliersOf = (text: string, where?: string) => readSuppliers(readOwnTable(text, where))

test.each([
  ['1234.5', 1234.5],
  ['1,234', 1234],
  ['1 234 567', 1_234_567],
  ["1'234.5", 1234.5],
  ['69.2 %', 69.2],
  ['.5', 0.5],
  ['1e3', 1000],
  ['W', null],
  ['NA', null],
  ['', null],
])('"%s" is read with a decimal point', (cell, value) => expect(readNumber(cell, 'point')).toEqual({ ok: true, value }))

test.each(['>90', '—', '-', '1e400', '12 13,000', '1,23', '1.2.3', 'about 5', '5 t'])(
  '"%s" is no number and no guess is made',
  (cell) => expect(readNumber(cell, 'point')).toMatchObject({ ok: false, fault: { kind: 'bad-line' } }),
)

test('the decimal comma is told from the whole column', () => {
  expect(notationOf(['1.234,5', '12,25'])).toBe('comma')
  expect(notationOf(['1,234', '12,250'])).toBe('point')
  expect(readNumber('1.234,5', 'comma')).toEqual({ ok: true, value: 1234.5 })
})

test.each([
  ['commas', 'place,value\nChina,60\nUnited States,40'],
  ['numbers of countries', 'm49,quantity\n156,60\n840,40'],
  ['semicolons and a decimal comma', 'Country;Production (t)\nCHN;60,0\nUSA;40,0'],
  ['tabs', 'producer\tshare_percent\nChina\t60\nUSA\t40'],
  ['bars, a byte order mark, spaces', '\uFEFFiso3 | quantity\nCHN | 60\nUSA | 40\n\n'],
])('a table with %s', (_case, text) => {
  expect(suppliersOf(text).suppliers.map(({ place, amount }) => [place, amount])).toEqual([
    ['CHN', 60],
    ['USA', 40],
  ])
})

test('the whole and the rest are told from suppliers; a group that is set apart is a supplier', () => {
  const found = suppliersOf(
    'country,value\nChina,60\nOther non-EU countries,10\nOther countries,20\nNot so rare Ltd,5\nWorld total (rounded),100',
  )
  expect(found.suppliers.map(({ name }) => name)).toEqual(['China', 'Other non-EU countries', 'Not so rare Ltd'])
  expect(found.other?.amount).toBe(20)
  expect(found.total?.amount).toBe(100)
})

test('a row whose amount is withheld is left out and named, never nought', () => {
  const found = suppliersOf('country,value\nChina,60\nUSA,W')
  expect(found.suppliers).toHaveLength(1)
  expect(found.unknown).toEqual(['USA (line 3)'])
})

test('countries are known by their names in statistics, by ISO codes and by the numbers of trade tables', () => {
  const found = suppliersOf(
    'country,value\n"Congo, Dem. Rep.",9\nDem. Rep. of Congo (Brazzaville mine),1\n"Korea, Rep.",8\nLao PDR,7\n842,6\n156,5\n490,4\nde,3',
  )
  expect(found.suppliers.map(({ place }) => place)).toEqual([
    'COD',
    'Dem. Rep. of Congo (Brazzaville mine)',
    'KOR',
    'LAO',
    'USA',
    'CHN',
    'S19',
    'DEU',
  ])
  expect(found.unnamed).toEqual(['Dem. Rep. of Congo (Brazzaville mine)'])
})

test('the same country under two ways of writing it is one supplier that stands twice', () => {
  expect(() => suppliersOf('country,value\n"Congo, Dem. Rep.",9\nCOD,1')).toThrow('stands in line 2 already')
})

test.each([
  ['a name that says so', 'country,value,wgi_mean_percentile\nChina,60,41', 'percentile'],
  ['negative values', 'country,value,wgi\nChina,60,-0.3\nUSA,40,0.9', 'estimate'],
  ['fractions', 'country,value,wgi\nChina,60,0.58\nUSA,40,0.3', 'risk'],
  ['values up to a hundred', 'country,value,wgi\nChina,60,41\nUSA,40,90', 'percentile'],
])('the scale of governance is told from %s', (_case, text, scale) => {
  expect(suppliersOf(text).governance?.scale).toBe(scale)
})

test('rows can be chosen, and what was not read is named', () => {
  const text = 'country,year,value,source\nChina,2021,50,a\nChina,2022,60,a\nUSA,2022,40,a'
  const found = suppliersOf(text, 'year=2022')
  expect(found.suppliers.map(({ amount }) => amount)).toEqual([60, 40])
  expect(found.ignored).toEqual(['year', 'source'])
})

test.each([
  ['nothing', '', 'empty-input', undefined],
  ['a header alone', 'place,value\n', 'empty-input', undefined],
  ['a negative amount', 'place,value\nChina,-1', 'bad-line', 2],
  ['a word for a number', 'place,value\nChina,60\nUSA,many', 'bad-line', 3],
  ['a row that is too short', 'place,value\nChina\nUSA,4', 'bad-line', 2],
  ['a row that is too long', 'place,value\nChina,60,9\nUSA,4', 'bad-line', 2],
  ['an open quote, as of a file cut in half', 'place,value\nChina,60\n"USA,4', 'bad-line', 3],
  ['a place that stands twice under two names', 'place,value\nChina,60\nUSA,4\nCHN,3', 'bad-line', 4],
  ['no column of places', 'colour,value\nred,60', 'bad-input', 1],
  ['two columns of one name', 'place,value,value\nChina,60,4', 'bad-input', 1],
  ['no column of amounts', 'place,colour\nChina,red', 'bad-input', 1],
  ['bounds that do not hold the amount', 'place,value,low,high\nChina,60,61,70', 'bad-line', 2],
  ['a score off its scale', 'place,value,wgi_risk\nChina,60,58', 'bad-line', 2],
  ['nothing but noughts', 'place,value\nChina,0\nUSA,0', 'bad-input', undefined],
])('%s is refused where it stands', (_case, text, code, line) => {
  expect(() => suppliersOf(text)).toThrowError(expect.objectContaining({ code, line }) as Error)
})

test('a place that stands twice is refused with the column that would tell the two apart', () => {
  expect(() => suppliersOf('country,year,value\nChina,2021,50\nChina,2022,60')).toThrow('such as year=2022')
})

test.each([
  ['a column that is not there', 'yaer=2022'],
  ['a value that no row has', 'year=1999'],
])('choosing rows by %s is refused', (_case, where) => {
  expect(() => suppliersOf('country,year,value\nChina,2021,50', where)).toThrowError(
    expect.objectContaining({ code: 'bad-input' }) as Error,
  )
})
