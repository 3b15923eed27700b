/**
 * Every refusal the desk can give, in one place: a stable code, the exit status of the command line and the HTTP
 * status. Codes are part of the public contract: add, never rename.
 */
export const refusals = {
  'bad-input': { exit: 2, http: 400 },
  'empty-input': { exit: 2, http: 400 },
  'binary-input': { exit: 2, http: 415 },
  'input-too-large': { exit: 2, http: 413 },
  'too-deeply-nested': { exit: 2, http: 422 },
  'broken-pdf': { exit: 2, http: 422 },
  'encrypted-pdf': { exit: 2, http: 422 },
  'no-text-in-pdf': { exit: 2, http: 422 },
  'broken-email': { exit: 2, http: 422 },
  'broken-feed': { exit: 2, http: 422 },
  'xml-entities': { exit: 2, http: 422 },
  'unreadable-file': { exit: 2, http: 400 },
  'unwritable-file': { exit: 2, http: 400 },
  'address-not-asked-for': { exit: 2, http: 400 },
  'unknown-place': { exit: 2, http: 400 },
  'unknown-mineral': { exit: 2, http: 400 },
  'unknown-stage': { exit: 2, http: 400 },
  'unknown-date': { exit: 2, http: 400 },
  'before-the-store': { exit: 2, http: 400 },
  'beyond-the-store': { exit: 2, http: 400 },
  'bad-line': { exit: 2, http: 400 },
  'does-not-fit': { exit: 2, http: 422 },
  cancelled: { exit: 1, http: 503 },
  'not-found': { exit: 3, http: 404 },
  'fetch-failed': { exit: 1, http: 502 },
  'store-busy': { exit: 1, http: 503 },
  'store-read-only': { exit: 1, http: 500 },
  'store-damaged': { exit: 1, http: 500 },
  'store-newer': { exit: 1, http: 500 },
  'disk-full': { exit: 1, http: 507 },
  'port-taken': { exit: 1, http: 500 },
  'data-damaged': { exit: 1, http: 500 },
  'receipt-mismatch': { exit: 1, http: 500 },
  internal: { exit: 1, http: 500 },
} as const satisfies Record<string, { exit: 1 | 2 | 3; http: number }>

export type RefusalCode = keyof typeof refusals

/** A question the desk refuses, in one sentence. `line` and `column` count from 1 in the input that was given. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly line: number | undefined
  readonly column: number | undefined
  constructor(code: RefusalCode, says: string, place: { line?: number; column?: number; cause?: unknown } = {}) {
    super(says, place.cause === undefined ? undefined : { cause: place.cause })
    this.code = code
    this.line = place.line
    this.column = place.column
  }
}

/** One line for standard error and logs: `code: sentence (line 3, column 7)`. */
export function sayRefusal(refusal: Refusal): string {
  const { line, column } = refusal
  const place = line === undefined ? '' : column === undefined ? ` (line ${line})` : ` (line ${line}, column ${column})`
  return `${refusal.code}: ${refusal.message}${place}`
}
