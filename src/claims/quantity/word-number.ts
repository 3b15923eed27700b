import { hanDigits, hanPlaces, ordinalWords, partWords, scaleWords, smallNumbers } from './spoken.ts'

/** A number written in words, ending before `to`. */
export interface WordNumber {
  readonly to: number
  readonly value: number
  /** A part of one ("two-thirds", "a quarter"), which news gives as a share. */
  readonly fraction: boolean
  /** A hundred and more, or a scale word: it measures rather than counts. */
  readonly scaled: boolean
}

const word = /([\s\u00a0]?-\s?|[\s\u00a0]+|)(?:(and|&)\s+)?([A-Za-z]+)/y

interface Step {
  readonly word: string
  readonly and: boolean
  readonly to: number
}

function next(text: string, at: number): Step | null {
  word.lastIndex = at
  const found = word.exec(text)
  if (found === null) return null
  return { word: (found[3] ?? '').toLowerCase(), and: found[2] !== undefined, to: at + found[0].length }
}

/** A run of cardinal words such as "three hundred and twenty", without fractions. `start` is what digits before have given. */
function cardinal(
  text: string,
  at: number,
  start: number | null,
): { readonly to: number; readonly value: number; readonly scaled: boolean } | null {
  let total = 0
  let current = start ?? 0
  let to = at
  let seen = start !== null
  let lastScale = Number.POSITIVE_INFINITY
  let afterScale = false
  let scaled = false
  for (let turn = 0; turn < 24; turn++) {
    const step = next(text, to)
    if (step === null) break
    const small = smallNumbers.get(step.word)
    if (step.and && !(seen && afterScale)) break
    // "five billion and three quarters": the part is of the billion.
    if (step.and && partWords.has(next(text, step.to)?.word ?? '')) break
    if (small !== undefined) {
      const room =
        current === 0
          ? !seen || afterScale
          : small < 10
            ? current % 100 >= 20 && current % 10 === 0
            : small < 100 && current % 100 === 0 && current >= 100
      const units = small < 10 && current >= 100 && current % 100 === 0
      if (seen && !room && !units) break
      if (start !== null && !afterScale) break
      // "twenty one" needs its hyphen or space; "one one" are two numbers.
      current += small
      seen = true
      afterScale = false
      to = step.to
      continue
    }
    const scale = scaleWords.get(step.word)
    if (scale === undefined || step.and) break
    if (!seen) break
    scaled = true
    if (scale <= 100) {
      if (current === 0 || (current >= 100 && start === null)) break
      current *= scale
    } else if (scale < lastScale) {
      total += (current === 0 ? 1 : current) * scale
      current = 0
      lastScale = scale
    } else {
      total = (total + current) * scale
      current = 0
    }
    afterScale = true
    to = step.to
  }
  return seen && to > at ? { to, value: total + current, scaled } : null
}

const article =
  /(half(?:\s+of)?\s+an?|quarter(?:\s+of)?\s+an?|an?|quarter|several|few)\s+(hundred|dozen|thousand|lakh|million|crore|billion|trillion)\b/iy
const tail = /\s+and\s+(?:(a|one|two|three|four|five)[\s-]+)?(half|quarters?|thirds?|fifths?|tenths?|halves|[a-z]+ieths?)\b/iy
const pointed =
  /\s+point((?:[\s-]+(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))+)\b/iy
const sign = /(?:minus|negative)\s+/iy

/** What may stand behind digits: "3 hundred and one", "2 million", "10 and a half". */
export const wordsAfterDigits = (
  text: string,
  at: number,
  value: number,
): { readonly to: number; readonly value: number; readonly scaled: boolean } | null =>
  /^[\s\u00a0-](?:hundred|dozen|thousand|lakh|crore|million|billion|trillion)/i.test(text.slice(at, at + 10))
    ? cardinal(text, at, value)
    : null

/** "and a half", "and three quarters" behind a number; `part` is of one, or of the scale that follows ("a half million"). */
export function halfAfter(text: string, at: number): { readonly to: number; readonly part: number } | null {
  tail.lastIndex = at
  const found = tail.exec(text)
  if (found === null) return null
  const part = partWords.get((found[2] ?? '').toLowerCase())
  if (part === undefined) return null
  const count = smallNumbers.get((found[1] ?? 'a').toLowerCase()) ?? 1
  return { to: at + found[0].length, part: count / part }
}

