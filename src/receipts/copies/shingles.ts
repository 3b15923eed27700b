/** Words a shingle is made of. */
export const shingleWords = 5

const eastAsian = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/

/** The words of a text as they are compared: folded in case, width and accents' form, without punctuation; East Asian signs one by one. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]|[\p{L}\p{N}\p{M}]+/gu)
    ?.flatMap((word) => (word.length > 1 && eastAsian.test(word) ? Array.from(word) : [word])) ?? []

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOfWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Spreads the bits of a 32-bit number over all of them (the finaliser of MurmurHash3). */
export function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Hashes of all runs of five words, in order of the text and with repeats; a shorter text is one shingle, an empty one has none. */
export function shinglesOf(words: readonly string[]): number[] {
  const hashes = words.map(hashOfWord)
  const shingles: number[] = []
  const last = Math.max(0, hashes.length - shingleWords)
  for (let from = 0; from <= last && hashes.length > 0; from++) {
    let hash = 0
    for (let at = from; at < Math.min(from + shingleWords, hashes.length); at++)
      hash = mixed(Math.imul(hash, 31) + (hashes[at] ?? 0))
    shingles.push(hash)
  }
  return shingles
}

/** How two sets of shingles lie to each other, 0 to 1. */
export interface Likeness {
  /** Shared shingles of all that either has. */
  readonly jaccard: number
  /** Shared shingles of those of the shorter text: 1 where one is cut out of the other. */
  readonly containment: number
}

/** True likeness, counted and not estimated. Nothing is like an empty text. */
export function likenessOf(a: ReadonlySet<number>, b: ReadonlySet<number>): Likeness {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return { jaccard: 0, containment: 0 }
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared += 1
  return { jaccard: shared / (small.size + large.size - shared), containment: shared / small.size }
}
