import { addDays, type Day } from '../../kernel/day.ts'
import type { ControlBook, Rule } from '../../ledger/controls/book.ts'
import { branches, changesOf, standing, type Standing } from './status.ts'

/** Days in a row, both ends included, on which a rule stood in one way. */
export interface Span {
  readonly from: Day
  /** Null where no end is on record. */
  readonly to: Day | null
  readonly state: Standing['state']
  readonly by: string | null
  /** The branch it holds in; null where all branches agree. */
  readonly branch: string | null
}

/** The life of a rule from its announcement on, pauses laid over it, in every branch that was known by `knownBy`. */
export function timelineOf(book: ControlBook, rule: Rule, knownBy: Day | null): readonly Span[] {
  const ids = branches(book, knownBy)
  const days = [...new Set([rule.announced, ...changesOf(book, rule, knownBy)])]
    .toSorted()
    .filter((each) => each >= rule.announced)
  const lanes = ids.map((branch) => {
    const spans: Span[] = []
    for (const [index, from] of days.entries()) {
      const next = days[index + 1]
      const { state, by } = standing(book, rule, from, branch, knownBy)
      const to = next === undefined ? null : addDays(next, -1)
      const last = spans.at(-1)
      if (last !== undefined && last.state === state && last.by === by) spans[spans.length - 1] = { ...last, to }
      else spans.push({ from, to, state, by, branch })
    }
    return spans
  })
  const [first = [], ...others] = lanes
  const isShared = (span: Span): boolean =>
    others.every((lane) =>
      lane.some(({ from, to, state, by }) => from === span.from && to === span.to && state === span.state && by === span.by),
    )
  return [
    ...first.map((span) => (isShared(span) ? { ...span, branch: null } : span)),
    ...others.flatMap((lane) => lane.filter((span) => !first.some((each) => isShared(each) && each.from === span.from))),
  ].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : ids.indexOf(a.branch ?? '') - ids.indexOf(b.branch ?? '')))
}
