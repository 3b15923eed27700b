/** How concentrated a supply is. Shares are fractions of one; unknown suppliers are left out by the caller, not set to zero. */
export interface Concentration {
  /** Herfindahl-Hirschman index, the sum of squared shares, 0 to 1. Times 10,000 it is the index of competition law. */
  readonly hhi: number
  /** Share of the largest supplier and of the three largest. */
  readonly cr1: number
  readonly cr3: number
  /** 1 / HHI: how many equal suppliers would be as concentrated. */
  readonly effective: number
  /** Shannon entropy in nats. */
  readonly entropy: number
  /** HHI on the scale from 0 (`n` equal suppliers) to 1 (one supplier), with `n` as in `parameters`. */
  readonly normalised: number
  readonly parameters: { readonly whole: number; readonly suppliers: number; readonly n: number }
}

export interface ConcentrationOptions {
  /** What the amounts are divided by; their own sum when left out. A larger whole means suppliers that are not listed. */
  readonly whole?: number
  /** Number of suppliers in the normalised index; those listed when left out. Publishers differ, so it is a parameter. */
  readonly n?: number
}

/**
 * Concentration of supply from amounts (or shares) in any one unit; it does not change with the unit or the order.
 * Nothing to divide gives zeros. Formulas: HHI = sum s^2, normalised (HHI - 1/n) / (1 - 1/n), as in docs/method/concentration.md.
 */
export function concentrationOf(amounts: readonly number[], options: ConcentrationOptions = {}): Concentration {
  const sum = amounts.reduce((total, amount) => total + amount, 0)
  const whole = options.whole ?? sum
  const n = options.n ?? amounts.filter((amount) => amount > 0).length
  const parameters = { whole, suppliers: amounts.length, n }
  if (whole <= 0 || sum <= 0) return { hhi: 0, cr1: 0, cr3: 0, effective: 0, entropy: 0, normalised: 0, parameters }
  const shares = amounts.map((amount) => amount / whole).toSorted((a, b) => b - a)
  const hhi = shares.reduce((total, share) => total + share * share, 0)
  const largest = (count: number): number => shares.slice(0, count).reduce((total, share) => total + share, 0)
  const entropy = shares.reduce((total, share) => (share > 0 ? total - share * Math.log(share) : total), 0)
  const normalised = n > 1 ? (hhi - 1 / n) / (1 - 1 / n) : 1
  return { hhi, cr1: largest(1), cr3: largest(3), effective: 1 / hhi, entropy, normalised, parameters }
}
