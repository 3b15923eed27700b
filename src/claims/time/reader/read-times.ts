import { text as dayText } from './calendar-days.ts'
import { boundedClockAt, clockRangeAt, dayPartAt, pointAt, type Clock } from './clock.ts'
import { lengthAt } from './away.ts'
import { at, tokenAt, word, type Level, type Node, type Situation } from './node.ts'
import { dateAt } from './ranges.ts'
import { mayOpen } from './opening.ts'
import { situationOf } from './situation.ts'
import { secondsIn, unitWords, weekdays } from './words.ts'

/** What kind of time was named. */
export const timeKinds = ['date', 'daterange', 'time', 'timerange', 'datetime', 'datetimerange', 'duration', 'set'] as const
export type TimeKind = (typeof timeKinds)[number]

/** A date, time, period, length of time or recurrence in a text. Offsets are UTF-16 units. */
export interface FoundTime {
  readonly from: number
  readonly to: number
  readonly kind: TimeKind
  readonly precision: Level | 'time' | 'duration'
  /** `YYYY-MM-DD`, with `THH:MM:SS` for moments, `HH:MM:SS` for a time of day; null when open or not known. */
  readonly start: string | null
  /** Half-open: the day or moment after the last one named; a range ends where the stretch begins that its words name last. */
  readonly end: string | null
  /** Length of a duration. */
  readonly seconds: number | null
  /** Taken from the day of the text. */
  readonly relative: boolean
  readonly operator: '=' | '~' | '<=' | '>='
  /** A time of day is certain with am, pm, a colon or a word; a bare "at 4" may be something else. */
  readonly certain: boolean
}

const two = (value: number): string => String(value).padStart(2, '0')
const clockText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
const moment = (day: number, seconds: number): string => {
  const over = Math.floor(seconds / 86_400)
  return `${dayText(day + over)}T${clockText(seconds - over * 86_400)}`
}

interface Made {
  readonly first: number
  readonly next: number
  readonly found: Omit<FoundTime, 'from' | 'to'>
}

const none = { start: null, end: null, seconds: null, relative: false, operator: '=', certain: true } as const

/** What joins a day and a time of it. */
const glue = (s: Situation, index: number): number => {
  let from = index
  if (/^(?:,|at|@|around|on|of|t)$/.test(word(s, from))) from++
  if (/^(?:at|around|about)$/.test(word(s, from))) from++
  return from
}

const clockAt = (s: Situation, index: number, loose: boolean): Clock | null =>
  clockRangeAt(s, index) ??
  boundedClockAt(s, index) ??
  lengthFromClock(s, index) ??
  pointAt(s, index, loose) ??
  dayPartAt(s, index)

/** "from 9:30am for 7 hours" */
function lengthFromClock(s: Situation, index: number): Clock | null {
  const point = pointAt(s, word(s, index) === 'from' ? index + 1 : index, false)
  if (point === null || point.start === null || word(s, point.next) !== 'for') return null
  const length = lengthAt(s, point.next + 1)
  if (length === null) return null
  return {
    next: length.next,
    start: point.start,
    end: point.start + length.count * secondsIn[length.unit],
    range: true,
    certain: true,
  }
}

const isDay = (date: Node | null): date is Node => date !== null && date.level === 'day' && !date.unresolved

function joined(first: number, next: number, date: Node, clock: Clock): Made {
  const relative = date.relative
  const day = date.start
  const side = (seconds: number | null): string | null => (seconds === null || day === null ? null : moment(day, seconds))
  // "8pm to 3am": the second is of the next day.
  const end =
    clock.range && clock.end !== null && clock.start !== null && clock.end < clock.start ? clock.end + 86_400 : clock.end
  const operator = clock.range && clock.start === null ? '<=' : clock.range && clock.end === null ? '>=' : '='
  return {
    first,
    next,
    found: {
      ...none,
      kind: clock.range ? 'datetimerange' : 'datetime',
      precision: 'time',
      start: side(clock.start),
      end: clock.range ? side(end) : null,
      relative,
      operator,
      certain: date.month !== null || clock.certain,
    },
  }
}

