import { sizesOf } from './goods.ts'
import type { Record } from './result.ts'
import type { World } from './world.ts'

/** One good in the static index between a first and a second party. */
export interface LeverageTerm {
  readonly good: string
  readonly weight: number
  /** How readily trade in it moves to others; above 0. */
  readonly elasticity: number
  /** Look-through dependence of the second party on the first, and of the first on the second, 0 to 1. */
  readonly dependence: readonly [secondOnFirst: number, firstOnSecond: number]
  /** Value at stake as a share of output, of the second and of the first. */
  readonly stake: readonly [second: number, first: number]
}

/** `L1(o -> j) = sum_k w_k [m_k(j <- o) v_k(j) / eps_k - m_k(o <- j) v_k(o) / eps_k]` (after Liu and Yang 2025; the weights are ours). Above 0: the first holds more over the second. */
export const staticLeverage = (terms: readonly LeverageTerm[]): number =>
  terms.reduce(
    (sum, { weight, elasticity, dependence: [onFirst, onSecond], stake: [second, first] }) =>
      sum + (weight * (onFirst * second - onSecond * first)) / elasticity,
    0,
  )

/** What a cut costs both sides, month by month, in one unit of value. */
export interface Losses {
  /** Of the one that is cut off: use that is not served. */
  readonly target: Float64Array
  /** Of the one that cuts: sales abroad that are lost. */
  readonly cutter: Float64Array
  /** Use of the target that is not served, as a share of its demand. */
  readonly short: Float64Array
}

/** What is read off the losses; no one number among them stands for the others. */
export interface Leverage {
  readonly target: number
  readonly cutter: number
  /** `(target - cutter) / (target + cutter)`, -1 to 1; 0 where nobody loses anything. */
  readonly asymmetry: number
  /** What the target would pay for the cut not to happen, halfway between the threat points: `(target - cutter) / 2` (symmetric Nash bargaining). */
  readonly transfer: number
  /** First month, counted from 0, in which more than `painful` of the target's demand is short; null where there is none. */
  readonly timeToPain: number | null
  /** Months from the worst month of the target until its loss stays at no more than half of that; null where it does not within the run. */
  readonly halfLife: number | null
}

/**
 * Losses of a run against its baseline; both records with flows (`new Scratch({ flows: true })`). `values`: value of a kilogram of each good
 * (numbered in `goods.ts`), and of grades in use.
 */
export function lossesOf(
  world: World,
  cut: Record,
  baseline: Record,
  parties: { readonly cutter: number; readonly target: number },
  values: Float64Array,
): Losses {
  const { places, goods, elements, stages, grades, industries } = sizesOf(world)
  const { cutter, target } = parties
  const losses: Losses = {
    target: new Float64Array(cut.months),
    cutter: new Float64Array(cut.months),
    short: new Float64Array(cut.months),
  }
  for (let month = 0; month < cut.months; month++) {
    let demand = 0
    let short = 0
    for (let grade = 0; grade < grades; grade++)
      for (let industry = 0; industry < industries; industry++) {
        const cell = ((month * grades + grade) * industries + industry) * places + target
        const value = values[elements * stages + grade] as number
        demand += value * (cut.demand[cell] as number)
        short += value * (cut.shortage[cell] as number)
        losses.target[month] =
          (losses.target[month] as number) +
          value * Math.max(0, (cut.shortage[cell] as number) - (baseline.shortage[cell] as number))
      }
    losses.short[month] = demand > 0 ? short / demand : 0
    for (let good = 0; good < goods; good++)
      for (let to = 0; to < places; to++) {
        if (to === cutter) continue
        const cell = ((month * goods + good) * places + cutter) * places + to
        losses.cutter[month] =
          (losses.cutter[month] as number) +
          (values[good] as number) * ((baseline.shipped[cell] as number) - (cut.shipped[cell] as number))
      }
  }
  return losses
}

/** Reads losses; the cutter's sum is not below nought, as sales that only come later are no loss. */
export function leverageOf({ target, cutter, short }: Losses, painful = 0.05): Leverage {
  const sum = (list: Float64Array): number =>
    Math.max(
      0,
      list.reduce((total, each) => total + each, 0),
    )
  const [of, by] = [sum(target), sum(cutter)]
  const pain = short.findIndex((share) => share > painful)
  const worst = target.indexOf(Math.max(...target))
  let calm: number | null = null
  if (of > 0)
    for (let month = target.length - 1; month > worst && (target[month] as number) <= (target[worst] as number) / 2; month--)
      calm = month - worst
  return {
    target: of,
    cutter: by,
    asymmetry: of + by > 0 ? (of - by) / (of + by) : 0,
    transfer: (of - by) / 2,
    timeToPain: pain < 0 ? null : pain,
    halfLife: calm,
  }
}

/** Printed wherever leverage is. */
export const leverageCaveats = [
  'Asymmetry is not influence: the one that depends less need not get its way (Wagner 1988).',
  'Leverage that is used wears off: Japan took about 90 % of its rare earths from China in 2010 and about 58 to 60 % a decade later.',
  'Losses are of use not served and of sales not made; what follows from them elsewhere in an economy is not in them.',
] as const
