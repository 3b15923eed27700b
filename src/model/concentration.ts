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

/** How a row such as "other countries" counts: in the whole but in no square, as one supplier, or as `n` equal ones. */
export const otherTreatments = ['excluded', 'one', 'equal'] as const
export type OtherTreatment = (typeof otherTreatments)[number]

export interface ConcentrationOptions {
  /** What the amounts are divided by; the sum of all rows when left out. A larger whole means suppliers that are not listed. */
  readonly whole?: number
  /** Number of suppliers in the normalised index; those listed when left out. Publishers differ, so it is a parameter. */
  readonly n?: number
  /** Amount of the row "other countries", in the unit of the others; 0 when there is none. */
  readonly other?: number
  readonly otherAs?: OtherTreatment
  /** How many suppliers "other countries" are when they are counted as equal ones. */
  readonly otherSuppliers?: number
}

/** Amounts that are squared: the named suppliers, and "other countries" as far as it is counted as suppliers. */
export function counted<T>(named: readonly T[], other: T, options: ConcentrationOptions, part: (of: T, n: number) => T): T[] {
  if (options.otherAs === 'one') return [...named, other]
  if (options.otherAs !== 'equal') return [...named]
  const n = Math.max(1, options.otherSuppliers ?? 1)
  return [...named, ...Array.from({ length: n }, () => part(other, n))]
}

/**
 * Concentration of supply from amounts (or shares) in any one unit; it does not change with the unit or the order.
 * Nothing to divide gives zeros. Formulas: HHI = sum s^2, normalised (HHI - 1/n) / (1 - 1/n), as in docs/method/concentration.md.
 */
export function concentrationOf(amounts: readonly number[], options: ConcentrationOptions = {}): Concentration {
  const { other = 0 } = options
  const sum = amounts.reduce((total, amount) => total + amount, 0) + other
  const whole = options.whole ?? sum
  const suppliers = other > 0 ? counted(amounts, other, options, (amount, n) => amount / n) : amounts
  const n = options.n ?? suppliers.filter((amount) => amount > 0).length
  const parameters = { whole, suppliers: suppliers.length, n }
  if (whole <= 0 || sum <= 0) return { hhi: 0, cr1: 0, cr3: 0, effective: 0, entropy: 0, normalised: 0, parameters }
  const shares = suppliers.map((amount) => amount / whole).toSorted((a, b) => b - a)
  const hhi = shares.reduce((total, share) => total + share * share, 0)
  const largest = (count: number): number => shares.slice(0, count).reduce((total, share) => total + share, 0)
  const entropy = shares.reduce((total, share) => (share > 0 ? total - share * Math.log(share) : total), 0)
  const normalised = n > 1 ? (hhi - 1 / n) / (1 - 1 / n) : 1
  return {
    hhi,
    cr1: largest(1),
    cr3: largest(3),
    effective: hhi > 0 ? 1 / hhi : 0,
    entropy: Math.max(0, entropy),
    normalised,
    parameters,
  }
}
