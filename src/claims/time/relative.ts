import { addDays, dayOf, weekday, type Day } from '../../kernel/day.ts'
import { dayText, lastDay, monthText, type Anchor } from './calendar.ts'
import type { DatePattern } from './dates.ts'

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const counted: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
}
const count = (word: string | undefined): number => counted[(word ?? '').toLowerCase()] ?? Number(word)

const today = (anchor: Anchor | null): string | null =>
  anchor === null
    ? null
    : anchor.month === null
      ? String(anchor.year)
      : anchor.day === null
        ? monthText(anchor.year, anchor.month)
        : dayText(anchor.year, anchor.month, anchor.day)
const day = (anchor: Anchor): Day | null =>
  anchor.month === null || anchor.day === null ? null : dayOf(anchor.year, anchor.month, anchor.day)
const monthAway = (anchor: Anchor | null, away: number): string | null => {
  if (anchor === null || anchor.month === null) return null
  const index = anchor.year * 12 + anchor.month - 1 + away
  return monthText(Math.floor(index / 12), (index % 12) + 1)
}
const yearAway = (anchor: Anchor | null, away: number): string | null => (anchor === null ? null : String(anchor.year + away))

/** Dates that only the article's own day can resolve; past unless the words look ahead. */
export const relativePatterns: readonly DatePattern[] = [
  [
    'span',
    /\b(?:the |over the |in the )?first (two|three|four|five|six|seven|eight|nine|ten|eleven) months of (?:(this year|the year)|((?:19|20)\d\d))/gi,
    ([, months, , year], anchor) => {
      const inYear = year ?? anchor?.year
      if (inYear === undefined) return { text: null, relative: true }
      return { text: `${inYear}-01/${monthText(Number(inYear), count(months))}`, relative: year === undefined }
    },
  ],
  [
    'span',
    /\bthe (?:next|coming) (two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (months|years)/gi,
    ([, n, unit], anchor) => {
      const now = anchor === null ? null : unit?.toLowerCase() === 'months' ? monthAway(anchor, 0) : String(anchor.year)
      const then = unit?.toLowerCase() === 'months' ? monthAway(anchor, count(n)) : yearAway(anchor, count(n))
      return { text: now === null || then === null ? null : `${now}/${then}`, relative: true }
    },
  ],
  [
    'span',
    /\bthe (?:past|last|previous) (two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (months|years)/gi,
    ([, n, unit], anchor) => {
      const now = anchor === null ? null : unit?.toLowerCase() === 'months' ? monthAway(anchor, 0) : String(anchor.year)
      const then = unit?.toLowerCase() === 'months' ? monthAway(anchor, -count(n)) : yearAway(anchor, -count(n))
      return { text: now === null || then === null ? null : `${then}/${now}`, relative: true }
    },
  ],
  [
    'span',
    /\bthe (?:three|3) months (?:to|ended|ending)(?: in)?(?: \d{1,2})? (March|June|September|December)(?: ((?:19|20)\d\d))?/gi,
    ([, m, year], anchor) => {
      const n = ['march', 'june', 'september', 'december'].indexOf((m ?? '').toLowerCase()) + 1
      const y =
        year ?? (anchor === null ? undefined : anchor.month !== null && n * 3 > anchor.month ? anchor.year - 1 : anchor.year)
      return { text: y === undefined ? null : `${y}-Q${n}`, relative: year === undefined }
    },
  ],
  [
    'span',
    /\b(?:the )?(two|three|four|five|six|seven|eight|nine|ten|eleven) months (?:to|through|ended|ending)(?: in)? (January|February|March|April|May|June|July|August|September|October|November|December)(?:,? ((?:19|20)\d\d))?/gi,
    ([, n, m, year], anchor) => {
      const last = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf((m ?? '').slice(0, 3)) / 3 + 1
      const y =
        year ?? (anchor === null ? undefined : anchor.month !== null && last > anchor.month ? anchor.year - 1 : anchor.year)
      if (y === undefined) return { text: null, relative: true }
      const first = Number(y) * 12 + last - count(n)
      return {
        text: `${monthText(Math.floor(first / 12), (first % 12) + 1)}/${monthText(Number(y), last)}`,
        relative: year === undefined,
      }
    },
  ],
  [
    'span',
    /\bthe \d{1,2} years to ((?:19|20)\d\d)/gi,
    ([surface, year]) => ({ text: `${Number(year) - Number(/\d+/.exec(surface ?? '')?.[0])}/${year}` }),
  ],
  [
    'month',
    /\b(?:the )?(?:same|prior) month (?:of )?(?:last year|the (?:previous|prior) year)|\bthe same month a year (?:earlier|ago|before)/gi,
    (_groups, anchor) => ({ text: monthAway(anchor, -13), relative: true }),
  ],
  [
    'span',
    /\bthe same period (?:of |in )?(?:last year|the (?:previous|prior) year)|\bthe same (?:time|period) a year (?:earlier|ago)/gi,
    () => ({ text: null, relative: true }),
  ],
  [
    'year',
    /\b(?:later |earlier |so far )?this (?:calendar )?year\b|\bthe current year\b/gi,
    (_groups, anchor) => ({ text: yearAway(anchor, 0), relative: true }),
  ],
  [
    'year',
    /\blast year\b|\ba year (?:ago|earlier)\b|\bthe year before\b|\b(?:the )?previous year\b|\bthe prior year\b/gi,
    (_groups, anchor) => ({ text: yearAway(anchor, -1), relative: true }),
  ],
  ['year', /\bnext year\b/gi, (_groups, anchor) => ({ text: yearAway(anchor, 1), relative: true })],
  ['month', /\blast month\b/gi, (_groups, anchor) => ({ text: monthAway(anchor, -1), relative: true })],
  ['month', /\b(?:earlier |later )?this month\b/gi, (_groups, anchor) => ({ text: monthAway(anchor, 0), relative: true })],
  ['month', /\bnext month\b/gi, (_groups, anchor) => ({ text: monthAway(anchor, 1), relative: true })],
  ['day', /\btoday\b|\bas of now\b/gi, (_groups, anchor) => ({ text: today(anchor), relative: true })],
  [
    'day',
    /\byesterday\b|\btomorrow\b/gi,
    ([word], anchor) => {
      const now = anchor === null ? null : day(anchor)
      return { text: now === null ? null : addDays(now, /^y/i.test(word ?? '') ? -1 : 1), relative: true }
    },
  ],
  [
    'day',
    /\b(?:on |last |this |next )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/g,
    ([surface, name], anchor) => {
      const now = anchor === null ? null : day(anchor)
      if (now === null) return { text: null, relative: true }
      const wanted = dayNames.indexOf((name ?? '').toLowerCase())
      const back = (weekday(now) - wanted + 7) % 7
      return { text: /^next/i.test(surface ?? '') ? addDays(now, 7 - back) : addDays(now, -back), relative: true }
    },
  ],
  [
    'month',
    /\bthe end of (January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)/g,
    ([, m], anchor) => {
      const n = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf((m ?? '').slice(0, 3)) / 3 + 1
      return { text: anchor === null ? null : lastDay(anchor.year, n), relative: true }
    },
  ],
]
