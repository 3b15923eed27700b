import type { z } from 'zod'
import { number, text, type ColumnOf } from './exporting/table.ts'
import type { claimFields, claimValue } from './parts.ts'

type ClaimFields = { readonly [K in keyof typeof claimFields]: z.output<(typeof claimFields)[K]> }
type ClaimValue = z.output<typeof claimValue>

const lowOf = (value: ClaimValue | undefined): number | null =>
  typeof value === 'number' ? value : Array.isArray(value) ? value[0] : null
const highOf = (value: ClaimValue | undefined): number | null =>
  typeof value === 'number' ? value : Array.isArray(value) ? value[1] : null

/** The columns of what a claim says; a range has two ends and no single value. */
export const claimColumns = <T>(of: (row: T) => ClaimFields | null): ColumnOf<T>[] => {
  const field = (name: keyof ClaimFields, column: string, says: string): ColumnOf<T> =>
    text(column, says, (row) => of(row)?.[name] as string | null | undefined)
  return [
    field('type', 'claim_type', 'kind of claim'),
    field('subject', 'subject', 'what the claim is about'),
    field('mineral', 'mineral', 'element, group or mineral'),
    field('stage', 'stage', 'stage of the chain'),
    field('geography', 'geography', 'ISO 3166 alpha-3'),
    field('counterpart', 'counterpart', 'the other side of a flow or rule'),
    field('measure', 'measure', 'what is measured'),
    field('of', 'of', 'what a share divides'),
    field('operator', 'operator', '=, ~, <, > …'),
    number('claimed_value', 'the number claimed, in the unit of the row', (row) => {
      const value = of(row)?.value
      return typeof value === 'number' ? value : null
    }),
    number('claimed_low', 'lower end of what is claimed', (row) => lowOf(of(row)?.value)),
    number('claimed_high', 'upper end of what is claimed', (row) => highOf(of(row)?.value)),
    text('claimed_words', 'what is claimed instead of a number', (row) => {
      const value = of(row)?.value
      return typeof value === 'string' ? value : null
    }),
    field('unit', 'unit', 'unit of what is claimed'),
    field('basis', 'claimed_basis', 'what the claim says it counts'),
    field('asOf', 'claim_as_of', 'when the claim says it holds'),
    field('modality', 'modality', 'stated, planned, possible …'),
    field('attributedTo', 'attributed_to', 'whose statement it is'),
  ]
}
