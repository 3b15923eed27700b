import { editDistance } from '../../kernel/distance.ts'
import type { TextQuery } from './query.ts'
import { asBeginning, isSpaceless, stemOf, wordsIn, type Word } from './words.ts'

/** A wanted text as a row of words: what must stand one after the other. The last may be the beginning of a word. */
export interface Pattern {
  /** Folded, not stemmed: engines that stem for themselves are given these. */
  readonly words: readonly string[]
  readonly isPrefix: boolean
  /** Letters by which the word (then alone) may differ. */
  readonly edits: 0 | 1 | 2
}

/** Undefined when a text holds no word at all. */
export function patternOf(query: TextQuery): Pattern | undefined {
  const found = wordsIn(query.text)
  const last = found.at(-1)
  if (last === undefined) return undefined
  const words = found.map(({ folded }) => folded)
  if (query.kind === 'fuzzy' && words.length === 1 && !isSpaceless(last.folded))
    return { words, isPrefix: false, edits: query.edits }
  if (!isSpaceless(last.folded))
    return query.kind === 'prefix'
      ? { words: [...words.slice(0, -1), asBeginning(last.folded)], isPrefix: true, edits: 0 }
      : { words, isPrefix: false, edits: 0 }
  // The last character of a run stands alone only at the end of a run; within a sentence the pair before it is enough.
  const before = found.at(-2)
  if (before !== undefined && isSpaceless(before.folded) && before.to === last.to)
    return { words: words.slice(0, -1), isPrefix: false, edits: 0 }
  return { words, isPrefix: true, edits: 0 }
}

/** Whether a stem of the index is what a fuzzy word may mean. */
export function isNear(stem: string, wanted: string, edits: number): boolean {
  const own = stemOf(wanted)
  return stem === own || (stem[0] === own[0] && /^\p{L}/u.test(stem) && editDistance(own, stem, edits) <= edits)
}

/** Stretches of a text's words (first and last position, both included) that match; overlapping ones are all told. */
export function placesOf(pattern: Pattern, words: readonly Word[]): (readonly [first: number, last: number])[] {
  const stems = pattern.words.map(stemOf)
  const places: (readonly [number, number])[] = []
  const [wanted = ''] = pattern.words
  for (let first = 0; first + stems.length <= words.length; first++) {
    const fits =
      pattern.edits > 0
        ? isNear(words[first]?.stem ?? '', wanted, pattern.edits)
        : stems.every((stem, i) => {
            const word = words[first + i]?.stem ?? ''
            return pattern.isPrefix && i === stems.length - 1 ? word.startsWith(stem) : word === stem
          })
    if (fits) places.push([first, first + stems.length - 1])
  }
  return places
}

/** Where a pattern stands in a text, as UTF-16 offsets. */
export function marksOf(pattern: Pattern, words: readonly Word[]): (readonly [from: number, to: number])[] {
  const wanted = pattern.words.at(-1) ?? ''
  return placesOf(pattern, words).map(([first, last]) => {
    const end = words[last]
    const to = end === undefined ? 0 : pattern.isPrefix && isSpaceless(wanted) ? end.from + wanted.length : end.to
    return [words[first]?.from ?? 0, to] as const
  })
}
