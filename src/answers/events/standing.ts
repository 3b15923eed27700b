import { addDays, sayDay, type Day } from '../../kernel/day.ts'
import { readPeriod } from '../../kernel/period.ts'
import type { LedgerEvent } from '../../ledger/figure.ts'

/** Where a measure stands on one day, and the sentence that says why. */
export interface Standing {
  readonly status: 'scheduled' | 'in_force' | 'suspended' | 'superseded' | 'revoked' | 'expired' | (string & {})
  readonly says: string
}

const endsIt =
  /\b(?:withdr\w+|revok\w+|repeal\w+|struck|strike\w*|dropped|ends?|ended|remov\w+|rescind\w+|lift\w*|without a duty)\b/i
const pausesIt = /\b(?:paus\w+|suspen\w+|postpon\w+|stay(?:s|ed)?)\b/i

/** Recorded words for what happened once or was only said: no date makes them rules in force. */
const notRules = new Set(['historical', 'concluded', 'announced', 'proposed', 'unknown', 'revoked'])

/** First day an event stands for: the day itself, or the first of its month or year. */
export const firstDayOf = (event: LedgerEvent): string => {
  const period = readPeriod(event.date)
  return period.ok ? period.value.from : event.date
}

const beginOf = (event: LedgerEvent): string => event.effectiveFrom ?? firstDayOf(event)

/**
 * Where a measure stood on a day, from its own dates and from the events that undo it, as far as they had happened by then. A pause whose
 * last day has passed is never "suspended": unless a record says what followed, the standing is `unknown` and both branches are named.
 */
export function standingOf(
  event: LedgerEvent,
  undoing: readonly LedgerEvent[],
  endsOfPauses: readonly LedgerEvent[],
  day: Day,
): Standing {
  const begun = undoing.filter((other) => beginOf(other) <= day).sort((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1))
  const over = begun.findLast((other) => !isPause(other))
  const pauses = begun.filter(isPause)
  const running = pauses.findLast((pause) => pause.effectiveTo === null || pause.effectiveTo >= day)
  const endOf = (pause: LedgerEvent): LedgerEvent | undefined =>
    endsOfPauses.find((end) => end.undoes.includes(pause.id) && beginOf(end) <= day)
  if (over && (running === undefined || beginOf(over) >= beginOf(running))) return undone(over)
  const own = ownStanding(event, day)
  if (own.status === 'expired') return own
  if (running) {
    const ended = endOf(running)
    return ended ? resumed(event, ended, day) : paused(running)
  }
  const last = pauses.at(-1)
  if (!last) return own
  const ended = endOf(last)
  return ended ? resumed(event, ended, day) : lapsed(event, last)
}

/** An event with a last day interrupts; one without replaces, unless it calls itself a pause. */
const isPause = (event: LedgerEvent): boolean =>
  event.effectiveTo !== null || pausesIt.test(`${event.kind} ${event.instrument} ${event.title}`)

const named = (event: LedgerEvent): string => `"${event.title}" (${sayDate(event.date)})`

const sayDate = (date: string): string => (date.length === 10 ? sayDay(date as Day) : date)

const undone = (by: LedgerEvent): Standing =>
  endsIt.test(`${by.kind} ${by.title}`)
    ? { status: 'revoked', says: `Ended by ${named(by)}.` }
    : { status: 'superseded', says: `Superseded by ${named(by)}.` }

const paused = (by: LedgerEvent): Standing => ({
  status: 'suspended',
  says:
    by.effectiveTo === null
      ? `Suspended by ${named(by)}; no end is on record.`
      : `Suspended by ${named(by)} until ${sayDay(by.effectiveTo)}.`,
})

const resumed = (event: LedgerEvent, end: LedgerEvent, day: Day): Standing => {
  const own = ownStanding(event, day)
  return { ...own, says: `The pause was ended by ${named(end)}. ${own.says}` }
}

function lapsed(event: LedgerEvent, pause: LedgerEvent): Standing {
  const last = pause.effectiveTo
  const ended = last === null ? 'The pause' : `The pause by ${named(pause)} ran until ${sayDay(last)}`
  const from = event.effectiveFrom
  const branch = from !== null && from > beginOf(pause) ? 'it has taken effect since' : 'it has been in force again since'
  const day = last === null ? '' : ` ${sayDay(addDays(last, 1))}`
  return {
    status: 'unknown',
    says: `${ended}, and the store does not hold what followed. Either the pause was not renewed and ${branch}${day}, or it was extended or the measure replaced by a text that is not here; an official notice about the time after the pause would settle it.`,
  }
}

/** From the record's own dates, as if nothing had undone it. */
function ownStanding(event: LedgerEvent, day: Day): Standing {
  const { effectiveFrom: from, effectiveTo: to, status } = event
  if (status === 'suspended') return recordedPause(event, day)
  if (notRules.has(status)) return { status, says: sayRecorded(event) }
  if (to !== null && to < day)
    return { status: 'expired', says: `Its term ended on ${sayDay(to)}; the store holds no later record that renews it.` }
  if (from !== null && from > day) return { status: 'scheduled', says: `Announced; takes effect on ${sayDay(from)}.` }
  if (event.kind === 'end of pause')
    return { status: 'unknown', says: 'That day has passed; the store does not hold whether the pause was extended.' }
  const until = to === null ? '' : ` until ${sayDay(to)}`
  return { status: 'in_force', says: from === null ? `In force as recorded${until}.` : `In force since ${sayDay(from)}${until}.` }
}

/** A record that calls itself suspended, without the event that suspended it. */
function recordedPause(event: LedgerEvent, day: Day): Standing {
  const to = event.effectiveTo
  if (to === null) return { status: 'suspended', says: 'Recorded as suspended; no end is on record.' }
  if (to >= day) return { status: 'suspended', says: `Recorded as suspended until ${sayDay(to)}.` }
  return {
    status: 'unknown',
    says: `Recorded as suspended until ${sayDay(to)}; the store does not hold whether it came into force then or the suspension was extended.`,
  }
}

function sayRecorded(event: LedgerEvent): string {
  const since = event.effectiveFrom === null ? sayDate(event.date) : sayDay(event.effectiveFrom)
  switch (event.status) {
    case 'unknown':
      return 'The store does not hold what became of it.'
    case 'announced':
      return `Announced on ${sayDate(event.date)}; no record of a rule in force.`
    case 'proposed':
      return `Proposed on ${sayDate(event.date)}; no record of its adoption.`
    case 'concluded':
      return `Concluded; dated ${since}.`
    case 'revoked':
      return 'Recorded as revoked.'
    default:
      return `A matter of record; dated ${since}.`
  }
}
