import { sayPlace } from '../../kernel/place.ts'
import type { Basis } from '../../ledger/definition.ts'
import { sayNumber } from '../../ledger/say-figure.ts'
import { divide, type PlaceShare } from './divide.ts'
import type { ShareSet } from './share-set.ts'

/** Two shares further apart than this, in percentage points, are a conflict to show (the tolerance for rounded shares). */
const conflictAbove = 3

interface Said {
  readonly set: ShareSet
  readonly share: PlaceShare
}

export interface Conflict {
  place: string
  says: string
  values: { value: number; basis: Basis; publisher: string; edition: string; period: string; receipts: string[] }[]
}

export interface Difference {
  readonly spread: { place: string; low: number; high: number; definitions: number }[]
  readonly conflicts: Conflict[]
}

function conflictOf(place: string, said: readonly Said[]): Conflict | undefined {
  const values = said.map(({ share }) => share.value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (high - low <= conflictAbove) return undefined
  const bases = new Set(said.map(({ set }) => set.basis))
  const why = bases.size > 1 ? 'the definitions count different things' : 'publishers or editions differ under one basis'
  return {
    place,
    says: `${sayPlace(place)}: ${sayNumber(low)} to ${sayNumber(high)} percent; ${why}`,
    values: said.map(({ set, share }) => ({
      value: share.value,
      basis: set.basis,
      publisher: set.publisher,
      edition: set.edition,
      period: set.period.text,
      receipts: share.receipts,
    })),
  }
}

/** How far definitions of the same stage and year lie apart, place by place, and where that is a conflict. Nothing is averaged. */
export function differences(sets: readonly ShareSet[], places: readonly string[]): Difference {
  const divided = sets.map((set) => ({ set, shares: divide(set).shares }))
  const found = places
    .filter((place) => place !== 'OTHER')
    .map((place) => {
      const said = divided.flatMap(({ set, shares }): Said[] => {
        const share = shares.find((each) => each.place === place)
        return share ? [{ set, share }] : []
      })
      return { place, said }
    })
    .filter(({ said }) => said.length > 0)
  return {
    spread: found.map(({ place, said }) => ({
      place,
      low: Math.min(...said.map(({ share }) => share.low)),
      high: Math.max(...said.map(({ share }) => share.high)),
      definitions: said.length,
    })),
    conflicts: found.flatMap(({ place, said }) => conflictOf(place, said) ?? []),
  }
}
