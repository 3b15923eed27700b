import { dayFromNumber, dayNumberOf } from './day.ts'

const perDay = 86_400_000

/** A moment in milliseconds since 1970 as ISO 8601 in UTC, to the second: `2026-11-22T12:00:00Z`. */
export function instant(milliseconds: number): string {
  const day = Math.floor(milliseconds / perDay)
  const seconds = Math.floor((milliseconds - day * perDay) / 1000)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${dayFromNumber(day)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`
}

/** Milliseconds since 1970 of `2026-11-22T12:00:00Z` or the like; NaN when it is no such moment. */
export function momentOf(iso: string): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?Z$/.exec(iso)
  if (!found) return Number.NaN
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number)
  const thousandths = Number((found[7] ?? '').padEnd(3, '0'))
  return dayNumberOf(year, month, day) * perDay + ((hour * 60 + minute) * 60 + second) * 1000 + thousandths
}
