import type { Situation } from './node.ts'
import type { Token } from './token.ts'
import { dayParts, months, ordinals, smalls, tensWords, unitWords, weekdays } from './words.ts'

const list = (words: string): string[] => words.split(' ')

/** Words with which a date, time or recurrence may begin by themselves. */
const strong = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...dayParts.keys(),
  ...list(
    'this next last previous past coming upcoming following current same today yesterday tomorrow tmr tmrw tonight tonite now right early earlier late later mid middle end start beginning close rest remainder otd eoy eom fy sy cy q h fiscal financial school summer winter spring autumn noon midnight midday lunch lunchtime every each once twice all whole full entire daily weekly monthly quarterly yearly annually bi semi biweekly everyday christmas xmas easter thanksgiving black cyber labor labour memorial new halloween valentine valentines independence good ash palm boxing earth veterans mother mothers father fathers martin mlk juneteenth women starting commencing effective weekend week workweek year month day quarter half moment date',
  ),
])
/** Words that only lead to one: an article, a preposition, a bound. */
const weak = new Set(
  list(
    "the a an in by from between before after until till til upto since on at to no not as up prior within less more few several some couple or than during of for and = < > ' ’ - – ( ,",
  ),
)
const numbers = new Set([...smalls.keys(), ...tensWords.keys(), ...ordinals.keys(), 'hundred', 'thousand'])
/** What may follow a number that belongs to a date or time. */
const beside = new Set([
  ...months.keys(),
  ...unitWords.keys(),
  ...weekdays.keys(),
  ...dayParts.keys(),
  ...list('am pm a p o oclock business working calendar th nd rd st century next last past this half quarter'),
])

/** A number followed closely by a month, a unit of time or a clock's sign, or written as a date. */
function dated(s: Situation, token: Token, index: number): boolean {
  const length = token.to - token.from
  if (token.ordinal || length === 4 || length === 8) return true
  if (length > 2) return unitWords.has(s.tokens[index + 1]?.word ?? '')
  const sign = s.text[token.to] ?? ''
  if (/[:/.–-]/.test(sign) && /[\p{L}\d]/u.test(s.text[token.to + 1] ?? '')) return true
  for (let next = index + 1; next < index + 6; next++) if (beside.has(s.tokens[next]?.word ?? '')) return true
  return s.clocked
}

/** True where a date or time may begin: most words cannot, and are passed over. */
export function mayOpen(s: Situation, index: number): boolean {
  for (let at = index; at < index + 4; at++) {
    const token = s.tokens[at]
    if (token === undefined) return false
    if (!Number.isNaN(token.value)) return dated(s, token, at)
    if (strong.has(token.word)) return true
    if (unitWords.has(token.word) && at > index) return true
    if (numbers.has(token.word) && !(weak.has(token.word) && at === index)) {
      for (let next = at + 1; next < at + 6; next++)
        if (beside.has(s.tokens[next]?.word ?? '') || s.tokens[next]?.word === 'thousand' || s.tokens[next]?.word === 'clock')
          return true
      if (s.clocked) return true
    }
    if (!weak.has(token.word)) return false
  }
  return false
}