/** A day with a time of it, in either order. */
function momentAt(s: Situation, index: number): Made | null {
  const night = word(s, index)
  if (/^(?:tonight|tonite)$/.test(night)) {
    const clock = clockAt(s, glue(s, index + 1), false) ?? null
    const day: Node = {
      first: index,
      next: index + 1,
      level: 'day',
      start: s.today,
      end: s.today === null ? null : s.today + 1,
      year: null,
      month: null,
      day: null,
      relative: true,
    }
    const late =
      clock === null || clock.start === null
        ? { next: index + 1, start: 72_000, end: 86_399, range: true, certain: true }
        : { ...clock, start: evening(clock.start), end: clock.end === null ? null : evening(clock.end) }
    return joined(index, clock?.next ?? index + 1, day, late)
  }
  // "this evening", "late this morning": a part of the day of the text.
  const lead = /^(?:early|late|later|earlier)$/.test(word(s, index)) ? index + 1 : index
  if (word(s, lead) === 'this' && s.today !== null) {
    const part = dayPartAt(s, index)
    if (part !== null) {
      const exact = clockRangeAt(s, part.next) ?? (word(s, part.next) === 'at' ? pointAt(s, part.next + 1, true) : null)
      const day: Node = {
        first: index,
        next: part.next,
        level: 'day',
        start: s.today,
        end: s.today + 1,
        year: null,
        month: null,
        day: null,
        relative: true,
      }
      return joined(index, exact?.next ?? part.next, day, exact ?? part)
    }
  }
  const date = plainDay(s, index)
  if (isDay(date)) {
    const from = glue(s, date.next)
    const clock = clockAt(s, from, from > date.next && /^(?:at|@)$/.test(word(s, from - 1)))
    if (clock !== null) return joined(date.first, clock.next, date, partAndPoint(s, clock))
  }
  const clock = clockAt(s, index, false)
  if (clock === null) return null
  let behind = clock.next
  if (/^(?:on|of|,|for)$/.test(word(s, behind))) behind++
  if (word(s, behind) === 'the') behind++
  const day = plainDay(s, behind) ?? plainDay(s, clock.next)
  if (isDay(day)) {
    // "8am-3 yesterday afternoon"
    const part = dayPartAt(s, day.next)
    return joined(index, part?.next ?? day.next, day, laterHalf(clock, part))
  }
  return null
}

const plainDay = (s: Situation, index: number): Node | null => (mayOpen(s, index) ? dateAt(s, index) : null)
const evening = (seconds: number): number => (seconds < 43_200 ? seconds + 43_200 : seconds)

/** "Monday morning 6-8", "evening between 10:30 and 11:45": the part of the day settles the half. */
function partAndPoint(s: Situation, clock: Clock): Clock {
  if (!clock.range || clock.start === null) return clock
  const exact = clockRangeAt(s, clock.next) ?? (word(s, clock.next) === 'at' ? pointAt(s, clock.next + 1, true) : null)
  if (exact === null || exact.start === null) return clock
  const late = clock.start >= 43_200 && !exact.certain
  return {
    ...exact,
    start: late ? evening(exact.start) : exact.start,
    end: exact.end === null ? null : late ? evening(exact.end) : exact.end,
  }
}

const laterHalf = (clock: Clock, part: Clock | null): Clock => {
  if (part === null || part.start === null || part.start < 43_200) return clock
  return {
    ...clock,
    start: clock.start === null || clock.certain ? clock.start : evening(clock.start),
    end: clock.end === null ? null : evening(clock.end),
  }
}

