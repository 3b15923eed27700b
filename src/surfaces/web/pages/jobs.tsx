import { addressOf } from '../address.ts'
import type { JobsAnswer } from '../questions.ts'
import { plural, sayMoment, sayNumber } from '../say.ts'
import type { Page, View } from '../view.ts'

export const jobsPerPage = 50

type JobRow = JobsAnswer['jobs'][number]
type State = JobRow['state']

const stateWord: Readonly<Record<State, string>> = { waiting: 'Waiting', running: 'Running', done: 'Done', dead: 'Given up' }
const states = ['running', 'waiting', 'dead', 'done'] as const

const States = ({ counts, view: { at } }: { counts: JobsAnswer['counts']; view: View }) => {
  const chosen = at.query['state']
  return (
    <nav class="switch" aria-label="State of jobs">
      <b>State</b>
      <a href={addressOf(at, { state: null, offset: null })} aria-current={chosen === undefined ? 'true' : undefined}>
        All {sayNumber(states.reduce((sum, state) => sum + counts[state], 0))}
      </a>
      {states.map((state) => (
        <a href={addressOf(at, { state, offset: null })} aria-current={chosen === state ? 'true' : undefined}>
          {stateWord[state]} {sayNumber(counts[state])}
        </a>
      ))}
    </nav>
  )
}

/** What came of it, in the words that apply. */
function sayTally({ read, kept, versions, again, claims, faults }: JobRow['tally']): string {
  if (read === 0) return 'nothing read'
  const parts = [
    `${plural(read, 'document')} read`,
    kept > 0 ? `${sayNumber(kept)} new` : '',
    versions > 0 ? plural(versions, 'new version') : '',
    again > 0 ? `${sayNumber(again)} there already` : '',
    claims > 0 ? plural(claims, 'claim') : '',
    faults > 0 ? plural(faults, 'fault') : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** A file is named by its end, which tells more than the folders it lies in. */
const shortTarget = ({ task, target }: JobRow): string => (task === 'file' ? target.split('/').slice(-2).join('/') : target)

const Entry = ({ job }: { job: JobRow }) => (
  <li id={`job-${job.id}`} class="job" data-state={job.state}>
    <p class="hit-head">
      <b class="state">{job.task === 'watched' && job.state === 'dead' ? 'Failed' : stateWord[job.state]}</b>
      <span>job {job.id}</span>
      <span>
        {job.ended === null
          ? job.state === 'waiting' && job.tries > 0
            ? `tried ${plural(job.tries, 'time')}, again from ${sayMoment(job.due)}`
            : `asked for ${sayMoment(job.made)}`
          : sayMoment(job.ended)}
      </span>
    </p>
    <h2 title={job.target}>{shortTarget(job)}</h2>
    <p>{sayTally(job.tally)}</p>
    {job.says === null ? null : <p class="failure">{job.says}.</p>}
    {job.faults.length === 0 ? null : (
      <details>
        <summary>{plural(job.tally.faults, 'document')} could not be read</summary>
        <ul class="small">
          {job.faults.map((fault) => (
            <li>{fault}</li>
          ))}
          {job.tally.faults > job.faults.length ? <li>and {sayNumber(job.tally.faults - job.faults.length)} more</li> : null}
        </ul>
      </details>
    )}
    {(job.state === 'dead' && job.task !== 'watched') || (job.state === 'waiting' && job.tries > 0) ? (
      <form method="post" action="/jobs" class="acts">
        <input type="hidden" name="retry" value={job.id} />
        <button type="submit">
          Try again<span class="unseen"> job {job.id}</span>
        </button>
      </form>
    ) : null}
  </li>
)

/** The queue: what is being collected, what waits, what was given up and why. */
export function jobsPage({ counts, jobs }: JobsAnswer, view: View): Page {
  const { at } = view
  const offset = Number(at.query['offset'] ?? 0)
  const total =
    at.query['state'] === undefined ? states.reduce((sum, state) => sum + counts[state], 0) : counts[at.query['state'] as State]
  return {
    title: 'Jobs',
    section: '/jobs',
    body: (
      <div class="collecting">
        <h1>Jobs</h1>
        <p class="lead">
          What <code>ytterby ingest</code> and <code>ytterby collect</code> were asked to read. What fails for a passing reason is
          tried again, later each time; after six tries it is given up.
        </p>
        <States counts={counts} view={view} />
        {jobs.length === 0 ? (
          <p class="nothing">
            {total === 0 && at.query['state'] === undefined
              ? 'Nothing was ever collected into this store.'
              : 'There is no such job.'}
          </p>
        ) : (
          <ol class="jobs-list" start={offset + 1}>
            {jobs.map((job) => (
              <Entry job={job} />
            ))}
          </ol>
        )}
        {total > offset + jobs.length || offset > 0 ? (
          <nav class="pager" aria-label="Pages">
            {offset > 0 ? (
              <a href={addressOf(at, { offset: offset <= jobsPerPage ? null : String(offset - jobsPerPage) })}>Newer</a>
            ) : null}
            {total > offset + jobs.length ? <a href={addressOf(at, { offset: String(offset + jobsPerPage) })}>Older</a> : null}
          </nav>
        ) : null}
      </div>
    ),
  }
}
