import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../../kernel/errors.ts'
import type { Kept, Prepared } from '../../ledger/archive.ts'
import type { Progress } from '../sqlite/queue.ts'
import type { End, Found, Known } from './documents.ts'
import type { Readers } from './pool.ts'

/** What one place of a target came to: a document to keep, or why there is none. */
type Outcome = { readonly prepared: Prepared } | { readonly says: string } | Known | End

export interface Keeping {
  readonly readers: Readers
  /** Documents dealt with in an earlier try of the same target. */
  readonly progress: Progress
  /** Keeps a batch and notes the progress in one transaction; answers what became of each. */
  keep(prepared: readonly Prepared[], noted: (kept: readonly Kept[]) => Progress, ends: readonly End[]): Promise<Progress>
  /** Told addresses to be fetched in their turn. */
  lead(addresses: readonly string[]): void
}

/** Documents kept in one transaction at most, and milliseconds after which fewer are. */
const batch = 200
const soon = 400
/** Faults that are told; the others are counted. */
const mostTold = 20

/**
 * Reads documents with all threads and keeps them in the order in which they were found, a batch at a time. A document that cannot be read
 * is a fault that is counted; the others are kept.
 */
export async function keepDocuments(found: AsyncIterable<Found>, keeping: Keeping): Promise<Progress> {
  let { progress } = keeping
  const skip = progress.next
  const reading: Promise<Outcome>[] = []
  let outcomes: Outcome[] = []
  let last = performance.now()
  let index = 0

  const flush = async (): Promise<void> => {
    const prepared = outcomes.flatMap((one) => ('prepared' in one ? [one.prepared] : []))
    const done = outcomes
    outcomes = []
    const ends = done.flatMap((one) => ('ends' in one ? [one] : []))
    progress = await keeping.keep(prepared, (kept) => counted(progress, done, kept), ends)
    last = performance.now()
  }
  /** Set when a document or a batch was lost on the way: whatever comes after it must not be counted as done. */
  const torn = { isTorn: false }
  const settle = async (): Promise<void> => {
    torn.isTorn = true
    const next = await reading.shift()
    if (next) outcomes.push(next)
    if (outcomes.length >= batch || performance.now() - last > soon) await flush()
    torn.isTorn = false
  }

  try {
    for await (const one of found) {
      if ('leads' in one) {
        keeping.lead(one.leads)
        continue
      }
      const places = 'known' in one ? one.places : 1
      index += places
      if (index <= skip) continue
      const outcome =
        'one' in one ? outcomeOf(one, keeping.readers) : Promise.resolve('broken' in one ? { says: one.broken } : one)
      // Its failure is met when its turn comes.
      outcome.catch(() => undefined)
      reading.push(outcome)
      if (reading.length >= keeping.readers.width) await settle()
    }
  } finally {
    // What was read before a target broke off is kept: nothing is read twice.
    while (!torn.isTorn && reading.length > 0) await settle()
    if (!torn.isTorn && outcomes.length > 0) await flush()
  }
  return progress
}

async function outcomeOf({ one, stored }: Extract<Found, { one: unknown }>, readers: Readers): Promise<Outcome> {
  const said = one.said === null ? (one.name ?? one.url ?? 'a document') : (one.said.title ?? 'an item')
  const [prepared] = await Promise.all([
    readers.read(one).catch((thrown: unknown) => {
      // A document that trips a reader up is a fault of ours, told as one; it must not cost the thousands that come after it.
      return thrown instanceof Refusal
        ? thrown
        : new Refusal('internal', `could not be read: ${firstLine(thrown)}`, { cause: thrown })
    }),
    stored,
  ])
  return prepared instanceof Refusal ? { says: `${said.slice(0, 120)}: ${prepared.message}` } : { prepared }
}

const firstLine = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? ''

function counted({ tally, next, print, faults }: Progress, outcomes: readonly Outcome[], kept: readonly Kept[]): Progress {
  const said = outcomes.flatMap((one) => ('says' in one ? [one.says] : []))
  const prepared = outcomes.flatMap((one) => ('prepared' in one ? [one.prepared] : []))
  const of = (what: Kept): number => kept.filter((one) => one === what).length
  const known = outcomes.reduce((sum, one) => sum + ('known' in one ? one.known : 0), 0)
  return {
    tally: {
      read: tally.read + prepared.length + said.length + known,
      kept: tally.kept + of('new'),
      versions: tally.versions + of('version'),
      again: tally.again + of('again') + known,
      claims: tally.claims + prepared.reduce((sum, one, at) => sum + (kept[at] === 'again' ? 0 : one.claims.length), 0),
      futureDates: tally.futureDates + prepared.filter(({ capture }) => capture.flags.includes('future-date')).length,
      faults: tally.faults + said.length,
    },
    next: next + outcomes.reduce((sum, one) => sum + ('known' in one ? one.places : 1), 0),
    print,
    faults: [...faults, ...said].slice(0, mostTold),
  }
}

/** Does what may find the store busy, a few times over. */
export async function patiently<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return work()
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.code !== 'store-busy' || tries === 5) throw thrown
      await setTimeout(100 * tries)
    }
  }
}
