import { readPeriod } from '../../kernel/period.ts'
import type { LedgerEvent } from '../../ledger/figure.ts'
import type { EventQuery } from '../../ledger/ports.ts'

/** The events that a query asks for, oldest first. An event dated to a year or month is asked for by any day of it. */
export function eventsAsked(events: readonly LedgerEvent[], query: EventQuery): LedgerEvent[] {
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const minerals = query.minerals && new Set(query.minerals)
  const places = query.places && new Set(query.places)
  const asked = events.filter(
    (event) =>
      (!minerals || event.minerals.some((mineral) => minerals.has(mineral))) &&
      (!places || places.has(event.jurisdiction) || event.places.some((place) => places.has(place))) &&
      (query.from === undefined || lastDay(event.date) >= query.from) &&
      (query.to === undefined || firstDay(event.date) <= query.to) &&
      (words.length === 0 || allIn(words, event)),
  )
  asked.sort((a, b) => order(a.date, b.date) || order(a.id, b.id))
  return query.limit === undefined ? asked : asked.slice(0, query.limit)
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function allIn(words: readonly string[], event: LedgerEvent): boolean {
  const text = [event.title, event.instrument, event.actor, event.summary, event.kind].join(' ').toLowerCase()
  return words.every((word) => standsIn(text, word))
}

/** Words may be parts of words; numbers may not be parts of numbers: 18/2025 is not 218/2025. */
function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (!(splitsNumber(text, at) || splitsNumber(text, at + word.length))) return true
  return false
}

const splitsNumber = (text: string, at: number): boolean => /^\d\d$/.test(text.slice(Math.max(0, at - 1), at + 1))

/** Days that a date of the ledger stands for; an unreadable one compares as it is written. */
export function firstDay(date: string): string {
  const period = readPeriod(date)
  return period.ok ? period.value.from : date
}
export function lastDay(date: string): string {
  const period = readPeriod(date)
  return period.ok ? period.value.to : date
}
