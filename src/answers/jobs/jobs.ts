import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { integer, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { jobStates, jobTasks } from './ports.ts'

const count = z.number().int()
export const tally = z.object({
  read: count,
  kept: count,
  versions: count,
  again: count,
  claims: count,
  futureDates: count,
  faults: count,
})

export const jobsInput = z.object({
  state: z.enum(jobStates).optional().describe('Only jobs in this state'),
  retry: z.coerce.number().int().optional().describe('Make this dead or waiting job due now'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export const jobsOutput = z.object({
  counts: z.object({ waiting: count, running: count, done: count, dead: count }),
  jobs: z.array(
    z.object({
      id: count,
      task: z.enum(jobTasks),
      target: z.string(),
      state: z.enum(jobStates),
      tries: count,
      due: z.string(),
      made: z.string(),
      ended: z.string().nullable(),
      says: z.string().nullable().describe('Why it failed last'),
      tally,
      faults: z.array(z.string()).describe('The first faults in its documents'),
    }),
  ),
})
export type JobsAnswer = z.output<typeof jobsOutput>

export const jobs = operation({
  name: 'jobs',
  asks: 'What is being collected, what waits for another try, what was given up, and why?',
  input: jobsInput,
  output: jobsOutput,
  writes: true,
  cli: { examples: ['jobs', 'jobs --state dead', 'jobs --retry 12'] },
  rows: ({ jobs: all }) =>
    tableOf(
      all,
      [
        integer('job', 'number of the job', ({ id }) => id),
        text('target', 'file or address', ({ target }) => target),
        text('state', 'waiting, running, done or dead', ({ state }) => state),
        integer('tries', 'times it was begun', ({ tries }) => tries),
        text('says', 'why it failed last', ({ says }) => says),
        integer('read', 'documents read', (job) => job.tally.read),
        integer('kept', 'of them new', (job) => job.tally.kept),
        integer('versions', 'new versions of known addresses', (job) => job.tally.versions),
        integer('faults', 'documents that could not be read', (job) => job.tally.faults),
      ],
      () => [],
    ),
  async answer(desk, { state, retry, limit, offset }) {
    if (retry !== undefined && !(await desk.jobs.retry(retry)))
      throw new Refusal('not-found', `there is no dead or waiting job ${retry}`)
    const listed = await desk.jobs.list({ state, limit, offset })
    return {
      counts: { ...(await desk.jobs.counts()) },
      jobs: listed.map((job) => Object.assign({}, job, { faults: [...job.faults] })),
    }
  },
})