/** Reads "twenty-five", "two and a half million", "half a million", "a dozen", "three fifths", "two hundred point zero three". */
export function readWordNumber(text: string, at: number): WordNumber | null {
  sign.lastIndex = at
  const minus = sign.exec(text)
  if (minus !== null) {
    const found = readWordNumber(text, at + minus[0].length)
    return found === null ? null : { ...found, value: -found.value }
  }
  article.lastIndex = at
  const some = article.exec(text)
  if (some !== null) {
    const [, opening = '', scaleWord = ''] = some
    if (/^(?:several|few)$/i.test(opening)) return null
    const scale = scaleWords.get(scaleWord.toLowerCase()) ?? 1
    const factor = /^half/i.test(opening) ? 0.5 : /^quarter/i.test(opening) ? 0.25 : 1
    const more = cardinal(text, at + some[0].length, scale)
    const to = more?.to ?? at + some[0].length
    return { to, value: factor * (more?.value ?? scale), fraction: false, scaled: true }
  }
  const whole = cardinal(text, at, null)
  if (whole === null) return partOfOne(text, at) ?? loneUnit(text, at)
  let { to, value } = whole
  const over = partBehind(text, to, value)
  if (over !== null) return over
  pointed.lastIndex = to
  const digits = pointed.exec(text)
  if (digits !== null) {
    const decimals = (digits[1] ?? '')
      .trim()
      .split(/[\s-]+/)
      .map((name) => (name.toLowerCase() === 'oh' ? 0 : (smallNumbers.get(name.toLowerCase()) ?? 0)))
    value += Number(`0.${(decimals[0] ?? 0) >= 20 ? decimals.reduce((a, b) => a + b, 0) : decimals.join('')}`)
    to += digits[0].length
  }
  const half = halfAfter(text, to)
  if (half !== null) {
    const scale = next(text, half.to)
    const factor = scale === null || scale.and ? undefined : scaleWords.get(scale.word)
    if (factor !== undefined && !whole.scaled && scale !== null)
      return { to: scale.to, value: (value + half.part) * factor, fraction: false, scaled: true }
    // "five billion and three quarters" are 5.75 billion.
    const unit = value >= 1e6 && value % 1e6 === 0 ? (value % 1e9 === 0 ? 1e9 : 1e6) : 1
    if (scale !== null && factor !== undefined)
      return { to: scale.to, value: value + half.part * factor, fraction: false, scaled: true }
    return { to: half.to, value: value + half.part * unit, fraction: false, scaled: whole.scaled }
  }
  return { to, value, fraction: false, scaled: whole.scaled || value >= 100 }
}

/** "two-thirds", "three twenty-firsts", "one one hundred and fifth". */
function partBehind(text: string, at: number, count: number): WordNumber | null {
  const step = next(text, at)
  if (step === null || step.and) return null
  const plain = partWords.get(step.word)
  if (plain !== undefined && !(count === 1 && isOrdinal(text, step))) {
    // "two second quarters" and "one quarter" of a year are left to dates.
    if (/^\s+of\s+(?:19|20)\d\d/.test(text.slice(step.to, step.to + 9))) return null
    const tens = count % 100
    // "one hundred thirty-fifths" are parts of thirty-five.
    if (count > 100 && tens >= 20 && tens % 10 === 0 && plain > 2 && plain < 10 && step.word.endsWith('s'))
      return { to: step.to, value: (count - tens) / (tens + plain), fraction: true, scaled: false }
    if (count > 1 && count < plain * 4 && !step.word.endsWith('s') && step.word !== 'half') return null
    return { to: step.to, value: count / plain, fraction: true, scaled: false }
  }
  // Compound denominators: "twenty-firsts", "one hundred and fifth".
  const below = cardinal(text, at, null)
  if (below === null) return null
  const last = next(text, below.to)
  if (last === null) return null
  const ordinal = ordinalWords.get(last.word.replace(/s$/, ''))
  if (ordinal === undefined || (last.and && below.value < 100)) return null
  if (below.value % 10 !== 0) return null
  const denominator = ordinal >= 100 ? below.value * ordinal : below.value + ordinal
  return { to: last.to, value: count / denominator, fraction: true, scaled: false }
}

/** "one third country", "a fifth producer", "the third of May": a place in an order unless a whole follows. */
const isOrdinal = (text: string, step: Step): boolean =>
  !/^(?:half|quarter)$/.test(step.word) &&
  /^\s+(?!of\b|the\b|its\b|their\b|less\b|more\b|lower\b|higher\b|and\b|is\b|are\b|was\b|were\b|as\b|said\b|came\b)[a-z]/i.test(
    text.slice(step.to, step.to + 10),
  )

