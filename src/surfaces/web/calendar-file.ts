import icalendar from 'ical-generator'
import type { CalendarAnswer } from './questions.ts'

/** The calendar as an iCalendar file (RFC 5545) of whole days; the same entries have the same identifiers, so that a subscription updates them. */
export function calendarFile(answer: CalendarAnswer, origin: string): string {
  const calendar = icalendar({
    name: 'Export controls: what is due',
    prodId: { company: 'Ytterby', product: 'evidence desk', language: 'EN' },
  })
  for (const entry of answer.entries)
    calendar.createEvent({
      id: entry.id.replaceAll(' ', '-'),
      start: new Date(`${entry.date}T00:00:00Z`),
      stamp: new Date(`${answer.horizon}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: `${entry.title} (${entry.kind})`,
      description: `${entry.says}${entry.supposes === null ? '' : ` Only if this holds: ${entry.supposes}.`} Confidence ${entry.confidence}. Rules: ${entry.rules.join(', ')}.`,
      url: `${origin}/calendar`,
    })
  return calendar.toString()
}
