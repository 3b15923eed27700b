import { Refusal, refusals } from '../../kernel/errors.ts'

/** The body of every failed API call: stable code, one sentence, and the place in the input where there is one. */
export interface RefusedBody {
  readonly error: { readonly code: string; readonly message: string; readonly line?: number; readonly column?: number }
}

export function refusedBody(error: unknown): { body: RefusedBody; status: number } {
  if (!(error instanceof Refusal))
    return { body: { error: { code: 'internal', message: 'The desk failed on this question; the log says why.' } }, status: 500 }
  const place = {
    ...(error.line === undefined ? {} : { line: error.line }),
    ...(error.column === undefined ? {} : { column: error.column }),
  }
  return { body: { error: { code: error.code, message: error.message, ...place } }, status: refusals[error.code].http }
}
