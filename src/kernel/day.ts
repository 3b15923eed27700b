import { fault, read, type Read } from './read.ts'

/** A calendar day, `YYYY-MM-DD`, proleptic Gregorian, no time zone. */
export type Day = string & { readonly __day: unique symbol }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

/** Reads `YYYY-MM-DD`; a day that is not on the calendar is a fault, never the next day. */
export function readDay(text: string): Read<Day> {
  const found = shape.exec(text)
  if (!found) return fault('unknown-date', `"${text}" is not a date; write YYYY-MM-DD`)
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return fault('unknown-date', `${text} is not a day of the calendar`)
  return read(text as Day)
}

/** For constants in code and tests; throws on a bad day. */
export function day(text: string): Day {
  const result = readDay(text)
  if (!result.ok) throw new RangeError(result.fault.says)
  return result.value
}

export const dayOf = (year: number, month: number, dayOfMonth: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day

/** Days since 1970-01-01 of a day on the calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumberOf(y: number, m: number, d: number): number {
  const year = m <= 2 ? y - 1 : y
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** Days since 1970-01-01. */
export function dayNumber(value: Day): number {
  const [y, m, d] = parts(value)
  return dayNumberOf(y, m, d)
}

export function dayFromNumber(number: number): Day {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1)
}

export const addDays = (value: Day, count: number): Day => dayFromNumber(dayNumber(value) + count)

export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

export const parts = (value: Day): readonly [year: number, month: number, day: number] => [
  Number(value.slice(0, 4)),
  Number(value.slice(5, 7)),
  Number(value.slice(8, 10)),
]

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (value: Day): number => (((dayNumber(value) + 4) % 7) + 7) % 7

/** Names of the months in their order, as they are said. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** For reading: `25 October 2025`. */
export function sayDay(value: Day): string {
  const [year, month, dayOfMonth] = parts(value)
  return `${dayOfMonth} ${monthNames[month - 1]} ${year}`
}
