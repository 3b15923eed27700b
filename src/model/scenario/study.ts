import type { Forcing } from './forcing.ts'
import type { Parameters } from './parameters.ts'
import type { Series } from './result.ts'
import type { World } from './world.ts'

/** How a number that is not known is spread. */
export type Spread =
  /** Triangular; where all three are equal it is known. */
  | { readonly shape: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** Lognormal by its median and its 90th percentile. */
  | { readonly shape: 'lognormal'; readonly median: number; readonly p90: number }
  /** 1 with this chance, otherwise 0. */
  | { readonly shape: 'chance'; readonly of: number }
  /** The number of a course, 0 to n - 1, by their chances, which sum to 1. */
  | { readonly shape: 'course'; readonly chances: readonly number[] }
  /** A whole number from 0 to `count` - 1, each as likely: which posterior draw of the baseline. */
  | { readonly shape: 'draw'; readonly count: number }

export interface Input {
  readonly id: string
  readonly title: string
  readonly spread: Spread
}

/** One concrete run. */
export interface Case {
  readonly world: World
  readonly forcing: Forcing
  readonly parameters: Parameters
}

/** A scenario with what is not known in it. */
export interface Study {
  readonly inputs: readonly Input[]
  /** The run for one value an input, in their order. Same values, same run. */
  readonly realise: (values: Float64Array) => Case
  /** The same without the scenario: run with the same values, so that the difference is the scenario's. */
  readonly baseline: (values: Float64Array) => Case
  /** What is kept of each draw. */
  readonly series: readonly Series[]
}

export interface RunOptions {
  readonly draws: number
  readonly seed: number
  /** A month counts as short from this share of demand on; 0.05 by default. */
  readonly shortAbove?: number
  /** Called between draws; `true` stops the run, and nothing of it is returned. */
  readonly isCancelled?: () => boolean
  /** Called now and then with the draws done. */
  readonly progress?: (done: number) => void
}

/** P2.5, P10, P50, P90 and P97.5 of a series by month, each T long: the outer two are the 95 % band. */
export interface Band {
  readonly p2: Float64Array
  readonly p10: Float64Array
  readonly p50: Float64Array
  readonly p90: Float64Array
  readonly p97: Float64Array
}

/** How much of the spread of a series' sum over months an input explains by itself. */
export interface Driver {
  readonly input: string
  /** Variance of the conditional means over the variance, 0 to 1 (first-order index, bins of equal count, less what chance alone gives). */
  readonly share: number
  /** Spearman's rank correlation. */
  readonly rank: number
  /** Mean of the sum over months in the lowest and the highest tenth of the input. */
  readonly low: number
  readonly high: number
}

export interface SeriesResult {
  readonly series: Series
  readonly scenario: Band
  readonly baseline: Band
  /** Scenario less baseline, draw by draw. */
  readonly difference: Band
  /** Quantiles of the sum over months of the difference. */
  readonly total: Quantiles
  /** Of shortages: the first month, counted from 0, in which more than `shortAbove` of demand is short; of the draws in which there is one. */
  readonly firstShort: { readonly never: number; readonly months: Quantiles | null } | null
  /** What drives the spread of `total`, the largest share first. */
  readonly drivers: readonly Driver[]
}

/** P2.5, P10, P50, P90 and P97.5. */
export interface Quantiles {
  readonly p2: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly p97: number
}

export interface Outcome {
  readonly draws: number
  readonly seed: number
  readonly results: readonly SeriesResult[]
}

/** Why there is no outcome. The layer that knows the file says where in it. */
export type StudyFault =
  | { readonly kind: 'cancelled'; readonly done: number }
  | { readonly kind: 'too-many-draws'; readonly asked: number; readonly most: number }
  | { readonly kind: 'too-much-kept'; readonly cells: number; readonly most: number }
  | { readonly kind: 'bad-spread'; readonly input: string; readonly says: string }
