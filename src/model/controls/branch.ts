import type { Day } from '../../kernel/day.ts'
import type { ControlBook, Rule } from '../../ledger/controls/book.ts'
import { formOf } from './goods.ts'
import { heldLicence } from './held.ts'
import { inactiveOf, type Inactive } from './inactive.ts'
import { matchOf, type Context, type Match } from './match.ts'
import { reached } from './route.ts'
import type { Shipment } from './shipment.ts'
import { dayOfBook, standing, type Standing } from './status.ts'

/** A rule, how it fits the case, and what it was on the day. */
export interface Weighed {
  readonly rule: Rule
  readonly match: Match
  readonly standing: Standing
}

const decidingKinds: ReadonlySet<Rule['kind']> = new Set([
  'licence_requirement',
  'prohibition',
  'entity_prohibition',
  'procurement_bar',
  'duty',
])
/** Whether a rule decides if a licence is needed or a movement is barred. A regime of its own beside these controls does not. */
export const decides = (rule: Rule): boolean => decidingKinds.has(rule.kind) && rule.is_separate !== true

/** Everything the rule book says of a case on a day in one branch. */
export interface Weighing {
  readonly context: Context
  readonly weighed: readonly Weighed[]
  /** Applies on the day. */
  readonly active: readonly Weighed[]
  /** Obligations in force of a notice of which a duty in force reaches the goods, on this movement or on a later one abroad. */
  readonly accompanying: readonly Weighed[]
  /** In force, but a fact is missing. */
  readonly open: readonly Weighed[]
  /** Its state on the day is not known, and it fits the case. */
  readonly unsettled: readonly Weighed[]
  readonly inactive: readonly Inactive[]
  /** Rules of the movement, whether they fit the goods or not. */
  readonly reached: readonly Weighed[]
}

/** A ban that rests on another rule, as if the goods had left China on this way. */
const asExport = (shipment: Shipment): Shipment => ({
  ...shipment,
  transaction: { ...shipment.transaction, from: 'CHN', via: null },
})

/** A rule about stages, asked without them. */
const withoutStages = (rule: Rule): Rule => ({ ...rule, when: { ...rule.when, stages: undefined } })

/** A later re-export of the same goods, for rules that follow them abroad. */
const asReExport = (shipment: Shipment): Shipment => ({
  ...shipment,
  transaction: { ...shipment.transaction, from: shipment.transaction.to, to: 'USA', via: null },
})

export function weigh(book: ControlBook, shipment: Shipment, branch: string, knownBy: Day | null): Weighing {
  const { rules, byId, standings, dualUse } = dayOfBook(book, shipment.date, branch, knownBy)
  const context: Context = { book, dualUse }
  const standingOf = (rule: Rule): Standing => standings.get(rule.id) ?? standing(book, rule, shipment.date, branch, knownBy)
  const weighed = rules.map((rule): Weighed => ({ rule, match: matchOf(shipment, rule, context), standing: standingOf(rule) }))
  const reliedOn = ({ rule }: Weighed): readonly Weighed[] =>
    (rule.when.passes_on ?? []).flatMap((id): Weighed[] => {
      const other = byId.get(id)
      if (other === undefined) return []
      const match = matchOf(asExport(shipment), other, context)
      return match.finding.truth === 'yes' ? [{ rule: other, match, standing: standingOf(other) }] : []
    })
  const relies = (each: Weighed): boolean => each.rule.when.passes_on !== undefined
  // A ban on passing on what another rule refuses is about the case only where that rule would be.
  const fits = weighed.filter((each) => each.match.finding.truth === 'yes' && (!relies(each) || reliedOn(each).length > 0))
  const active: Weighed[] = []
  const passed: Weighed[] = []
  for (const each of fits) {
    if (each.standing.state !== 'in_force') continue
    const behind = reliedOn(each)
    if (!relies(each) || behind.some(({ standing: now }) => now.state === 'in_force')) active.push(each)
    passed.push(...behind)
  }
  // The procurement clause tells of its other version too, whatever the stages: which version applies is the point.
  const otherVersions = weighed.filter(
    ({ rule }) => rule.kind === 'procurement_bar' && matchOf(shipment, withoutStages(rule), context).finding.truth === 'yes',
  )
  const later = onward(shipment, context, weighed)
  const candidates = {
    direct: [...fits, ...otherVersions],
    passed,
    siblings: siblings(active, weighed),
    onward: later,
  }
  const duties = [...active, ...later].filter(
    ({ rule, standing: now }) => rule.kind === 'licence_requirement' && now.state === 'in_force',
  )
  return {
    context,
    accompanying: active.filter(
      ({ rule }) => rule.kind === 'obligation' && duties.some((duty) => duty.rule.instrument === rule.instrument),
    ),
    weighed,
    active: [...active, ...passed.filter(({ standing: now }) => now.state === 'in_force')],
    open: weighed.filter(
      ({ rule, match, standing: now }) =>
        match.finding.truth === 'unknown' && now.state === 'in_force' && rule.when.passes_on === undefined,
    ),
    unsettled: fits.filter(({ standing: now }) => now.state === 'unknown'),
    inactive: inactiveOf(
      candidates,
      active.some(({ rule }) => decides(rule)),
      heldLicence(shipment).isHeld,
    ),
    reached: weighed.filter(({ rule }) => reached(shipment, rule.reach).truth === 'yes'),
  }
}

/** Limbs of a duty that applies which were announced and not yet running: the same notice, the same kind of movement. */
function siblings(active: readonly Weighed[], weighed: readonly Weighed[]): Weighed[] {
  const applies = active.filter(({ rule }) => rule.kind === 'licence_requirement')
  return weighed.filter(
    ({ rule, standing: now }) =>
      now.state === 'scheduled' &&
      rule.kind === 'licence_requirement' &&
      applies.some((each) => each.rule.instrument === rule.instrument && each.rule.reach === rule.reach),
  )
}

/** Licence duties on re-export that would follow goods leaving China: those of their list, and for magnets the limb by form alone. */
function onward(shipment: Shipment, context: Context, weighed: readonly Weighed[]): Weighed[] {
  if (reached(shipment, 'export_from_CN').truth === 'no') return []
  const later = asReExport(shipment)
  const isMagnet = formOf(shipment.goods) === 'permanent_magnet'
  return weighed.filter(({ rule }) => {
    if (rule.reach !== 'third_country' || rule.kind !== 'licence_requirement' || rule.when.origin !== 'CN') return false
    const { finding } = matchOf(later, rule, context)
    if (finding.truth === 'yes') return true
    // A trace of a listed element would bring a magnet under the list.
    return isMagnet && (rule.when.items ?? []).length > 0 && Array.isArray(rule.when.items)
  })
}
