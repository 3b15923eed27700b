import type { Figure } from '../../ledger/figure.ts'
import type { Ledger } from '../../ledger/ports.ts'
import { countedTwice, datedTwice } from '../../ledger/settling/across.ts'
import { definitionId, definitionKey, isRemainder } from '../../ledger/settling/definition-key.ts'
import type { Disagreement } from '../../ledger/settling/disagreement.ts'
import { relaysBySource, type Relays } from '../../ledger/settling/origin.ts'
import { overridesInForce, type Override } from '../../ledger/settling/override.ts'
import { settleFigures, type Settled } from '../../ledger/settling/settled.ts'
import { seen, type Sight } from '../../ledger/settle.ts'
import { recordsOf } from '../judge/bench-of-ledger.ts'
import type { Desk } from '../operation.ts'

/** A disagreement with the definition it stands in; for those across definitions, that of the figure that stands first. */
export interface Conflict extends Disagreement {
  readonly settled: Settled
}

/** The whole ledger filed by definition, as it stood on one day and was known by one. Settled when asked for, and once. */
export interface SettledLedger {
  /** Figures of each definition; remainders ("other countries") left out, since no two of them are the same. */
  readonly definitions: ReadonlyMap<string, readonly [Figure, ...Figure[]]>
  readonly relays: Relays
  readonly overrides: ReadonlyMap<string, Override>
  settled(figure: Figure): Settled
  /** Every disagreement beyond tolerance, largest questions first. */
  conflicts(): readonly Conflict[]
}

interface Kept {
  readonly revision: string
  readonly ledgers: Map<string, Promise<SettledLedger>>
}
const kept = new WeakMap<Ledger, Kept>()
const most = 8

/** The ledger settled; filed once per revision and sight. */
export async function settledLedger(desk: Desk, sight: Pick<Sight, 'asOf' | 'knownBy'>): Promise<SettledLedger> {
  const revision = await desk.ledger.revision()
  let found = kept.get(desk.ledger)
  if (found?.revision !== revision) {
    found = { revision, ledgers: new Map() }
    kept.set(desk.ledger, found)
  }
  const key = `${sight.asOf}|${sight.knownBy ?? ''}`
  const known = found.ledgers.get(key)
  if (known) return known
  const making = Promise.all([recordsOf(desk, sight.knownBy), desk.ledger.overrides()]).then(([{ figures }, overrides]) =>
    fileLedger(
      figures.filter((figure) => seen(figure, sight)),
      relaysBySource(desk.relays()),
      overridesInForce(overrides, sight.knownBy),
    ),
  )
  if (found.ledgers.size >= most) found.ledgers.delete(found.ledgers.keys().next().value ?? '')
  found.ledgers.set(key, making)
  return making
}

/** Files figures by definition. Pure. */
export function fileLedger(figures: readonly Figure[], relays: Relays, overrides: ReadonlyMap<string, Override>): SettledLedger {
  const definitions = new Map<string, [Figure, ...Figure[]]>()
  for (const figure of figures) {
    if (isRemainder(figure)) continue
    const key = definitionKey(figure)
    const group = definitions.get(key)
    if (group) group.push(figure)
    else definitions.set(key, [figure])
  }
  const settledByKey = new Map<string, Settled>()
  const settledOf = (key: string, group: readonly [Figure, ...Figure[]]): Settled => {
    let known = settledByKey.get(key)
    if (known === undefined) {
      // A definition's id is a hash; it is needed only where somebody overrode something.
      const override = overrides.size === 0 ? null : (overrides.get(definitionId(group[0])) ?? null)
      const named = override === null || override.figure === null ? undefined : byId().get(override.figure)
      known = settleFigures(named && !group.includes(named) ? [...group, named] : group, relays, override)
      settledByKey.set(key, known)
    }
    return known
  }
  let ids: Map<string, Figure> | undefined
  const byId = (): Map<string, Figure> => (ids ??= new Map(figures.map((figure) => [figure.id, figure])))
  let conflicts: readonly Conflict[] | undefined
  const ledger: SettledLedger = {
    definitions,
    relays,
    overrides,
    settled: (figure) => {
      const key = definitionKey(figure)
      return settledOf(key, definitions.get(key) ?? [figure])
    },
    conflicts: () => (conflicts ??= conflictsIn(ledger, figures)),
  }
  return ledger
}

function conflictsIn(ledger: SettledLedger, figures: readonly Figure[]): Conflict[] {
  const found: Conflict[] = []
  const prevailing: Figure[] = []
  for (const group of ledger.definitions.values()) {
    // A definition with one figure disagrees with nobody, and is not worth settling for that.
    if (group.length === 1) {
      prevailing.push(group[0])
      continue
    }
    const settled = ledger.settled(group[0])
    if (settled.prevailing) prevailing.push(settled.prevailing)
    for (const disagreement of settled.disagreements) found.push({ ...disagreement, settled })
  }
  for (const across of [...datedTwice(figures, ledger.relays), ...countedTwice(prevailing)])
    found.push({ ...across, settled: ledger.settled(across.between[0]) })
  return found
}
