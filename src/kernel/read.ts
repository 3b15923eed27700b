/**
 * A value that was read, or the named reason why it could not be. Bad source data is expected, so it is a value and
 * never an exception: the reader counts and reports it.
 */
export type Read<T, F extends Fault = Fault> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F }

/** Why something could not be read; `kind` is stable, `says` is one sentence for a person. */
export interface Fault {
  readonly kind: string
  readonly says: string
  readonly line?: number
  readonly column?: number
}

export const read = <T>(value: T): Read<T, never> => ({ ok: true, value })

export const fault = (kind: string, says: string, place: { line?: number; column?: number } = {}): Read<never> => ({
  ok: false,
  fault: { kind, says, ...place },
})
