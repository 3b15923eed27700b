import { at, word, type Situation } from './node.ts'
import type { Token } from './token.ts'
import { ordinals, smalls, tensWords } from './words.ts'

export interface Counted {
  readonly value: number
  readonly next: number
}

/** "3", "three", "twenty-one", "a", "a few", "several": how many of a unit. */
export function cardinalAt(s: Situation, index: number): Counted | null {
  const token = at(s, index)
  if (token === undefined) return null
  if (!Number.isNaN(token.value)) {
    if (token.ordinal) return null
    // "3.5 days": one decimal figure.
    const point = at(s, index + 1)
    const decimal = at(s, index + 2)
    if (
      point?.word === '.' &&
      point.from === token.to &&
      decimal !== undefined &&
      decimal.from === point.to &&
      !Number.isNaN(decimal.value)
    )
      return { value: Number(s.text.slice(token.from, decimal.to)), next: index + 3 }
    return { value: token.value, next: index + 1 }
  }
  if (token.word === 'a' && word(s, index + 1) === 'few') return { value: 3, next: index + 2 }
  if (token.word === 'a' && word(s, index + 1) === 'couple')
    return { value: 2, next: index + (word(s, index + 2) === 'of' ? 3 : 2) }
  if (/^(?:few|several|some)$/.test(token.word)) return { value: 3, next: index + 1 }
  if (token.word === 'half' && /^an?$/.test(word(s, index + 1))) return { value: 0.5, next: index + 2 }
  const tens = tensWords.get(token.word)
  if (tens !== undefined) {
    const past = word(s, index + 1) === '-' ? index + 2 : index + 1
    const unit = smalls.get(word(s, past))
    if (unit !== undefined && unit < 10 && !/^(?:a|an|couple)$/.test(word(s, past))) return { value: tens + unit, next: past + 1 }
    return { value: tens, next: index + 1 }
  }
  const small = smalls.get(token.word)
  if (small === undefined) return null
  if (word(s, index + 1) === 'and' && word(s, index + (word(s, index + 2) === 'a' ? 3 : 2)) === 'half')
    return { value: small + 0.5, next: index + (word(s, index + 2) === 'a' ? 4 : 3) }
  if (/^(?:hundred|thousand)$/.test(word(s, index + 1)))
    return { value: small * (word(s, index + 1) === 'hundred' ? 100 : 1000), next: index + 2 }
  return { value: small, next: index + 1 }
}

/** "9th", "ninth", "twenty second"; with `cardinals` also "9" and "twenty two". */
export function ordinalAt(
  s: Situation,
  index: number,
  cardinals: boolean,
): (Counted & { readonly ordinal: boolean; readonly digits: boolean }) | null {
  const token = at(s, index)
  if (token === undefined) return null
  if (!Number.isNaN(token.value)) {
    if (!token.ordinal && !cardinals) return null
    if (/^[.,]\d/.test(s.text.slice(token.to, token.to + 2)) || /[\d.,]/.test(s.text[token.from - 1] ?? '')) return null
    return { value: token.value, next: index + 1, ordinal: token.ordinal, digits: true }
  }
  const plain = ordinals.get(token.word)
  if (plain !== undefined) return { value: plain, next: index + 1, ordinal: true, digits: false }
  const tens = tensWords.get(token.word)
  if (tens !== undefined && tens <= 30) {
    const past = word(s, index + 1) === '-' ? index + 2 : index + 1
    const unit = ordinals.get(word(s, past))
    if (unit !== undefined && unit < 10) return { value: tens + unit, next: past + 1, ordinal: true, digits: false }
  }
  if (token.word === 'thirtieth') return { value: 30, next: index + 1, ordinal: true, digits: false }
  if (!cardinals) return null
  const count = /^(?:a|an|few|several|some|couple|half)$/.test(token.word) ? null : cardinalAt(s, index)
  return count === null || !Number.isInteger(count.value) ? null : { ...count, ordinal: false, digits: false }
}

const measured =
  /^[\s-]?(?:[–-]\s?\d{4}\s?)?(?:%|°|K|V|W|m|g|kg|km|mm|cm|nm|t|mg|ml|mL|μm|µm|MW|GW|kW|Hz|kHz|MHz|GHz|rpm|ppm|ppb|parts|tonnes?|tons?|metric|percent|per cent|people|jobs|units|customers|workers|products|employees|staff|vehicles|cars|homes|miles|feet|dollars|euros|yuan|pounds|years|hours|days|minutes|seconds|times|points|shares|calories|mAh|psi|hp|bar|square|cubic|kilomet\w+|met(?:re|er)s)(?![\p{L}])/u
const softened =
  /(?:\b(?:about|approximately|around|nearly|almost|over|more than|less than|fewer than|up to|at least|average of|some|roughly|total of|of the order of|exceeds?)|[~∼≈<>≥≤±×=])\s?$/i
const dating =
  /\b(?:in|since|by|of|from|between|until|till|before|after|year|circa|during|to|and|late|early|mid|or|AD|A\.D\.|through|for|the)[\s-]$/i

/** Four digits are a year unless something is measured or counted by them; outside 1800 to 2099 only where a date is expected. */
function yearly(s: Situation, token: Token): boolean {
  if (measured.test(s.text.slice(token.to, token.to + 20))) return false
  const before = s.text.slice(Math.max(0, token.from - 20), token.from)
  // "F-2020", "A/2019": a name.
  if (/(?:^|[^\p{L}])\p{Lu}[-/]$/u.test(before)) return false
  if (softened.test(before) && !(before.trimEnd().endsWith('=') || />\s$/.test(before))) return false
  return (token.value >= 1800 && token.value < 2100) || dating.test(before)
}

/** A year: "2024", "'98", "nineteen eighty six", "two thousand and fifteen". */
export function yearAt(s: Situation, index: number): Counted | null {
  const token = at(s, index)
  if (token === undefined) return null
  if (!Number.isNaN(token.value)) {
    if (token.ordinal || token.to - token.from !== 4 || token.value < 1000 || token.value > 2199) return null
    const [before, behind] = [s.text[token.from - 1] ?? '', s.text.slice(token.to, token.to + 3)]
    if (
      /[$€£¥\d#]/.test(before) ||
      (/[.,]/.test(before) && /\d/.test(s.text[token.from - 2] ?? '')) ||
      /^(?:[.,:]\d|%|\p{L})/u.test(behind)
    )
      return null
    if (!yearly(s, token)) return null
    return { value: token.value, next: index + 1 }
  }
  if (/^['’]$/.test(token.word)) {
    const digits = at(s, index + 1)
    if (
      digits !== undefined &&
      digits.from === token.to &&
      digits.to - digits.from === 2 &&
      !Number.isNaN(digits.value) &&
      !digits.ordinal
    )
      return { value: digits.value + (digits.value < 50 ? 2000 : 1900), next: index + 2 }
    return null
  }
  if (token.word === 'two' && word(s, index + 1) === 'thousand') {
    const past = word(s, index + 2) === 'and' ? index + 3 : index + 2
    const rest = cardinalAt(s, past)
    if (rest !== null && rest.value < 100 && !/^an?$/.test(word(s, past))) return { value: 2000 + rest.value, next: rest.next }
    return { value: 2000, next: index + 2 }
  }
  if (token.word === 'nineteen' || token.word === 'twenty' || token.word === 'eighteen') {
    const rest = cardinalAt(s, index + 1)
    if (rest === null || rest.value < 10 || rest.value > 99) return null
    return { value: (smalls.get(token.word) ?? 20) * 100 + rest.value, next: rest.next }
  }
  return null
}
