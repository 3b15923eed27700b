import { addMonths, firstWeek, lastWeek, number, nthWeekday, split, valid, weekdayOf, weekStart } from './calendar-days.ts'
import { cardinalAt, ordinalAt } from './count.ts'
import { monthAt } from './month.ts'
import { at, word, type Node, type Situation } from './node.ts'
import { node, dayNode } from './nodes.ts'
import { unitWords, weekdays, type UnitName } from './words.ts'
import { writtenAt, dottedAt } from './written.ts'

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
