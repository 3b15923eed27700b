import type { Day } from '../../kernel/day.ts'
import type { Rule } from '../../ledger/controls/book.ts'
import { decides, type Weighed } from './branch.ts'
import type { Standing } from './status.ts'

/** A rule that would have applied, and why it did not on that day. */
export interface Inactive {
  readonly ruleId: string
  readonly reason: 'not_yet_issued' | 'not_yet_effective' | 'suspended' | 'expired' | 'revoked'
  readonly by: string | null
  readonly date: Day | null
  /** True when it is about this very movement; false when it would have reached a later re-export. */
  readonly isDirect: boolean
  /** Whether, had it run, it would have decided the answer. */
  readonly decides: boolean
  /** Whether it is told with the answer; the others only go with one that is, or would not bear on what is asked. */
  readonly isTold: boolean
}

const reasons: Readonly<Partial<Record<Standing['state'], Inactive['reason']>>> = {
  not_yet_issued: 'not_yet_issued',
  scheduled: 'not_yet_effective',
  suspended: 'suspended',
  expired: 'expired',
  revoked: 'revoked',
}

/** Rules that fit a case and may not run, by how they bear on it. */
export interface Candidates {
  /** About this movement. */
  readonly direct: readonly Weighed[]
  /** Rules whose breach another rule would have passed on. */
  readonly passed: readonly Weighed[]
  /** Limbs of the same notice that were announced and do not run yet. */
  readonly siblings: readonly Weighed[]
  /** Would reach the same goods later, outside China. */
  readonly onward: readonly Weighed[]
}

/** Kinds that are context and never a rule that would have applied. */
const context: ReadonlySet<Rule['kind']> = new Set(['none', 'target', 'procedure', 'scope'])

/**
 * The rules that would have applied, each once, with why they did not. Told are: those that would have decided; what goes with a duty
 * (reviews, then obligations) where a duty of its notice would reach the goods now or later, of reviews the first, of the rest only
 * where the notice has nothing weightier to tell; the first sibling limb; a rule for a later re-export where there is nothing else.
 * Beside a licence that is held only what would have decided is told.
 */
export function inactiveOf(
  { direct, passed, siblings, onward }: Candidates,
  isDecided: boolean,
  holdsLicence: boolean,
): Inactive[] {
  const found: Inactive[] = []
  const told: Rule[] = []
  const duties = [...direct, ...passed, ...onward].map(({ rule }) => rule).filter(({ kind }) => kind === 'licence_requirement')
  const goesWithDuty = ({ applies_with, kind, instrument }: Rule): boolean =>
    kind === 'review_policy' && applies_with === undefined
      ? true
      : duties.some((duty) => applies_with?.includes(duty.id) ?? duty.instrument === instrument)
  const list = ({ rule, standing }: Weighed, isDirect: boolean, wouldDecide: boolean, isTold?: () => boolean): void => {
    const reason = reasons[standing.state]
    if (reason === undefined || context.has(rule.kind) || found.some(({ ruleId }) => ruleId === rule.id)) return
    // What nobody had issued is told only where it would have decided this movement, and nothing else does.
    if (reason === 'not_yet_issued' && (!wouldDecide || isDecided)) return
    const about = { ruleId: rule.id, reason, by: standing.by, date: standing.date }
    const tells = wouldDecide || (!holdsLicence && isTold?.() === true)
    if (tells) told.push(rule)
    found.push({ ...about, isDirect, decides: wouldDecide, isTold: tells })
  }
  for (const each of passed) list(each, true, true)
  for (const each of direct.filter(({ rule }) => decides(rule))) list(each, true, true)
  const lesser = direct.filter(({ rule }) => !decides(rule))
  for (const each of lesser.filter(({ rule }) => rule.kind === 'review_policy')) {
    const isSame = ({ kind, instrument }: Rule): boolean => kind === 'review_policy' && instrument === each.rule.instrument
    list(each, true, false, () => goesWithDuty(each.rule) && !told.some(isSame))
  }
  for (const each of lesser) {
    const isSame = ({ instrument }: Rule): boolean => instrument === each.rule.instrument
    list(each, true, false, () => goesWithDuty(each.rule) && !told.some(isSame))
  }
  for (const [index, each] of siblings.entries()) list(each, false, false, () => index === 0)
  for (const each of onward) list(each, false, false, () => told.length === 0)
  return found
}
