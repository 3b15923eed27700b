import type { Override } from '../../ledger/settling/override.ts'
import type { ShareSet } from './share-set.ts'

/** The override on a figure of this table, or on the share that follows from one; undefined where the user said nothing. */
export function overrideOn(set: ShareSet, overrides: Iterable<Override>): Override | undefined {
  for (const override of overrides) {
    const { figure } = override
    if (figure === null) continue
    const rows = set.world === null ? set.places : [...set.places, set.world]
    if (rows.some(({ id }) => id === figure || `${id}.share` === figure)) return override
  }
  return undefined
}

/** Tables that answer one question: the same thing counted on one basis. An override never moves a number from one to another. */
const alike = (a: ShareSet, b: ShareSet): boolean =>
  a.basis === b.basis && a.isProjected === b.isProjected && a.isConcentrate === b.isConcentrate

/**
 * The table that is taken: the best, unless the user lets a figure of another one on the same basis prevail. Then that whole
 * table is taken, since the rows of two tables are never mixed.
 */
export function preferred(
  candidates: readonly ShareSet[],
  overrides: readonly Override[],
): { readonly set: ShareSet | undefined; readonly override: Override | null } {
  const [best] = candidates
  if (best === undefined || overrides.length === 0) return { set: best, override: null }
  for (const set of candidates) {
    const override = alike(set, best) ? overrideOn(set, overrides) : undefined
    if (override !== undefined) return { set, override }
  }
  return { set: best, override: null }
}
