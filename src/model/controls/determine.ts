import { addDays, daysBetween, sayDay, type Day } from '../../kernel/day.ts'
import { decides, type Weighed } from './branch.ts'
import type { ControlBook, Rule } from '../../ledger/controls/book.ts'
import { decideIn, type Decision, type Outcome, type Provision } from './decide.ts'
import { flagsOf } from './flags.ts'
import type { Inactive } from './inactive.ts'
import type { Shipment } from './shipment.ts'
import { branches, changesOf, least, standing, type Standing } from './status.ts'

/** One rule as it was weighed, in the order of evaluation. */
export interface Step {
  readonly step: number
  readonly title: string
  readonly rules: readonly {
    readonly ruleId: string
    readonly title: string
    readonly fits: 'yes' | 'no' | 'unknown'
    readonly because: string
    readonly state: Standing['state']
    readonly by: string | null
    readonly date: Day | null
  }[]
}

/** A day on which the answer may become another. */
export interface Change {
  readonly on: Day
  readonly inDays: number
  readonly ruleId: string
  readonly says: string
}

/** The answer for a case: one decision, or both branches where the record leaves open which of two things happened. */
export interface Determination {
  readonly outcome: Outcome
  readonly licenceRequired: boolean | null
  readonly authority: string | null
  readonly provisions: readonly Provision[]
  readonly reviewPolicy: string | null
  readonly inactive: readonly Inactive[]
  readonly obligations: readonly string[]
  readonly flags: readonly string[]
  readonly missing: readonly string[]
  readonly confidence: Standing['confidence']
  /** Present when a rule of this kind of movement differs between branches on the day. */
  readonly byBranch: ReadonlyMap<string, Decision> | null
  readonly steps: readonly Step[]
  readonly wouldChange: readonly Change[]
}

const stepOf = (rule: Rule): number => {
  switch (rule.kind) {
    case 'entity_prohibition':
      return 1
    case 'prohibition':
      return rule.when.user !== undefined || rule.when.passes_on !== undefined ? 1 : 2
    case 'licence_requirement':
    case 'procurement_bar':
    case 'duty':
      return 3
    case 'review_policy':
      return 4
    case 'exemption':
    case 'licence_type':
      return 5
    default:
      return 6
  }
}

const stepTitles = [
  'Listed parties and military bans',
  'Bans on goods, technology and raw ore',
  'Licence duties, procurement bars and duties at the border',
  'How an application is reviewed',
  'Exemptions and kinds of licence',
  'Obligations and other notices',
]

/** Steps in the order of evaluation; rules of other movements are left out, those that fail at the goods are kept with why. */
function stepsOf(weighed: readonly Weighed[]): Step[] {
  return stepTitles.map((title, index) => ({
    step: index + 1,
    title,
    rules: weighed
      .filter(({ rule }) => stepOf(rule) === index + 1)
      .map(({ rule, match, standing: now }) => ({
        ruleId: rule.id,
        title: rule.title,
        fits: match.finding.truth,
        because: match.finding.because,
        state: now.state,
        by: now.by,
        date: now.date,
      })),
  }))
}

const stateWords: Readonly<Record<Standing['state'], string>> = {
  not_yet_issued: 'is issued',
  scheduled: 'is announced',
  in_force: 'runs',
  suspended: 'is paused',
  expired: 'has expired',
  revoked: 'is revoked',
  unknown: 'is of unknown status',
}

/** Coming days on which a rule that fits, or may fit, is due to change, in any branch. */
function changesAhead(
  book: ControlBook,
  shipment: Shipment,
  weighed: readonly Weighed[],
  ids: readonly string[],
  knownBy: Day | null,
): Change[] {
  const on = shipment.date
  const changes = weighed
    .filter(
      ({ rule, match }) =>
        (match.finding.truth !== 'no' && decides(rule)) || (rule.kind === 'review_policy' && match.finding.truth === 'yes'),
    )
    .flatMap(({ rule }) =>
      changesOf(book, rule, knownBy)
        .filter((day) => day > on)
        .flatMap((day): Change[] => {
          const states = ids.map((branch) => standing(book, rule, day, branch, knownBy).state)
          return ids.flatMap((branch, index): Change[] => {
            const state = states[index] ?? 'unknown'
            if (state === standing(book, rule, addDays(day, -1), branch, knownBy).state) return []
            const title = book.scenarios.find(({ id }) => id === branch)?.title
            const isOpen = title !== undefined && states.some((other) => other !== state)
            const inBranch = isOpen ? ` if ${title.charAt(0).toLowerCase()}${title.slice(1)}` : ''
            const says = `${rule.title}: from ${sayDay(day)} the rule ${stateWords[state]}${inBranch}.`
            return [{ on: day, inDays: daysBetween(on, day), ruleId: rule.id, says }]
          })
        }),
    )
  const seen = new Set<string>()
  return changes
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.ruleId.localeCompare(b.ruleId)))
    .filter(({ says }) => !seen.has(says) && seen.add(says))
    .slice(0, 12)
}

