import { Refusal } from '../../kernel/errors.ts'
import { faultOfForcing } from '../../model/scenario/forcing-fault.ts'
import type { Part } from '../../model/scenario/monte-carlo.ts'
import { middleOf } from '../../model/scenario/sampling.ts'
import type { Desk } from '../operation.ts'
import { readyScenario, refusalOf, type Ready } from './run-scenario.ts'
import { refuseStudy, type ScenarioJob } from './runs.ts'

/** The scenario of a job laid on its baseline. Refuses what names things the baseline does not have, and what cannot be run. */
export function readyAsked(job: ScenarioJob): Ready {
  const ready = readyScenario(job.file, job.worlds, job.kept)
  const [unfit] = ready.unfit
  if (unfit !== undefined) throw new Refusal('does-not-fit', `${unfit.path}: ${unfit.says}`)
  const broken = faultOfForcing(job.worlds[0], ready.study.realise(middleOf(ready.study.inputs)).forcing)
  if (broken !== undefined) throw new Refusal('bad-input', broken)
  const refused = refusalOf(ready, job)
  if (refused !== undefined) throw refuseStudy(refused)
  return ready
}

/** The runs of a job; they stop, with a refusal, when nobody waits for the answer any more. */
export async function runsAsked(
  desk: Pick<Desk, 'runs' | 'isCancelled'>,
  job: ScenarioJob,
  progress?: (done: number) => void,
): Promise<readonly Part[]> {
  const parts = await desk.runs.run(job, {
    ...(progress === undefined ? {} : { progress }),
    isCancelled: () => desk.isCancelled?.() ?? false,
  })
  if ('kind' in parts) throw refuseStudy(parts)
  return parts
}
