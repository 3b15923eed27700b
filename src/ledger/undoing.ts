import { readDay, type Day } from '../kernel/day.ts'
import type { Figure } from './figure.ts'
import { periodOf } from './settle.ts'

/** A record that suspends, withdraws or ends what other records put in force. */
export interface Undoing {
  /** The figure that says so. */
  readonly by: Figure
  /** Ids of the figures whose rule it undoes. */
  readonly undone: readonly string[]
  readonly from: Day
  /** Last day of a suspension; null when it was withdrawn for good or no end is on record. */
  readonly until: Day | null
}

const rules = new Set([
  'announcement_date',
  'effective_date',
  'export_control',
  'export_ban',
  'law',
  'tariff_rate',
  'threshold',
  'list_size',
  'quota',
])
const ends = /\b(suspen\w+|withdr\w+|revok\w+|repeal\w+|lift\w+|terminat\w+|cancel\w+|postpon\w+)\b/i

const months = 'january february march april may june july august september october november december'.split(' ')

/** Numbers of announcements a text names: "Nos. 55-58, 61 and 62" gives 55 to 58, 61, 62. */
export function announcementNumbers(text: string): Set<number> {
  const numbers = new Set<number>()
  for (const [, list] of text.matchAll(/\bNos?\.?\s*((?:\d{1,3}(?:\s*(?:-|–|to)\s*\d{1,3})?(?:,? and |, |,)?)+)/gi)) {
    for (const [, first, last] of (list ?? '').matchAll(/(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?/g)) {
      const [a, b] = [Number(first), Number(last ?? first)]
      for (let number = a; number <= Math.min(b, a + 50); number++) numbers.add(number)
    }
  }
  return numbers
}

/** Months or days a text names, as prefixes of ISO days: "of 9 October 2025" gives 2025-10-09, "December 2024" 2024-12. */
export function datesNamed(text: string): string[] {
  const found: string[] = []
  for (const [whole] of text.matchAll(/\b\d{4}-\d{2}(?:-\d{2})?\b/g)) found.push(whole)
  for (const [, day, month, year] of text.matchAll(/\b(?:(\d{1,2}) )?([A-Z][a-z]+) (?:(?:\d{1,2}), )?(20\d{2})\b/g)) {
    const index = months.indexOf(month?.toLowerCase() ?? '')
    if (index < 0) continue
    const prefix = `${year}-${String(index + 1).padStart(2, '0')}`
    found.push(day ? `${prefix}-${day.padStart(2, '0')}` : prefix)
  }
  return found
}

const dayOfRule = (figure: Figure): string => (figure.unit === 'date' ? (figure.text ?? figure.period) : figure.period)

/**
 * Which records undo which. A suspending record names its targets by announcement number, by their date, or by their
 * number ("proposed 100 % tariff withdrawn"); explicit links (`undoes:` in the note, from the ledger's events) go first.
 */
export function undoingsIn(figures: readonly Figure[]): Undoing[] {
  const targets = figures.filter((figure) => rules.has(figure.measure))
  const found: Undoing[] = []
  for (const by of figures) {
    const says = `${by.note} ${by.measure === 'suspension' ? (by.text ?? '') : ''}`
    const explicit = /undoes: ([\w ,.:-]+)/.exec(by.note)?.[1]?.split(/[ ,]+/) ?? []
    const undoes = explicit.length > 0 || by.measure === 'suspension' || (by.measure === 'expiry_date' && ends.test(says))
    if (!undoes || /\bnot suspended\b/i.test(says)) continue
    const numbers = announcementNumbers(by.note)
    const dates = datesNamed(says).filter((date) => date !== by.text)
    const percents = [...says.matchAll(/(\d+(?:\.\d+)?) ?%/g)].map(([, number]) => Number(number))
    const from = startOf(by)
    if (from === null) continue
    const undone = targets.filter((target) => {
      if (target.id === by.id) return false
      if (explicit.length > 0) return explicit.includes(target.id)
      if (target.geography !== by.geography) return false
      const own = announcementNumbers(target.subject)
      if (numbers.size > 0 && own.size > 0) return [...own].some((number) => numbers.has(number)) && !ownName(by, own)
      if (percents.length > 0)
        return target.measure === 'tariff_rate' && percents.includes(target.value ?? NaN) && ends.test(says)
      return (
        dates.some((date) => dayOfRule(target).startsWith(date)) && (target.known <= by.known || by.measure === 'expiry_date')
      )
    })
    if (undone.length > 0) found.push({ by, undone: undone.map((target) => target.id), from, until: endOf(by) })
  }
  return found
}

/** An announcement does not suspend itself although its own number stands in its subject. */
const ownName = (by: Figure, numbers: ReadonlySet<number>): boolean =>
  [...announcementNumbers(by.subject)].some((number) => numbers.has(number))

function startOf(by: Figure): Day | null {
  if (by.measure === 'suspension' && by.unit === 'date' && by.text) {
    const day = readDay(by.text)
    if (day.ok) return day.value
  }
  return periodOf(by.period)?.from ?? null
}

function endOf(by: Figure): Day | null {
  if (by.measure === 'expiry_date' && by.text) {
    const day = readDay(by.text)
    return day.ok ? day.value : null
  }
  const period = periodOf(by.period)
  return period && period.to > period.from && by.period.includes('/') ? period.to : null
}
