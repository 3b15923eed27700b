/** What a job is to do: read a file or folder, fetch an address, look at a watched source. */
export const jobTasks = ['file', 'url', 'watched'] as const
export type JobTask = (typeof jobTasks)[number]

/** `waiting` for its turn or for another try, `running` under a lease, `done`, or `dead`: tried as often as it may, or beyond hope. */
export const jobStates = ['waiting', 'running', 'done', 'dead'] as const
export type JobState = (typeof jobStates)[number]

/** Counts of one job, or of many together. Every document that was read is `kept`, a `version`, or seen `again`. */
export interface Tally {
  readonly read: number
  /** Documents that are new to the archive. */
  readonly kept: number
  /** Of known addresses that say something else now. */
  readonly versions: number
  /** The same words as before: repeated in the file, or in the archive already. */
  readonly again: number
  readonly claims: number
  /** Documents dated after the day on which they were read. */
  readonly futureDates: number
  /** Documents that could not be read; the others were. */
  readonly faults: number
}

/** A job as the desk shows it. Times are ISO 8601 in UTC. */
export interface Job {
  readonly id: number
  readonly task: JobTask
  /** The file or address. */
  readonly target: string
  readonly state: JobState
  /** Times it was begun. */
  readonly tries: number
  /** When it may be tried (again). */
  readonly due: string
  readonly made: string
  readonly ended: string | null
  /** Why it failed last; null where it has not. */
  readonly says: string | null
  readonly tally: Tally
  /** The first faults in its documents, each one sentence. */
  readonly faults: readonly string[]
}

/** The queue as questions see it. */
export interface Jobs {
  list(query: { readonly state?: JobState | undefined; readonly limit: number; readonly offset: number }): Promise<readonly Job[]>
  counts(): Promise<Readonly<Record<JobState, number>>>
  /** Makes a dead or waiting job due now, with all its tries before it. Answers whether there was one. */
  retry(id: number): Promise<boolean>
}
