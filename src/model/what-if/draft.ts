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

/** A draft with nothing laid on; the lists of `noForcing` are its own to fill. */
export const draftOf = (world: World, months: number): Draft => ({ world, ...(noForcing(months) as Omit<Draft, 'world'>) })

export const forcingOf = ({ world: _world, ...forcing }: Draft): Forcing => forcing
