import { readFormat, textGiven, type Given } from './given.ts'
import { Refusal } from '../../kernel/errors.ts'
import { today } from '../clock/clock.ts'
import { politeFetcher } from '../fetch/polite.ts'
import type { Store } from '../sqlite/store.ts'
import type { Collecting } from './collecting.ts'
import { dryRun, ingest } from './ingest.ts'
import { sayIngest } from './ingest-words.ts'
import { readingThreads } from './pool.ts'
import { collectingBar } from './progress.ts'
import { targetsOf } from './targets.ts'

/** Pause before the first further try of an address that failed. */
const backOff = 30_000

/** Runs work that collects, with threads and a fetcher of its own, and a bar where somebody watches. */
export async function collectingWith<T>(store: Store, data: string, run: (collecting: Collecting) => Promise<T>): Promise<T> {
  const readers = readingThreads(data)
  const bar = await collectingBar()
  try {
    const allowLoopback = process.env['YTTERBY_TEST_ALLOW_LOOPBACK'] === '1'
    const fetcher = politeFetcher(allowLoopback ? { allowLoopback } : {}, allowLoopback ? { between: 0 } : {})
    return await run({ store, readers, fetcher, today, now: Date.now, backOff, onProgress: bar.onProgress })
  } finally {
    bar.stop()
    await readers.close()
  }
}

/** The chore `ingest`: exit status 2 when nothing at all could be read. */
export async function ingestChore(store: Store, data: string, given: readonly string[], options: Given): Promise<void> {
  const format = readFormat(options)
  const resume = options['resume'] === true
  if (given.length === 0 && !resume)
    throw new Refusal('bad-input', 'ingest needs a file, a folder or an address; --resume goes on with what is open')
  const publisher = textGiven(options, 'publisher')
  const targets = await targetsOf(given, {
    ...(publisher === undefined ? {} : { publisher }),
    ...(options['follow'] === true ? { follow: true } : {}),
  })
  const began = performance.now()
  const report = await collectingWith(store, data, async (collecting) =>
    options['dryRun'] === true ? dryRun(collecting, targets) : ingest(collecting, resume ? null : targets),
  )
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(format === 'json' ? `${JSON.stringify({ ...report, seconds })}\n` : sayIngest(report, seconds))
  const failed = report.targets.find(({ state, says }) => state === 'dead' && says !== null)
  if (failed && report.tally.read === report.tally.faults)
    throw new Refusal(
      failed.says?.startsWith('internal') === true ? 'internal' : 'unreadable-file',
      `nothing could be read: ${failed.says}`,
    )
}
