import type { Day } from '../../kernel/day.ts'
import { decides, weigh, type Weighed, type Weighing } from './branch.ts'
import type { ControlBook } from '../../ledger/controls/book.ts'
import { heldLicence } from './held.ts'
import type { Inactive } from './inactive.ts'
import type { Shipment } from './shipment.ts'
import { least, type Standing } from './status.ts'

export const outcomes = [
  'licence_required',
  'licence_required_presumption_of_denial',
  'licence_required_case_by_case',
  'prohibited',
  'no_licence_required',
  'not_required_suspended',
  'not_required_not_yet_effective',
  'exempt_report_required',
  'covered_by_general_licence',
  'duty_applies',
  'procurement_prohibited',
  'procurement_permitted',
  'undetermined',
  'cannot-tell',
] as const
export type Outcome = (typeof outcomes)[number]

export interface Provision {
  readonly ruleId: string
  readonly role: string
  /** Whether the rule decides, or only goes with what was decided. */
  readonly isDeciding: boolean
}

/** What the rule book gives for one case on one day in one branch. */
export interface Decision {
  readonly outcome: Outcome
  readonly licenceRequired: boolean | null
  readonly authority: string | null
  readonly provisions: readonly Provision[]
  readonly reviewPolicy: string | null
  readonly inactive: readonly Inactive[]
  readonly obligations: readonly string[]
  readonly flags: readonly string[]
  /** Questions whose answers could change the outcome. */
  readonly missing: readonly string[]
  readonly confidence: Standing['confidence']
  readonly weighing: Weighing
}

const provision = ({ rule, match }: Weighed, isDeciding: boolean): Provision => ({
  ruleId: rule.id,
  role: `${rule.role ?? rule.title}${match.code !== null && rule.kind === 'licence_requirement' ? `, code ${match.code}` : ''}`,
  isDeciding,
})

const strictness = ['presumption_of_denial', 'case_by_case', 'stricter_end_use_review', 'stricter_review']

const outcomeOfReview: Readonly<Record<string, Outcome>> = {
  presumption_of_denial: 'licence_required_presumption_of_denial',
  case_by_case: 'licence_required_case_by_case',
}

const questions = (open: readonly Weighed[]): string[] => [
  ...new Set(open.flatMap(({ match }) => (match.finding.asks === undefined ? [] : [match.finding.asks]))),
]

function confidenceOf(weighed: readonly Weighed[], missing: readonly string[]): Standing['confidence'] {
  let confidence: Standing['confidence'] = missing.length > 0 ? 'low' : 'high'
  for (const { standing, match } of weighed) {
    confidence = least(confidence, standing.confidence)
    if (match.finding.isWeak === true) confidence = least(confidence, 'medium')
  }
  return confidence
}

/** Decides a case in one branch, in the order of evaluation that docs/method/controls.md describes. */
export function decideIn(book: ControlBook, shipment: Shipment, branch: string, knownBy: Day | null): Decision {
  const weighing = weigh(book, shipment, branch, knownBy)
  const { active, open, unsettled, inactive } = weighing
  const kind = (each: Weighed): string => each.rule.kind
  // A catch-all hangs on what somebody knows or was told; a use that is not stated leaves it to the flags.
  const openDeciding = open.filter(({ rule }) => decides(rule) && rule.when.items !== 'none')
  const decided = (
    outcome: Outcome,
    licenceRequired: boolean | null,
    rules: readonly Weighed[],
    more: Partial<Pick<Decision, 'authority' | 'reviewPolicy' | 'obligations' | 'provisions' | 'missing'>> = {},
  ): Decision => {
    const missing = more.missing ?? []
    return {
      outcome,
      licenceRequired,
      // Nobody has to be asked where nothing is required, whatever exempts it.
      authority: outcome === 'no_licence_required' ? null : (more.authority ?? rules[0]?.rule.authority ?? null),
      provisions: more.provisions ?? rules.map((each) => provision(each, true)),
      reviewPolicy: more.reviewPolicy ?? null,
      inactive,
      obligations: more.obligations ?? [],
      flags: [],
      missing,
      confidence: confidenceOf(rules, missing),
      weighing,
    }
  }

  // 0 Purchases for defence and entries at a border have rules of their own.
  const bars = active.filter((each) => kind(each) === 'procurement_bar')
  if (bars.length > 0) return decided('procurement_prohibited', null, bars)
  const clause = weighing.reached.filter((each) => kind(each) === 'procurement_bar')
  if (clause.length > 0) {
    const undecided = clause.filter(({ standing, match }) => standing.state === 'in_force' && match.finding.truth === 'unknown')
    if (undecided.length > 0) return decided('cannot-tell', null, [], { missing: questions(undecided) })
    return decided('procurement_permitted', null, [], { authority: clause[0]?.rule.authority ?? null })
  }
  const duties = active.filter((each) => kind(each) === 'duty')
  if (duties.length > 0) {
    const specific = duties.filter(({ rule }) => rule.when.hts !== undefined || rule.when.minerals !== undefined)
    if (specific.length > 0) return decided('duty_applies', null, specific)
    return decided('duty_applies', null, duties, { missing: questions(openDeciding) })
  }

  // 1 and 2 Bans: listed parties, military users, passing on what China refuses, technology and raw ore.
  const bans = active.filter((each) => kind(each) === 'entity_prohibition' || kind(each) === 'prohibition')
  if (bans.length > 0) {
    const relied = new Set(bans.flatMap(({ rule }) => rule.when.passes_on ?? []))
    const behind = active.filter((each) => relied.has(each.rule.id) && !bans.includes(each))
    const isPublic = active.some(({ rule }) => rule.kind === 'exemption' && rule.when.technology !== undefined)
    const technologyOnly = bans.every(({ rule }) => rule.reach === 'technology_from_CN')
    if (!(isPublic && technologyOnly)) return decided('prohibited', null, [...bans, ...behind])
  }
  const unsettledBans = unsettled.filter(({ rule }) => decides(rule))
  if (unsettledBans.length > 0) return decided('undetermined', null, unsettledBans)

  // 3 Licence duties in force; one of another regime is only told.
  const exempt = active.filter((each) => kind(each) === 'exemption')
  const frees = (each: Weighed): boolean => exempt.some(({ rule }) => rule.instrument === each.rule.instrument)
  const duty = active.filter((each) => kind(each) === 'licence_requirement' && decides(each.rule))
  const licences = duty.filter((each) => !frees(each))
  if (licences.length === 0 && duty.length > 0) {
    // 5 Exemptions.
    const reports = exempt.filter(({ rule }) => (rule.obligations ?? []).length > 0)
    if (reports.length > 0)
      return decided('exempt_report_required', false, [...duty, ...reports], {
        obligations: reports.flatMap(({ rule }) => rule.obligations ?? []),
      })
    return decided('no_licence_required', false, exempt)
  }
  if (licences.length > 0) return licensed(shipment, weighing, licences, openDeciding, decided)

  // 7 Nothing applies: a missing fact, a pause, a start still ahead, or nothing at all.
  const asked = openDeciding.filter((each) => !frees(each))
  if (asked.length > 0) return decided('cannot-tell', null, [], { missing: questions(asked) })
  const freed = exempt.filter(({ rule }) => rule.when.technology !== undefined)
  if (freed.length > 0) return decided('no_licence_required', false, freed)
  const stopped = inactive.filter((each) => each.decides)
  const none: Outcome = stopped.some(({ reason }) => reason === 'suspended')
    ? 'not_required_suspended'
    : stopped.some(({ reason }) => reason === 'not_yet_effective')
      ? 'not_required_not_yet_effective'
      : 'no_licence_required'
  const leaned = weighing.reached.filter(({ match }) => match.finding.isWeak === true)
  const calm = decided(none, false, [], {
    provisions: weighing.accompanying.map((each) => provision(each, false)),
    obligations: weighing.accompanying.flatMap(({ rule }) => rule.obligations ?? []),
  })
  return leaned.length > 0 ? { ...calm, confidence: least(calm.confidence, 'medium') } : calm
}

