import { sayDay, type Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { derive } from '../../ledger/derive.ts'
import { eventFacts } from '../../ledger/event-facts.ts'
import type { Figure, LedgerEvent } from '../../ledger/figure.ts'
import type { Ledger } from '../../ledger/ports.ts'
import type { Sight } from '../../ledger/settle.ts'
import type { Desk } from '../operation.ts'
import { benchOf } from './judging.ts'
import type { Bench } from './outcome.ts'

/** What the ledger holds under one knowledge, with what follows from it: derived once, however many days look at it. */
interface Records {
  readonly figures: readonly Figure[]
  readonly events: readonly LedgerEvent[]
  /** Figures and the facts that events are, as they are judged against. */
  readonly judged: () => { readonly facts: readonly Figure[]; readonly derived: readonly Figure[] }
}

/** The records of one revision of the ledger, with the benches made of them. */
interface Held {
  readonly revision: string
  readonly records: Map<string, Promise<Records>>
  readonly benches: Map<string, Promise<Bench>>
}

const held = new WeakMap<Ledger, Held>()
/** Benches kept per revision: today's, and those of the last few articles' days. */
const most = 12

async function heldFor(ledger: Ledger): Promise<Held> {
  const revision = await ledger.revision()
  const known = held.get(ledger)
  if (known?.revision === revision) return known
  const fresh: Held = { revision, records: new Map(), benches: new Map() }
  held.set(ledger, fresh)
  return fresh
}

/**
 * The day and knowledge from which a question is judged. Refuses a day before the records begin with `before-the-store`, and one
 * after the last day that any record, projections included, speaks of with `beyond-the-store`.
 */
export async function sightOf(desk: Desk, asked: { asOf?: Day | undefined; knownBy?: Day | undefined }): Promise<Sight> {
  const sight: Sight = { asOf: asked.asOf ?? desk.today(), knownBy: asked.knownBy ?? null }
  // The horizon is asked only when a day was: it reads every record.
  if (asked.asOf === undefined && asked.knownBy === undefined) return sight
  const { first, last } = await desk.ledger.horizon()
  for (const day of [asked.asOf, asked.knownBy])
    if (day !== undefined && day < first)
      throw new Refusal('before-the-store', `the store's records begin on ${sayDay(first)}; ${sayDay(day)} is before that`)
  if (asked.asOf !== undefined && asked.asOf > last && asked.asOf > desk.today())
    throw new Refusal(
      'beyond-the-store',
      `the store's records, projections included, end on ${sayDay(last)}; ${sayDay(asked.asOf)} is after that`,
    )
  return sight
}

/** Records of the ledger under `knownBy`, read once per revision. */
export async function recordsOf(desk: Desk, knownBy: Day | null): Promise<Records> {
  const { records } = await heldFor(desk.ledger)
  const key = knownBy ?? ''
  const known = records.get(key)
  if (known) return known
  const query = knownBy === null ? {} : { knownBy }
  const reading = Promise.all([desk.ledger.figures(query), desk.ledger.events(query)]).then(([figures, events]) => {
    let judged: ReturnType<Records['judged']> | undefined
    return {
      figures,
      events,
      judged: () => {
        if (judged === undefined) {
          const facts = [...figures, ...eventFacts(events)]
          judged = { facts, derived: derive(facts) }
        }
        return judged
      },
    }
  })
  if (records.size >= most) records.delete(records.keys().next().value ?? '')
  records.set(key, reading)
  return reading
}

/** What claims are judged against on this day: derived and filed once per revision, day and knowledge. */
export async function benchOfLedger(desk: Desk, sight: Sight): Promise<Bench> {
  const { benches } = await heldFor(desk.ledger)
  const key = `${sight.asOf}|${sight.knownBy ?? ''}|${sight.actsArePublic === true}`
  const known = benches.get(key)
  if (known) return known
  // Where public acts count from their own day, the store may not hide them by the day our source appeared.
  const making = recordsOf(desk, sight.actsArePublic ? null : sight.knownBy).then(({ judged }) => {
    const { facts, derived } = judged()
    return benchOf(facts, sight, derived)
  })
  if (benches.size >= most) benches.delete(benches.keys().next().value ?? '')
  benches.set(key, making)
  return making
}
