import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exact, printed } from './printed.ts'
import { couldBe, isCritical, supplyRisk, type SupplyRiskInputs } from './supply-risk.ts'

test.each([
  ['one decimal', '4.8', 4.75, 4.85],
  ['no decimal', '100', 99.5, 100.5],
  ['two decimals', '0.05', 0.045, 0.055],
])('a printed number was rounded at its last digit: %s', (_case, text, low, high) => {
  expect(printed(text)?.low).toBeCloseTo(low, 12)
  expect(printed(text)?.high).toBeCloseTo(high, 12)
})

test('rounding does not lead beyond what is possible', () => {
  expect(printed('100', { scale: 100, most: 1 })).toEqual({ value: 1, low: 0.995, high: 1 })
  expect(printed('N/A')).toBeNull()
})

const asked = (change: Partial<SupplyRiskInputs> = {}): SupplyRiskInputs => ({
  global: exact(6),
  eu: exact(2),
  importReliance: exact(1),
  recycling: exact(0.1),
  substitution: exact(0.9),
  ...change,
})

test.each([
  ['both supplies, all imported: half and half', {}, (6 * 0.5 + 2 * 0.5) * 0.9 * 0.9, 'GS + EUS'],
  ['nothing imported: the Union’s own supply decides', { importReliance: exact(0) }, 2 * 0.9 * 0.9, 'GS + EUS'],
  ['the Union’s supply is not known', { eu: null, importReliance: null }, 6 * 0.9 * 0.9, 'GS only'],
  ['the world’s is not known', { global: null }, 2 * 0.9 * 0.9, 'EUS only'],
  ['the assessment looked at the world only', { sources: 'GS only' as const }, 6 * 0.9 * 0.9, 'GS only'],
])('%s', (_case, change, value, sources) => {
  const found = supplyRisk(asked(change))
  expect(found?.value).toBeCloseTo(value, 12)
  expect(found?.sources).toBe(sources)
})

test('what is needed and not known leaves the risk unknown', () => {
  expect(supplyRisk(asked({ importReliance: null }))).toBeNull()
  expect(supplyRisk(asked({ global: null, eu: null }))).toBeNull()
  expect(supplyRisk(asked({ sources: 'EUS only', eu: null }))).toBeNull()
})

test.each([
  ['both limits reached', 1, 2.8, true],
  ['a risk that rounds up to the limit', 0.96, 3, true],
  ['too little risk, importance not known', 0.9, null, false],
  ['risk not known', null, 3, null],
  ['importance not known', 4, null, null],
])('critical: %s', (_case, risk, importance, critical) => expect(isCritical(risk, importance)).toBe(critical))

test('a published result is compatible when some value before rounding gives both', () => {
  expect(couldBe({ value: 0.35, low: 0.309, high: 0.398 }, printed('0.3')!)).toBe(true)
  expect(couldBe({ value: 0.45, low: 0.36, high: 0.5 }, printed('0.3')!)).toBe(false)
})

const index = fc.double({ min: 0, max: 10, noNaN: true })
const part = fc.double({ min: 0, max: 1, noNaN: true })

test('risk rises with concentration and with what cannot be substituted, falls with recycling', () => {
  fc.assert(
    fc.property(index, index, part, part, part, part, (global, eu, reliance, recycling, substitution, more) => {
      const inputs = {
        global: exact(global),
        eu: exact(eu),
        importReliance: exact(reliance),
        recycling: exact(recycling),
        substitution: exact(substitution),
      }
      const risk = (change: Partial<SupplyRiskInputs>): number => supplyRisk({ ...inputs, ...change })?.value ?? Number.NaN
      const base = risk({})
      expect(risk({ global: exact(global + more) })).toBeGreaterThanOrEqual(base - 1e-12)
      expect(risk({ eu: exact(eu + more) })).toBeGreaterThanOrEqual(base - 1e-12)
      expect(risk({ substitution: exact(substitution + more) })).toBeGreaterThanOrEqual(base - 1e-12)
      expect(risk({ recycling: exact(Math.min(1, recycling + more)) })).toBeLessThanOrEqual(base + 1e-12)
    }),
  )
})

test('whatever was rounded, the result lies within the bounds', () => {
  const one = fc.tuple(part, part, part).map((all) => all.toSorted((a, b) => a - b) as [number, number, number])
  const bounded = (scale: number) =>
    one.map(([low, value, high]) => ({ low: low * scale, value: value * scale, high: high * scale }))
  fc.assert(
    fc.property(
      bounded(10),
      bounded(10),
      bounded(1),
      bounded(1),
      bounded(1),
      (global, eu, importReliance, recycling, substitution) => {
        const found = supplyRisk({ global, eu, importReliance, recycling, substitution })!
        expect(found.value).toBeGreaterThanOrEqual(found.low - 1e-12)
        expect(found.value).toBeLessThanOrEqual(found.high + 1e-12)
      },
    ),
  )
})
