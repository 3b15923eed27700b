import type { Read } from '../kernel/read.ts'

/**
 * Something outside the rules, a language model, that points at words which may be a claim. It only ever points: what it says is looked
 * for in the text word for word and read by the same rules, and nothing else of it is used. Off unless the operator sets one up.
 */
export interface SpanProposer {
  /** What it calls itself, for the note in the answer. */
  readonly name: string
  /** Pieces of the text, verbatim; a fault says why there are none. */
  propose(text: string): Promise<Read<readonly string[]>>
}
