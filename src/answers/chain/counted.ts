import { elementsOf, type Element } from '../../kernel/element.ts'
import type { FiledSet } from '../share/sets-of-ledger.ts'

/**
 * How what a table counts stands to what was asked for: `own` the very same elements, `within` a larger group that counts
 * them (never split), `part` only some of them. Tables of anything else do not bear on the question.
 */
export const relations = ['own', 'within', 'part'] as const
export type Relation = (typeof relations)[number]

/** The elements a table counts: on the IEA's basis the four magnet rare earths, whatever it is filed under. */
export const countedIn = ({ mineral, set }: FiledSet): readonly Element[] =>
  elementsOf(set.basis === 'magnet_ree' ? 'magnet_rare_earths' : mineral)

/** How a table bears on the elements asked for; null when it does not. */
export const relationOf = (asked: string, filed: FiledSet): Relation | null =>
  relationBetween(asked, filed.mineral, countedIn(filed))

/** The same for anything filed under `mineral` that counts these elements. */
export function relationBetween(asked: string, mineral: string, counted: readonly Element[]): Relation | null {
  const wanted = elementsOf(asked)
  if (wanted.length === 0 || counted.length === 0) return mineral === asked ? 'own' : null
  const inner = wanted.filter((symbol) => counted.includes(symbol)).length
  if (inner === wanted.length) return inner === counted.length ? 'own' : 'within'
  return inner === counted.length ? 'part' : null
}

const names: Readonly<Record<string, string>> = {
  rare_earths: 'all rare earths',
  ndpr: 'neodymium and praseodymium',
  dytb: 'dysprosium and terbium',
}

/** A mineral or group in words. */
export const sayMineral = (mineral: string): string => names[mineral] ?? mineral.replaceAll('_', ' ')

/** What a table counts, in words: "magnet rare earths (Nd, Pr, Dy, Tb)", "all rare earths", "neodymium". */
export function sayCountedIn(filed: FiledSet): string {
  const { mineral, set } = filed
  // A good is weighed as a good; which elements are in it is not said.
  if (set.stage === 'magnet' && set.basis === 'gross') return 'rare-earth magnets by weight'
  const name = sayMineral(set.basis === 'magnet_ree' ? 'magnet_rare_earths' : mineral)
  const counted = countedIn(filed)
  return set.basis === 'magnet_ree' ? `${name} (${counted.join(', ')})` : name
}
