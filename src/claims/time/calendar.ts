import { daysInMonth } from '../../kernel/day.ts'

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Pattern source for a month's name or abbreviation. */
export const monthPattern =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)'

/** 1 to 12, or 0 when the word is no month. */
export const monthNumber = (word: string): number =>
  monthNames.findIndex((name) => name.startsWith(word.toLowerCase().replace('.', '').slice(0, 3))) + 1

const two = (value: number): string => String(value).padStart(2, '0')

export const monthText = (year: number, month: number): string => `${year}-${two(month)}`
export const dayText = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`
export const lastDay = (year: number, month: number): string => dayText(year, month, daysInMonth(year, month))

/** The article's day as far as it is known: a year, a month of it, a day of that. */
export interface Anchor {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function anchorOf(date: string | null): Anchor | null {
  const found = date === null ? null : /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date)
  if (!found) return null
  return { year: Number(found[1]), month: found[2] ? Number(found[2]) : null, day: found[3] ? Number(found[3]) : null }
}

/** The year in which a month named without one lies: the one nearest to the article, past or to come. */
export function yearNear(month: number, anchor: Anchor, direction: 'past' | 'future' | null): number {
  if (anchor.month === null) return anchor.year
  const ahead = month - anchor.month
  if (direction === 'past') return ahead > 0 ? anchor.year - 1 : anchor.year
  if (direction === 'future') return ahead < -1 ? anchor.year + 1 : anchor.year
  return ahead > 6 ? anchor.year - 1 : anchor.year
}
