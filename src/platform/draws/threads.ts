import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { inThisThread, type ScenarioJob, type ScenarioRuns, type Watch } from '../../answers/scenario/runs.ts'
import type { Part } from '../../model/scenario/monte-carlo.ts'
import type { StudyFault } from '../../model/scenario/study.ts'
import type { ToDraw } from './drawing-worker.ts'

// Beside this file, in whichever form it runs: source, compiled, packed.
const program = `drawing-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`

/** Draws a thread runs before it looks up: often enough to show progress and to stop soon when cancelled. */
const stretch = 10
/** Fewer draws than this are not worth a thread. */
const worthAThread = 2 * stretch

/** Runs draws in threads, one a core and at most four; they live as long as the job. */
export const drawingThreads = (most = Math.min(4, availableParallelism())): ScenarioRuns => ({
  run: async (job, watch = {}) =>
    most < 2 || job.draws < worthAThread ? inThisThread.run(job, watch) : spread(job, watch, most),
})

async function spread(job: ScenarioJob, watch: Watch, most: number): Promise<readonly Part[] | StudyFault> {
  const parts: Part[] = []
  let next = 0
  let done = 0
  let fault: StudyFault | undefined
  const work = (worker: Worker): Promise<void> =>
    new Promise((finished, failed) => {
      const send = (message: ToDraw): void => {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
        worker.postMessage(message)
      }
      const more = (): void => {
        if (watch.isCancelled?.() === true) fault ??= { kind: 'cancelled', done }
        if (fault !== undefined || next >= job.draws) {
          finished()
          return
        }
        const from = next
        next = Math.min(job.draws, from + stretch)
        send({ kind: 'stretch', from, to: next })
      }
      worker.on('message', (part: Part | StudyFault) => {
        if ('kind' in part) fault = part
        else {
          parts.push(part)
          done += part.to - part.from
          watch.progress?.(done)
        }
        more()
      })
      worker.once('error', failed)
      send({ kind: 'job', job })
      more()
    })
  const workers = Array.from(
    { length: Math.min(most, Math.ceil(job.draws / stretch)) },
    () => new Worker(new URL(program, import.meta.url)),
  )
  try {
    await Promise.all(workers.map(work))
  } finally {
    await Promise.all(workers.map(async (worker) => worker.terminate()))
  }
  return fault ?? parts
}
