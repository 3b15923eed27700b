import { addMonths, firstWeek, monthStart, split } from './calendar-days.ts'
import { dayNode, monthNode, node, yearNode } from './nodes.ts'
import { writtenAt } from './written.ts'
import { monthAt } from './month.ts'
import { quarterAt, yearOrDecadeAt } from './year.ts'
import { partOfAt, weekdayAt } from './week.ts'
import { around, awayAt, holidayAt, lengthAt, moved, levelOf, relativeUnitAt, todayAt } from './away.ts'
import { ordinalAt, yearAt } from './count.ts'
import { at, once, word, type Node, type Situation } from './node.ts'
import { months, unitWords } from './words.ts'

/** A day, week, month, quarter, year … at a token, without modifiers or ranges. */
export const plainAt = (s: Situation, index: number): Node | null => once(s, 'plain', index, () => readPlain(s, index))

function readPlain(s: Situation, index: number): Node | null {
  const token = at(s, index)
  if (token === undefined) return null
  const inner = (from: number): Node | null => modifiedAt(s, from)
  const written = writtenAt(s, index)
  if (written !== null) return written
  if (!Number.isNaN(token.value))
    return (
      quarterAt(s, index) ??
      (token.ordinal ? (partOfAt(s, index, inner) ?? ofRelativeAt(s, index)) : null) ??
      monthAt(s, index) ??
      awayAt(s, index, inner) ??
      relativeUnitAt(s, index) ??
      (token.ordinal ? theDayAt(s, index) : null) ??
      yearOrDecadeAt(s, index)
    )
  return (
    holidayAt(s, index) ??
    quarterAt(s, index) ??
    partOfAt(s, index, inner) ??
    weekWithDayAt(s, index) ??
    weekdayAt(s, index) ??
    ofRelativeAt(s, index) ??
    monthAt(s, index) ??
    awayAt(s, index, inner) ??
    afterNextAt(s, index) ??
    restAt(s, index) ??
    shiftedAt(s, index) ??
    relativeUnitAt(s, index) ??
    todayAt(s, index) ??
    fiscalAt(s, index) ??
    nowAt(s, index) ??
    seasonAt(s, index) ??
    theDayAt(s, index) ??
    yearOrDecadeAt(s, index)
  )
}

/** "next week Wednesday": the week first. */
function weekWithDayAt(s: Situation, index: number): Node | null {
  if (word(s, index + 1) !== 'week' || !/^(?:next|this|last|previous)$/.test(word(s, index))) return null
  const day = weekdayAt(s, word(s, index + 2) === '-' ? index + 3 : index + 2)
  const week = relativeUnitAt(s, index)
  if (day === null || week === null || day.start === null || week.start === null || day.month !== null) return null
  const start = week.start + ((((day.start + 3) % 7) + 7) % 7)
  return node({ first: index, next: day.next, level: 'day', start, end: start + 1, relative: true })
}

/** "May of next year", "the 15th day of next month", "October last year". */
function ofRelativeAt(s: Situation, index: number): Node | null {
  const token = at(s, index)
  const month = token === undefined ? undefined : months.get(token.word)
  const from = word(s, index) === 'the' ? index + 1 : index
  const nth = month === undefined ? ordinalAt(s, from, false) : null
  let past = month === undefined ? (nth?.next ?? index) : index + 1
  if (nth !== null && word(s, past) === 'day') past++
  if (month === undefined && nth === null) return null
  if (/^(?:of|in)$/.test(word(s, past))) past++
  const whole = relativeUnitAt(s, past)
  if (whole === null || whole.start === null) return null
  const [year, inMonth] = split(whole.start)
  if (month !== undefined && whole.level === 'year') return { ...monthNode(s, index, whole.next, month, year), relative: true }
  if (nth !== null && whole.level === 'month' && nth.value <= 31) return dayNode(s, index, whole.next, inMonth, nth.value, year)
  return null
}

/** "the year after next", "the weekend after the next". */
function afterNextAt(s: Situation, index: number): Node | null {
  const from = word(s, index) === 'the' ? index + 1 : index
  const unit = unitWords.get(word(s, from))
  const past = word(s, from + 2) === 'the' ? from + 3 : from + 2
  if (unit === undefined || word(s, from + 1) !== 'after' || word(s, past) !== 'next' || s.today === null) return null
  const base = around(s.today, unit)
  const start = base === null ? null : moved(base[0], 2, unit)
  const found = start === null ? null : around(start, unit)
  return found === null
    ? null
    : node({ first: index, next: past + 1, level: levelOf(unit), start: found[0], end: found[1], relative: true })
}

