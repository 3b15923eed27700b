import { addMonths, monthStart, number, split, weekdayOf, weekStart, nthWeekday, easter } from './calendar-days.ts'
import { node } from './nodes.ts'
import { cardinalAt, yearAt } from './count.ts'
import { at, once, word, type Level, type Node, type Situation } from './node.ts'
import { easterHolidays, fixedHolidays, movingHolidays, secondsIn, unitWords, type UnitName } from './words.ts'

const monthsOf: Readonly<Partial<Record<UnitName, number>>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }
const daysOf: Readonly<Partial<Record<UnitName, number>>> = {
  day: 1,
  week: 7,
  workweek: 7,
  fortnight: 14,
  weekend: 7,
  'business day': 1,
}

/** A day moved by so many units; null for units shorter than a day. */
export function moved(day: number, count: number, unit: UnitName): number | null {
  const months = monthsOf[unit]
  if (months !== undefined) return addMonths(day, Math.round(count * months))
  const days = daysOf[unit]
  if (unit === 'business day') {
    let left = Math.abs(count)
    let found = day
    while (left > 0) {
      found += Math.sign(count)
      if (weekdayOf(found) % 6 !== 0) left--
    }
    return found
  }
  return days === undefined ? null : day + Math.round(count * days)
}

/** The calendar unit that holds a day. */
export function around(day: number, unit: UnitName): readonly [start: number, end: number] | null {
  const [year, month] = split(day)
  switch (unit) {
    case 'day':
      return [day, day + 1]
    case 'week':
      return [weekStart(day), weekStart(day) + 7]
    case 'workweek':
      return [weekStart(day), weekStart(day) + 5]
    case 'weekend':
      return [weekStart(day) + 5, weekStart(day) + 7]
    case 'month':
      return [monthStart(year, month), monthStart(year, month + 1)]
    case 'quarter': {
      const start = monthStart(year, Math.floor((month - 1) / 3) * 3 + 1)
      return [start, addMonths(start, 3)]
    }
    case 'year':
      return [number(year, 1, 1), number(year + 1, 1, 1)]
    case 'decade': {
      const first = Math.floor(year / 10) * 10
      return [number(first, 1, 1), number(first + 10, 1, 1)]
    }
    case 'century': {
      const first = Math.floor(year / 100) * 100
      return [number(first, 1, 1), number(first + 100, 1, 1)]
    }
    default:
      return null
  }
}

export const levelOf = (unit: UnitName): Level =>
  unit === 'workweek' ||
  unit === 'fortnight' ||
  unit === 'business day' ||
  unit === 'second' ||
  unit === 'minute' ||
  unit === 'hour'
    ? 'span'
    : unit

interface Measured {
  readonly count: number
  readonly unit: UnitName
  readonly next: number
}

/** "3 days", "business days" with a count before them, "one and a half years". */
export const lengthAt = (s: Situation, index: number): Measured | null => once(s, 'length', index, () => readLength(s, index))

function readLength(s: Situation, index: number): Measured | null {
  const count = cardinalAt(s, index)
  if (count === null) return null
  let next = count.next
  if (word(s, next) === '-') next++
  const business = /^(?:business|working)$/.test(word(s, next))
  if (business) next++
  if (/^(?:calendar|whole|full|consecutive|straight|more|next|last|past)$/.test(word(s, next))) next++
  const unit = unitWords.get(word(s, next))
  if (unit === undefined || (unit !== 'day' && business)) return null
  if (word(s, next).length === 1 && Number.isNaN(at(s, index)?.value ?? Number.NaN)) return null
  // "one hour and a half"
  const half = word(s, next + 1) === 'and' && word(s, next + 2) === 'a' && word(s, next + 3) === 'half'
  return { count: count.value + (half ? 0.5 : 0), unit: business ? 'business day' : unit, next: next + (half ? 4 : 1) }
}

const earlier = /^(?:last|previous|past|prior)$/
const later = /^(?:next|coming|following|upcoming|subsequent)$/
const same = /^(?:this|current|same|present)$/

