/** A stretch of text that belongs to a claim (by its id) or is a judgement (`null` id). */
export interface Marking {
  readonly from: number
  readonly to: number
  readonly claim: string | null
}

/** A piece of text under one marking at most; `last` when the marking ends here, `first` when it begins. */
export interface Segment {
  readonly from: number
  readonly to: number
  readonly marking: Marking | null
  readonly first: boolean
  readonly last: boolean
}

/** The innermost marking wins, a claim before a judgement: links cannot be nested, and the shorter span is the more exact. */
function markingAt(markings: readonly Marking[], from: number, to: number): Marking | null {
  let best: Marking | null = null
  for (const marking of markings) {
    if (marking.from > from || marking.to < to) continue
    const shorter = best === null || marking.to - marking.from < best.to - best.from
    if (best === null || (best.claim === null && marking.claim !== null)) best = marking
    else if (shorter && (marking.claim !== null) === (best.claim !== null)) best = marking
  }
  return best
}

/** Cuts `[from, to)` into segments, in order and without gaps. */
export function segments(from: number, to: number, markings: readonly Marking[]): Segment[] {
  const here = markings.filter((marking) => marking.from < to && marking.to > from)
  const cuts = new Set([from, to])
  for (const marking of here) {
    cuts.add(Math.max(from, marking.from))
    cuts.add(Math.min(to, marking.to))
  }
  const points = [...cuts].sort((a, b) => a - b)
  const pieces: { from: number; to: number; marking: Marking | null }[] = []
  for (const [index, start] of points.entries()) {
    const end = points[index + 1]
    if (end === undefined) break
    const marking = markingAt(here, start, end)
    const before = pieces.at(-1)
    if (before !== undefined && before.marking === marking) before.to = end
    else pieces.push({ from: start, to: end, marking })
  }
  return pieces.map(({ from: start, to: end, marking }, index) => ({
    from: start,
    to: end,
    marking,
    first: pieces.findIndex((other) => other.marking === marking) === index,
    last: pieces.findLastIndex((other) => other.marking === marking) === index,
  }))
}
