import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../../kernel/errors.ts'
import { isDue } from '../../sources/watched.ts'
import { Unfetched } from '../fetch/unfetched.ts'
import { LeaseLost, mayPass, type Taken, type Target } from '../sqlite/queue.ts'
import { mostTries, nextTry, type Collecting } from './collecting.ts'
import { doJob } from './do-job.ts'
import { isGone, newHolder } from './holder.ts'
import { patiently } from './keep-documents.ts'

/** Addresses fetched at once, of different hosts; files are read one after the other, by all threads. */
const lanes = 8

export interface WorkOptions {
  /** Only jobs of this run; of any, without one. */
  readonly run?: string
  /** Ends the work after the jobs in hand. */
  readonly signal?: AbortSignal
}

/**
 * Does what is due, until nothing is: jobs of dead programs first, and what jobs lead to. Several programs may do so at once; what one
 * holds the others leave alone. A job that fails is put back or aside with its reason, and the others go on; only a store that cannot be
 * written ends the work.
 */
export async function work(collecting: Collecting, { run, signal }: WorkOptions = {}): Promise<void> {
  const { store } = collecting
  const holder = newHolder()
  const isStopped = (): boolean => signal?.aborted === true
  let busy = 0
  const lane = async (isFirst: boolean): Promise<void> => {
    while (!isStopped()) {
      const want = { run, isGone, ...(isFirst ? {} : { tasks: ['url', 'watched'] as const }) }
      const taken = await patiently(() => store.queue.take(holder, collecting.now(), want))
      if (!taken) {
        // Another lane may yet find more to do.
        if (busy === 0) return
        await setTimeout(20)
        continue
      }
      busy += 1
      try {
        await settle(taken, holder, run ?? `job ${taken.id}`, collecting)
      } finally {
        busy -= 1
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, async (_, index) => lane(index === 0)))
}

async function settle(taken: Taken, holder: string, run: string, collecting: Collecting): Promise<void> {
  const { queue } = collecting.store
  const { id, tries, target } = taken
  try {
    const progress = await doJob(taken, holder, run, collecting)
    await patiently(() => queue.finish(id, holder, progress, collecting.now()))
  } catch (thrown) {
    // Somebody else does it now, and will say how it ended.
    if (thrown instanceof LeaseLost) return
    const says =
      thrown instanceof Refusal ? thrown.message : `internal: ${thrown instanceof Error ? thrown.message : String(thrown)}`
    const asked = thrown instanceof Unfetched ? thrown.wait : undefined
    const again = mayPass(thrown) && target.task !== 'watched' && tries < mostTries
    const now = collecting.now()
    try {
      await patiently(() => queue.fail(id, holder, says, again ? nextTry(now, tries, collecting.backOff, asked) : null, now))
    } catch (second) {
      if (!(second instanceof LeaseLost)) throw thrown
    }
    if (thrown instanceof Refusal && (thrown.code === 'disk-full' || thrown.code === 'store-read-only')) throw thrown
  }
}

/** Puts a job on the queue for every watched source that is due. Answers how many. */
export function queueDue({ store, now }: Collecting, run: string): number {
  const due = store.watched.all().filter((source) => isDue(source, now()))
  const targets = due.map(({ id, url, publisher }): Target => ({ task: 'watched', what: url, watched: id, publisher }))
  store.queue.add(targets, run, now())
  return due.length
}
