import type { Day } from '../../kernel/day.ts'
import { canonical, hashOf } from '../../kernel/hash.ts'

/**
 * The user's own word on which figure prevails under a definition. A record like any other: added, never edited; it ends
 * when a later record undoes it.
 */
export interface Override {
  readonly id: string
  /** The figure that is to prevail; null for a record that only withdraws. */
  readonly figure: string | null
  /** Definition under which it prevails, `df_…`. */
  readonly definition: string
  /** Overrides that this record replaces or withdraws. */
  readonly undoes: readonly string[]
  readonly because: string
  /** The day it was said. */
  readonly known: Day
}

/** `ov_` and sixteen digits of the hash of the content: saying the same twice on one day is saying it once. */
export const overrideId = (content: Omit<Override, 'id'>): string => `ov_${hashOf(canonical(content)).slice(0, 16)}`

/** Overrides in force by definition, among those known by a day. Their order makes no difference: what one ends, it names. */
export function overridesInForce(overrides: readonly Override[], knownBy: Day | null): ReadonlyMap<string, Override> {
  const known = overrides.filter((each) => knownBy === null || each.known <= knownBy)
  const ended = new Set(known.flatMap((each) => each.undoes))
  const standing = known.filter((each) => each.figure !== null && !ended.has(each.id))
  // Two people may override at once, neither knowing of the other: then the later day, and of one day the id, decides.
  const inForce = new Map<string, Override>()
  for (const each of standing) {
    const other = inForce.get(each.definition)
    if (!other || `${each.known}${each.id}` > `${other.known}${other.id}`) inForce.set(each.definition, each)
  }
  return inForce
}
