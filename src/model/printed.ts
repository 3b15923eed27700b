/** A number as it was printed, with everything it may have been before it was rounded. */
export interface Printed {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * What a decimal number may have been before rounding: half a unit of its last printed digit to either side, kept within what is
 * possible (`least`, `most`). `scale` divides, for percentages. Null when the text is not a plain decimal number.
 */
export function printed(text: string, { scale = 1, least = -Infinity, most = Infinity } = {}): Printed | null {
  const found = /^([+-]?\d+)(?:\.(\d+))?$/.exec(text.trim())
  if (!found) return null
  const half = 0.5 * 10 ** -(found[2]?.length ?? 0)
  const value = Number(text)
  return {
    value: value / scale,
    low: Math.max(least, (value - half) / scale),
    high: Math.min(most, (value + half) / scale),
  }
}

/** A number taken as exact. */
export const exact = (value: number): Printed => ({ value, low: value, high: value })
