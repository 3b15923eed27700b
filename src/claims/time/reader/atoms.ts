import {
  addMonths,
  firstWeek,
  lastWeek,
  monthStart,
  number,
  nthWeekday,
  split,
  valid,
  weekdayOf,
  weekStart,
} from './calendar-days.ts'
import { cardinalAt, ordinalAt, yearAt } from './count.ts'
import { at, tokenAt, word, type Level, type Node, type Situation } from './node.ts'
import { months, unitWords, weekdays, type UnitName } from './words.ts'

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

/** Two digits of a year: up to 49 this century. */
const fullYear = (text: string): number => (text.length === 2 ? (Number(text) < 40 ? 2000 : 1900) + Number(text) : Number(text))

const iso = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-]*\d)/y
const compact = /((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/y
const threeParts = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d|-\d(?!\d?[-/.]\d))/y
const twoParts = /(\d{1,2})\/(\d{1,2})(?![\d/%]|\.\d|\s?(?:of|the|an|inch|cup|mile))/y
const namedParts = /(\d{1,2})[-/. ]([a-z]{3,9})[-/. ,]{1,2}(\d{4}|\d{2}(?=\W|$))(?!\d)/iy
const yearFirst = /(\d{4})[-/]([a-z]{3,9})[-/](\d{1,2})(?!\d)/iy
const dayYearMonth = /(\d{1,2})-(\d{4})-([a-z]{3,9})\b/iy
const monthYearDay = /([a-z]{3,9})-(\d{4})-(\d{1,2})(?!\d)/iy
const yearDayMonth = /(\d{4})[-/](\d{1,2})[-/]([a-z]{3,9})\b/iy
const monthYear = /([a-z]{3,9})[-/](\d{4})(?![-/\d])/iy
const monthDay = /([a-z]{3,9})[-/](\d{1,2})(?![-/\d])/iy
const numberYear = /(\d{1,2})[-/](\d{4})(?![-/.\d])/y
const yearNumber = /(\d{4})[-/](\d{1,2})(?![-/.\d])/y

const exec = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset
  return pattern.exec(text)
}