/** "last year", "next 4 business days", "the past two quarters", "this week", "the next decade", "same month last year". */
export function relativeUnitAt(s: Situation, index: number): Node | null {
  const first = word(s, index) === 'the' ? index + 1 : index
  let direction = word(s, first)
  let from = first + 1
  // "3 next weeks", "the 3 last months".
  const leading = earlier.test(direction) || later.test(direction) || same.test(direction) ? null : cardinalAt(s, first)
  if (leading !== null) {
    direction = word(s, leading.next)
    from = leading.next + 1
  }
  if (direction === 'this' && /^(?:past|last|coming|next|calendar|current)$/.test(word(s, from))) {
    if (word(s, from) !== 'calendar') direction = word(s, from)
    from++
  }
  const [past, ahead, now] = [earlier.test(direction), later.test(direction), same.test(direction)]
  if (!past && !ahead && !now) return null
  if (/^(?:few|several|couple)$/.test(word(s, from)) || (leading === null && cardinalAt(s, from) !== null) || leading !== null) {
    const length = leading === null ? lengthAt(s, from) : unitLength(s, leading.value, from)
    if (length === null || now) return null
    return counted(s, first, length, past)
  }
  if (/^(?:calendar|full|whole)$/.test(word(s, from))) from++
  const fiscal = /^(?:fiscal|financial|school)$/.test(word(s, from))
  if (fiscal) from++
  const unit = unitWords.get(word(s, from))
  if (unit === undefined || word(s, from).endsWith('s') || word(s, from).length < 3) return null
  let next = from + 1
  if (/^['’]$/.test(word(s, next)) && word(s, next + 1) === 's') next += 2
  if (fiscal) return node({ first, next, level: 'year', start: null, end: null, relative: true, unresolved: true })
  if (s.today === null) return node({ first, next, level: levelOf(unit), start: null, end: null, relative: true })
  if (unit === 'fortnight' || unit === 'hour' || unit === 'minute' || unit === 'second')
    return unit === 'fortnight' ? counted(s, first, { count: 1, unit, next }, past) : null
  const base = around(s.today, unit)
  if (base === null) return null
  const away = past ? -1 : ahead ? 1 : 0
  const start = away === 0 ? base[0] : (moved(base[0], away, unit) ?? base[0])
  const [from2, to2] = around(start, unit) ?? base
  // "the following week Wednesday" is left to weekdays.
  return node({ first, next, level: levelOf(unit), start: from2, end: to2, relative: true })
}

function unitLength(s: Situation, count: number, index: number): Measured | null {
  const unit = unitWords.get(word(s, index))
  // "only 3 next week": the number counts something else.
  return unit === undefined || (count > 1 && !word(s, index).endsWith('s')) ? null : { count, unit, next: index + 1 }
}

function counted(s: Situation, first: number, { count, unit, next: at0 }: Measured, past: boolean): Node | null {
  let next = at0
  let start = s.today
  let end = s.today
  if (s.today !== null) {
    // Quarters and decades are whole ones; days, weeks, months and years run from the day of the text.
    if (unit === 'quarter' || unit === 'decade' || unit === 'century' || unit === 'weekend') {
      const base = around(s.today, unit)
      if (base === null) return null
      start = past ? moved(base[0], -count, unit) : base[1]
      end = past ? base[0] : moved(base[1], count, unit)
    } else if (past) start = moved(s.today, -count, unit)
    else {
      start = s.today + 1
      end = unit === 'business day' ? (moved(s.today, count, unit) ?? 0) + 1 : moved(s.today + 1, count, unit)
    }
    if (start === null || end === null) return null
    if (past) [start, next] = furtherBack(s, start, next)
  } else if (moved(0, 1, unit) === null) return null
  return node({ first, next, level: 'span', start, end, relative: true })
}

/** "the last 3 months and 2 weeks and 2 days": lengths that add up. */
function furtherBack(s: Situation, from: number, index: number): [start: number, next: number] {
  let [start, next] = [from, index]
  for (let turn = 0; turn < 4 && word(s, next) === 'and'; turn++) {
    const more = lengthAt(s, next + 1)
    const further = more === null ? null : moved(start, -more.count, more.unit)
    if (more === null || further === null || word(s, more.next) === 'ago') break
    start = further
    next = more.next
  }
  return [start, next]
}

const fixedDays: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1, tmr: 1, tmrw: 1 }

/** "today", "the day after tomorrow", "right now", "end of the year" in letters. */
export function todayAt(s: Situation, index: number): Node | null {
  const day = (next: number, away: number): Node =>
    node({
      first: index,
      next,
      level: 'day',
      start: s.today === null ? null : s.today + away,
      end: s.today === null ? null : s.today + away + 1,
      relative: true,
    })
  const from = word(s, index) === 'the' ? index + 1 : index
  const fixed = fixedDays[word(s, from)]
  if (fixed !== undefined) return day(from + 1, fixed)
  if (
    word(s, from) === 'day' &&
    /^(?:after|before)$/.test(word(s, from + 1)) &&
    /^(?:tomorrow|yesterday)$/.test(word(s, from + 2))
  )
    return day(from + 3, word(s, from + 2) === 'tomorrow' ? 2 : -2)
  if (
    from > index &&
    word(s, from) === 'day' &&
    /^(?:before|after)$/.test(word(s, from + 1)) &&
    /^(?:[.?!,]|)$/.test(word(s, from + 2))
  )
    return day(from + 2, word(s, from + 1) === 'before' ? -1 : 1)
  const unit = unitWords.get(word(s, from))
  // "sales in the week.", "the weekend": the one at hand.
  if (
    unit !== undefined &&
    unit !== 'day' &&
    !word(s, from).endsWith('s') &&
    (unit === 'weekend' ||
      (from > index && /^(?:in|for|of|during|on|this)$/.test(word(s, index - 1)) && /^(?:[.?!]|)$/.test(word(s, from + 1)))) &&
    word(s, from).length > 2
  ) {
    const now = s.today === null ? null : around(s.today, unit)
    return node({
      first: index,
      next: from + 1,
      level: levelOf(unit),
      start: now?.[0] ?? null,
      end: now?.[1] ?? null,
      relative: true,
    })
  }
  if (word(s, from) === 'next' && word(s, from + 1) === 'day') return day(from + 2, 1)
  if (
    word(s, from) === 'day' &&
    from > index &&
    !/^(?:of|after|before|when|that|he|she|they|to|s|in|job)$/.test(word(s, from + 1)) &&
    !/^[\p{L}’']/u.test(s.text.slice(at(s, from)?.to ?? 0, (at(s, from)?.to ?? 0) + 1))
  )
    return /[.?!,]|^$/.test(word(s, from + 1)) && /^(?:for|on|of)$/.test(word(s, index - 1)) ? day(from + 1, 0) : null
  if (/^(?:eoy|eom)$/.test(word(s, from)) && s.today !== null) {
    const [year, month] = split(s.today)
    const [start, end] =
      word(s, from) === 'eoy'
        ? [monthStart(year, 7), monthStart(year, 13)]
        : [number(year, month, 16), monthStart(year, month + 1)]
    return node({ first: index, next: from + 1, level: 'span', start, end, relative: true })
  }
  return null
}

/** "two weeks ago", "3 days from now", "in two days", "3 weeks after Christmas", "2 months from today". */
export function awayAt(s: Situation, index: number, inner: (index: number) => Node | null): Node | null {
  const isIn = /^(?:in|within)$/.test(word(s, index))
  const from = isIn ? index + 1 : index
  const bound = /^(?:less|more)$/.test(word(s, from)) && word(s, from + 1) === 'than' ? word(s, from) : null
  const length = lengthAt(s, bound === null ? from : from + 2)
  if (length === null || moved(0, 1, length.unit) === null) return null
  const { count, unit } = length
  let { next } = length
  // "1 month and 21 days ago"
  const more: Measured[] = []
  for (let turn = 0; turn < 3; turn++) {
    const further = lengthAt(s, /^(?:and|,)$/.test(word(s, next)) ? next + 1 : next)
    if (further === null || moved(0, 1, further.unit) === null || !(secondsIn[further.unit] < secondsIn[unit])) break
    more.push(further)
    next = further.next
  }
  const move = (day: number, way: number): number =>
    more.reduce((to, part) => moved(to, way * part.count, part.unit) ?? to, moved(day, way * count, unit) ?? day)
  const behind = word(s, next)
  if (
    isIn &&
    word(s, index) === 'within' &&
    bound === null &&
    (!/^(?:of|from|after|before)$/.test(behind) || (behind === 'from' && /^(?:today|now)$/.test(word(s, next + 1))))
  )
    return node({
      first: index,
      next,
      level: 'span',
      start: s.today,
      end: s.today === null ? null : move(s.today, 1),
      relative: true,
    })
  let anchor: number | null = s.today
  let past = next
  let direction = 0
  let relative = true
  if (behind === 'ago' || behind === 'earlier' || behind === 'back') [direction, past] = [-1, next + 1]
  else if (/^(?:later|hence)$/.test(behind)) [direction, past] = [1, next + 1]
  else if (behind === 'from' && word(s, next + 1) === 'now') [direction, past] = [1, next + 2]
  else if (/^(?:from|after|before|since|prior)$/.test(behind)) {
    const base = inner(word(s, next + 1) === 'to' ? next + 2 : next + 1)
    if (base === null || base.level === 'span') return null
    anchor = behind === 'before' || behind === 'prior' ? base.start : base.level === 'day' ? base.start : base.end
    relative = base.relative
    direction = behind === 'before' || behind === 'prior' ? -1 : 1
    past = base.next
  } else if (isIn && bound === null && word(s, index) === 'in' && !/^(?:of|old|per|a|on)$/.test(behind)) {
    direction = 1
    if (/^['’]$/.test(behind) && word(s, next + 1) === 's' && word(s, next + 2) === 'time') past = next
  } else return null
  if (anchor === null) return node({ first: index, next: past, level: 'day', start: null, end: null, relative: true })
  let day = move(anchor, direction)
  if (bound !== null) {
    const [start, end] = direction > 0 ? [anchor, day] : [day, anchor]
    if (bound === 'less') return node({ first: index, next: past, level: 'span', start, end, relative })
    return node({
      first: index,
      next: past,
      level: 'span',
      start: direction > 0 ? day : null,
      end: direction > 0 ? null : day,
      relative,
      operator: direction > 0 ? '>=' : '<=',
    })
  }
  // "two months from today on Tuesday"
  const on = /^(?:on|this|a)$/.test(word(s, past)) ? inner(past + 1) : null
  if (on !== null && on.level === 'day' && on.start !== null && on.relative && on.month === null) {
    day += (weekdayOf(on.start) - weekdayOf(day) + 7) % 7
    past = on.next
  }
  return node({ first: index, next: past, level: 'day', start: day, end: day + 1, relative })
}

const holidayWords = new Set(
  [...fixedHolidays.keys(), ...movingHolidays.keys(), ...easterHolidays.keys()].map((name) => name.split(/[ ']/)[0] ?? ''),
)

/** "Christmas", "Easter 2018", "Black Friday", "last Easter". */
export function holidayAt(s: Situation, index: number): Node | null {
  let from = index
  const shift = /^(?:this|next|last|previous|following|the)$/.test(word(s, from))
    ? word(s, from).replace('following', 'next')
    : null
  if (shift !== null) from++
  if (!holidayWords.has(word(s, from))) return null
  for (let length = 4; length >= 1; length--) {
    const last = at(s, from + length - 1)
    const begin = at(s, from)
    if (last === undefined || begin === undefined) continue
    const name = s.text.slice(begin.from, last.to).toLowerCase().replace(/’/g, "'")
    const dayOf = dayOfHoliday(name)
    if (dayOf === null) continue
    let next = from + length
    if (word(s, next) === 'day' && !name.endsWith('day')) next++
    const comma = word(s, next) === ',' || word(s, next) === 'of' || word(s, next) === 'in' ? next + 1 : next
    const year = yearAt(s, comma)
    if (year !== null) {
      const start = dayOf(year.value)
      return node({ first: index, next: year.next, level: 'day', start, end: start + 1, year: year.value })
    }
    if (s.today === null) return node({ first: index, next, level: 'day', start: null, end: null, relative: true })
    const [thisYear] = split(s.today)
    const isPast = shift === 'last' || shift === 'previous' || (shift === null && !s.ahead)
    const here = dayOf(thisYear)
    const start =
      shift === 'this'
        ? here
        : isPast
          ? here < s.today
            ? here
            : dayOf(thisYear - 1)
          : here >= s.today && shift !== 'next'
            ? here
            : here > s.today
              ? here
              : dayOf(thisYear + 1)
    return node({ first: shift === 'the' ? from : index, next, level: 'day', start, end: start + 1, relative: true })
  }
  return null
}

function dayOfHoliday(name: string): ((year: number) => number) | null {
  const fixed = fixedHolidays.get(name)
  if (fixed !== undefined) return (year) => number(year, fixed[0], fixed[1])
  const moving = movingHolidays.get(name)
  if (moving !== undefined) return (year) => nthWeekday(year, moving[0], moving[1], moving[2]) + (moving[3] ?? 0)
  const away = easterHolidays.get(name)
  return away === undefined ? null : (year) => easter(year) + away
}
