import { concentrationIn, divide, type Divided } from './divide.ts'
import type { ShareSet } from './share-set.ts'

/** A table divided, with its concentration. */
export interface Worked extends Divided {
  readonly hhi: number | null
}

const worked = new WeakMap<ShareSet, Worked>()

/** A table divided once: chains, histories and comparisons look at the same tables again and again. */
export function dividedOnce(set: ShareSet): Worked {
  const known = worked.get(set)
  if (known) return known
  const divided = divide(set)
  const found = { ...divided, hhi: concentrationIn(divided.shares).hhi }
  worked.set(set, found)
  return found
}