/** 4 to 6: how the licence is reviewed, whether one that is held covers it, and what goes with it. */
function licensed(
  shipment: Shipment,
  weighing: Weighing,
  licences: readonly Weighed[],
  open: readonly Weighed[],
  decided: (
    outcome: Outcome,
    licenceRequired: boolean | null,
    rules: readonly Weighed[],
    more?: Partial<Pick<Decision, 'reviewPolicy' | 'obligations' | 'provisions' | 'missing'>>,
  ) => Decision,
): Decision {
  const { active } = weighing
  const ids = new Set(licences.map(({ rule }) => rule.id))
  const instruments = new Set(licences.map(({ rule }) => rule.instrument))
  const policies = active.filter(
    ({ rule }) =>
      rule.kind === 'review_policy' &&
      rule.review_policy !== undefined &&
      (rule.applies_with === undefined || rule.applies_with.some((id) => ids.has(id))),
  )
  // Where two articles of a notice lead to the same review (a military buyer, a military use), the first is told.
  const reviews = policies.filter(
    ({ rule }, index) =>
      policies.findIndex(
        (other) => other.rule.instrument === rule.instrument && other.rule.review_policy === rule.review_policy,
      ) === index,
  )
  const strictest = reviews
    .map(({ rule }) => rule.review_policy ?? '')
    .toSorted((a, b) => strictness.indexOf(a) - strictness.indexOf(b))[0]
  const goesWith = active.filter(
    (each) => weighing.accompanying.includes(each) || (each.rule.kind === 'procedure' && instruments.has(each.rule.instrument)),
  )
  const transit = active.filter(({ rule }) => rule.kind === 'scope')
  const general = active.find(({ rule }) => rule.kind === 'licence_type')
  const closed = general?.rule.closed_for?.some((id) => reviews.some(({ rule }) => rule.id === id)) ?? false
  const held = heldLicence(shipment)
  const isCovered =
    held.covers && general !== undefined && !closed && licences.every(({ rule }) => rule.reach === 'export_from_CN')
  const obligations = [
    ...reviews.flatMap(({ rule }) => rule.obligations ?? []),
    ...goesWith.flatMap(({ rule }) => rule.obligations ?? []),
    ...(isCovered ? (general.rule.obligations ?? []) : []),
  ]
  const provisions = [
    ...licences.map((each) => provision(each, true)),
    ...reviews.map((each) => provision(each, true)),
    ...(isCovered ? [provision(general, true)] : []),
    ...transit.map((each) => provision(each, false)),
    ...goesWith.filter(({ rule }) => rule.kind === 'obligation').map((each) => provision(each, false)),
  ]
  const outcome: Outcome = isCovered
    ? 'covered_by_general_licence'
    : ((strictest === undefined ? undefined : outcomeOfReview[strictest]) ?? 'licence_required')
  return decided(outcome, true, [...licences, ...reviews], {
    reviewPolicy: strictest ?? null,
    obligations,
    provisions,
    missing: questions(open),
  })
}