const part = /(half|an?\s+(?:half|quarter)|an?\s+([a-z]+th|third))\b/iy

/** "half of", "a third of", "a quarter", "a trillionth". */
function partOfOne(text: string, at: number): WordNumber | null {
  part.lastIndex = at
  const found = part.exec(text)
  if (found === null) return null
  const to = at + found[0].length
  const name = (found[0].split(/\s+/).at(-1) ?? '').toLowerCase()
  const whole = partWords.get(name)
  if (whole === undefined) return null
  const following = text.slice(to, to + 24)
  if (/^half$/i.test(found[0])) {
    // "half-year", "half time", "first half": no halves of a whole.
    if (
      /\b(?:this|that|first|second|other|better|top|bottom|next|last|each|one|and a|upper|lower|latter|northern|southern|western|eastern|left|right|early|late|former)\s+$/i.test(
        text.slice(Math.max(0, at - 8), at),
      )
    )
      return null
    if (
      !/^\s+(?:of|the|its|their|all|that|were|was|is|are|come|came|comes|(?:an?\s)?(?:mile|hour|day|year|pint|dozen|inch|cup))\b/i.test(
        following,
      ) &&
      !/^\s*[,.;)]?\s*$/.test(following)
    )
      return null
  } else if (
    /^\s+of\s+(?:19|20)\d\d|^-|^\s+(?:party|parties|person|time|of\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))\b/i.test(
      following,
    )
  )
    return null
  else if (
    !/half|quarter/.test(name) &&
    !/^\s*(?:of|the|its|their|less|more|lower|higher|and|is|are|as|to)\b|^\s*[.,;)]?\s*$/i.test(following)
  )
    return null
  return { to, value: 1 / whole, fraction: true, scaled: false }
}

const lone = /an?(?=\s(?:year|decade|month|week)s?\b)/iy

/** "for a year", "within a decade", "nearly a year of …": an article that counts. */
function loneUnit(text: string, at: number): WordNumber | null {
  lone.lastIndex = at
  const found = lone.exec(text)
  if (
    found === null ||
    !/\b(?:for|within|nearly|almost|about|after|over|than|least|by)\s$/i.test(text.slice(Math.max(0, at - 8), at))
  )
    return null
  return { to: at + found[0].length, value: 1, fraction: false, scaled: false }
}

const inEvery =
  /(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s(?:in|out of|of)\s(?:every\s|just\s)?(two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,4})(?![\d.,-]*\d)\b/iy
const over = /\s?(?:over|divided by)\s/iy
const small = (name: string): number => smallNumbers.get(name.toLowerCase()) ?? Number(name)

/** "one in five", "two out of three", "one of four". */
export function readInEvery(text: string, at: number): WordNumber | null {
  inEvery.lastIndex = at
  const found = inEvery.exec(text)
  if (found === null) return null
  const [value, whole] = [small(found[1] ?? ''), small(found[2] ?? '')]
  // "19 of 20 minerals" counts them.
  if (/^\d+\sof/.test(found[0])) return null
  if (!(whole > value && value > 0) || whole > 1000 || (/\sin\s/.test(found[0]) && whole >= 1900)) return null
  return { to: at + found[0].length, value: value / whole, fraction: true, scaled: false }
}

/** "1 over one hundred and twenty": the divisor behind a number. */
export function divisorAfter(text: string, at: number): { readonly to: number; readonly value: number } | null {
  over.lastIndex = at
  const found = over.exec(text)
  if (found === null) return null
  const from = at + found[0].length
  const digits = /^\d+(?![\d.,]*\d)/.exec(text.slice(from, from + 12))
  if (digits !== null) return { to: from + digits[0].length, value: Number(digits[0]) }
  const words = cardinal(text, from, null)
  return words === null || words.value === 0 ? null : { to: words.to, value: words.value }
}

/** A number in Chinese or Japanese characters: 三百, 两千五百万. */
export function readHan(text: string, at: number): { readonly to: number; readonly value: number } | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  let to = at
  let places = 0
  for (; to < text.length && to - at < 24; to++) {
    const char = text[to] ?? ''
    const value = hanDigits.get(char)
    if (value !== undefined) {
      digit = digit === null || places > 0 ? value : digit * 10 + value
      continue
    }
    const place = hanPlaces.get(char)
    if (place === undefined) break
    places++
    if (place >= 1e4) {
      total = (total + section + (digit ?? 0)) * place
      section = 0
    } else section += (digit ?? 1) * place
    digit = null
  }
  if (to === at) return null
  return { to, value: total + section + (digit ?? 0) }
}
