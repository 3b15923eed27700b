import { randomBytes } from 'node:crypto'
import type { Job, Tally } from '../../answers/jobs/ports.ts'
import { Refusal } from '../../kernel/errors.ts'
import { noTally, type Target } from '../sqlite/queue.ts'
import type { Collecting } from './collecting.ts'
import { contextOf, documentsAt, fetched } from './do-job.ts'
import { documentsIn } from './documents.ts'
import { isGone } from './holder.ts'
import { keepDocuments } from './keep-documents.ts'
import { work } from './work.ts'

/** What became of one target, or of one page a target led to. */
export type TargetReport = Pick<Job, 'target' | 'state' | 'says' | 'tally' | 'faults' | 'due'>

export interface IngestReport {
  readonly targets: readonly TargetReport[]
  readonly tally: Tally
  /** Receipts of the first documents that were kept or seen again. */
  readonly receipts: readonly string[]
  /** Targets that another program holds at this moment; it will finish them. */
  readonly elsewhere: number
  readonly dryRun: boolean
}

const mostReceipts = 100

export const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, tally) =>
      Object.fromEntries(
        Object.entries(sum).map(([name, count]) => [name, count + tally[name as keyof Tally]]),
      ) as unknown as Tally,
    noTally,
  )

/** Puts targets on the queue and works until they and what they lead to are done, or wait for another try. Without targets, whatever is open. */
export async function ingest(collecting: Collecting, targets: readonly Target[] | null): Promise<IngestReport> {
  const { store, now } = collecting
  if (store.readOnly)
    throw new Refusal('store-read-only', `the store in ${store.home} cannot be written, so nothing can be ingested`)
  const run = randomBytes(8).toString('hex')
  const began = now()
  store.queue.release(isGone, began)
  if (targets) store.queue.add(targets, run, began)
  else store.queue.adopt(run)
  const receipts: string[] = []
  const onKept: Collecting['onKept'] = (prepared) => {
    for (const { receipt } of prepared) if (receipts.length < mostReceipts) receipts.push(receipt.id)
    collecting.onKept?.(prepared)
  }
  await work({ ...collecting, onKept }, { run })
  const jobs = store.queue.ofRun(run)
  const done = new Set(jobs.map(({ target }) => target))
  return {
    targets: jobs,
    tally: sumOf(jobs.map(({ tally }) => tally)),
    receipts,
    elsewhere: (targets ?? []).filter(({ what }) => !done.has(what)).length,
    dryRun: false,
  }
}

/** Reads all targets as `ingest` would and writes nothing: no original, no receipt, no job. Pages that feeds and sitemaps name are counted. */
export async function dryRun(collecting: Collecting, targets: readonly Target[]): Promise<IngestReport> {
  const reports: TargetReport[] = []
  for (const target of targets) reports.push(await dryRunOf(target, collecting))
  return { targets: reports, tally: sumOf(reports.map(({ tally }) => tally)), receipts: [], elsewhere: 0, dryRun: true }
}

async function dryRunOf(target: Target, collecting: Collecting): Promise<TargetReport> {
  const { store, readers } = collecting
  const context = { ...contextOf(target, collecting), put: () => Promise.resolve() }
  const due = new Date(collecting.now()).toISOString()
  const seen = new Set<string>()
  let leads = 0
  try {
    const found =
      target.task === 'file'
        ? (await documentsAt(target.what, context, collecting)).found
        : documentsIn(await fetched(target.what, collecting), context)
    const { tally, faults } = await keepDocuments(found, {
      readers,
      progress: { tally: noTally, next: 0, print: '', faults: [] },
      async keep(prepared, noted) {
        const known = new Set((await store.receipts.getMany(prepared.map(({ receipt }) => receipt.id))).map(({ id }) => id))
        const kept = prepared.map(({ receipt: { id } }) => {
          const again = known.has(id) || seen.has(id)
          seen.add(id)
          return again ? ('again' as const) : ('new' as const)
        })
        return noted(kept)
      },
      lead: (addresses) => void (leads += addresses.length),
    })
    return { target: target.what, state: 'done', says: leads > 0 ? `names ${leads} pages` : null, tally, faults, due }
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    return { target: target.what, state: 'dead', says: thrown.message, tally: noTally, faults: [], due }
  }
}
