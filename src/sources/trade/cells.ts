import type { Fault } from '../../kernel/read.ts'
import type { FlowKind } from './row.ts'
import { world, type TradePlaces } from './places.ts'

/** A cell that was read, or what is wrong with it. A fault here quarantines the whole row. */
export type Cell<T> = T | Fault
export const isFault = (cell: unknown): cell is Fault => typeof cell === 'object' && cell !== null && 'kind' in cell

const amount = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
/** How publishers write "not stated". */
const notStated = new Set(['', 'NA', 'N/A', 'nan', 'NaN', 'null'])

const bad = (kind: string, says: string): Fault => ({ kind, says })

/** A number that is not below zero, times `unit`; null when it is not stated. */
export function quantityIn(text: string, unit: number): Cell<number | null> {
  const cell = text.trim()
  if (notStated.has(cell)) return null
  const number = amount.test(cell) ? Number(cell) : Number.NaN
  if (!Number.isFinite(number)) return bad('bad-quantity', `the quantity reads "${text}"`)
  if (number < 0) return bad('negative-quantity', `the quantity is negative: ${cell}`)
  return scaled(number, unit)
}

/** Thousandths of the new unit are kept, so that a decimal figure times a thousand stays the decimal it is. */
const scaled = (number: number, unit: number): number => (unit === 1 ? number : Math.round(number * unit * 1000) / 1000)

/** A weight of zero for goods that cost something says nothing about the weight. */
export const statedQuantity = (value: number, quantity: number | null): number | null =>
  quantity === 0 && value > 0 ? null : quantity

/** A value that must be stated and must not be below zero, times `unit`. */
export function valueIn(text: string, unit: number): Cell<number> {
  const cell = text.trim()
  if (notStated.has(cell)) return bad('no-value', 'the value is not stated')
  const number = amount.test(cell) ? Number(cell) : Number.NaN
  if (!Number.isFinite(number)) return bad('bad-value', `the value reads "${text}"`)
  if (number < 0) return bad('negative-value', `the value is negative: ${cell}`)
  return scaled(number, unit)
}

/** Calendar years that trade tables can speak of; HS begins in 1988, older series are back-cast to 1962. */
export const [firstYear, lastYear] = [1962, 2100]

export function yearIn(text: string, only: number | null = null): Cell<number> {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  if (year < firstYear || year > lastYear) return bad('bad-year', `the year reads "${text}"`)
  if (only !== null && year !== only) return bad('other-year', `the year is ${year} in a file of ${only}`)
  return year
}

/** `2024-07` or `202407` as year and month, `2024` as a whole year. */
export function periodIn(text: string): Cell<{ readonly year: number; readonly month: number }> {
  const found = /^(\d{4})(?:-?(\d{2}))?$/.exec(text)
  const month = Number(found?.[2] ?? 0)
  if (!found || month > 12 || (found[2] !== undefined && month === 0)) return bad('bad-period', `the period reads "${text}"`)
  const year = yearIn(found[1] ?? '')
  return isFault(year) ? year : { year, month }
}

/** An HS code of six digits. A leading zero that a spreadsheet ate is a fault: `80410` could be 080410 or a slip. */
export function codeIn(text: string): Cell<number> {
  if (/^\d{6}$/.test(text)) return Number(text)
  if (/^(?:\d{2}|\d{4}|TOTAL|AG\d)$/.test(text))
    return bad('not-six-digits', `${text} is a sum over codes; only six digits are kept`)
  return bad('bad-code', `"${text}" is no HS code of six digits`)
}

/** An area by its number. */
export function areaIn(text: string, places: TradePlaces): Cell<number> {
  if (!/^\d{1,4}$/.test(text)) return bad('bad-country', `"${text}" is no country code`)
  const area = Number(text)
  return places.at(area) === undefined ? bad('unknown-country', `no country has the code ${text}`) : area
}

/** An area by its alpha-3, or by its alpha-2 where the alpha-3 is empty. */
export function placeIn(iso3: string, places: TradePlaces, iso2 = ''): Cell<number> {
  const area = places.named(iso3, iso2)
  return area ?? bad('unknown-country', `no country has the code "${iso3 === '' ? iso2 : iso3}"`)
}

const flowWords: Readonly<Record<string, FlowKind>> = { X: 'export', M: 'import', export: 'export', import: 'import' }
export const flowIn = (text: string): Cell<FlowKind> => flowWords[text] ?? bad('unknown-flow', `the flow reads "${text}"`)

/** Exporter and importer of a reported flow. */
export const partiesOf = (
  flow: FlowKind,
  reporter: number,
  partner: number,
): { readonly exporter: number; readonly importer: number } =>
  flow === 'import' ? { exporter: partner, importer: reporter } : { exporter: reporter, importer: partner }

/** The first fault of several cells, at a line. */
export function firstFault(cells: readonly unknown[], line: number): { readonly fault: Fault } | undefined {
  const found = cells.find(isFault)
  return found && { fault: { ...found, line } }
}

export const isWorld = (area: number): boolean => area === world
