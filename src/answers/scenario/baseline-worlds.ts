import type { World } from '../../model/scenario/world.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'

/** The reconciled baseline as the scenario answers take it: the central world, then draws of what it might be instead. */
export interface BaselineWorlds {
  readonly worlds: readonly [World, ...World[]]
  /** What it rests on, most telling first. */
  readonly receipts: readonly ReceiptId[]
  readonly notes: readonly string[]
}
