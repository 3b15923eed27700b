/** Words that stand for numbers, and how a run of them adds up. */
const ones: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
} // oxfmt keeps this table short enough to read

/** Words that multiply what stands before them. */
export const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  dozen: 12,
  dozens: 12,
  thousand: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  million: 1e6,
  crore: 1e7,
  crores: 1e7,
  billion: 1e9,
  trillion: 1e12,
}

const parts: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fourth: 4,
  fourths: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  seventh: 7,
  eighth: 8,
  eighths: 8,
  ninth: 9,
  tenth: 10,
  tenths: 10,
  twentieth: 20,
  hundredth: 100,
  thousandth: 1000,
}

const smallWords = Object.keys(ones).join('|')
const scaleWords = Object.keys(scales).join('|')
const partWords = Object.keys(parts).join('|')

const wordNumber = new RegExp(
  `(?:(?:${smallWords})(?:-(?:${smallWords}))?(?: and a half)?|(?:half an?|an?)(?= ?(?:${scaleWords})\\b))` +
    `(?:[- ](?:${scaleWords})\\b|(?<=hundred|thousand|million) (?:and )?(?:${smallWords})(?:-(?:${smallWords}))?\\b)*(?: and a half)?(?: (?:${scaleWords}))?\\b`,
  'iy',
)
const loneUnit = /an? (?=(?:year|decade|month|week)s?\b)/iy

/** A number written in words, `[from, to)`. */
export interface WordNumber {
  readonly to: number
  readonly value: number
  readonly low?: number
  readonly high?: number
}

/** Reads "twenty-five", "two and a half million", "half a million", "a dozen", "three hundred and twenty" at `at`. */
export function readWordNumber(text: string, at: number): WordNumber | null {
  wordNumber.lastIndex = at
  const found = wordNumber.exec(text)
  if (found === null) {
    // "for a year", "within a decade", "nearly a year of …": an article that counts.
    loneUnit.lastIndex = at
    if (
      !loneUnit.test(text) ||
      !/\b(?:for|within|in|nearly|almost|about|after|over|than|least|by) $/i.test(text.slice(Math.max(0, at - 8), at))
    )
      return null
    return { to: at + (/^an/i.test(text.slice(at, at + 2)) ? 2 : 1), value: 1 }
  }
  const words = found[0].toLowerCase().split(/[\s-]+/)
  let total = 0
  let current = 0
  let seen = false
  words.forEach((word, index) => {
    const scale = scales[word]
    const small = ones[word]
    if (small !== undefined) {
      current += small
      seen = true
    } else if (word === 'half') {
      current = words[index - 1] === 'a' || words[index - 1] === 'and' ? current + 0.5 : 0.5
      seen = true
    } else if (scale !== undefined) {
      const base = seen ? current : 1
      if (scale === 100 || scale === 12) current = base * scale
      else {
        total += base * scale
        current = 0
      }
      seen = scale === 100 || scale === 12
    }
  })
  return { to: at + found[0].length, value: total + (current || 0) }
}

const fraction = new RegExp(
  `(?:(one|two|three|four|five|seven|nine|an?)[- ](?:(two|three|four|five)-)?(${partWords})|(half))\\b`,
  'iy',
)
const inEvery = new RegExp(
  `(one|two|three|four|five|six|seven|eight|nine|\\d{1,2}) (?:in|out of) (?:every )?(two|three|four|five|six|seven|eight|nine|ten|\\d{1,4})\\b`,
  'iy',
)

const small = (word: string): number => ones[word.toLowerCase()] ?? Number(word)

/** Reads "two-thirds", "a quarter", "half", "one in five" at `at`; the value is the part of one. */
export function readFraction(text: string, at: number): WordNumber | null {
  inEvery.lastIndex = at
  const every = inEvery.exec(text)
  if (every !== null) {
    const [value, whole] = [small(every[1] ?? ''), small(every[2] ?? '')]
    if (whole > value && value > 0) return { to: at + every[0].length, value: value / whole }
  }
  fraction.lastIndex = at
  const found = fraction.exec(text)
  if (found === null) return null
  const to = at + found[0].length
  if (found[4] !== undefined) {
    // "half a million" and "half-year" are no halves of a whole; "half of" and "half the" are.
    if (
      !/^\s+(?:of|the|its|their|all|that|as|were|was|is|are|come|came|comes)\b/i.test(text.slice(to, to + 8)) &&
      !/^\W*$/.test(text.slice(to, to + 3))
    )
      return null
    return { to, value: 0.5 }
  }
  // "one third country", "a third party": the third of them, no part of a whole.
  if (/^\s+(?:countr(?:y|ies)|part(?:y|ies)|person|state|supplier|time)\b/i.test(text.slice(to, to + 12))) return null
  const count = /^an?$/i.test(found[1] ?? '') ? 1 : (ones[(found[1] ?? '').toLowerCase()] ?? 1)
  const part = parts[(found[3] ?? '').toLowerCase()] ?? 1
  const multiple = found[2] === undefined ? 1 : (ones[found[2].toLowerCase()] ?? 1)
  // "a third refinery", "the second quarter of", "a fifth producer": an ordinal unless a whole follows.
  if (count === 1 && !/^\s*(?:of|the|its|their|less|more|lower|higher)\b|^\s*[.,;)]/i.test(text.slice(to, to + 8))) return null
  if (/^\s*of (?:19|20)\d\d/.test(text.slice(to, to + 12))) return null
  return { to, value: count / (part * multiple) }
}
