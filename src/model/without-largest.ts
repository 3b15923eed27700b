/** One supplier's output, and what it could deliver if it had to; null where that is not known. */
export interface Deliverer {
  readonly amount: number
  readonly capacity: number | null
}

export interface WithoutLargest {
  /** Position of the largest supplier in the list. */
  readonly index: number
  /** Part of today's supply that the others give as they are. */
  readonly coverage: number
  /** The same when each of the others also uses its spare capacity; equal to `coverage` when none is known. */
  readonly withSpare: number
}

/**
 * N-1 coverage: how much of demand (taken equal to the whole) is met by all but the largest supplier. `spare` is the fraction by which
 * a supplier without a known capacity can raise its output. Null when nobody supplies anything.
 */
export function withoutLargest(
  suppliers: readonly Deliverer[],
  options: { readonly whole: number; readonly spare?: number },
): WithoutLargest | null {
  const { whole, spare = 0 } = options
  let index = -1
  for (const [at, { amount }] of suppliers.entries()) if (amount > (suppliers[index]?.amount ?? 0)) index = at
  const largest = suppliers[index]
  if (largest === undefined || whole <= 0) return null
  const others = suppliers.filter((_, at) => at !== index)
  const listed = others.reduce((sum, { amount }) => sum + amount, 0)
  // What no row names is supplied by somebody else than the largest.
  const unnamed = Math.max(0, whole - largest.amount - listed)
  const possible = others.reduce(
    (sum, { amount, capacity }) => sum + (capacity === null ? amount * (1 + spare) : Math.max(amount, capacity)),
    unnamed * (1 + spare),
  )
  return {
    index,
    coverage: Math.max(0, Math.min(1, (whole - largest.amount) / whole)),
    withSpare: Math.min(1, possible / whole),
  }
}
