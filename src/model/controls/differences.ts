import type { Day } from '../../kernel/day.ts'
import type { ControlBook, Rule } from '../../ledger/controls/book.ts'
import { branches, standing, type Standing } from './status.ts'

/** What a rule was in every branch that was known: one entry where branches agree. */
export interface Positions {
  readonly rule: Rule
  readonly standings: readonly { readonly branch: string | null; readonly standing: Standing }[]
}

/** The status of a rule on a day; `branch` is null where all branches give the same state. */
export function positionsOf(book: ControlBook, rule: Rule, on: Day, knownBy: Day | null): Positions {
  const all = branches(book, knownBy).map((branch) => ({ branch, standing: standing(book, rule, on, branch, knownBy) }))
  const [first] = all
  const agree = all.every((each) => each.standing.state === first?.standing.state)
  return { rule, standings: agree && first ? [{ branch: null, standing: first.standing }] : all }
}

/** A rule whose state differs between two days, in one branch (null: in all). */
export interface Difference {
  readonly rule: Rule
  readonly branch: string | null
  readonly before: Standing
  readonly after: Standing
}

/** What changed between two days. A branch is named only where branches differ on either day. */
export function differencesBetween(book: ControlBook, from: Day, to: Day, knownBy: Day | null): Difference[] {
  return book.rules.flatMap((rule): Difference[] => {
    const each = branches(book, knownBy).map((branch) => ({
      branch,
      before: standing(book, rule, from, branch, knownBy),
      after: standing(book, rule, to, branch, knownBy),
    }))
    const [first] = each
    const agree = each.every(({ before, after }) => before.state === first?.before.state && after.state === first?.after.state)
    return (agree && first ? [{ ...first, branch: null }] : each)
      .filter(({ before, after }) => before.state !== after.state)
      .map(({ branch, before, after }) => ({ rule, branch, before, after }))
  })
}
