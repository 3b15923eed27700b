import { at, tokenAt, type Node, type Situation } from './node.ts'
import { dayNode, monthNode } from './nodes.ts'
import { months } from './words.ts'

/** Two digits of a year: up to 49 this century. */
export const fullYear = (text: string): number =>
  text.length === 2 ? (Number(text) < 40 ? 2000 : 1900) + Number(text) : Number(text)

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
      s.text[token.from - 1] !== '-')
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

const dotted = /(\d{1,2})\.(\d{1,2})(?![\d.]|\s?(?:pm|am|%))/y
export const dottedAt = (s: Situation, index: number): Node | null => {
  const token = at(s, index)
  const found = token === undefined ? null : exec(dotted, s.text, token.from)
  return found === null || token === undefined
    ? null
    : dayNode(s, index, tokenAt(s, index, token.from + found[0].length), Number(found[1]), Number(found[2]), null)
}
