import type { Day } from '../../kernel/day.ts'
import { readPeriod } from '../../kernel/period.ts'
import type { Figure, LedgerEvent } from '../../ledger/figure.ts'

/** First and last day that the records speak of, and the last day on which something was learned. An empty ledger speaks of the epoch. */
export function horizonOf(figures: readonly Figure[], events: readonly LedgerEvent[]): { first: Day; last: Day; lastKnown: Day } {
  let [first, last, lastKnown] = ['9999-12-31', '0000-01-01', '0000-01-01']
  const see = (from: string, to: string, known: string): void => {
    if (from < first) first = from
    if (to > last) last = to
    if (known > lastKnown) lastKnown = known
  }
  const seen = new Map<string, readonly [string, string] | null>()
  for (const { period, known } of figures) {
    let days = seen.get(period)
    if (days === undefined) {
      const read = readPeriod(period)
      days = read.ok ? [read.value.from, read.value.to] : null
      seen.set(period, days)
    }
    if (days) see(days[0], days[1], known)
  }
  for (const { date, known } of events) {
    const read = readPeriod(date)
    if (read.ok) see(read.value.from, read.value.to, known)
  }
  if (figures.length + events.length === 0) return { first: epoch, last: epoch, lastKnown: epoch }
  return { first: first as Day, last: last as Day, lastKnown: lastKnown as Day }
}

const epoch = '1970-01-01' as Day
