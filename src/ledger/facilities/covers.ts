import type { LineProduct } from './book.ts'

/** What may be asked for: single products, never a group. */
export const products = ['NdPr', 'Dy', 'Tb', 'Sm', 'Gd', 'Y', 'Lu', 'metal', 'alloy', 'magnet', 'concentrate'] as const
export type Product = (typeof products)[number]

const oxides: ReadonlySet<string> = new Set(['NdPr', 'DyTb', 'Dy', 'Tb', 'Sm', 'Gd', 'Y', 'Lu'])

/**
 * How a statement about `said` bears on `wanted`: `exact`; `group`, one figure for dysprosium and terbium, so an upper bound; `family`, all
 * oxides, which says nothing of any one; `plant`, the whole site; null, not at all.
 */
export function bearing(said: LineProduct, wanted: Product): 'exact' | 'group' | 'family' | 'plant' | null {
  if (said === wanted) return 'exact'
  if (said === '*') return 'plant'
  if (said === 'DyTb' && (wanted === 'Dy' || wanted === 'Tb')) return 'group'
  if (said === 'oxides' && oxides.has(wanted)) return 'family'
  return null
}

/** Whether two scopes could both speak of one product. */
export const overlap = (one: LineProduct, other: LineProduct): boolean =>
  one === other || products.some((product) => bearing(one, product) !== null && bearing(other, product) !== null)
