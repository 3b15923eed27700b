import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { mineralNamed } from '../../kernel/element.ts'
import { placeNamed } from '../../kernel/place.ts'
import type { LedgerEvent } from '../../ledger/figure.ts'
import { dayInput, twoTimes } from '../dates.ts'
import { day, list, tableOf, text } from '../exporting/table.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import { operation } from '../operation.ts'
import { firstDayOf, standingOf } from './standing.ts'

export const eventsInput = z.object({
  query: z.string().max(200).default(''),
  mineral: z.string().optional(),
  place: z.string().optional(),
  from: dayInput.optional(),
  to: dayInput.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  ...twoTimes,
})
export const eventRow = z.object({
  id: z.string(),
  date: z.string(),
  actor: z.string(),
  jurisdiction: z.string(),
  places: z.array(z.string()),
  kind: z.string(),
  instrument: z.string(),
  title: z.string(),
  summary: z.string(),
  minerals: z.array(z.string()),
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  status: z
    .string()
    .describe(
      'Status on the day asked about: scheduled, in_force, suspended, superseded, revoked, expired, unknown; or as recorded: announced, proposed, concluded, historical',
    ),
  statusSays: z.string(),
  undoes: z.array(z.string()),
  undoneBy: z.array(z.string()),
  confidence: z.enum(['high', 'medium', 'low']),
  known: z.string(),
  receipts: z.array(z.string()),
})
export type EventRow = z.output<typeof eventRow>
export const eventsOutput = z.object({ asOf: z.string(), total: z.number().int(), events: z.array(eventRow) })

export const events = operation({
  name: 'events',
  asks: 'What happened, what is in force on a day, and on which receipts does that rest?',
  input: eventsInput,
  output: eventsOutput,
  cli: {
    argument: { name: 'query', field: 'query', kind: 'text', optional: true },
    examples: ['events --place CHN --from 2025-10-01', 'events "Announcement" --as-of 2025-12-01', 'events --mineral gallium'],
  },
  rows: (answer) =>
    tableOf(
      answer.events,
      [
        text('event_id', 'id of the record', ({ id }) => id),
        text('date', 'when it happened: day, month or year', ({ date }) => date),
        text('actor', 'who acted', ({ actor }) => actor),
        text('jurisdiction', 'ISO 3166 alpha-3', ({ jurisdiction }) => jurisdiction),
        list('places', 'places concerned, ISO 3166 alpha-3', ({ places }) => places),
        text('kind', 'kind of event', ({ kind }) => kind),
        text('instrument', 'the instrument, as it is cited', ({ instrument }) => instrument),
        text('title', 'title, in our words', ({ title }) => title),
        text('summary', 'what it says, in our words', ({ summary }) => summary),
        list('minerals', 'minerals concerned', ({ minerals }) => minerals),
        day('effective_from', 'first day in effect', ({ effectiveFrom }) => effectiveFrom),
        day('effective_to', 'last day in effect', ({ effectiveTo }) => effectiveTo),
        text('status', `status on ${answer.asOf}`, ({ status }) => status),
        text('status_says', 'why', ({ statusSays }) => statusSays),
        list('undoes', 'events it suspends, revokes or replaces', ({ undoes }) => undoes),
        list('undone_by', 'events that suspend, revoke or replace it', ({ undoneBy }) => undoneBy),
        text('confidence', 'high, medium or low', ({ confidence }) => confidence),
        day('known', 'first day on which it could be known', ({ known }) => known),
      ],
      ({ receipts }) => receipts,
    ),
  async answer(desk, input) {
    const { asOf } = await sightOf(desk, input)
    const all = await desk.ledger.events({ knownBy: input.knownBy })
    // Seen from that day, what was announced later has not happened; what was announced for a later day is scheduled.
    const heardOf = (event: LedgerEvent): boolean => firstDayOf(event) <= asOf || event.known <= asOf
    const happened = all.filter(heardOf)
    const asked = await desk.ledger.events({
      knownBy: input.knownBy,
      text: numbersAsPrinted(input.query),
      minerals: input.mineral === undefined ? undefined : [readMineral(input.mineral, happened)],
      places: input.place === undefined ? undefined : [readPlace(input.place)],
      from: input.from,
      to: input.to,
    })
    const rows = asked.filter(heardOf)
    const newest = rows.slice(-input.limit)
    return { asOf, total: rows.length, events: newest.map((event) => rowOf(event, happened, asOf)) }
  },
})

/** "No. 61 of 2025" and "Announcement 61" are told apart from years by the slash that instruments carry: `61/2025`. */
const numbersAsPrinted = (query: string): string =>
  query.replace(/\bNos?\.?\s*(?=\d)/gi, '').replace(/\b(\d{1,3}) of (20\d{2})\b/g, '$1/$2')

function rowOf(event: LedgerEvent, happened: readonly LedgerEvent[], asOf: Parameters<typeof standingOf>[3]): EventRow {
  const undoing = happened.filter((other) => other.undoes.includes(event.id))
  const ids = new Set(undoing.map((other) => other.id))
  const endsOfPauses = happened.filter((other) => other.undoes.some((id) => ids.has(id)))
  const { status, says } = standingOf(event, undoing, endsOfPauses, asOf)
  return {
    ...event,
    places: [...event.places],
    minerals: [...event.minerals],
    undoes: [...event.undoes],
    receipts: [...event.receipts],
    status,
    statusSays: says,
    undoneBy: [...ids],
  }
}

/** A mineral of the kernel's list, or any other word that events are filed under. */
function readMineral(text: string, known: readonly LedgerEvent[]): string {
  const underscored = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const mineral = mineralNamed(text) ?? (known.some((event) => event.minerals.includes(underscored)) ? underscored : undefined)
  if (mineral === undefined) throw new Refusal('unknown-mineral', `no mineral is called "${text}"`)
  return mineral
}

function readPlace(text: string): string {
  const place = placeNamed(text)
  if (place === undefined) throw new Refusal('unknown-place', `no place is called "${text}"; write a country's name or ISO code`)
  return place
}
