import { jobStates, type Job, type Jobs, type JobState, type JobTask, type Tally } from '../../answers/jobs/ports.ts'
import { Refusal } from '../../kernel/errors.ts'
import { number, numberOrNull, text, textOrNull, type Connection, type Row } from './connection.ts'

/** What a job is to do, with everything needed to do it in another process. */
export interface Target {
  readonly task: JobTask
  /** Absolute path, address, or hash of an original. */
  readonly what: string
  /** Fetch the pages that a feed or a list names, too. */
  readonly follow?: boolean
  /** Never look for a feed or sitemap in it: this is a document. */
  readonly isPage?: boolean
  /** Of a watched source: its number in that list. */
  readonly watched?: number
  /** Publisher to be noted where the document names none. */
  readonly publisher?: string
}

/** How far a job is: written with every batch of documents, in the same transaction. */
export interface Progress {
  readonly tally: Tally
  /** Documents dealt with, in the order in which the target gives them. */
  readonly next: number
  /** Changes when the target does; then `next` means nothing. */
  readonly print: string
  readonly faults: readonly string[]
}

export const noTally: Tally = { read: 0, kept: 0, versions: 0, again: 0, claims: 0, futureDates: 0, faults: 0 }
const fresh: Progress = { tally: noTally, next: 0, print: '', faults: [] }

/** A job under our lease. */
export interface Taken {
  readonly id: number
  readonly target: Target
  readonly tries: number
  readonly progress: Progress
}

/** Milliseconds a lease runs; renewed with every batch. */
export const leaseTime = 60_000

/** Somebody else holds the job now: what we were about to write must not be written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

const instant = (at: number): string => new Date(at).toISOString()

/**
 * The queue of what is to be fetched and read. A job is taken under a lease; whoever dies leaves a lease that runs out, or is known to be
 * dead at once (`isGone`). Every change is one statement, so several programs share it.
 */