/** Whether a rule that bears on the case was due to change after the last day that was read, up to the day asked about. */
function changedUnseen(book: ControlBook, shipment: Shipment, weighed: readonly Weighed[], knownBy: Day | null): boolean {
  const horizon = knownBy !== null && knownBy < book.horizon ? knownBy : book.horizon
  return (
    shipment.date > horizon &&
    weighed.some(
      ({ rule, match }) =>
        match.finding.truth !== 'no' && changesOf(book, rule, knownBy).some((day) => day > horizon && day <= shipment.date),
    )
  )
}

const unique = <T>(items: readonly T[], key: (item: T) => string): T[] => {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}

/**
 * Does this movement need a licence on this day? Decided in every branch that was known by `knownBy` (all when null). Where
 * branches give different outcomes the answer is `undetermined` and both are told; nobody picks one in silence. `isBrief` leaves out
 * the steps and the days ahead, for long lists.
 */
export function determine(book: ControlBook, shipment: Shipment, knownBy: Day | null, isBrief = false): Determination {
  const ids = branches(book, knownBy)
  const decisions = new Map(ids.map((id) => [id, decideIn(book, shipment, id, knownBy)]))
  const first = decisions.get(ids[0] ?? '')
  if (first === undefined) throw new RangeError('the rule book has no scenario that was known on that day')
  const all = [...decisions.values()]
  const stateOf = (decision: Decision): ReadonlyMap<string, Standing['state']> =>
    new Map(decision.weighing.reached.map(({ rule, standing: now }) => [rule.id, now.state]))
  const base = stateOf(first)
  const differs = all.some((decision) => [...stateOf(decision)].some(([id, state]) => base.get(id) !== state))
  const isSettled = all.every(({ outcome }) => outcome === first.outcome)
  const bearing = all.flatMap(({ weighing }) => [...weighing.reached])
  const weighed = unique(bearing, ({ rule }) => rule.id)
  const unseen = changedUnseen(book, shipment, weighed, knownBy)
  const common = {
    byBranch: differs ? decisions : null,
    steps: isBrief ? [] : stepsOf(first.weighing.reached),
    wouldChange: isBrief ? [] : changesAhead(book, shipment, weighed, ids, knownBy),
    missing: unique(
      all.flatMap(({ missing }) => missing),
      (question) => question,
    ),
    confidence: all.reduce<Standing['confidence']>(
      (weakest, { confidence }) => least(weakest, confidence),
      unseen ? 'low' : 'high',
    ),
    // A rule is told as inactive only where every branch has it so.
    inactive: first.inactive.filter(({ ruleId }) => all.every((each) => each.inactive.some((other) => other.ruleId === ruleId))),
  }
  // A review that only one branch has is not told as the one; the branches say.
  const reviewPolicy = all.every((each) => each.reviewPolicy === first.reviewPolicy) ? first.reviewPolicy : null
  if (isSettled)
    return {
      ...common,
      outcome: first.outcome,
      licenceRequired: first.licenceRequired,
      authority: first.authority,
      provisions: first.provisions.filter(
        ({ ruleId, isDeciding }) => isDeciding || all.every((each) => each.provisions.some((other) => other.ruleId === ruleId)),
      ),
      reviewPolicy,
      obligations: first.obligations.filter((each) => all.every(({ obligations }) => obligations.includes(each))),
      flags: flagsOf(book, shipment, all, false, knownBy),
    }
  const required = all.every(({ licenceRequired }) => licenceRequired === first.licenceRequired) ? first.licenceRequired : null
  const authority = all.find((each) => each.authority !== null)?.authority ?? null
  const isFirm = all.every((each) => each.authority !== null)
  return {
    ...common,
    confidence: least(common.confidence, 'medium'),
    outcome: 'undetermined',
    licenceRequired: required,
    authority: authority === null ? null : isFirm ? authority : `${authority} if revived`,
    provisions: unique(
      all.flatMap(({ provisions }) => provisions.filter(({ isDeciding }) => isDeciding || isFirm)),
      ({ ruleId }) => ruleId,
    ),
    reviewPolicy,
    obligations:
      required === true ? first.obligations.filter((each) => all.every(({ obligations }) => obligations.includes(each))) : [],
    flags: flagsOf(book, shipment, all, true, knownBy),
  }
}
