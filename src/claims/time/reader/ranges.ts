import { addMonths, split } from './calendar-days.ts'
import { dayNode, monthNode, node, yearNode } from './nodes.ts'
import { ordinalAt, yearAt } from './count.ts'
import { lengthFromAt, modifiedAt } from './days.ts'
import { once, word, type Node, type Situation } from './node.ts'
import { months, unitWords, weekdays } from './words.ts'

const joints = /^(?:to|through|thru|until|till|-|–|—|~)$/

/** Where a boundary begins that a range or bound names. */
const edge = (found: Node): number | null => found.start

/** "from 2014 to 2018", "May to October 2020", "Nov 18-Dec 19, 2015", "April 9th through 17th", "between 20 and 25 May". */
export function rangeAt(s: Situation, index: number): Node | null {
  const lead = word(s, index)
  const isFrom = lead === 'from'
  const isBetween = lead === 'between'
  const from = isFrom || isBetween ? index + 1 : index
  const first = modifiedAt(s, from) ?? bareStart(s, from)
  if (first === null || first.operator === '>=' || first.operator === '<=') return null
  let joint = first.next
  if (isBetween ? !/^(?:and|to|-|–)$/.test(word(s, joint)) : !joints.test(word(s, joint))) return null
  joint++
  if (word(s, joint) === 'the' && modifiedAt(s, joint) === null) joint++
  const second = dayEnd(s, joint, first) ?? modifiedAt(s, joint) ?? shortEnd(s, joint, first)
  if (second === null || second.level === 'span') return null
  return completed(s, isFrom || isBetween ? index : first.first, first, second)
}

/** Fills each side's missing year or month from the other. */
function completed(s: Situation, index: number, first: Node, second: Node): Node | null {
  let [a, b] = [first, second]
  // "January to April 2015", "Nov-Feb 5th, 2017": the year behind is that of both, one earlier where it would run backwards.
  if (a.year === null && b.year !== null && a.month !== null && !a.operator) {
    const year =
      b.month !== null && (a.month > b.month || (a.month === b.month && (a.day ?? 1) > (b.day ?? 31))) ? b.year - 1 : b.year
    a = (a.day === null ? monthNode(s, a.first, a.next, a.month, year) : dayNode(s, a.first, a.next, a.month, a.day, year)) ?? a
  } else if (
    b.year === null &&
    b.month !== null &&
    a.start !== null &&
    (a.year !== null || b.start === null || b.start <= a.start) &&
    !b.operator
  ) {
    const [year] = split(a.start)
    for (const candidate of [year, year + 1]) {
      const made =
        b.day === null
          ? monthNode(s, b.first, b.next, b.month, candidate)
          : dayNode(s, b.first, b.next, b.month, b.day, candidate)
      if (made !== null && made.start !== null && made.start > a.start) {
        b = made
        break
      }
    }
  }
  let [start, end] = [edge(a), edge(b)]
  // Days without a year around the day of the text are those of now.
  if (
    s.today !== null &&
    a.relative &&
    b.relative &&
    a.month !== null &&
    b.month !== null &&
    start !== null &&
    end !== null &&
    start > s.today
  ) {
    const [lastStart, lastEnd] = [addMonths(start, -12), addMonths(end, -12)]
    if (split(lastStart)[0] === split(s.today)[0]) [start, end] = [lastStart, lastEnd]
  }
  const relative = a.relative || b.relative
  if (start === null || end === null)
    return a.level === 'now' || b.level === 'now' || a.relative || b.relative || a.unresolved || b.unresolved
      ? node({ first: index, next: second.next, level: 'span', start: null, end: null, relative, unresolved: s.today !== null })
      : null
  if (end < start) return null
  return {
    ...node({ first: index, next: second.next, level: 'span', start, end, relative }),
    year: b.year,
    month: b.month,
    day: b.day,
  }
}

/** "9 to 17 April", "the ninth and the seventeenth of April": the first day takes its month from the second. */
function bareStart(s: Situation, index: number): Node | null {
  const from = word(s, index) === 'the' ? index + 1 : index
  const nth = ordinalAt(s, from, true)
  if (nth === null || nth.value < 1 || nth.value > 31) return null
  let joint = nth.next
  if (!/^(?:and|to|through|until|till|-|–)$/.test(word(s, joint))) return null
  joint++
  const second = modifiedAt(s, joint)
  if (second === null || second.level !== 'day' || second.month === null) return null
  const year = second.year ?? (second.start === null ? null : split(second.start)[0])
  const found = dayNode(s, index, nth.next, second.month, nth.value, year)
  return found === null ? null : { ...found, year: second.year }
}

/** "April 9th through 17th": a bare day behind a day of a month, unless a month of its own follows. */
function dayEnd(s: Situation, index: number, first: Node): Node | null {
  if (first.level !== 'day' || first.month === null) return null
  const nth = ordinalAt(s, index, true)
  if (
    nth === null ||
    months.has(word(s, nth.next)) ||
    months.has(word(s, nth.next + 1)) ||
    /^[-/:.]$/.test(word(s, nth.next)) ||
    /^(?:am|pm)$/.test(word(s, nth.next))
  )
    return null
  return shortEnd(s, index, first)
}

