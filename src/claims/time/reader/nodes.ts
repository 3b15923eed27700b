import { monthStart, number, split, valid } from './calendar-days.ts'
import { type Node, type Situation } from './node.ts'

type Draft = Partial<Node> & Pick<Node, 'first' | 'next' | 'level' | 'start' | 'end'>
export const node = (draft: Draft): Node => ({ year: null, month: null, day: null, relative: false, ...draft })

/** A day of a month; without a year the last one up to the article's day, or the next if the text looks ahead. */
export function dayNode(s: Situation, first: number, next: number, month: number, day: number, year: number | null): Node | null {
  if (year !== null) {
    if (!valid(year, month, day))
      return day === 29 && month === 2 ? node({ first, next, level: 'day', start: null, end: null, unresolved: true }) : null
    const start = number(year, month, day)
    return node({ first, next, level: 'day', start, end: start + 1, year, month, day })
  }
  if (!valid(2000, month, day)) return null
  if (s.today === null) return node({ first, next, level: 'day', start: null, end: null, month, day, relative: true })
  const [thisYear] = split(s.today)
  for (const candidate of s.ahead
    ? [thisYear, thisYear + 1, thisYear + 4]
    : [thisYear, thisYear - 1, thisYear - 2, thisYear - 3]) {
    if (!valid(candidate, month, day)) continue
    const start = number(candidate, month, day)
    if (s.ahead ? start < s.today : start > s.today) continue
    return node({ first, next, level: 'day', start, end: start + 1, month, day, relative: true })
  }
  return null
}

export function monthNode(s: Situation, first: number, next: number, month: number, year: number | null): Node {
  if (year === null && s.today === null)
    return node({ first, next, level: 'month', start: null, end: null, month, relative: true })
  let inYear = year
  if (inYear === null && s.today !== null) {
    const [thisYear, thisMonth] = split(s.today)
    inYear = s.ahead ? (month < thisMonth ? thisYear + 1 : thisYear) : month > thisMonth ? thisYear - 1 : thisYear
  }
  const start = monthStart(inYear ?? 0, month)
  return node({
    first,
    next,
    level: 'month',
    start,
    end: monthStart(inYear ?? 0, month + 1),
    year,
    month,
    relative: year === null,
  })
}

export const yearNode = (first: number, next: number, year: number): Node =>
  node({ first, next, level: 'year', start: number(year, 1, 1), end: number(year + 1, 1, 1), year })
