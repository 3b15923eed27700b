import { parentPort } from 'node:worker_threads'
import { runStretch, studyOf, type ScenarioJob } from '../../answers/scenario/runs.ts'

/** A stretch of draws to run; the job comes once, before the first. */
export type ToDraw =
  | { readonly kind: 'job'; readonly job: ScenarioJob }
  | { readonly kind: 'stretch'; readonly from: number; readonly to: number }

let running: { readonly job: ScenarioJob; readonly study: ReturnType<typeof studyOf> } | undefined
parentPort?.on('message', (message: ToDraw) => {
  if (message.kind === 'job') running = { job: message.job, study: studyOf(message.job) }
  else if (running !== undefined) {
    const part = runStretch(running.study, running.job, message.from, message.to)
    const buffers = 'kind' in part ? [] : [part.scenario.buffer, part.baseline.buffer, part.firstShort.buffer]
    parentPort?.postMessage(part, buffers)
  }
})
