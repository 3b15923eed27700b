import { dayFromNumber, dayNumberOf, daysInMonth, parts } from '../../../kernel/day.ts'

/** Days as numbers since 1970, so that arithmetic needs no text. */
export const number = dayNumberOf
export const valid = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
export const text = (day: number): string => dayFromNumber(day)
export const split = (day: number): readonly [year: number, month: number, day: number] => parts(dayFromNumber(day))

/** The first day of a month, however many months away. */
export function monthStart(year: number, month: number): number {
  const index = year * 12 + month - 1
  return number(Math.floor(index / 12), (index % 12) + 1, 1)
}

/** The same day some months on; the last of the month where it has no such day. */
export function addMonths(day: number, months: number): number {
  const [y, m, d] = split(day)
  const index = y * 12 + m - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return number(year, month, Math.min(d, daysInMonth(year, month)))
}

/** Monday of the week of a day. */
export const weekStart = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)
/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** The nth weekday of a month; -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const last = monthStart(year, month + 1) - 1
    return last - ((weekdayOf(last) - weekday + 7) % 7)
  }
  const first = monthStart(year, month)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
}

/** Easter Sunday (anonymous Gregorian computus, Meeus, "Astronomical Algorithms", chapter 8). */
export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return number(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** The last such week of the stretch that ends before `end`. */
export const lastWeek = (end: number): number => {
  const monday = weekStart(end - 1)
  return end - monday < 4 ? monday - 7 : monday
}

/** The first Monday-to-Sunday week that has four days of the stretch which begins at `start` (ISO 8601). */
export const firstWeek = (start: number): number => {
  const monday = weekStart(start)
  return start - monday > 3 ? monday + 7 : monday
}
