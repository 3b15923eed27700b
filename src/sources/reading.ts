/** How a cell was read: the figure it states and the exact place where it stands in the publisher's file. */
export interface Reading {
  readonly id: string
  readonly subject: string
  readonly measure: string
  readonly mineral: string
  readonly basis: string
  readonly stage: string
  readonly geography: string
  readonly counterpart: string
  /** Denominator of a share, or the part of a trade that a row counts; empty for the whole. */
  readonly of: string
  readonly period: string
  readonly unit: string
  readonly kind: 'measured' | 'estimated' | 'derived' | 'asserted' | 'projected'
  readonly scenario: string
  readonly operator: '=' | '~' | '>' | '<' | '>=' | '<=' | 'range'
  /** In `unit`; null when the publisher prints that it does not know or does not tell. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly text: string
  /** From 1, in the decompressed file; null for JSON. */
  readonly line: number | null
  readonly column: number | null
  readonly columnName: string
  /** For JSON files, keys joined by `/`. */
  readonly path: string
  /** The cell exactly as the publisher prints it. */
  readonly printed: string
  /** What the line calls the subject. */
  readonly names: readonly string[]
  readonly note: string
  /** Day on which it could first be known, where that is not the day of publication of the whole; empty otherwise. */
  readonly known: string
}

const nothing = {
  counterpart: '',
  of: '',
  scenario: '',
  text: '',
  line: null,
  column: null,
  columnName: '',
  path: '',
  note: '',
  known: '',
}
const exact = { operator: '=', value: null, low: null, high: null } as const

/** A reading with everything that was not said left empty. */
export const reading = (
  said: Partial<Reading> &
    Pick<
      Reading,
      | 'id'
      | 'subject'
      | 'measure'
      | 'mineral'
      | 'basis'
      | 'stage'
      | 'geography'
      | 'period'
      | 'unit'
      | 'kind'
      | 'printed'
      | 'names'
    >,
): Reading => ({ ...nothing, ...exact, ...said })
