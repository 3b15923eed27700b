import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../../kernel/errors.ts'
import { isDue } from '../../sources/watched.ts'
import type { Store } from '../sqlite/store.ts'
import { collectingWith } from './chore.ts'
import type { Collecting } from './collecting.ts'
import { readFormat, type Given } from './given.ts'
import { isGone } from './holder.ts'
import { sumOf, type IngestReport } from './ingest.ts'
import { queueDue, work } from './work.ts'

export interface CollectReport extends Pick<IngestReport, 'targets' | 'tally'> {
  /** Watched sources that were due. */
  readonly looked: number
}

/** Looks once at every watched source that is due, then does whatever else on the queue is due. One that fails waits longer; the others go on. */
export async function collectOnce(collecting: Collecting, signal?: AbortSignal): Promise<CollectReport> {
  const { store, now } = collecting
  const run = randomBytes(8).toString('hex')
  store.queue.release(isGone, now())
  const looked = queueDue(collecting, run)
  store.queue.adoptDue(run, now())
  await work(collecting, { run, ...(signal === undefined ? {} : { signal }) })
  const targets = store.queue.ofRun(run)
  return { targets, tally: sumOf(targets.map(({ tally }) => tally)), looked }
}

/** Milliseconds until a source is due or a waiting job may be tried again; at most a minute, so that what is added meanwhile is seen. */
function untilNext({ store, now }: Collecting): number {
  const at = now()
  const due = store.watched.all().filter(({ paused }) => !paused)
  if (due.some((source) => isDue(source, at))) return 0
  return Math.min(60_000, ...due.map((source) => Math.max(0, source.due - at)), Math.max(0, store.queue.nextDue() - at))
}

/** The chore `collect`: once, or with `--keep-on` until it is interrupted, which lets the looks in hand end. */
export async function collectChore(store: Store, data: string, options: Given): Promise<void> {
  const format = readFormat(options)
  if (store.readOnly)
    throw new Refusal('store-read-only', `the store in ${store.home} cannot be written, so nothing can be collected`)
  const stop = new AbortController()
  const end = (): void => stop.abort()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  try {
    await collectingWith(store, data, async (collecting) => {
      for (;;) {
        const report = await collectOnce(collecting, stop.signal)
        const isQuiet = options['keepOn'] === true && report.targets.length === 0
        if (!isQuiet) process.stdout.write(format === 'json' ? `${JSON.stringify(report)}\n` : sayCollect(report))
        if (options['keepOn'] !== true || stop.signal.aborted) return
        await setTimeout(untilNext(collecting), undefined, { signal: stop.signal }).catch(() => undefined)
        if (stop.signal.aborted) return
      }
    })
  } finally {
    process.removeListener('SIGINT', end)
    process.removeListener('SIGTERM', end)
  }
}

function sayCollect({ targets, tally, looked }: CollectReport): string {
  const failed = targets.filter(({ state }) => state !== 'done')
  const lines = [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC: looked at ${looked} ${looked === 1 ? 'source' : 'sources'}, ` +
      `kept ${tally.kept} new ${tally.kept === 1 ? 'document' : 'documents'}, ${tally.versions} new ${tally.versions === 1 ? 'version' : 'versions'}, ${tally.claims} claims`,
    ...failed
      .slice(0, 20)
      .map(
        ({ target, state, says }) =>
          `${target}: ${state === 'waiting' ? 'to be tried again' : 'failed'}${says === null ? '' : `: ${says}`}`,
      ),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