export class Queue implements Jobs {
  readonly #connection: Connection
  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Adds targets that have no open job yet. Answers how many were new. */
  add(targets: readonly Target[], run: string, now: number): number {
    return this.#connection.transaction(() => {
      let added = 0
      for (const target of targets)
        added += this.#connection.run(
          `INSERT INTO job (key, target, run, state, tries, due, made, report) VALUES (?, ?, ?, 'waiting', 0, ?, ?, ?)
           ON CONFLICT (key) WHERE state IN ('waiting', 'running') DO UPDATE SET run = excluded.run, due = min(due, excluded.due)
           WHERE state = 'waiting'`,
          `${target.task} ${target.what}`,
          JSON.stringify(target),
          run,
          now,
          now,
          JSON.stringify(fresh),
        ).changes
      return added
    })
  }

  /** Gives back jobs whose holder is known to be dead. */
  release(isGone: (holder: string) => boolean, now: number): void {
    this.#connection.transaction(() => {
      for (const row of this.#connection.all(`SELECT id, holder FROM job WHERE state = 'running'`))
        if (isGone(text(row[1])))
          this.#connection.run(
            `UPDATE job SET state = 'waiting', due = ?, holder = NULL, until = NULL WHERE id = ?`,
            now,
            number(row[0]),
          )
    })
  }

  /** Takes every waiting job into a run, due or not. */
  adopt(run: string): void {
    this.#connection.run(`UPDATE job SET run = ?, due = 0 WHERE state = 'waiting'`, run)
  }

  /** Takes into a run what waits and is due. */
  adoptDue(run: string, now: number): void {
    this.#connection.run(`UPDATE job SET run = ? WHERE state = 'waiting' AND due <= ?`, run, now)
  }

  /** When the first waiting job is due; infinitely late when none waits. */
  nextDue(): number {
    return numberOrNull(this.#connection.first(`SELECT min(due) FROM job WHERE state = 'waiting'`)?.[0]) ?? Infinity
  }

  /** The first job of a run (of any, without one) that may be begun now; `tasks` limits what kinds. */
  take(
    holder: string,
    now: number,
    want: { run?: string | undefined; tasks?: readonly JobTask[]; isGone?: (holder: string) => boolean } = {},
  ): Taken | undefined {
    return this.#connection.transaction(() => {
      for (const row of this.#connection.all(
        `SELECT id, target, tries, report, state, holder, until FROM job
         WHERE (state = 'waiting' AND due <= ? OR state = 'running') AND (?2 IS NULL OR run = ?2) ORDER BY id`,
        now,
        want.run ?? null,
      )) {
        const target = JSON.parse(text(row[1])) as Target
        if (want.tasks && !want.tasks.includes(target.task)) continue
        const until = number(row[6])
        // A lease that ends later than any lease can was written under another clock.
        if (text(row[4]) === 'running' && until > now && until <= now + leaseTime && want.isGone?.(text(row[5])) !== true)
          continue
        const id = number(row[0])
        this.#connection.run(
          `UPDATE job SET state = 'running', holder = ?, until = ?, tries = tries + 1 WHERE id = ?`,
          holder,
          now + leaseTime,
          id,
        )
        return { id, target, tries: number(row[2]) + 1, progress: JSON.parse(text(row[3])) as Progress }
      }
      return undefined
    })
  }

  /** Notes how far a job is and renews its lease; throws `LeaseLost`, which undoes the transaction it is in. */
  checkpoint(id: number, holder: string, progress: Progress, now: number): void {
    this.#mine(`UPDATE job SET report = ?, until = ? WHERE id = ? AND holder = ? AND state = 'running'`, [
      JSON.stringify(progress),
      now + leaseTime,
      id,
      holder,
    ])
  }

  finish(id: number, holder: string, progress: Progress, now: number): void {
    this.#mine(
      `UPDATE job SET state = 'done', report = ?, ended = ?, holder = NULL, until = NULL, says = NULL
       WHERE id = ? AND holder = ? AND state = 'running'`,
      [JSON.stringify(progress), now, id, holder],
    )
  }

  /** Puts a job back until `due`, or aside as dead when that is null, with the reason. */
  fail(id: number, holder: string, says: string, due: number | null, now: number): void {
    this.#mine(
      `UPDATE job SET state = ?, due = coalesce(?, due), ended = ?, says = ?, holder = NULL, until = NULL
       WHERE id = ? AND holder = ? AND state = 'running'`,
      [due === null ? 'dead' : 'waiting', due, due === null ? now : null, says, id, holder],
    )
  }

  /** Jobs of a run, as they are now. */
  ofRun(run: string): Job[] {
    return this.#connection.all(`SELECT ${columns} FROM job WHERE run = ? ORDER BY id`, run).map(jobOf)
  }

  list({ state, limit, offset }: Parameters<Jobs['list']>[0]): Promise<readonly Job[]> {
    const rows = this.#connection.all(
      `SELECT ${columns} FROM job WHERE (?1 IS NULL OR state = ?1) ORDER BY id DESC LIMIT ?2 OFFSET ?3`,
      state ?? null,
      limit,
      offset,
    )
    return Promise.resolve(rows.map(jobOf))
  }

  counts(): Promise<Record<JobState, number>> {
    const counted = new Map(
      this.#connection.all('SELECT state, count(*) FROM job GROUP BY state').map((row) => [text(row[0]), number(row[1])]),
    )
    return Promise.resolve(
      Object.fromEntries(jobStates.map((state) => [state, counted.get(state) ?? 0])) as Record<JobState, number>,
    )
  }

  retry(id: number): Promise<boolean> {
    const { changes } = this.#connection.run(
      `UPDATE OR IGNORE job SET state = 'waiting', due = 0, tries = 0, ended = NULL WHERE id = ? AND state IN ('dead', 'waiting')`,
      id,
    )
    return Promise.resolve(changes === 1)
  }

  #mine(sql: string, values: (string | number | null)[]): void {
    if (this.#connection.run(sql, ...values).changes !== 1) throw new LeaseLost('another program has taken over this job')
  }
}

const columns = 'id, target, state, tries, due, made, ended, says, report'

function jobOf(row: Row): Job {
  const target = JSON.parse(text(row[1])) as Target
  const { tally, faults } = JSON.parse(text(row[8])) as Progress
  const ended = numberOrNull(row[6])
  return {
    id: number(row[0]),
    task: target.task,
    target: target.what,
    state: text(row[2]) as JobState,
    tries: number(row[3]),
    due: instant(number(row[4])),
    made: instant(number(row[5])),
    ended: ended === null ? null : instant(ended),
    says: textOrNull(row[7]),
    tally,
    faults,
  }
}

/** Whether a failure may pass by itself, so that another try makes sense. */
export const mayPass = (thrown: unknown): boolean =>
  thrown instanceof Refusal &&
  (('passing' in thrown && thrown.passing === true) || thrown.code === 'store-busy' || thrown.code === 'disk-full')
