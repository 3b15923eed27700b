import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { concentrationBounds, type Bounds } from './concentration-bounds.ts'
import { concentrationOf, otherTreatments } from './concentration.ts'

/** Tonnes to the kilogram; nobody weighs finer. */
const tonnes = fc.integer({ min: 0, max: 1_000_000 }).map((kilograms) => kilograms / 1000)
const boxes = fc.array(fc.tuple(tonnes, tonnes, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 8 })
const box = ([a, b]: readonly [number, number, number]): Bounds => ({ low: Math.min(a, b), high: Math.max(a, b) })
const within = (value: number, { low, high }: Bounds): void => {
  expect(value).toBeGreaterThanOrEqual(low - 1e-9)
  expect(value).toBeLessThanOrEqual(high + 1e-9)
}

test('whatever the amounts are within their bounds, the measures lie within theirs', () => {
  fc.assert(
    fc.property(
      boxes,
      fc.constantFrom(...otherTreatments),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (rows, otherAs, otherSuppliers, isFixed) => {
        const [other, ...named] = rows
        const at = (row: readonly [number, number, number]): number => box(row).low + row[2] * (box(row).high - box(row).low)
        const amounts = named.map(at)
        const sum = amounts.reduce((total, each) => total + each, at(other ?? [0, 0, 0]))
        fc.pre(sum > 1e-6 && amounts.some((each) => each > 1e-6))
        const whole = isFixed ? { whole: sum * 1.2 } : {}
        const found = concentrationOf(amounts, { other: at(other ?? [0, 0, 0]), otherAs, otherSuppliers, ...whole })
        const bounds = concentrationBounds(named.map(box), {
          otherBounds: box(other ?? [0, 0, 0]),
          otherAs,
          otherSuppliers,
          ...whole,
        })
        within(found.hhi, bounds.hhi)
        within(found.cr1, bounds.cr1)
        within(found.cr3, bounds.cr3)
      },
    ),
    { numRuns: 500 },
  )
})

test('amounts without bounds leave no room', () => {
  const found = concentrationOf([50, 30, 20])
  const bounds = concentrationBounds([50, 30, 20].map((amount) => ({ low: amount, high: amount })))
  for (const [value, { low, high }] of [
    [found.hhi, bounds.hhi],
    [found.cr1, bounds.cr1],
    [found.cr3, bounds.cr3],
  ] as const) {
    expect(low).toBeCloseTo(value, 12)
    expect(high).toBeCloseTo(value, 12)
  }
})

test('one known, one between nothing and as much: the bounds are reached', () => {
  const { hhi } = concentrationBounds([
    { low: 10, high: 10 },
    { low: 0, high: 10 },
  ])
  expect(hhi.low).toBeCloseTo(0.5, 12)
  expect(hhi.high).toBeCloseTo(1, 12)
})

test('for the few suppliers of a real table the ceiling is hardly above the worst corner', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0, max: 0.1, noNaN: true })), {
        minLength: 2,
        maxLength: 6,
      }),
      (rows) => {
        const bounded = rows.map(([amount, slack]) => ({ low: amount * (1 - slack), high: amount * (1 + slack) }))
        let worst = 0
        for (let corner = 0; corner < 2 ** bounded.length; corner++)
          worst = Math.max(
            worst,
            concentrationOf(bounded.map(({ low, high }, index) => ((corner >> index) & 1 ? high : low))).hhi,
          )
        const { high } = concentrationBounds(bounded).hhi
        expect(high).toBeGreaterThanOrEqual(worst - 1e-12)
        expect(high).toBeLessThanOrEqual(worst * 1.05)
      },
    ),
  )
})
