import type { GovernanceScale } from '../../model/governance.ts'
import type { Supplier } from '../own-table/supplier-table.ts'

/** Who supplies a whole, from the ledger or from a table of the user's own. */
export interface Supply {
  readonly suppliers: readonly Supplier[]
  /** "Other countries": part of the whole, nobody in particular. */
  readonly other: { readonly amount: number; readonly low: number; readonly high: number } | null
  /** The total that is printed with the rows; null when none is. */
  readonly total: number | null
  readonly unit: string | null
  readonly governance: { readonly scale: GovernanceScale; readonly from: string } | null
  /** What a reader must know of these rows. */
  readonly notes: readonly string[]
  /** False when most of the whole has no name: then there are bounds and no number. */
  readonly isStructure: boolean
}