/** "the rest of the week": from the day of the text to its end. */
function restAt(s: Situation, index: number): Node | null {
  const from = word(s, index) === 'the' ? index + 1 : index
  if (!/^(?:rest|remainder)$/.test(word(s, from)) || s.today === null) return null
  let past = word(s, from + 1) === 'of' ? from + 2 : from + 1
  if (/^(?:the|this)$/.test(word(s, past))) past++
  const unit = unitWords.get(word(s, past))
  const base = unit === undefined ? null : around(s.today, unit)
  return base === null
    ? null
    : node({ first: index, next: past + 1, level: 'span', start: s.today, end: base[1], relative: true })
}

/** "this August", "last October", "next year's first quarter". */
function shiftedAt(s: Situation, index: number): Node | null {
  const shift = word(s, index)
  if (!/^(?:this|last|next|past|coming|previous)$/.test(shift) || s.today === null) return null
  const [year, month] = split(s.today)
  const named = months.get(word(s, index + 1))
  if (named !== undefined && (at(s, index + 1)?.capital === true || !/^(?:may|march)$/.test(word(s, index + 1)))) {
    const away = shift === 'this' ? 0 : /^(?:next|coming)$/.test(shift) ? (named <= month ? 1 : 0) : named >= month ? -1 : 0
    return { ...monthNode(s, index, index + 2, named, year + away), relative: true }
  }
  const whole = word(s, index + 1) === 'year' && /^['’]$/.test(word(s, index + 2)) ? relativeUnitAt(s, index) : null
  const part = whole === null ? null : quarterAt(s, whole.next)
  if (whole === null || whole.start === null || part === null || part.start === null || part.end === null || !part.relative)
    return null
  const away = (split(whole.start)[0] - split(part.start)[0]) * 12
  return { ...part, first: index, start: addMonths(part.start, away), end: addMonths(part.end, away) }
}

/** "FY25", "fiscal year 2008", "the 2024-25 financial year": a year of an account, whose days the country decides. */
function fiscalAt(s: Situation, index: number): Node | null {
  const first = word(s, index)
  // "cy18": the calendar year, "week 31": that of the year at hand.
  const digits = at(s, index + 1)
  if (first === 'cy' && digits !== undefined && /^\d{2}(?:\d{2})?$/.test(digits.word))
    return yearNode(index, index + 2, digits.value < 100 ? 2000 + digits.value : digits.value)
  if (
    first === 'week' &&
    digits !== undefined &&
    digits.value >= 1 &&
    digits.value <= 53 &&
    !digits.ordinal &&
    s.today !== null
  ) {
    const start = firstWeek(monthStart(split(s.today)[0], 1)) + (digits.value - 1) * 7
    return node({ first: index, next: index + 2, level: 'week', start, end: start + 7, relative: true })
  }
  const fiscal =
    /^(?:fy|sy)$/.test(first) || (/^(?:fiscal|financial|school)$/.test(first) && /^(?:year|\d{4})$/.test(word(s, index + 1)))
  if (!fiscal) return null
  let next = index + 1
  if (word(s, next) === 'year') next++
  if (/^['’]$/.test(word(s, next))) next++
  const token = at(s, next)
  const numbered = token !== undefined && /^\d{2}(?:\d{2})?$/.test(token.word)
  if (numbered) next++
  else if (/^(?:fy|sy)$/.test(first)) return null
  return node({ first: index, next, level: 'year', start: null, end: null, relative: !numbered, unresolved: true })
}

/** "now", "right now", "as of now", "at the moment", "to date": the moment of the text. */
function nowAt(s: Situation, index: number): Node | null {
  const first = word(s, index)
  const next =
    first === 'now'
      ? index + 1
      : first === 'right' && word(s, index + 1) === 'now'
        ? index + 2
        : first === 'at' && word(s, index + 1) === 'the' && word(s, index + 2) === 'moment'
          ? index + 3
          : first === 'as' && word(s, index + 1) === 'of' && word(s, index + 2) === 'now'
            ? index + 3
            : null
  return next === null ? null : node({ first: index, next, level: 'now', start: s.today, end: s.today, relative: true })
}

function seasonAt(s: Situation, index: number): Node | null {
  const token = at(s, index)
  if (token === undefined || !/^(?:summer|winter|spring|autumn)$/.test(token.word)) return null
  const year = yearAt(s, /^(?:of|,)$/.test(word(s, index + 1)) ? index + 2 : index + 1)
  const shifted = /^(?:this|last|next|the|in|whole)$/.test(word(s, index - 1))
  if (year === null && !shifted && !token.capital) return null
  return node({
    first: index,
    next: year?.next ?? index + 1,
    level: 'span',
    start: null,
    end: null,
    relative: year === null,
    unresolved: true,
  })
}

/** "the 18th", "on 29th": a day of the month at hand. */
function theDayAt(s: Situation, index: number): Node | null {
  const article = word(s, index) === 'the'
  const nth = ordinalAt(s, article ? index + 1 : index, false)
  if (nth === null || !nth.digits || nth.value > 31 || nth.value < 1) return null
  if (!article && !/^(?:on|by|until|from|before|after|to|through|and|the)$/.test(word(s, index - 1))) return null
  let next = nth.next
  if (word(s, next) === 'day') next++
  // "the 21st century", "the 10th monthly record": an order, no day.
  const behind = at(s, next)
  if (
    behind !== undefined &&
    /^\p{L}/u.test(behind.word) &&
    !/^(?:at|and|or|from|to|until|till|through|before|after|for|with|in|on|by|between|is|was|instead|of|\d)$/.test(behind.word)
  )
    return null
  if (s.today === null) return node({ first: index, next, level: 'day', start: null, end: null, relative: true })
  const [year, month, day] = split(s.today)
  const away = s.ahead ? (nth.value < day ? 1 : 0) : nth.value > day ? -1 : 0
  const start = addMonths(s.today - day + 1, away)
  const [y, m] = split(start)
  void year
  void month
  return dayNode(s, index, next, m, nth.value, y) === null
    ? null
    : { ...(dayNode(s, index, next, m, nth.value, y) as Node), relative: true, year: null }
}

const openings: Readonly<Record<string, 'early' | 'mid' | 'late' | 'end'>> = {
  early: 'early',
  beginning: 'early',
  start: 'early',
  earlier: 'early',
  mid: 'mid',
  middle: 'mid',
  late: 'late',
  later: 'late',
  end: 'late',
  close: 'late',
}

/** Early, middle and late parts: "late July", "the end of March", "mid-2018", "later this week", "beginning of 2000". */
export const modifiedAt = (s: Situation, index: number): Node | null => once(s, 'modified', index, () => readModified(s, index))

function readModified(s: Situation, index: number): Node | null {
  const from = word(s, index) === 'the' ? index + 1 : index
  const part = openings[word(s, from)]
  if (part !== undefined) {
    let past = from + 1
    if (word(s, past) === '-') past++
    if (word(s, past) === 'in' && word(s, past + 1) === 'the') past += 2
    const hasOf = word(s, past) === 'of'
    if (hasOf) past++
    if (!hasOf && !/^(?:early|earlier|late|later|mid)$/.test(word(s, from))) return plainAt(s, index)
    const whole = plainAt(s, past) ?? (word(s, past) === 'the' ? plainAt(s, past + 1) : null)
    if (whole !== null && whole.level !== 'day' && whole.level !== 'now') return partly(s, index, whole, part, word(s, from))
  }
  return plainAt(s, index)
}

function partly(s: Situation, first: number, whole: Node, part: 'early' | 'mid' | 'late' | 'end', named: string): Node {
  const made = (start: number | null, end: number | null): Node => ({ ...whole, first, start, end, operator: '~' })
  if (whole.start === null || whole.end === null) return made(null, null)
  const { start, end } = whole
  switch (whole.level) {
    case 'week':
    case 'span':
      if (part === 'mid') return made(start + 2, start + 5)
      if (part === 'early') return made(start, start + 3)
      return made(named === 'later' && s.today !== null && s.today > start + 3 && s.today < end ? s.today : start + 3, end)
    case 'month':
      if (named === 'earlier' && s.today !== null && s.today > start && s.today < end) return made(start, s.today)
      return part === 'early' ? made(start, start + 15) : part === 'mid' ? made(start + 9, start + 20) : made(start + 15, end)
    case 'quarter':
      return part === 'early'
        ? made(start, addMonths(start, 1) + 15)
        : part === 'mid'
          ? made(addMonths(start, 1), addMonths(start, 2))
          : made(addMonths(start, 1) + 15, end)
    case 'year':
      if (named === 'earlier' && s.today !== null && s.today > start && s.today < end) return made(start, s.today)
      if (named === 'later' && s.today !== null && s.today > start && s.today < end) return made(addMonths(start, 6), end)
      return part === 'early'
        ? made(start, addMonths(start, named === 'beginning' || named === 'start' ? 4 : 6))
        : part === 'mid'
          ? made(addMonths(start, 4), addMonths(start, 8))
          : made(addMonths(start, 6), end)
    case 'decade':
      return part === 'early'
        ? made(start, addMonths(start, 40))
        : part === 'mid'
          ? made(addMonths(start, 40), addMonths(start, 80))
          : made(addMonths(start, 80), end)
    default:
      return made(start, end)
  }
}

/** "2 weeks starting May 20th", "10 days from 5 June": a length and where it begins. */
export function lengthFromAt(s: Situation, index: number): Node | null {
  const length = lengthAt(s, index)
  if (length === null) return null
  const joint = word(s, length.next)
  if (!/^(?:starting|beginning|commencing)$/.test(joint)) return null
  const start = modifiedAt(s, /^(?:from|on)$/.test(word(s, length.next + 1)) ? length.next + 2 : length.next + 1)
  if (start === null || start.start === null) return null
  const end = moved(start.start, length.count, length.unit)
  return end === null
    ? null
    : node({ first: index, next: start.next, level: 'span', start: start.start, end, relative: start.relative })
}
