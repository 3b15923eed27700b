/** One term of a balance: a coefficient times none, one or several variables. */
export interface Term {
  readonly coefficient: number
  /** Numbers of the variables; empty for a constant, two or more for a product such as a transfer coefficient times a flow. */
  readonly factors: readonly number[]
}

/** What is said of one quantity. */
export interface Observation {
  /** As observed; null where nobody measured it. */
  readonly value: number | null
  /** Standard deviation, in the unit of the value; 0: an exact constant, which never moves. */
  readonly sd: number
  readonly least: number
  readonly most: number
}

/**
 * Observations that share one error, such as copies of one wire report: `part` of the variance of each is common to all (1: nothing but a copy), so that
 * two of them correlate by the square root of the product of their parts.
 */
export type SharedError = readonly { readonly observation: number; readonly part: number }[]

/** Quantities and the balances they must meet: the sum of the terms of each is nought. No observation is in more than one shared error. */
export interface Problem {
  readonly observations: readonly Observation[]
  readonly balances: readonly (readonly Term[])[]
  readonly shared?: readonly SharedError[]
}

export const quantityClasses = ['redundant', 'non-redundant', 'observable', 'non-observable', 'constant'] as const

/**
 * What the balances make of a quantity: measured and checked by others (`redundant`) or by nothing (`non-redundant`), not measured and
 * worked out (`observable`) or not (`non-observable`), or given exactly.
 */
export type QuantityClass = (typeof quantityClasses)[number]

export interface Reconciled {
  readonly values: (number | null)[]
  readonly sd: (number | null)[]
  readonly classes: QuantityClass[]
  /** Adjustment over its own standard deviation; null where nothing checks the observation. */
  readonly normalised: (number | null)[]
  /** Which quantities stand at a bound that holds them there. */
  readonly bound: ('least' | 'most' | null)[]
  /** What each observation adds to chi-square; of a shared error, an equal part each. */
  readonly chi2Of: number[]
  readonly chi2: number
  readonly degreesOfFreedom: number
  readonly iterations: number
}

/**
 * The balances contradict one another or the constants (the balance that stands for it, by number), or are met by values outside the bounds alone; copies of one
 * report that say different things; or the iteration found no end.
 */
export type Unsolved =
  | { readonly fault: 'contradiction'; readonly balance: number }
  | { readonly fault: 'out-of-bounds'; readonly balance: number }
  | { readonly fault: 'unequal-copies'; readonly observation: number }
  | { readonly fault: 'no-convergence' }
