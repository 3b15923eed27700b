import { Refusal, type RefusalCode } from '../../kernel/errors.ts'

interface Why {
  /** Status the server answered with, where it answered. */
  readonly status?: number
  /** Milliseconds the server, or our own politeness, asks to wait before another try. */
  readonly wait?: number
  /** Another try later may succeed: the server was busy, slow or not there. */
  readonly passing?: boolean
  readonly cause?: unknown
}

/** An address that could not be fetched, with what a queue must know to decide whether and when to try again. */
export class Unfetched extends Refusal {
  readonly status: number | undefined
  readonly wait: number | undefined
  readonly passing: boolean
  constructor(code: RefusalCode, says: string, why: Why = {}) {
    super(code, says, why.cause === undefined ? {} : { cause: why.cause })
    this.status = why.status
    this.wait = why.wait
    this.passing = why.passing ?? false
  }
}
