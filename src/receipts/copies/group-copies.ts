import { hashOf } from '../../kernel/hash.ts'
import type { Day } from '../../kernel/day.ts'
import { bandsOf, signatureOf } from './min-hash.ts'
import { likenessOf, shinglesOf, wordsOf, type Likeness } from './shingles.ts'

/** A text that may be a copy of another. */
export interface Text {
  readonly id: string
  /** The body as it is read, without furniture. */
  readonly body: string
  readonly date: Day | null
}

/** How a copy stands to the original of its group: word for word, with changes, or cut out of it (or it out of the copy). */
export const copyKinds = ['same text', 'near copy', 'cut copy'] as const
export type CopyKind = (typeof copyKinds)[number]

export interface Copy extends Likeness {
  readonly id: string
  readonly kind: CopyKind
}

/** Texts that are one source. */
export interface CopyGroup {
  readonly original: string
  /** Why this one is taken for the original. */
  readonly why: string
  readonly copies: readonly Copy[]
}

/** What counts as a copy; comes back in every answer that folds copies. */
export interface CopyRule {
  /** Least share of common shingles, of all or of the shorter text. */
  readonly least: number
  /** Shortest text, as a share of the longer, that counts as cut out of it; a quotation is no copy. */
  readonly shortest: number
}
export const copyRule: CopyRule = { least: 0.8, shortest: 0.2 }

interface Prepared {
  readonly text: Text
  readonly hash: string
  readonly ordered: readonly number[]
  readonly shingles: ReadonlySet<number>
}

/** Shingles at the beginning that name buckets of their own: wires are cut at the end, and what is left shares too little for a band. */
const opening = 48
/** Smallest hashes of the beginning taken for that. */
const openingKept = 4
/** Members of one bucket that are compared each with each; beyond it each with as many neighbours, so that spam costs no square. */
const crowded = 64

function prepared(text: Text): Prepared {
  const words = wordsOf(text.body)
  const ordered = shinglesOf(words)
  return { text, hash: hashOf(words.join(' ')), ordered, shingles: new Set(ordered) }
}

function buckets({ ordered, shingles }: Prepared): string[] {
  const first = [...new Set(ordered.slice(0, opening))].toSorted((a, b) => a - b).slice(0, openingKept)
  return [...bandsOf(signatureOf(shingles)), ...first.map((hash) => `opening:${hash}`)]
}

/** The relation of two texts under the rule, or null when neither is a copy. */
function kindOf(a: Prepared, b: Prepared, rule: CopyRule): (Likeness & { readonly kind: CopyKind }) | null {
  if (a.hash === b.hash && a.shingles.size > 0) return { kind: 'same text', jaccard: 1, containment: 1 }
  const [small, large] = a.shingles.size < b.shingles.size ? [a, b] : [b, a]
  const bounded = small.shingles.size / Math.max(1, large.shingles.size)
  if (bounded < Math.min(rule.least, rule.shortest)) return null
  const likeness = likenessOf(a.shingles, b.shingles)
  if (likeness.jaccard >= rule.least) return { kind: 'near copy', ...likeness }
  return likeness.containment >= rule.least && bounded >= rule.shortest ? { kind: 'cut copy', ...likeness } : null
}

/** How two texts stand to each other, or null when neither is a copy of the other. */
export const copyOf = (a: string, b: string, rule: CopyRule = copyRule): (Likeness & { readonly kind: CopyKind }) | null =>
  kindOf(prepared({ id: 'a', body: a, date: null }), prepared({ id: 'b', body: b, date: null }), rule)

/** Dated before undated, earlier before later, longer before shorter; the words decide what is left, so that order of asking does not. */
const firstOf = (a: Prepared, b: Prepared): number =>
  (a.text.date ?? '9999').localeCompare(b.text.date ?? '9999') ||
  b.ordered.length - a.ordered.length ||
  a.hash.localeCompare(b.hash) ||
  a.text.id.localeCompare(b.text.id)

function whyFirst(original: Prepared, others: readonly Prepared[]): string {
  const { date } = original.text
  const rivals = others.filter(({ text }) => text.date === date)
  if (date !== null && rivals.length === 0)
    return others.some(({ text }) => text.date === null) ? `the earliest of those with a date, ${date}` : `the earliest, ${date}`
  const longest = rivals.every(({ ordered }) => ordered.length < original.ordered.length)
  const when = date === null ? 'none has a date' : `none is earlier than ${date}`
  return longest ? `${when}; it is the longest` : `${when} and none is longer; any of them may be the original`
}

/**
 * Groups texts that are copies of each other: equal cleaned bodies, then candidates by MinHash (shingles of five words, 128 values,
 * 32 bands of 4) and by their beginnings, then true likeness. A copy of a copy is in the group. The order of the texts makes no difference.
 * Texts without a copy are groups of one.
 */
export function groupCopies(texts: readonly Text[], rule: CopyRule = copyRule): CopyGroup[] {
  const all = texts.map(prepared).toSorted(firstOf)
  const parents = all.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parents[root] !== root) root = parents[root] ?? root
    parents[at] = root
    return root
  }
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)]
    parents[Math.max(first, second)] = Math.min(first, second)
  }
  const compare = (a: number, b: number): void => {
    const [one, other] = [all[a], all[b]]
    if (one && other && rootOf(a) !== rootOf(b) && kindOf(one, other, rule) !== null) join(a, b)
  }
  const byHash = new Map<string, number>()
  const byBucket = new Map<string, number[]>()
  for (const [at, one] of all.entries()) {
    if (one.shingles.size === 0) continue
    const twin = byHash.get(one.hash)
    if (twin !== undefined) {
      join(twin, at)
      continue
    }
    byHash.set(one.hash, at)
    for (const bucket of buckets(one)) {
      const members = byBucket.get(bucket)
      if (members === undefined) byBucket.set(bucket, [at])
      else members.push(at)
    }
  }
  for (const members of byBucket.values())
    for (const [at, a] of members.entries()) for (const b of members.slice(at + 1, at + 1 + crowded)) compare(a, b)
  const groups = Map.groupBy(
    all.map((_, at) => at),
    rootOf,
  )
  return [...groups.values()].map((members) => {
    const [original, ...others] = members.flatMap((at) => all[at] ?? [])
    if (original === undefined) throw new TypeError('a group without members')
    return {
      original: original.text.id,
      why: others.length === 0 ? 'the only one' : whyFirst(original, others),
      copies: others.map((other): Copy => {
        const { id } = other.text
        const direct = kindOf(original, other, rule)
        if (direct !== null) return { id, kind: direct.kind, jaccard: direct.jaccard, containment: direct.containment }
        // A copy of a copy may have drifted from the original; it is told how far.
        const { jaccard, containment } = likenessOf(original.shingles, other.shingles)
        return { id, kind: 'near copy', jaccard, containment }
      }),
    }
  })
}
