import { noForcing, type Forcing } from '../scenario/forcing.ts'
import type { World } from '../scenario/world.ts'

type Lists = Pick<
  Forcing,
  | 'cuts'
  | 'quotas'
  | 'licences'
  | 'tariffs'
  | 'rushes'
  | 'outages'
  | 'openings'
  | 'recycling'
  | 'releases'
  | 'thrifting'
  | 'switches'
>

/** A forcing while the measures of a scenario are being laid on. */
export type Draft = { -readonly [K in keyof Lists]: Lists[K][number][] } & {
  readonly months: number
  readonly world: World
  demand: Float64Array | null
  qualified: number | null
  drift: number | null
}

export const draftOf = (world: World, months: number): Draft => ({
  world,
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

export const forcingOf = ({ world: _world, ...lists }: Draft): Forcing => ({ ...noForcing(lists.months), ...lists })
