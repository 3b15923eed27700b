import { addMonths, monthStart, number, split } from './calendar-days.ts'
import { ordinalAt, yearAt } from './count.ts'
import { at, tokenAt, word, type Level, type Node, type Situation } from './node.ts'
import { node, monthNode, yearNode } from './nodes.ts'
import { months } from './words.ts'

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
