import { mineralWithin } from '../kernel/element.ts'
import { readDay, type Day } from '../kernel/day.ts'
import { datesNamed } from './dates-named.ts'
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
const ends = /\b(suspen\w+|withdr\w+|revok\w+|repeal\w+|lift\w+|terminat\w+|cancel\w+|postpon\w+|dropped|paus\w+|ended)\b/i

/** An announcement by number and, where the text says so, by year. */
export interface Announced {
  readonly number: number
  readonly year: number | null
}

/**
 * Announcements a text names: "Nos. 55-58, 61 and 62 of 2025" gives 55 to 58, 61 and 62, each of 2025; "Announcement 46
 * of 2024" one; a text without a year gives them without.
 */
export function announcementsNamed(text: string): readonly Announced[] {
  let known = namedIn.get(text)
  if (known === undefined) {
    known = /\b(?:Nos?\b|Announcements?\b|paused:)/.test(text) ? announcementsFound(text) : []
    namedIn.set(text, known)
  }
  return known
}

const namedIn = new Map<string, readonly Announced[]>()

function announcementsFound(text: string): Announced[] {
  const found: Announced[] = []
  const pattern =
    /\b(?:Nos?\.?|Announcements?|announcements paused:)\s*((?:\d{1,3}(?:\s*(?:-|–|to)\s*\d{1,3})?(?:,? and |, |,)?)+)(?: of (?:\d{1,2} [A-Z][a-z]+ )?(\d{4}))?/g
  for (const [, list, year] of text.matchAll(pattern)) {
    for (const [, first, last] of (list ?? '').matchAll(/(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?/g)) {
      const [a, b] = [Number(first), Number(last ?? first)]
      for (let number = a; number <= Math.min(b, a + 50); number++) found.push({ number, year: year ? Number(year) : null })
    }
  }
  return found
}

/** True when both lists name one announcement; a year that one of them leaves open agrees with any, unless `assumed` fills it. */
export const announcementsMeet = (a: readonly Announced[], b: readonly Announced[], assumed: number | null = null): boolean =>
  a.some((one) => b.some((other) => one.number === other.number && sameYear(one.year ?? assumed, other.year)))

const sameYear = (a: number | null, b: number | null): boolean => a === null || b === null || a === b

const dayOfRule = (figure: Figure): string => (figure.unit === 'date' ? (figure.text ?? figure.period) : figure.period)

/**
 * Which records undo which. A suspending record names its targets by announcement number, by their date, or by their
 * number ("proposed 100 % tariff withdrawn"); explicit links (`undoes:` in the note, from the ledger's events) go first.
 */
export function undoingsIn(figures: readonly Figure[]): Undoing[] {
  const targets = figures.filter((figure) => rules.has(figure.measure))
  const found: Undoing[] = []
  for (const by of figures) {
    if (by.measure !== 'suspension' && by.measure !== 'expiry_date' && !by.note.includes('undoes: ')) continue
    const says = `${by.note} ${by.measure === 'suspension' ? `${by.of ?? ''} ${by.text ?? ''}` : ''}`
    const explicit = /undoes: ([\w ,.:-]+)/.exec(by.note)?.[1]?.split(/[ ,]+/) ?? []
    const undoes = explicit.length > 0 || by.measure === 'suspension' || (by.measure === 'expiry_date' && ends.test(says))
    if (!undoes || /\bnot suspended\b/i.test(says)) continue
    const named = announcementsNamed(says)
    const ownYear = announcementsNamed(by.subject)[0]?.year ?? Number(by.period.slice(0, 4))
    const dates = datesNamed(says).filter((date) => date !== by.text)
    const percents = [...says.matchAll(/(\d+(?:\.\d+)?) ?(?:%|percent\b)/g)].map(([, number]) => Number(number))
    const from = startOf(by)
    if (from === null) continue
    const undone = targets.filter((target) => {
      if (target.id === by.id) return false
      if (explicit.length > 0) return explicit.includes(target.id.split(':')[0] ?? target.id)
      if (target.geography !== by.geography) return false
      if (
        by.mineral !== null &&
        target.mineral !== null &&
        !mineralWithin(target.mineral, by.mineral) &&
        !mineralWithin(by.mineral, target.mineral) &&
        named.length === 0
      )
        return false
      const own = announcementsNamed(target.subject)
      if (named.length > 0 && own.length > 0)
        return announcementsMeet(named, own, ownYear) && !announcementsMeet(announcementsNamed(by.subject), own)
      if (named.length > 0 && dates.length === 0) return false
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
