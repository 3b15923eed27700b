import { ordinalWords, scaleWords, smallNumbers } from './spoken.ts'
import { matches } from '../text/matches.ts'

/** A place in an order: "21st", "one hundred twenty-fifth", "the last but one". */
export interface Ordinal {
  readonly from: number
  readonly to: number
  /** Null when it counts from an end nobody knows: "last", "next". */
  readonly value: number | null
}

const cardinalWord = [...smallNumbers.keys(), ...scaleWords.keys()].join('|')
const ordinalWord = [...ordinalWords.keys()].join('|')
const pattern = new RegExp(
  [
    `\\b(\\d{1,3}(?:,\\d{3})*|\\d+) ?(?:st|nd|rd|th)\\b`,
    `\\b((?:a (?=(?:hundred|thousand|million|billion|trillion))|(?:${cardinalWord})[\\s-](?:and )?)(?:(?:${cardinalWord})[\\s-](?:and )?)*)?(${ordinalWord})\\b`,
    `\\b(?:the )?(?:last but one|next to last|(?:second|third) to last|one before the last(?: one)?|last one|antepenultimate|penultimate|previous one|next one|current one)\\b`,
    `\\b(?:last|next|previous|current)\\b`,
  ].join('|'),
  'gi',
)

/** Value of cardinal words before an ordinal: "one hundred twenty-" is 120. */
function valueOf(words: string): number {
  let [total, current] = [0, 0]
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const small = smallNumbers.get(word)
    const scale = scaleWords.get(word)
    if (small !== undefined) current += small
    else if (word === 'a') current = 1
    else if (scale === 100) current = (current || 1) * 100
    else if (scale !== undefined) {
      total += (current || 1) * scale
      current = 0
    }
  }
  return total + current
}

/** Ordinals of a text, in order. */
export function ordinalsIn(text: string): Ordinal[] {
  return matches(pattern, text).map((found) => {
    const [whole, digits, before, word] = found
    const [from, to] = [found.index, found.index + whole.length]
    if (digits !== undefined) return { from, to, value: Number(digits.replaceAll(',', '')) }
    if (word === undefined) return { from, to, value: null }
    const last = ordinalWords.get(word.toLowerCase()) ?? 0
    const first = before === undefined ? 0 : valueOf(before)
    return { from, to, value: last >= 100 && first > 0 ? first * last : first + last }
  })
}
