import type { Basis } from '../../ledger/definition.ts'
import { divide, sayDefinition } from './divide.ts'
import { better, sameSeries, yearsOf, type ShareSet } from './share-set.ts'

/** A definition that can be asked for instead, with an example of what it says. */
export interface OtherDefinition {
  basis: Basis
  publisher: string
  edition: string
  period: string
  says: string
}

/** The other definitions that can be asked for: the nearest year of every other publisher, edition and basis. */
export function otherDefinitions(sets: readonly ShareSet[], chosen: ShareSet, year: number, mineral: string): OtherDefinition[] {
  const distance = (set: ShareSet): number => Math.min(...yearsOf(set).map((each) => Math.abs(each - year)))
  const series = Map.groupBy(
    sets.filter((set) => !sameSeries(set, chosen)),
    (set) => [set.sourceId, set.kind, set.basis, set.isProjected].join('|'),
  )
  return [...series.values()].flatMap((group) => {
    const [nearest] = group.toSorted((a, b) => distance(a) - distance(b) || better(a, b))
    if (!nearest) return []
    const { basis, publisher, edition, period } = nearest
    const largest = divide(nearest).shares.find((share) => share.place !== 'OTHER')
    const example = largest ? `: ${largest.name} ${largest.value.toFixed(1)} percent` : ''
    return [{ basis, publisher, edition, period: period.text, says: `${sayDefinition(nearest, mineral)}${example}` }]
  })
}