/** Moments counted in hours and minutes: "in 3 min", "30 minutes later", "next hour", "2 hours ago". */
function soonAt(s: Situation, index: number): Made | null {
  const now = s.today === null ? null : s.minute * 60
  const make = (kind: TimeKind, next: number, start: number | null, end: number | null): Made => ({
    first: index,
    next,
    found: {
      ...none,
      kind,
      precision: 'time',
      start: start === null || s.today === null ? null : moment(s.today, start),
      end: end === null || s.today === null ? null : moment(s.today, end),
      relative: true,
    },
  })
  const first = word(s, index)
  if (first === 'now' || (first === 'right' && word(s, index + 1) === 'now'))
    return make('datetime', first === 'now' ? index + 1 : index + 2, now, null)
  if (first === 'at' && word(s, index + 1) === 'the' && word(s, index + 2) === 'moment')
    return make('datetime', index + 3, now, null)
  const shift = /^(?:next|last|past|previous)$/.test(first) ? first : null
  const length =
    lengthAt(s, shift === null && !/^(?:in|within)$/.test(first) ? index : index + 1) ??
    (shift !== null && /^(?:hour|minute)$/.test(word(s, index + 1))
      ? { count: 1, unit: word(s, index + 1) as 'hour' | 'minute', next: index + 2 }
      : null)
  if (length === null || !/^(?:hour|minute|second)$/.test(length.unit)) return null
  const size = length.count * secondsIn[length.unit]
  if (shift !== null)
    return /^next$/.test(shift)
      ? make('datetimerange', length.next, now, now === null ? null : now + size)
      : make('datetimerange', length.next, now === null ? null : now - size, now)
  if (first === 'within') return make('datetimerange', length.next, now, now === null ? null : now + size)
  if (first === 'in' && !/^(?:of|the|per|a)$/.test(word(s, length.next)))
    return make('datetime', length.next, now === null ? null : now + size, null)
  if (/^(?:later|hence)$/.test(word(s, length.next)) || (word(s, length.next) === 'from' && word(s, length.next + 1) === 'now'))
    return make('datetime', length.next + (word(s, length.next) === 'from' ? 2 : 1), now === null ? null : now + size, null)
  if (word(s, length.next) === 'ago') return make('datetime', length.next + 1, now === null ? null : now - size, null)
  return null
}

/** "two days", "1 hour and 30 minutes", "all day", "half an hour". */
function durationAt(s: Situation, index: number): Made | null {
  const make = (next: number, seconds: number): Made => ({
    first: index,
    next,
    found: { ...none, kind: 'duration', precision: 'duration', seconds },
  })
  if (/^(?:all|whole|full|entire)$/.test(word(s, index))) {
    const unit = unitWords.get(word(s, index + 1))
    if (unit !== undefined && !word(s, index + 1).endsWith('s')) return make(index + 2, secondsIn[unit])
  }
  const bound = /^(?:more|less)$/.test(word(s, index)) && word(s, index + 1) === 'than' ? 2 : 0
  let length = lengthAt(s, index + bound)
  if (length === null) return null
  let seconds = length.count * secondsIn[length.unit]
  for (let turn = 0; turn < 4; turn++) {
    const more = lengthAt(s, /^(?:and|,)$/.test(word(s, length.next)) ? length.next + 1 : length.next)
    if (more === null || secondsIn[more.unit] >= secondsIn[length.unit]) break
    seconds += more.count * secondsIn[more.unit]
    length = more
  }
  return make(length.next, Number(seconds.toPrecision(12)))
}

const adverbs = /^(?:daily|weekly|monthly|quarterly|yearly|annually|biweekly|semiannually|everyday|weekdays)$/

/** "every Sunday", "each day", "weekly", "once a year". */
function setAt(s: Situation, index: number): Made | null {
  const first = word(s, index)
  const make = (next: number): Made => {
    const from = glue(s, next)
    const clock = clockAt(s, from, false)
    return { first: index, next: clock?.next ?? next, found: { ...none, kind: 'set', precision: 'duration' } }
  }
  if (adverbs.test(first)) return make(index + 1)
  if (
    /^(?:bi|semi)$/.test(first) &&
    word(s, index + 1) === '-' &&
    /^(?:daily|weekly|monthly|quarterly|yearly|annually|annual)$/.test(word(s, index + 2))
  )
    return make(index + 3)
  if (/^(?:once|twice)$/.test(first) && /^(?:a|per|every|each)$/.test(word(s, index + 1)) && unitWords.has(word(s, index + 2)))
    return make(index + 3)
  if (first !== 'every' && first !== 'each') return null
  let from = index + 1
  if (/^(?:other|two|three|second)$/.test(word(s, from)) || !Number.isNaN(at(s, from)?.value ?? Number.NaN)) from++
  return unitWords.has(word(s, from)) ||
    weekdays.has(word(s, from)) ||
    /^(?:morning|afternoon|evening|night|weekday)$/.test(word(s, from))
    ? make(from + 1)
    : null
}

