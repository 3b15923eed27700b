import { dayOf, daysInMonth, readDay, type Day } from './day.ts'
import { fault, read, type Read } from './read.ts'

/**
 * A stretch of days, both ends included. Written as in the gold guideline: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`,
 * `YYYY-Qn`, `YYYY-Hn`, `FYyyyy` (read as the calendar year unless the publisher says otherwise), `1980s`, or `a/b`.
 */
export interface Period {
  readonly from: Day
  readonly to: Day
  readonly text: string
}

export function readPeriod(text: string): Read<Period> {
  const slash = text.indexOf('/')
  if (slash > 0) {
    const first = readPeriod(text.slice(0, slash))
    const last = readPeriod(text.slice(slash + 1))
    if (!first.ok) return first
    if (!last.ok) return last
    if (first.value.from > last.value.to) return fault('unknown-date', `${text} ends before it begins`)
    return read({ from: first.value.from, to: last.value.to, text })
  }
  const whole = /^(?:FY)?(\d{4})$/.exec(text)
  if (whole) return read({ from: dayOf(Number(whole[1]), 1, 1), to: dayOf(Number(whole[1]), 12, 31), text })
  const part = /^(\d{4})-(Q[1-4]|H[12]|\d{2})$/.exec(text)
  if (part) {
    const year = Number(part[1])
    const name = part[2] ?? ''
    const [first, last] = name.startsWith('Q')
      ? [Number(name[1]) * 3 - 2, Number(name[1]) * 3]
      : name.startsWith('H')
        ? [Number(name[1]) * 6 - 5, Number(name[1]) * 6]
        : [Number(name), Number(name)]
    if (first < 1 || last > 12) return fault('unknown-date', `${text} is not a month`)
    return read({ from: dayOf(year, first, 1), to: dayOf(year, last, daysInMonth(year, last)), text })
  }
  const decade = /^(\d{3}0)s$/.exec(text)
  if (decade) return read({ from: dayOf(Number(decade[1]), 1, 1), to: dayOf(Number(decade[1]) + 9, 12, 31), text })
  const single = readDay(text)
  return single.ok ? read({ from: single.value, to: single.value, text }) : single
}

export const overlaps = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to

export const contains = (outer: Period, inner: Period): boolean => outer.from <= inner.from && inner.to <= outer.to

export const yearOf = (period: Period): number => Number(period.from.slice(0, 4))
