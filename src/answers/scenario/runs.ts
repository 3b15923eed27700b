import { Refusal } from '../../kernel/errors.ts'
import type { ScenarioFile } from '../../ledger/scenarios/scenario-file.ts'
import { runDraws, type Part } from '../../model/scenario/monte-carlo.ts'
import type { RunOptions, Study, StudyFault } from '../../model/scenario/study.ts'
import type { World } from '../../model/scenario/world.ts'
import type { KeptSeries } from './kept-series.ts'
import { readyScenario } from './run-scenario.ts'

/** Draws of a scenario to be run. Everything in it can be handed to a thread. */
export interface ScenarioJob {
  readonly file: ScenarioFile
  readonly worlds: readonly [World, ...World[]]
  readonly draws: number
  readonly seed: number
  /** What is kept of each draw; what the scenario's own answer shows where nothing is named. */
  readonly kept?: readonly KeptSeries[]
}

/** Who looks on while draws are run. */
export interface Watch {
  progress?(done: number): void
  isCancelled?(): boolean
}

/** Runs the draws of a scenario; `platform/draws` does it in threads. Parts cover all draws. Same job, same parts' contents, however they are cut. */
export interface ScenarioRuns {
  run(job: ScenarioJob, watch?: Watch): Promise<readonly Part[] | StudyFault>
}

/** The study of a job: compiled once, run stretch by stretch. */
export const studyOf = (job: ScenarioJob): Study => readyScenario(job.file, job.worlds, job.kept).study

/** Runs one stretch of a job. */
export function runStretch(study: Study, job: ScenarioJob, from: number, to: number, watch: Watch = {}): Part | StudyFault {
  const options: RunOptions = {
    draws: job.draws,
    seed: job.seed,
    ...(watch.progress === undefined ? {} : { progress: (done) => watch.progress?.(done) }),
    ...(watch.isCancelled === undefined ? {} : { isCancelled: () => watch.isCancelled?.() ?? false }),
  }
  return runDraws(study, options, from, to)
}

/** Runs where it is asked, in one go. */
export const inThisThread: ScenarioRuns = {
  run: (job, watch) => {
    const part = runStretch(studyOf(job), job, 0, job.draws, watch)
    return Promise.resolve('kind' in part ? part : [part])
  },
}

/** What a fault of a study is to the one who asked. */
export function refuseStudy(fault: StudyFault): Refusal {
  switch (fault.kind) {
    case 'cancelled':
      return new Refusal('cancelled', `cancelled after ${fault.done} runs; nothing was kept`)
    case 'too-many-draws':
      return new Refusal('bad-input', `runs: ${fault.asked} is no number of runs between 1 and ${fault.most}`)
    case 'too-much-kept':
      return new Refusal(
        'bad-input',
        `runs: that would keep ${fault.cells} numbers, more than ${fault.most}: ask for fewer runs or months`,
      )
    case 'bad-spread':
      return new Refusal('bad-input', `${fault.input}: ${fault.says}`)
  }
}
