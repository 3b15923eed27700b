import { weightsForFirst } from '../ranking/feasible-weights.ts'
import { criteria, type Criterion } from './criteria.ts'
import type { Line } from './field.ts'
import { criterionOf, type Gate } from './gates.ts'

const middle = ({ low, high }: { readonly low: number; readonly high: number }): number => (low + high) / 2

/** Values of a line at the middle of their intervals, in the order of `criteria`. */
export const middleOf = (line: Line): number[] => line.scores.map(middle)

/** Weighted sum of the middles, and of both ends. */
export function scoreOf(line: Line, shares: readonly number[]): { score: number; low: number; high: number } {
  const sum = (of: (index: number) => number): number => shares.reduce((total, share, at) => total + share * of(at), 0)
  const at = (index: number) => line.scores[index] ?? { low: 0, high: 1 }
  return { score: sum((index) => middle(at(index))), low: sum((index) => at(index).low), high: sum((index) => at(index).high) }
}

/** Lines that fail no gate stand before those that do; within both the score decides. Larger is better. */
export const standingScore = (line: Line, shares: readonly number[]): number =>
  scoreOf(line, shares).score + (line.isBarred ? 0 : tier)
/** More than any weighted sum of values from 0 to 1. */
export const tier = 2

export interface Move {
  readonly criterion: Criterion
  /** What would be settled: nothing known yet, disputed, old, or a rung that is not the top one. */
  readonly why: 'unknown' | 'disputed' | 'not there yet'
  readonly gain: number
  /** Place if it were settled at its best. */
  readonly place: number
}

/** What would move a line up: each criterion settled at its best, by the place it would bring and then by its gain. */
export function movesOf(line: Line, field: readonly Line[], shares: readonly number[]): Move[] {
  const others = field.filter((each) => each !== line).map((each) => standingScore(each, shares))
  return line.scores
    .map((scored, at): Move => {
      const gain = (shares[at] ?? 0) * (1 - middle(scored))
      const gates = line.gates.filter(({ gate, state }) => gate !== 'tonnes' && state === 'no')
      const lifts = gates.every(({ gate }) => criterionOf[gate] === scored.criterion)
      const better = scoreOf(line, shares).score + gain + (line.isBarred && !lifts ? 0 : tier)
      const why = scored.state === 'unknown' ? 'unknown' : scored.state === 'disputed' ? 'disputed' : 'not there yet'
      return { criterion: scored.criterion, why, gain, place: 1 + others.filter((other) => other > better + 1e-12).length }
    })
    .filter(({ gain }) => gain > 1e-9)
    .toSorted((a, b) => a.place - b.place || b.gain - a.gain)
}

export interface WhyNot {
  /** Gates that were not passed, then those nobody knows about. */
  readonly failed: Gate[]
  readonly unknown: Gate[]
  /** Weights under which the line would have the best score, gates apart; null where no weights do. */
  readonly weights: readonly { readonly criterion: Criterion; readonly share: number }[] | null
  /** Others that are at least as good in every criterion. */
  readonly dominatedBy: readonly string[]
}

const isAtLeast = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, at) => value >= (other[at] ?? 0) - 1e-12)

/** Why a line is not first. */
export function whyNot(line: Line, field: readonly Line[]): WhyNot {
  const rows = field.map(middleOf)
  const own = field.indexOf(line)
  const mine = rows[own] ?? []
  const found = weightsForFirst(rows, own)
  const gatesIn = (state: 'no' | 'unknown'): Gate[] => line.gates.filter((gate) => gate.state === state).map(({ gate }) => gate)
  return {
    failed: gatesIn('no'),
    unknown: gatesIn('unknown'),
    weights:
      found === undefined || found.margin <= 1e-9
        ? null
        : criteria
            .map((criterion, at) => ({ criterion, share: found.weights[at] ?? 0 }))
            .filter(({ share }) => share > 1e-9)
            .toSorted((a, b) => b.share - a.share),
    dominatedBy: field
      .filter((_, at) => at !== own && isAtLeast(rows[at] ?? [], mine) && !isAtLeast(mine, rows[at] ?? []))
      .map(({ facility }) => facility.id),
  }
}
