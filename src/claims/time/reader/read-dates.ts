import { readDay } from '../../../kernel/day.ts'
import { dayNumber } from '../../../kernel/day.ts'
import { text as dayText } from './calendar-days.ts'
import { dateAt } from './ranges.ts'
import type { Level, Node, Situation } from './node.ts'
import { tokensOf } from './token.ts'
import { dayParts, months, ordinals, smalls, tensWords, unitWords, weekdays } from './words.ts'

/** A date or period in a text, as days of the calendar. */
export interface FoundTime {
  /** UTF-16 offsets of the mention. */
  readonly from: number
  readonly to: number
  readonly precision: Level
  /** First day, `YYYY-MM-DD`; null when open or not known. */
  readonly start: string | null
  /** The day after the last; null when open or not known. */
  readonly end: string | null
  /** Taken from the day of the text. */
  readonly relative: boolean
  /** Found, but no calendar says which days: "summer", "fiscal year 2008", a relative date in an undated text. */
  readonly open: boolean
}

const openers = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...ordinals.keys(),
  ...smalls.keys(),
  ...tensWords.keys(),
  ...unitWords.keys(),
  ...dayParts.keys(),
  ...'the this next last previous past coming upcoming following current same from between before until till til upto by since starting beginning commencing effective after prior no not as later earlier on up early late mid middle end start close in within less more few several some today yesterday tomorrow tmr tmrw now right at q h fy sy fiscal financial school summer winter spring autumn christmas xmas easter thanksgiving black cyber labor labour memorial new halloween valentine valentines independence good ash palm boxing earth veterans mother mothers father fathers martin mlk juneteenth women april eoy eom year = < > cy week rest remainder one'.split(
    ' ',
  ),
])
openers.add("'")
openers.add('’')

const ahead =
  /\b(?:will|shall|'ll|going to|set to|scheduled|due|expected|expects?|plans?|planned|upcoming|meeting|book|schedule|arrange|reserve|next|let's|let’s|let us|please|can you|could you|want|need|remind)\b/i

/** The day and minute that relative dates are read against. */
export function anchorOf(reference: string | null | undefined): { readonly today: number | null; readonly minute: number } {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(reference ?? '')
  const day = found === null ? null : readDay(found[1] ?? '')
  if (day === null || !day.ok) return { today: null, minute: 0 }
  return { today: dayNumber(day.value), minute: Number(found?.[2] ?? 0) * 60 + Number(found?.[3] ?? 0) }
}

/** What every reader of time begins with. */
export const situationOf = (text: string, reference: string | null | undefined): Situation => ({
  text,
  tokens: tokensOf(text),
  ...anchorOf(reference),
  ahead: ahead.test(text),
  seen: { plain: new Map(), modified: new Map(), date: new Map(), length: new Map() },
})

/** True where a date may begin: most words cannot, and are passed over. */
export const mayOpen = (s: Situation, index: number): boolean => {
  const token = s.tokens[index]
  return token !== undefined && (!Number.isNaN(token.value) || openers.has(token.word))
}

/** Every date and period of one sentence, in order, without overlaps. */
export function readDates(text: string, reference: string | null | undefined): FoundTime[] {
  const s = situationOf(text, reference)
  const found: FoundTime[] = []
  for (let index = 0; index < s.tokens.length; index++) {
    if (!mayOpen(s, index)) continue
    const date = dateAt(s, index)
    if (date === null || date.next <= index) continue
    const made = foundOf(s, date)
    if (made !== null) found.push(made)
    index = date.next - 1
  }
  return found
}

export function foundOf(s: Situation, date: Node): FoundTime | null {
  const first = s.tokens[date.first]
  const last = s.tokens[date.next - 1]
  if (first === undefined || last === undefined) return null
  return {
    from: first.from,
    to: last.to,
    precision: date.level,
    start: date.start === null || date.unresolved === true ? null : dayText(date.start),
    end: date.end === null || date.unresolved === true ? null : dayText(date.end),
    relative: date.relative,
    open: (date.start === null && date.end === null) || date.unresolved === true,
  }
}
