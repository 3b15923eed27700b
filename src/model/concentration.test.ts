import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { describeShared } from '../../test/shared.ts'
import { concentrationOf } from './concentration.ts'

test.each([
  ['one supplier', [7], 1, 1],
  ['two equal suppliers', [5, 5], 0.5, 2],
  ['four equal suppliers', [1, 1, 1, 1], 0.25, 4],
  ['nobody', [], 0, 0],
  ['suppliers that supply nothing', [0, 0], 0, 0],
])('%s', (_case, amounts, hhi, effective) => {
  const found = concentrationOf(amounts)
  expect(found.hhi).toBeCloseTo(hhi, 12)
  expect(found.effective).toBeCloseTo(effective, 12)
})

test('suppliers that are not listed make the listed ones smaller', () => {
  expect(concentrationOf([60], { whole: 100 }).cr1).toBeCloseTo(0.6)
  expect(concentrationOf([60], { whole: 100 }).hhi).toBeCloseTo(0.36)
})

test('the normalised index is nought for equal suppliers and one for a monopoly, with the number of suppliers given', () => {
  expect(concentrationOf([1, 1, 1, 1]).normalised).toBeCloseTo(0)
  expect(concentrationOf([9]).normalised).toBe(1)
  expect(concentrationOf([50, 50], { n: 10 }).normalised).toBeCloseTo((0.5 - 0.1) / 0.9)
})

const outputs = fc.array(fc.double({ min: 1, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 })

test('the index lies between 1/n and 1, and neither unit nor order changes it', () => {
  fc.assert(
    fc.property(outputs, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (amounts, factor) => {
      const { hhi } = concentrationOf(amounts)
      expect(hhi).toBeGreaterThanOrEqual(1 / amounts.length - 1e-9)
      expect(hhi).toBeLessThanOrEqual(1 + 1e-9)
      expect(concentrationOf(amounts.toReversed().map((amount) => amount * factor)).hhi).toBeCloseTo(hhi, 9)
    }),
  )
})

test('a merger of two suppliers never lowers the index', () => {
  fc.assert(
    fc.property(outputs, (amounts) => {
      const [first = 0, second = 0, ...others] = amounts
      expect(concentrationOf([first + second, ...others]).hhi).toBeGreaterThanOrEqual(concentrationOf(amounts).hhi - 1e-12)
    }),
  )
})

test('a supplier that splits never raises the index', () => {
  fc.assert(
    fc.property(outputs, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, part) => {
      const [first = 0, ...others] = amounts
      const split = concentrationOf([first * part, first * (1 - part), ...others]).hhi
      expect(split).toBeLessThanOrEqual(concentrationOf(amounts).hhi + 1e-12)
    }),
  )
})

test.each([
  ['is in the whole and in no square', { otherAs: 'excluded' }, 0.36 + 0.04],
  ['is one supplier', { otherAs: 'one' }, 0.36 + 0.04 + 0.04],
  ['is four equal ones', { otherAs: 'equal', otherSuppliers: 4 }, 0.36 + 0.04 + 4 * 0.0025],
] as const)('"other countries" %s', (_case, options, hhi) => {
  expect(concentrationOf([60, 20], { other: 20, ...options }).hhi).toBeCloseTo(hhi, 12)
})

describeShared('concentration of world output 2018 to 2022 as computed elsewhere', (shared) => {
  type Row = Record<string, string>
  const table = (name: string): Row[] =>
    parse(readFileSync(`${shared}data/validation/${name}`), { columns: true, bom: true }) as Row[]
  const inputs = table('concentration_inputs_production.csv')
  const expected = table('concentration_expected.csv')
  test.each(expected.map((row) => [`${row['commodity']} ${row['year']} ${row['metric']}`, row] as const))('%s', (_case, row) => {
    const amounts = inputs
      .filter((input) => input['commodity'] === row['commodity'] && input['year'] === row['year'])
      .map((input) => Number(input['quantity']))
    const found = concentrationOf(amounts)
    const metrics: Record<string, number> = { ...found, parameters: 0, effective_suppliers: found.effective }
    const value = metrics[row['metric'] ?? '']
    expect(value).toBeDefined()
    expect(Math.abs((value ?? 0) - Number(row['value']))).toBeLessThanOrEqual(Number(row['tolerance']))
  })
})