function timeAt(s: Situation, index: number): Made | null {
  const clock = clockAt(s, word(s, index) === 'at' ? index + 1 : index, word(s, index) === 'at')
  if (clock === null) return null
  // "in the afternoon at 7"
  const exact = clock.range && word(s, clock.next) === 'at' && clock.start !== null ? pointAt(s, clock.next + 1, true) : null
  if (exact !== null && exact.start !== null && clock.start !== null)
    return {
      first: index,
      next: exact.next,
      found: {
        ...none,
        kind: 'time',
        precision: 'time',
        start: clockText(clock.start >= 43_200 ? evening(exact.start) : exact.start),
      },
    }
  const set = /^(?:every|each)$/.test(word(s, clock.next)) ? setAt(s, clock.next) : null
  if (set !== null) return { ...set, first: index }
  return {
    first: index,
    next: clock.next,
    found: {
      ...none,
      certain: clock.certain || /\d:\d\d|clock/.test(s.text.slice(at(s, index)?.from ?? 0, at(s, clock.next - 1)?.to ?? 0)),
      kind: clock.range ? 'timerange' : 'time',
      precision: 'time',
      start: clock.start === null ? null : clockText(clock.start),
      end: clock.range && clock.end !== null ? clockText(clock.end % 86_400) : null,
    },
  }
}

function dated(s: Situation, index: number): Made | null {
  const date = dateAt(s, index)
  if (date === null || date.next <= index) return null
  const open = date.unresolved === true
  const point = date.level === 'day' || date.level === 'now'
  return {
    first: date.first,
    next: date.next,
    found: {
      ...none,
      kind: point ? 'date' : 'daterange',
      precision: date.level,
      start: date.start === null || open ? null : dayText(date.start),
      end: date.end === null || open ? null : dayText(date.end),
      relative: date.relative,
      operator: date.operator ?? '=',
    },
  }
}

const hint =
  /\d:\d|\d{4}|\d[/.-]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|tonight|yesterday|tomorrow|now|year|month|week|quarter|half|day|night|morning|afternoon|evening|noon|midnight|decade|centur|hour|minute|second|min|hr|q[1-4]|h[12]|fy|christmas|easter|thanksgiving|halloween|daily|the \d+(?:st|nd|rd|th)|summer|winter|spring|autumn|ago|annually|yearly|eo[ym]|t[mo]\w*w|tonite|at the moment|lunch|cy\d|valentine|juneteenth|the \d0s|['’]\d\d|two thousand|nineteen|till date)|\d ?(?:am|pm|st|nd|rd|th|h|hrs?|min|o)\b|\b(?:at|from|between|on|by|after|before|until|till) \d|\d[-–]\d|\b\d+ ?[ap]\.?m/i

const serial = /\d+(?:[-–]\d+){3,}/y

/** Every date, time, duration and recurrence of one sentence, in order, without overlaps; the longest reading at a place wins. */
export function readTimes(text: string, reference: string | null | undefined): FoundTime[] {
  if (!hint.test(text)) return []
  const s = situationOf(text, reference)
  const found: FoundTime[] = []
  for (let index = 0; index < s.tokens.length; index++) {
    if (!mayOpen(s, index)) continue
    // Four and more numbers hanging together are a serial, whatever their parts look like.
    serial.lastIndex = s.tokens[index]?.from ?? 0
    const run = serial.exec(text)
    if (run !== null) {
      index = tokenAt(s, index, serial.lastIndex) - 1
      continue
    }
    let best: Made | null = null
    for (const read of [momentAt, soonAt, dated, timeAt, setAt, durationAt]) {
      const made = read(s, index)
      if (made !== null && made.next > index && (best === null || made.next > best.next)) best = made
    }
    if (best === null) continue
    const [first, last] = [at(s, best.first), at(s, best.next - 1)]
    if (first === undefined || last === undefined) continue
    found.push({ from: first.from, to: last.to, ...best.found })
    index = best.next - 1
  }
  return found
}
