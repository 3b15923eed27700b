import type { Day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Ledger } from '../../ledger/ports.ts'
import { seen } from '../../ledger/settle.ts'
import { recordsOf } from '../judge/bench-of-ledger.ts'
import type { Desk } from '../operation.ts'
import { aboutACountry, shareable, shareSets, type ShareSet } from './share-set.ts'

/** A share table with the mineral its rows are filed under. */
export interface FiledSet {
  readonly mineral: string
  readonly set: ShareSet
}

interface Kept {
  readonly revision: string
  readonly sets: Map<string, Promise<readonly FiledSet[]>>
}

const kept = new WeakMap<Ledger, Kept>()
/** Views of the store kept per revision, as many as a reader looks at side by side. */
const most = 8

/**
 * Every share table of the ledger as it stood on `asOf` and was known by `knownBy`; sorted into tables once per revision
 * and sight, since a chain asks for all of them.
 */
export async function setsOfLedger(desk: Desk, asOf: Day, knownBy: Day | null): Promise<readonly FiledSet[]> {
  const revision = await desk.ledger.revision()
  let found = kept.get(desk.ledger)
  if (found?.revision !== revision) {
    found = { revision, sets: new Map() }
    kept.set(desk.ledger, found)
  }
  const key = `${asOf}|${knownBy ?? ''}`
  const known = found.sets.get(key)
  if (known) return known
  const making = recordsOf(desk, knownBy).then(({ figures }) => {
    const byMineral = new Map<string, Figure[]>()
    for (const figure of figures) {
      if (figure.mineral === null || !shareable.includes(figure.measure) || !seen(figure, { asOf, knownBy })) continue
      const group = byMineral.get(figure.mineral)
      if (group) group.push(figure)
      else byMineral.set(figure.mineral, [figure])
    }
    return [...byMineral].flatMap(([mineral, group]) => shareSets(group, aboutACountry).map((set) => ({ mineral, set })))
  })
  if (found.sets.size >= most) found.sets.delete(found.sets.keys().next().value ?? '')
  found.sets.set(key, making)
  return making
}
