import type { BenchQuery, QueryClass } from './queries.ts'
import type { MadeDocument } from './corpus.ts'

/** What is measured of an engine: building, opening, and one question at a time. */
export interface Engine {
  readonly name: string
  /** Works in a process of its own, whose time is not counted. */
  readonly isServer?: boolean
  /** Adds documents; the last call has none and finishes the index. */
  add(documents: readonly MadeDocument[]): void | Promise<void>
  finish(): void | Promise<void>
  /** Answers how many were found (at most 10 for hits), or undefined where the engine cannot do this. */
  ask(kind: QueryClass, query: BenchQuery): number | undefined | Promise<number | undefined>
  /** Bytes on disk. */
  bytes(): number
  close(): void | Promise<void>
}
