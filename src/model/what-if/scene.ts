import type { Measure, MeasureKind } from '../../ledger/scenarios/scenario-file.ts'
import type { Spread } from '../../ledger/scenarios/words.ts'
import type { World } from '../scenario/world.ts'
import type { Draft } from './draft.ts'
import type { Unknowns, Value } from './unknowns.ts'

/** Where a measure is being laid on: the baseline, the months of the run and what it is called. */
export interface Scene {
  readonly world: World
  /** First month of the run, as `words.ts` counts months. */
  readonly start: number
  readonly months: number
  readonly unknowns: Unknowns
  /** Path of the measure in the file, `measures.2`. */
  readonly path: string
  unfit(says: string): void
}

/** Lays a measure on one run, with the values its unknowns have there. */
export type Lay = (draft: Draft, values: Float64Array) => void

export type Of<K extends MeasureKind> = Extract<Measure, { kind: K }>

/** A value of a measure that may be spread; its id is the path in the file. */
export const valueOf = ({ unknowns, path }: Scene, field: string, title: string, spread: Spread): Value =>
  unknowns.spread(`${path}.${field}`, title, spread)

/** First and last month of a measure in months of the run, both included; they may lie outside it. */
export const monthsOf = (
  { start, months }: Scene,
  { since, until }: { readonly since?: number | undefined; readonly until?: number | undefined },
): { readonly first: number; readonly last: number } => ({
  first: since === undefined ? 0 : since - start,
  last: until === undefined ? months - 1 : until - start,
})
