/** What shares are divided by: the rows added up, the total that is printed with them, or a number the reader gives. */
export const shareBases = ['listed', 'total', 'given'] as const
export type ShareBase = (typeof shareBases)[number]

/** The whole of a table, which base it is, and in words why that one. */
export interface Whole {
  readonly value: number
  readonly base: ShareBase
  readonly says: string
}

/** A printed total that exceeds the rows by no more than this is the same total, rounded. */
const rounding = 0.02

/**
 * Chooses the whole. Left to itself it is the sum of the listed rows, "other countries" among them, unless the printed total
 * exceeds that sum by more than 2 percent: then suppliers are missing from the list, and dividing by the list would call it the world.
 * `total` of a table in percent is 100.
 */
export function wholeOf(listed: number, total: number | null, asked: { base?: 'listed' | 'total'; whole?: number } = {}): Whole {
  if (asked.whole !== undefined) return { value: asked.whole, base: 'given', says: 'the whole that was given' }
  if (asked.base === 'listed') return { value: listed, base: 'listed', says: 'the sum of the listed rows, as asked' }
  if (asked.base === 'total' && total !== null) return { value: total, base: 'total', says: 'the printed total, as asked' }
  if (total === null || total <= 0)
    return { value: listed, base: 'listed', says: 'the sum of the listed rows; no total is printed' }
  if (listed > total * (1 + rounding))
    return { value: listed, base: 'listed', says: 'the sum of the listed rows, which exceeds the printed total' }
  if (listed >= total * (1 - rounding))
    return {
      value: listed,
      base: 'listed',
      says: 'the sum of the listed rows; the printed total differs from it by rounding or less',
    }
  const missing = ((100 * (total - listed)) / total).toFixed(1)
  return { value: total, base: 'total', says: `the printed total; the listed rows leave ${missing} percent of it unnamed` }
}
