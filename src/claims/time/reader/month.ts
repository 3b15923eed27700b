import { ordinalAt, yearAt } from './count.ts'
import { at, word, type Node, type Situation } from './node.ts'
import { node, dayNode, monthNode } from './nodes.ts'
import { months } from './words.ts'
import { fullYear } from './written.ts'

export const skipOf = (s: Situation, index: number): number =>
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
