import { fault, read, type Read } from './read.ts'

/** How a value is bounded. `range` uses `low` and `high`, all others use `value`. */
export const operators = ['=', '~', '>', '<', '>=', '<=', 'range'] as const
export type Operator = (typeof operators)[number]

/** A number with its unit and how exactly it is meant. `value` is the middle of a range. */
export interface Quantity {
  readonly operator: Operator
  readonly value: number
  readonly low: number
  readonly high: number
  readonly unit: string
}

export const exactly = (value: number, unit: string): Quantity => ({ operator: '=', value, low: value, high: value, unit })

export const between = (low: number, high: number, unit: string): Quantity => ({
  operator: 'range',
  value: (low + high) / 2,
  low,
  high,
  unit,
})

/** Pounds to kilograms (exact, international avoirdupois pound). */
export const kilogramsPerPound = 0.453_592_37

/** Tonnes in one of each mass unit. "ton" in the news is read as a tonne; short and long tons only when named so. */
const tonnesPer: Record<string, number> = {
  t: 1,
  t_REO: 1,
  kt: 1e3,
  kt_REO: 1e3,
  Mt: 1e6,
  kg: 1e-3,
  g: 1e-6,
  lb: 0.000_453_592_37,
  short_ton: 0.907_184_74,
  long_ton: 1.016_046_908_8,
}

/** Converts a mass to tonnes. A guess here would move every total downstream, so an unknown unit is a fault and never 1. */
export function toTonnes(amount: number, unit: string): Read<number> {
  const factor = tonnesPer[unit]
  return factor === undefined ? fault('unknown-unit', `"${unit}" is not a unit of mass`) : read(amount * factor)
}

/** True when two units count the same thing, so that their numbers may be compared after conversion. */
export function sameDimension(a: string, b: string): boolean {
  if (a === b) return true
  const strip = (unit: string): string => unit.replace('_REO', '').replace('/yr', '')
  return strip(a) === strip(b) || (strip(a) in tonnesPer && strip(b) in tonnesPer)
}
