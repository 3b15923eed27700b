/** A stretch of a long text; `from` is its offset there. */
export interface Window {
  readonly text: string
  readonly from: number
}

/** Texts up to this length are marked whole. Marking costs the index the square of the matches, seconds for a book. */
export const wholeUpTo = 20_000

const width = 2000
/** Of each word; a rare one must not be crowded out by one that stands everywhere. */
const mostSights = 2000

/**
 * The stretch of a long text where most of the wanted words stand close together, found by their beginnings, so that other forms of a word
 * count. The index then decides within it which words match.
 */
export function windowOf(text: string, words: readonly string[]): Window {
  if (text.length <= wholeUpTo) return { text, from: 0 }
  const roots = new Set(words.flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? []).map(rootOf))
  if (roots.size === 0) return { text: text.slice(0, width), from: 0 }
  const sights = [...roots].flatMap((root) => sightsOf(text, root)).sort((a, b) => a.at - b.at)
  const start = Math.max(0, densest(sights) - width / 4)
  const from = /[\uDC00-\uDFFF]/.test(text[start] ?? '') ? start + 1 : start
  return { text: text.slice(from, from + width), from }
}

function sightsOf(text: string, root: string): { at: number; root: string }[] {
  const sights: { at: number; root: string }[] = []
  for (const { index } of text.matchAll(new RegExp(root, 'giu'))) {
    sights.push({ at: index, root })
    if (sights.length === mostSights) break
  }
  return sights
}

/** Word forms differ at the end: licences, licensing. */
const rootOf = (word: string): string => {
  const lower = word.toLowerCase()
  return /^[a-z]{6,}$/.test(lower) ? lower.slice(0, -3) : lower
}

function densest(sights: readonly { at: number; root: string }[]): number {
  const within = new Map<string, number>()
  let [best, most, first] = [0, 0, 0]
  for (const { at, root } of sights) {
    within.set(root, (within.get(root) ?? 0) + 1)
    for (let left = sights[first]; left !== undefined && at - left.at > width / 2; left = sights[++first]) {
      const count = (within.get(left.root) ?? 1) - 1
      if (count === 0) within.delete(left.root)
      else within.set(left.root, count)
    }
    if (within.size > most) {
      most = within.size
      best = sights[first]?.at ?? 0
    }
  }
  return best
}
