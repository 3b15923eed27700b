import { addDays, type Day } from '../../kernel/day.ts'
import type { ControlBook, Rule, RuleState } from '../../ledger/controls/book.ts'

/** What a rule was on a day, as could be known on another, in one branch of what may have happened. */
export interface Standing {
  /** `not_yet_issued` before its announcement; `lapsed` before its first interval or in a gap is `unknown`. */
  readonly state: RuleState | 'not_yet_issued'
  readonly by: string | null
  /** Printed day that goes with the state: start when not yet issued or scheduled, last day of a pause, last day when expired. */
  readonly date: Day | null
  readonly confidence: 'high' | 'medium' | 'low'
  readonly note: string | null
}

const weaker = { high: 0, medium: 1, low: 2 } as const
/** The weaker of two confidences. */
export const least = (a: Standing['confidence'], b: Standing['confidence']): Standing['confidence'] =>
  weaker[a] >= weaker[b] ? a : b

/** Branches that can be told apart by what was known: a branch nobody could know of yet is not one. The first always is. */
export const branches = (book: ControlBook, knownBy: Day | null): readonly string[] =>
  book.scenarios.filter((each, index) => index === 0 || knownBy === null || each.known <= knownBy).map((each) => each.id)

/** The status of a rule on `on` in a branch: its own table, and over it the pauses known by `knownBy`. */
export function standing(book: ControlBook, rule: Rule, on: Day, branch: string, knownBy: Day | null): Standing {
  const intervals = book.status.get(rule.id) ?? []
  const base = { confidence: rule.confidence, note: null } as const
  const firstInForce = intervals.find((each) => each.state === 'in_force')
  if (on < rule.announced && !intervals.some((each) => each.from <= on))
    return { state: 'not_yet_issued', by: rule.instrument, date: firstInForce?.from ?? rule.announced, ...base }
  const own = intervals.findLast((each) => each.from <= on && (each.to === undefined || on <= each.to))
  // The pause of the branch that is printed as ending last wins where two meet.
  const known = book.suspensions.filter(
    (each) =>
      each.rules.includes(rule.id) &&
      (each.scenario === undefined || each.scenario === branch) &&
      (knownBy === null || each.known <= knownBy),
  )
  const pause = known.find((each) => each.from <= on && on <= each.to)
  if (pause) return { state: 'suspended', by: pause.id, date: pause.to, confidence: pause.confidence, note: pause.effect }
  const last = intervals.at(-1)
  // A rule whose own text ends on a day has expired the day after.
  if (own === undefined && last?.to !== undefined && last.to < on && last.state === 'in_force')
    return { state: 'expired', by: rule.instrument, date: last.to, ...base }
  // Between its announcement and its first day a rule is on its way, whether or not the table has a line for it.
  const first = intervals[0]
  if (own === undefined && first !== undefined && on < first.from)
    return { state: 'scheduled', by: rule.instrument, date: firstInForce?.from ?? first.from, ...base }
  if (own === undefined) return { state: 'unknown', by: null, date: null, confidence: 'low', note: 'no interval covers this day' }
  const ended = known.filter((each) => each.to < on).toSorted((a, b) => (a.to < b.to ? 1 : -1))[0]
  // A pause that ended after the last day that was read leaves open whether its end was carried out.
  const revived = ended !== undefined && own.state === 'in_force'
  const ownConfidence = own.confidence ?? rule.confidence
  const next = own.state === 'scheduled' ? intervals.find((each) => each.from > own.from && each.state === 'in_force') : undefined
  return {
    state: own.state,
    by: own.by ?? (own.state === 'in_force' ? null : rule.instrument),
    date: own.state === 'scheduled' ? (next?.from ?? null) : ended && own.state === 'expired' ? null : lastDay(own, intervals),
    confidence: revived ? least(ownConfidence, ended.revival_confidence) : ownConfidence,
    note: revived ? `runs again since the pause of ${ended.id} ended on ${ended.to}` : (own.note ?? null),
  }
}

/** For a rule that has expired the day before; for a pause of its own table the last day of it. */
function lastDay(
  own: { state: RuleState; from: Day; to?: Day | undefined },
  intervals: readonly { to?: Day | undefined }[],
): Day | null {
  if (own.state === 'suspended') return own.to ?? null
  if (own.state !== 'expired' && own.state !== 'revoked') return null
  const before = intervals.findLast((each) => each.to !== undefined && each.to < own.from)
  return before?.to ?? own.from
}

/** Days on which anything about a rule changes, in any branch, in order. */
export function changesOf(book: ControlBook, rule: Rule, knownBy: Day | null): readonly Day[] {
  const days = new Set<Day>()
  for (const each of book.status.get(rule.id) ?? []) {
    days.add(each.from)
    if (each.to !== undefined) days.add(addDays(each.to, 1))
  }
  for (const each of book.suspensions)
    if (each.rules.includes(rule.id) && (knownBy === null || each.known <= knownBy)) {
      days.add(each.from)
      days.add(addDays(each.to, 1))
    }
  return [...days].toSorted()
}

/** The book as it stands on one day in one branch: every rule that could be known, with its standing and the dual-use lists. */
export interface DayOfBook {
  readonly rules: readonly Rule[]
  readonly byId: ReadonlyMap<string, Rule>
  readonly standings: ReadonlyMap<string, Standing>
  /** Lists whose licence duty is in force: their items are dual-use items. */
  readonly dualUse: readonly string[]
}

const kept = new WeakMap<ControlBook, Map<string, DayOfBook>>()
/** Days kept for a book; a page asks a few, a bill of materials one. */
const mostDays = 64

/** Worked out once for a day, branch and knowledge; many cases ask about the same one. */
export function dayOfBook(book: ControlBook, on: Day, branch: string, knownBy: Day | null): DayOfBook {
  const days = kept.get(book) ?? new Map<string, DayOfBook>()
  kept.set(book, days)
  const key = `${on} ${branch} ${knownBy ?? ''}`
  const known = days.get(key)
  if (known !== undefined) return known
  const rules = book.rules.filter((rule) => knownBy === null || rule.announced <= knownBy)
  const standings = new Map(rules.map((rule) => [rule.id, standing(book, rule, on, branch, knownBy)]))
  const dualUse = rules.flatMap((rule) =>
    rule.kind === 'licence_requirement' &&
    rule.reach === 'export_from_CN' &&
    Array.isArray(rule.when.items) &&
    standings.get(rule.id)?.state === 'in_force'
      ? rule.when.items
      : [],
  )
  const found: DayOfBook = { rules, byId: new Map(rules.map((rule) => [rule.id, rule])), standings, dualUse }
  if (days.size >= mostDays) days.clear()
  days.set(key, found)
  return found
}