/** What may stand short behind a joint: "17th" of the first's month, "2018", "'25", "-25". */
function shortEnd(s: Situation, index: number, first: Node): Node | null {
  const nth = ordinalAt(s, index, true)
  if (nth !== null && first.level === 'day' && first.month !== null && nth.value >= 1 && nth.value <= 31) {
    const year = yearAt(s, word(s, nth.next) === ',' ? nth.next + 1 : nth.next)
    const known = year?.value ?? first.year ?? (first.start === null ? null : split(first.start)[0])
    const found = dayNode(s, index, year?.next ?? nth.next, first.month, nth.value, known)
    return found === null ? null : { ...found, year: year?.value ?? first.year }
  }
  if (nth !== null && nth.digits && first.level === 'year' && first.year !== null && nth.value === (first.year + 1) % 100)
    return yearNode(index, nth.next, first.year + 1)
  return null
}

interface Bound {
  readonly side: 'start' | 'end'
  /** The named stretch itself lies inside the bound. */
  readonly inclusive: boolean
  readonly length: number
}

const bounds = new Set(
  'no not as later earlier prior on by before until till til upto up since starting beginning commencing effective after past'.split(
    ' ',
  ),
)

/** "before", "no later than", "since", "as early as" at a token. */
function boundAt(s: Situation, index: number): Bound | null {
  if (!bounds.has(word(s, index))) return null
  const [a, b, c, d] = [word(s, index), word(s, index + 1), word(s, index + 2), word(s, index + 3)]
  if ((a === 'no' || a === 'not') && b === 'later' && c === 'than') return { side: 'end', inclusive: true, length: 3 }
  if (a === 'no' && b === 'earlier' && c === 'than') return { side: 'start', inclusive: true, length: 3 }
  if (a === 'as' && (b === 'early' || b === 'late') && c === 'as')
    return { side: b === 'early' ? 'start' : 'end', inclusive: true, length: 3 }
  if ((a === 'later' || a === 'earlier') && b === 'than')
    return { side: a === 'later' ? 'start' : 'end', inclusive: false, length: 2 }
  if (a === 'prior' && b === 'to') return { side: 'end', inclusive: false, length: 2 }
  if (a === 'on' && b === 'or' && /^(?:after|before|later|earlier)$/.test(c))
    return { side: c === 'after' || c === 'later' ? 'start' : 'end', inclusive: true, length: d === 'than' ? 4 : 3 }
  if (a === 'by') return { side: 'end', inclusive: true, length: 1 }
  if (/^(?:before|until|till|til|upto)$/.test(a)) return { side: 'end', inclusive: false, length: 1 }
  if (a === 'up' && (b === 'to' || b === 'until' || b === 'till')) return { side: 'end', inclusive: false, length: 2 }
  if (/^(?:since|starting|beginning|commencing|effective)$/.test(a))
    return { side: 'start', inclusive: true, length: /^(?:from|on|in)$/.test(b) ? 2 : 1 }
  if (a === 'past' && (weekdays.has(b) || unitWords.has(b) || /^\d|two|three|few/.test(b))) return null
  if (a === 'after' || a === 'past') return { side: 'start', inclusive: false, length: 1 }
  return null
}

/** "before 2000", "since August", "after the 15th of next month", "till date". */
export function boundedAt(s: Situation, index: number): Node | null {
  const bound = boundAt(s, index)
  if (bound === null) return null
  const from = index + bound.length
  if (bound.side === 'end' && /^(?:date|now)$/.test(word(s, from)) && bound.length === 1 && word(s, index) !== 'by')
    return node({ first: index, next: from + 1, level: 'span', start: null, end: s.today, relative: true, operator: '<=' })
  const named = modifiedAt(s, from) ?? (word(s, from) === 'the' ? modifiedAt(s, from + 1) : null)
  if (named === null || (named.level === 'now' && bound.side === 'start')) return null
  const isDay = named.level === 'day' || named.level === 'now'
  const relative = named.relative
  if (bound.side === 'start') {
    const start = bound.inclusive || isDay ? named.start : named.end
    return node({
      first: index,
      next: named.next,
      level: 'span',
      start,
      end: null,
      relative,
      operator: '>=',
      ...(named.start === null ? { unresolved: true } : {}),
    })
  }
  const ending =
    /^(?:end|close|late)$/.test(word(s, from)) || (word(s, from) === 'the' && /^(?:end|close)$/.test(word(s, from + 1)))
  // "before the end of December" leaves December whole; "before 2000" ends with its first day.
  const end = ending ? named.end : named.start
  return node({
    first: index,
    next: named.next,
    level: 'span',
    start: null,
    end,
    relative,
    operator: '<=',
    ...(named.start === null ? { unresolved: true } : {}),
  })
}

/** Any date or period at a token, longest reading first. */
export const dateAt = (s: Situation, index: number): Node | null =>
  once(
    s,
    'date',
    index,
    () => rangeAt(s, index) ?? boundedAt(s, index) ?? lengthFromAt(s, index) ?? equalYear(s, index) ?? modifiedAt(s, index),
  )

const equalYear = (s: Situation, index: number): Node | null => {
  const sign = /^[<>]$/.test(word(s, index)) ? word(s, index) : null
  const equal = word(s, sign === null ? index : index + 1) === '='
  if (sign === null && !equal) return null
  const year = yearAt(s, index + (sign === null ? 0 : 1) + (equal ? 1 : 0))
  if (year === null) return null
  const whole = yearNode(index, year.next, year.value)
  if (sign === '>') return { ...whole, level: 'span', start: equal ? whole.start : whole.end, end: null, operator: '>=' }
  return sign === '<' ? { ...whole, level: 'span', start: null, end: equal ? whole.end : whole.start, operator: '<=' } : whole
}
