import { normals } from '../../model/reconciliation/draw.ts'
import type { World } from '../../model/scenario/world.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'
import { baselineWorld } from '../baseline/baseline-world.ts'
import type { Desk } from '../operation.ts'

/** The reconciled baseline as the scenario answers take it: the most likely world, then others that the observations allow. */
export interface BaselineWorlds {
  readonly worlds: readonly [World, ...World[]]
  readonly receipts: readonly ReceiptId[]
  readonly notes: readonly string[]
}

/** Other worlds beside the most likely one. Twenty are enough that their spread shows in a few hundred runs. */
const others = 20
/** The baseline is the same whatever the seed of a run: its draws have their own. */
const drawnFrom = 2024

const kept = new WeakMap<Desk['ledger'], { readonly revision: string; readonly worlds: Promise<BaselineWorlds> }>()

/** Worked out once for a state of the ledger. */
export async function baselineWorlds(desk: Desk): Promise<BaselineWorlds> {
  const revision = await desk.ledger.revision()
  const known = kept.get(desk.ledger)
  if (known?.revision === revision) return known.worlds
  const worlds = reconciledWorlds(desk)
  kept.set(desk.ledger, { revision, worlds })
  worlds.catch(() => kept.delete(desk.ledger))
  return worlds
}

async function reconciledWorlds(desk: Desk): Promise<BaselineWorlds> {
  const { world, baseline, receipts } = await baselineWorld(desk)
  const normal = normals(drawnFrom)
  const drawn = Array.from({ length: others }, () => baseline.draw(normal)).filter((each): each is World => !('fault' in each))
  const assumed = baseline.provenance.filter(({ kind }) => kind === 'assumed').length
  return {
    worlds: [world, ...drawn],
    receipts,
    notes: [
      `The baseline is that of ${world.year}, reconciled from ${baseline.provenance.length} observations, of which ${assumed} are assumptions with a wide spread ("baseline" lists them).`,
    ],
  }
}
