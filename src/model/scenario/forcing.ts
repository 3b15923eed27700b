/**
 * What is done to a world over T months, compiled: numbers only, no names. Flows, makers and input slots are numbered in `goods.ts`. A path
 * has one number a month, T of them. Measures on the same flow add up: it is let through by all of them.
 */
export interface Forcing {
  readonly months: number
  /** Shares of orders let through; a ban is a path of noughts. */
  readonly cuts: readonly Cut[]
  readonly quotas: readonly Quota[]
  /** A flow has one queue. Where several licences hold in a month, the fewest granted, the smallest share free and the longest wait count. */
  readonly licences: readonly Licence[]
  readonly tariffs: readonly Tariff[]
  readonly rushes: readonly Rush[]
  readonly outages: readonly Outage[]
  readonly openings: readonly Opening[]
  readonly recycling: readonly Recycling[]
  readonly releases: readonly Release[]
  readonly thrifting: readonly Thrifting[]
  readonly switches: readonly Switch[]
  /** Use against the baseline, [(month * I + industry) * P + place]; null: as in the baseline. */
  readonly demand: Float64Array | null
  /** Share of what a buyer ordinarily takes that other suppliers may newly deliver when its orders fail, more by so much each month that it is short; null: the parameter. */
  readonly qualified: number | null
  /** Share of an order that moves a month from those who fail to those who deliver; null: the parameter. */
  readonly drift: number | null
}

/** `passes` of an order, and of no more than the flow of the baseline (with its growth), is let through; 1 is no restraint at all. */
export interface Cut {
  readonly flows: Int32Array
  readonly passes: Float64Array
}

/** The flows together may not exceed a running balance, in kilograms. */
export interface Quota {
  readonly flows: Int32Array
  /** Number of the period each month is in, counted from 0; -1 while there is no quota. */
  readonly period: Int32Array
  /** Kilograms that each period adds. */
  readonly allowance: Float64Array
  /** Whether what is left of a period stays for the next one. */
  readonly carriesOver: boolean
}

/**
 * Orders wait as applications, one queue a flow: `Q(t+1) = Q(t) + new(t) - A(t)`, `A = granted * (those that have waited)`. What is granted and
 * not delivered stays good for some months (`Parameters.licenceValid`). When no licence holds any more, all that waits is let through.
 */
export interface Licence {
  readonly flows: Int32Array
  /** Share of the applications that have waited long enough that is granted in a month; -1 while it does not hold. */
  readonly granted: Float64Array
  /** Share of orders that needs no licence. */
  readonly uncontrolled: number
  /** Months an application waits at the least, 0 to 12; between whole months, the share. 45 working days are about two. */
  readonly wait: number
}

/** Orders shrink to `(1 + rate)^-elasticity`. */
export interface Tariff {
  readonly flows: Int32Array
  readonly rate: Float64Array
  readonly elasticity: number
}

/** Orders grow to `1 + more` in the months of notice before a measure. */
export interface Rush {
  readonly flows: Int32Array
  readonly more: Float64Array
}

/** Capacity times `left`. */
export interface Outage {
  readonly makers: Int32Array
  readonly left: Float64Array
}

/** New capacity of a maker in kilograms a month above the baseline; slip and ramp are in the path (`rampUp`). */
export interface Opening {
  readonly maker: number
  readonly added: Float64Array
  /** Share of it that buyers have agreed to take, 0 to 1: so much of their orders moves to it as it comes. */
  readonly contracted: number
}

/** Scrap beyond the baseline that enters a stage, kilograms a month. */
export interface Recycling {
  readonly slot: number
  readonly added: Float64Array
}

/** What a stockpile hands, in kilograms, to those in its place who use the good: makers of the next stage, or users of magnets. */
export interface Release {
  readonly maker: number
  readonly amounts: Float64Array
}

/** Makers of magnets take less of an element while they are short of it. */
export interface Thrifting {
  readonly element: number
  /** Share saved a year in months when they are short, one a month; 0 while it does not hold. */
  readonly saves: Float64Array
  /** Share of the content that cannot be saved. */
  readonly floor: number
}

/** Users short of a grade take another instead (magnets without Dy). */
export interface Switch {
  readonly grade: number
  readonly instead: number
  /** Share of the use of the grade that may change over, month by month: nought until the other is qualified. */
  readonly most: Float64Array
  /** More of the other needed for the same work: 0.1 is a tenth. */
  readonly loss: number
}

/** Nothing is done. */
export const noForcing = (months: number): Forcing => ({
  months,
  cuts: [],
  quotas: [],
  licences: [],
  tariffs: [],
  rushes: [],
  outages: [],
  openings: [],
  recycling: [],
  releases: [],
  thrifting: [],
  switches: [],
  demand: null,
  qualified: null,
  drift: null,
})

/** A path that is `inside` from month `since` to month `until`, both counted from 0 and included, and `outside` elsewhere. */
export const during = (months: number, since: number, until: number, inside: number, outside: number): Float64Array =>
  Float64Array.from({ length: months }, (_, month) => (month >= since && month <= until ? inside : outside))

/**
 * Capacity that starts `slip` months after month `start`, rises evenly for `ramp` months and then stays at `full`. Months need not be whole:
 * a month counts by the middle of its rise.
 */
export const rampUp = (months: number, { start, slip, ramp, full }: Ramp): Float64Array =>
  Float64Array.from({ length: months }, (_, month) => {
    const run = month + 1 - (start + slip)
    if (ramp <= 0) return full * Math.min(1, Math.max(0, run))
    const risen = (at: number): number => (at <= 0 ? 0 : at >= ramp ? at - ramp / 2 : (at * at) / (2 * ramp))
    return full * (risen(run) - risen(run - 1))
  })

export interface Ramp {
  readonly start: number
  readonly slip: number
  readonly ramp: number
  readonly full: number
}