/** Dates written with signs: "2018-07-06", "5/3/18", "05-Aug-2016", "Dec/2018", "23.04.2022". Day first only where the month comes out wrong otherwise. */
export function writtenAt(s: Situation, index: number): Node | null {
  const token = at(s, index)
  if (
    token === undefined ||
    (/[\d.,/-]/.test(s.text[token.from - 1] ?? '') &&
      !/[\s(]/.test(s.text[token.from - 2] ?? ' ') &&
      !/-$/.test(s.text.slice(0, token.from)))
  )
    return null
  const offset = token.from
  const day = (found: RegExpExecArray, y: string | undefined, m: number, d: number): Node | null =>
    dayNode(s, index, tokenAt(s, index, offset + found[0].length), m, d, y === undefined ? null : fullYear(y))
  if (Number.isNaN(token.value)) {
    const month = months.get(token.word)
    if (month === undefined) return null
    const withBoth = exec(monthYearDay, s.text, offset)
    if (withBoth !== null) return day(withBoth, withBoth[2], month, Number(withBoth[3]))
    const withYear = exec(monthYear, s.text, offset)
    if (withYear !== null) return monthNode(s, index, tokenAt(s, index, offset + withYear[0].length), month, Number(withYear[2]))
    const withDay = exec(monthDay, s.text, offset)
    return withDay === null ? null : day(withDay, undefined, month, Number(withDay[2]))
  }
  const whole = exec(iso, s.text, offset)
  if (whole !== null)
    return day(whole, whole[1], Number(whole[3]), Number(whole[4])) ?? day(whole, whole[1], Number(whole[4]), Number(whole[3]))
  const run = exec(compact, s.text, offset)
  if (run !== null) return day(run, run[1], Number(run[2]), Number(run[3]))
  const three = exec(threeParts, s.text, offset)
  if (three !== null) {
    const [, a, sign, b, y] = three
    // With full stops the day comes first; else the month, as in the language of the text.
    const dayFirst = sign === '.' && (y ?? '').length === 4
    if (sign === '.' && (y ?? '').length === 2) return null
    const found = dayFirst ? day(three, y, Number(b), Number(a)) : day(three, y, Number(a), Number(b))
    return found ?? (dayFirst ? day(three, y, Number(a), Number(b)) : day(three, y, Number(b), Number(a)))
  }
  for (const [pattern, d, m, y] of [
    [namedParts, 1, 2, 3],
    [yearFirst, 3, 2, 1],
    [dayYearMonth, 1, 3, 2],
    [yearDayMonth, 2, 3, 1],
  ] as const) {
    const found = exec(pattern, s.text, offset)
    const month = found === null ? undefined : months.get((found[m] ?? '').toLowerCase())
    if (
      found !== null &&
      month !== undefined &&
      !(pattern === namedParts && (found[y] ?? '').length === 2 && !/[-/]/.test(found[0]))
    )
      return day(found, found[y], month, Number(found[d]))
  }
  const late = exec(numberYear, s.text, offset)
  if (late !== null && Number(late[1]) >= 1 && Number(late[1]) <= 12 && /^(?:19|20)/.test(late[2] ?? ''))
    return monthNode(s, index, tokenAt(s, index, offset + late[0].length), Number(late[1]), Number(late[2]))
  const early = exec(yearNumber, s.text, offset)
  if (
    early !== null &&
    Number(early[2]) >= 1 &&
    Number(early[2]) <= 12 &&
    /^(?:19|20)/.test(early[1] ?? '') &&
    !(Number(early[2]) === (Number(early[1]) + 1) % 100)
  )
    return monthNode(s, index, tokenAt(s, index, offset + early[0].length), Number(early[2]), Number(early[1]))
  const two = exec(twoParts, s.text, offset)
  if (two !== null && !/[\d.]/.test(s.text[offset - 1] ?? ''))
    return day(two, undefined, Number(two[1]), Number(two[2])) ?? day(two, undefined, Number(two[2]), Number(two[1]))
  return null
}

const skipOf = (s: Situation, index: number): number =>
  word(s, index) === 'of' || word(s, index) === 'in' || word(s, index) === ',' ? index + 1 : index

/** "October 9, 2025", "October 2025", "9 October", "the 9th of October", "October". */
export function monthAt(s: Situation, index: number): Node | null {
  const token = at(s, index)
  if (token === undefined) return null
  const month = months.get(token.word)
  if (month !== undefined) {
    if (!plainMonth(s, index)) return null
    let next = index + 1
    if (word(s, next) === '.' && token.word.length < 5 && s.tokens.length > next + 1) next++
    const day = ordinalAt(s, next, true)
    if (day !== null && day.value >= 1 && day.value <= 31 && !followsTime(s, day.next)) {
      const year = yearAt(s, word(s, day.next) === ',' ? day.next + 1 : skipOf(s, day.next))
      const found = dayNode(s, index, year?.next ?? day.next, month, day.value, year?.value ?? null)
      // "feb 30" is written as a day and is none.
      return found ?? node({ first: index, next: day.next, level: 'day', start: null, end: null, unresolved: true })
    }
    // "june the 28th 2020"
    const article = word(s, next) === 'the' ? ordinalAt(s, next + 1, false) : null
    if (article !== null && article.value <= 31) {
      const late = yearAt(s, skipOf(s, article.next))
      const found = dayNode(s, index, late?.next ?? article.next, month, article.value, late?.value ?? null)
      if (found !== null) return found
    }
    const year = yearAt(s, skipOf(s, next))
    if (year !== null) return monthNode(s, index, year.next, month, year.value)
    // "April of 87"
    const short = word(s, next) === 'of' ? at(s, next + 1) : undefined
    if (short !== undefined && /^\d\d$/.test(short.word) && short.value > 31)
      return monthNode(s, index, next + 2, month, fullYear(short.word))
    // A short form or "may" and "march" alone are names only where a date is expected.
    if (
      /^(?:may|march|mar|sat|sun|dec|jan|sept?|oct|nov|aug|jul|jun|apr|feb)$/.test(token.word) &&
      !expected(s, index) &&
      !(/^(?:-|–|to|through|till|until)$/.test(word(s, next)) && months.has(word(s, next + 1)))
    )
      return null
    return monthNode(s, index, next, month, null)
  }
  const start = word(s, index) === 'the' ? index + 1 : index
  const day = ordinalAt(s, start, true)
  if (day === null || day.value < 1 || day.value > 31 || /[$€£¥]\s?$/.test(s.text.slice(Math.max(0, token.from - 2), token.from)))
    return null
  let next = day.next
  if (word(s, next) === 'day') next++
  // "16. Nov. 2016"
  if (day.digits && word(s, next) === '.' && months.has(word(s, next + 1)) && at(s, next)?.from === at(s, next - 1)?.to) next++
  const hasOf = word(s, next) === 'of'
  if (hasOf) next++
  // "18 and 19 June": a list of days shares its month.
  if (day.digits && !hasOf && /^(?:and|or|,|&)$/.test(word(s, next))) {
    const other = ordinalAt(s, next + 1, true)
    const shared = other === null ? undefined : months.get(word(s, other.next))
    const year = shared === undefined || other === null ? null : yearAt(s, skipOf(s, other.next + 1))
    if (shared !== undefined) return dayNode(s, index, day.next, shared, day.value, year?.value ?? null)
  }
  const named = months.get(word(s, next))
  if (named !== undefined && (at(s, next)?.capital === true || named !== 5 || hasOf || day.ordinal)) {
    let past = next + 1
    if (word(s, past) === '.' && word(s, next).length < 5 && s.tokens.length > past + 1) past++
    const year = yearAt(s, skipOf(s, past))
    return dayNode(s, index, year?.next ?? past, named, day.value, year?.value ?? null)
  }
  return null
}

const plainMonth = (s: Situation, index: number): boolean => {
  const token = at(s, index)
  if (token === undefined) return false
  if (/\p{L}/u.test(s.text[token.to] ?? '')) return false
  if (token.word === 'may' || token.word === 'march' || token.word === 'mar')
    return (
      (token.capital &&
        (/\d|year|quarter/.test(s.text.slice(token.to, token.to + 7)) ||
          ordinalAt(s, index + 1, true) !== null ||
          (/^(?:to|-|–|through|until|till)$/.test(word(s, index + 1)) && months.has(word(s, index + 2))))) ||
      (token.capital && expected(s, index)) ||
      /^\s\d/.test(s.text.slice(token.to, token.to + 2))
    )
  return true
}
const expected = (s: Situation, index: number): boolean =>
  /^(?:in|since|by|until|till|to|from|through|of|for|during|late|early|mid|before|after|last|next|this|and|between|ended|ending|the|-|–|\()$/.test(
    word(s, index - 1),
  ) &&
  !(word(s, index) === 'may' && /^(?:to|and|the|this|for|of)$/.test(word(s, index - 1))) &&
  !(word(s, index) === 'march' && /^(?:to|the|and|for|this)$/.test(word(s, index - 1)))
const followsTime = (s: Situation, index: number): boolean =>
  /^(?::|am|pm)$/.test(word(s, index)) || (word(s, index) === 'p' && word(s, index + 1) === 'm') || word(s, index) === '%'

/** "Q1 2026", "2019 q1", "the first quarter of 2022", "first half of 2010", "H1 2020". */
export function quarterAt(s: Situation, index: number): Node | null {
  const make = (next: number, year: number | null, part: number, size: 3 | 6): Node => {
    const inYear = year ?? (s.today === null ? null : split(s.today)[0])
    const level: Level = size === 3 ? 'quarter' : 'half'
    if (inYear === null) return node({ first: index, next, level, start: null, end: null, relative: true })
    const start = monthStart(inYear, (part - 1) * size + 1)
    return node({ first: index, next, level, start, end: addMonths(start, size), year, relative: year === null })
  }
  const early = yearAt(s, index)
  let from = early?.next ?? index
  if (word(s, from) === '-' || word(s, from) === '–') from++
  const sign = /^(q|h)$/.exec(word(s, from))
  const digit = at(s, from + 1)
  if (
    sign !== null &&
    digit !== undefined &&
    digit.from === at(s, from)?.to &&
    digit.value >= 1 &&
    digit.value <= (sign[1] === 'q' ? 4 : 2)
  ) {
    const size = sign[1] === 'q' ? 3 : 6
    if (early !== null) return make(from + 2, early.value, digit.value, size)
    let past = from + 2
    if (/^(?:of|,|-|in|fy|'|’)$/.test(word(s, past))) past++
    const late = yearAt(s, past) ?? relativeYear(s, past)
    return make(late?.next ?? from + 2, late?.value ?? null, digit.value, size)
  }
  if (early !== null) return null
  const start = word(s, index) === 'the' ? index + 1 : index
  const nth = ordinalAt(s, start, false) ?? (/^(?:last|final)$/.test(word(s, start)) ? { value: 4, next: start + 1 } : null)
  if (nth === null) return null
  let unit = nth.next
  if (word(s, unit) === '-') unit++
  const isQuarter = /^quarters?$/.test(word(s, unit))
  const isHalf = word(s, unit) === 'half'
  if ((!isQuarter && !isHalf) || nth.value > (isQuarter ? 4 : 2)) return null
  let past = unit + 1
  if (/^(?:of|,|in)$/.test(word(s, past))) past++
  if (word(s, past) === 'the' && word(s, past + 1) === 'year') return make(past + 2, null, nth.value, isQuarter ? 3 : 6)
  if (word(s, past) === 'fiscal') past++
  const late = yearAt(s, past)
  const relative = late === null ? relativeYear(s, past) : null
  return make(late?.next ?? relative?.next ?? unit + 1, late?.value ?? relative?.value ?? null, nth.value, isQuarter ? 3 : 6)
}

/** "this year", "last year", "next year's". */
function relativeYear(s: Situation, index: number): { readonly value: number; readonly next: number } | null {
  const away = { this: 0, last: -1, next: 1, previous: -1 }[word(s, index)]
  if (away === undefined || word(s, index + 1) !== 'year' || s.today === null) return null
  return { value: split(s.today)[0] + away, next: index + 2 }
}

/** Bare years and decades: "2024", "year 2008", "the 1980s", "nineteen eighty six". */
export function yearOrDecadeAt(s: Situation, index: number): Node | null {
  const token = at(s, index)
  if (token === undefined) return null
  if (word(s, index) === 'year' || (word(s, index) === 'the' && word(s, index + 1) === 'year')) {
    const named = yearAt(s, index + (word(s, index) === 'the' ? 2 : 1))
    return named === null ? null : yearNode(index, named.next, named.value)
  }
  const start = word(s, index) === 'the' ? index + 1 : index
  const nth = ordinalAt(s, start, false)
  if (nth !== null && word(s, nth.next) === 'century' && nth.value < 30)
    return node({
      first: start,
      next: nth.next + 1,
      level: 'century',
      start: number((nth.value - 1) * 100, 1, 1),
      end: number(nth.value * 100, 1, 1),
    })
  const decade = at(s, start)
  if (
    decade !== undefined &&
    decade.value >= 1000 &&
    decade.value < 2200 &&
    decade.value % 10 === 0 &&
    /^['’]?s(?![a-z])/.test(s.text.slice(decade.to, decade.to + 3))
  ) {
    const next = tokenAt(s, start, decade.to + 1 + (/^['’]/.test(s.text.slice(decade.to)) ? 1 : 0))
    return node({ first: start, next, level: 'decade', start: number(decade.value, 1, 1), end: number(decade.value + 10, 1, 1) })
  }
  // "the 70s"
  if (
    start > index &&
    decade !== undefined &&
    decade.to - decade.from === 2 &&
    decade.value >= 20 &&
    decade.value % 10 === 0 &&
    /^['’]?s(?![a-z])/.test(s.text.slice(decade.to, decade.to + 3))
  ) {
    const next = tokenAt(s, start, decade.to + 1 + (/^['’]/.test(s.text.slice(decade.to)) ? 1 : 0))
    return node({
      first: index,
      next,
      level: 'decade',
      start: number(1900 + decade.value, 1, 1),
      end: number(1910 + decade.value, 1, 1),
    })
  }
  const year = yearAt(s, index)
  if (year === null) return null
  // "2018 June", "2016 the third quarter"
  const month = months.get(word(s, year.next))
  if (month !== undefined && at(s, year.next)?.capital === true && Number.isNaN(at(s, year.next + 1)?.value ?? Number.NaN))
    return monthNode(s, index, year.next + 1, month, year.value)
  const part = /^(?:the|first|second|third|fourth|,)$/.test(word(s, year.next))
    ? quarterAt(s, word(s, year.next) === ',' ? year.next + 1 : year.next)
    : null
  if (part !== null && part.relative && part.year === null) {
    const nth = ordinalAt(s, word(s, part.first) === 'the' ? part.first + 1 : part.first, false)
    const size = part.level === 'quarter' ? 3 : 6
    const begin = monthStart(year.value, ((nth?.value ?? 1) - 1) * size + 1)
    return node({ first: index, next: part.next, level: part.level, start: begin, end: addMonths(begin, size), year: year.value })
  }
  return yearNode(index, year.next, year.value)
}

/** "Friday", "next Monday", "Monday of next week", "next week Wednesday", "Friday 7.6", "Mon 13th". */
export function weekdayAt(s: Situation, index: number): Node | null {
  let from = index
  const shift = word(s, from)
  const shifted = /^(?:this|next|last|previous|past|coming|upcoming|following|the|on)$/.test(shift)
  if (shifted) from++
  if (/^(?:past|coming|last|next|previous)$/.test(word(s, from)) && shift === 'this') from++
  const token = at(s, from)
  const weekday = token === undefined ? undefined : weekdays.get(token.word)
  if (token === undefined || weekday === undefined) return null
  if (
    /^(?:sun|sat|mon|wed|fri|tue|thu|thur)$/.test(token.word) &&
    !(shifted || /^[\s,]*\d/.test(s.text.slice(token.to, token.to + 3)) || token.capital)
  )
    return null
  let next = from + 1
  if (word(s, next) === '.' && token.word.length < 6 && !token.word.endsWith('day')) next++
  // A date behind a weekday decides: "Friday, October 10", "Friday (jun-15)".
  const past = /^[,(-]$/.test(word(s, next)) ? next + 1 : next
  const dated = writtenAt(s, past) ?? monthAt(s, past) ?? dottedAt(s, past)
  if (dated !== null && dated.level === 'day') {
    const close = word(s, dated.next) === ')' && word(s, next) === '(' ? dated.next + 1 : dated.next
    // "this Friday 5/12" is of the year at hand.
    if (
      (shift === 'this' || shift === 'next') &&
      dated.relative &&
      dated.month !== null &&
      dated.day !== null &&
      s.today !== null
    )
      return { ...(dayNode(s, index, close, dated.month, dated.day, split(s.today)[0]) ?? dated), first: index, next: close }
    return { ...dated, first: shift === 'on' || shift === 'the' ? from : index, next: close }
  }
  const nth = word(s, next) === 'the' ? ordinalAt(s, next + 1, false) : ordinalAt(s, next, true)
  if (
    nth !== null &&
    nth.value >= 1 &&
    nth.value <= 31 &&
    (nth.ordinal || nth.digits) &&
    !/^(?:-|–|:|am|pm|o|to|%)$/.test(word(s, nth.next)) &&
    unitWords.get(word(s, nth.next)) === undefined
  ) {
    const day = dayWithWeekday(s, nth.value, weekday)
    return node({
      first: shift === 'on' || shift === 'the' ? from : index,
      next: nth.next,
      level: 'day',
      start: day,
      end: day === null ? null : day + 1,
      relative: true,
    })
  }
  if (s.today === null) return node({ first: index, next, level: 'day', start: null, end: null, relative: true })
  let monday = weekStart(s.today)
  const offset = (weekday + 6) % 7
  const of = word(s, next) === 'of' ? next + 1 : next
  const week = /^(?:this|next|last|previous|the)$/.test(word(s, of)) && word(s, of + 1) === 'week' ? word(s, of) : null
  let day: number
  if (week !== null) {
    monday += week === 'next' ? 7 : week === 'last' || week === 'previous' ? -7 : 0
    day = monday + offset
    next = of + 2
  } else if (shift === 'next' || shift === 'following') day = monday + 7 + offset
  else if (shift === 'last' || shift === 'previous') day = monday - 7 + offset
  else if (shift === 'this') day = /past|last|previous/.test(word(s, from - 1)) ? before(s.today, weekday) : monday + offset
  else if (shift === 'coming' || shift === 'upcoming') day = after(s.today, weekday)
  else if (shift === 'past') day = before(s.today, weekday)
  else day = s.ahead ? after(s.today, weekday) : before(s.today, weekday)
  return node({
    first: shift === 'on' || shift === 'the' ? from : index,
    next,
    level: 'day',
    start: day,
    end: day + 1,
    relative: true,
  })
}

const before = (today: number, weekday: number): number => today - (((weekdayOf(today) - weekday + 6) % 7) + 1)
const after = (today: number, weekday: number): number => today + ((weekday - weekdayOf(today) + 7) % 7)

/** The last day of a month's number that falls on a weekday: "Sunday 31". */
function dayWithWeekday(s: Situation, day: number, weekday: number): number | null {
  if (s.today === null) return null
  const [year, month] = split(s.today)
  for (let away = 0; away < 40; away++) {
    const index = year * 12 + month - 1 + (s.ahead ? away : -away)
    const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
    if (!valid(y, m, day)) continue
    const found = number(y, m, day)
    if (weekdayOf(found) === weekday && (s.ahead ? found >= s.today : found <= s.today)) return found
  }
  return null
}

const dotted = /(\d{1,2})\.(\d{1,2})(?![\d.]|\s?(?:pm|am|%))/y
const dottedAt = (s: Situation, index: number): Node | null => {
  const token = at(s, index)
  const found = token === undefined ? null : exec(dotted, s.text, token.from)
  return found === null || token === undefined
    ? null
    : dayNode(s, index, tokenAt(s, index, token.from + found[0].length), Number(found[1]), Number(found[2]), null)
}

/** "the week of April 10th", "first week of 2015", "first 2 weeks of 2021", "third Monday of next month". */
export function partOfAt(s: Situation, index: number, inner: (index: number) => Node | null): Node | null {
  const from = word(s, index) === 'the' ? index + 1 : index
  if (word(s, from) === 'week' && /^(?:of|commencing|beginning|starting)$/.test(word(s, from + 1))) {
    const day = inner(word(s, from + 2) === 'on' ? from + 3 : from + 2)
    if (day === null || day.level !== 'day') return null
    if (day.start === null) return { ...day, first: index, level: 'week' }
    const start = weekStart(day.start)
    return node({ first: index, next: day.next, level: 'week', start, end: start + 7, relative: day.relative })
  }
  const last = word(s, from) === 'last'
  const nth = last ? { value: -1, next: from + 1, ordinal: true, digits: false } : ordinalAt(s, from, false)
  if (nth === null) return null
  const count = cardinalAt(s, nth.next)
  const unitIndex = count?.next ?? nth.next
  const weekday = weekdays.get(word(s, unitIndex))
  const unit: UnitName | undefined = unitWords.get(word(s, unitIndex))
  if (weekday === undefined && unit === undefined) return null
  const hasOf = /^(?:of|in)$/.test(word(s, unitIndex + 1))
  if (!hasOf && !/^(?:this|next|last)$/.test(word(s, unitIndex + 1))) return null
  const whole = inner(unitIndex + (hasOf ? 2 : 1))
  if (whole === null || whole.start === null || whole.end === null) return whole === null ? null : { ...whole, first: index }
  const [year, month] = split(whole.start)
  if (weekday !== undefined) {
    const start = nthWeekday(year, month, weekday, nth.value)
    return node({ first: index, next: whole.next, level: 'day', start, end: start + 1, relative: whole.relative })
  }
  const length = count?.value ?? 1
  const skip = nth.value < 0 ? 0 : (nth.value - 1) * length
  let start: number
  let end: number
  switch (unit) {
    case 'day':
      start = nth.value < 0 ? whole.end - length : whole.start + skip
      end = start + length
      return node({ first: index, next: whole.next, level: length === 1 ? 'day' : 'span', start, end, relative: whole.relative })
    case 'week':
      if (whole.level === 'week') return null
      start =
        nth.value < 0
          ? lastWeek(whole.end) - (length - 1) * 7
          : firstWeek(whole.start) +
            (count === null ? skip * 7 : weekStart(whole.start) < whole.start && length > 1 ? 0 : skip * 7)
      if (length > 1 && nth.value > 0) start = weekStart(whole.start) === whole.start ? whole.start : firstWeek(whole.start)
      end = start + 7 * length
      return node({ first: index, next: whole.next, level: length === 1 ? 'week' : 'span', start, end, relative: whole.relative })
    case 'month':
    case 'quarter': {
      const size = unit === 'month' ? 1 : 3
      start = nth.value < 0 ? addMonths(whole.end, -size * length) : addMonths(whole.start, size * skip)
      return node({
        first: index,
        next: whole.next,
        level: length === 1 ? unit : 'span',
        start,
        end: addMonths(start, size * length),
        relative: whole.relative,
      })
    }
    default:
      return null
  }
}
