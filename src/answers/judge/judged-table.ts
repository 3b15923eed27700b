import type { z } from 'zod'
import { number, tableOf, text, type AnswerTable, type ColumnOf } from '../exporting/table.ts'
import { definitionColumns } from '../figure-rows.ts'
import type { DefinitionVerdict, judgedFields } from '../parts.ts'

type Judged = { readonly [K in keyof typeof judgedFields]: z.output<(typeof judgedFields)[K]> } & {
  readonly id: string
  readonly receipts: readonly string[]
}

/** One row a claim, then one row for each definition it was judged by: every number stands beside its own source. */
export interface JudgedRow<C extends Judged> {
  readonly claim: C
  readonly by: DefinitionVerdict | null
}

export const judgedRows = <C extends Judged>(claims: readonly C[]): JudgedRow<C>[] =>
  claims.flatMap((claim) => [{ claim, by: null }, ...claim.byDefinition.map((by) => ({ claim, by }))])

/** Columns that a judged claim and its definitions share. */
export const judgedColumns = <C extends Judged>(): ColumnOf<JudgedRow<C>>[] => [
  text('verdict', 'one of six words; by the definition of the row, if it is about one', ({ claim, by }) => (by ?? claim).verdict),
  text('direction', 'over or under: whether the claim says more or less', ({ claim, by }) => (by ?? claim).direction),
  text('reason', 'why', ({ claim, by }) => (by === null ? claim.reason : null)),
  number('independent_sources', 'originals that speak for the verdict; copies count once', ({ claim, by }) =>
    by === null ? claim.independent : null,
  ),
  text('would_change', 'what would change the verdict', ({ claim, by }) => (by === null ? claim.wouldChange : null)),
  number('interval_low', 'lower end of all figures on the same thing', ({ claim, by }) =>
    by === null ? claim.interval?.low : null,
  ),
  number('interval_high', 'upper end of all figures on the same thing', ({ claim, by }) =>
    by === null ? claim.interval?.high : null,
  ),
  text('interval_unit', 'unit of the interval', ({ claim, by }) => (by === null ? claim.interval?.unit : null)),
  ...definitionColumns<JudgedRow<C>>(({ by }) => by),
]

export const rowReceipts = <C extends Judged>({ claim, by }: JudgedRow<C>): readonly string[] => (by ?? claim).receipts

/** Judged claims as a table. */
export const judgedTable = (claims: readonly Judged[]): AnswerTable =>
  tableOf(
    judgedRows(claims),
    [
      text('row', 'claim, or one definition it was judged by', ({ by }) => (by === null ? 'claim' : 'definition')),
      text('claim_id', 'id of the claim', ({ claim }) => claim.id),
      ...judgedColumns<Judged>(),
    ],
    rowReceipts,
  )
