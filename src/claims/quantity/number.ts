import { glyphFractions, scaleWords, shortScales } from './spoken.ts'
import { divisorAfter, halfAfter, readHan, readInEvery, readWordNumber, wordsAfterDigits } from './word-number.ts'

/** A numeral with its scale multiplied in. */
export interface Numeral {
  readonly from: number
  readonly to: number
  /** NaN for an identifier too long to be a number. */
  readonly value: number
  /** Written in words ("seven"), which counts but seldom measures. */
  readonly inWords: boolean
  /** True when a scale such as "million" or "bn" was read. */
  readonly scaled: boolean
  /** What was multiplied in: 1e6 for "5 million". */
  readonly scale: number
  /** A part of one: "two-thirds", "1/40", "one in five". */
  readonly fraction: boolean
  /** Has a decimal point, a grouping or a power: no bare counting figure. */
  readonly precise: boolean
}

const digits =
  /(?:\d{1,3}(?:[,\u00a0\u2009\u202f'’]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d,]|\.\d{3})|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+,\d(?![\d,]|\s?[,–-]\s?\d|-)(?<![,\d]\d,\d)|\d+,\d{1,3}(?=\s?(?:%|°C|Tonnen|Millionen|Milliarden|Mio|Mrd|Prozent|Euro|€|тонн|млн|млрд|тыс|%|процент|milhões|bilhões|toneladas|por cento|pour cent|tonnes métriques|millions d|milliards))|\d+)(?:\.\d+)?/y
const wideDigit = /[０-９]+(?:[.．][０-９]+)?|[๐-๙]+(?:[,.][๐-๙]+)*/y
const power = /\s?(?:×|x|\*|·|⋅)\s?10\s?(?:\^?\s?\{?([-−–]?\s?\d{1,2})\}?(?![\d.])|([⁻⁺]?[⁰¹²³⁴-⁹]{1,2}))/y
const bareTen = /(?:\^\s?([-−–]?\d{1,2})|([⁻⁺]?[⁰¹²³⁴-⁹]{1,2})|(\s?[−–]\d{1,2}))(?![\d.%])/y
const exponential = /[eE]([-+−]?\d{1,3})(?![\dA-Za-z])/y
const caret = /\^([-−]?\d{1,3})(?![\d.])/y
const abbreviated =
  /[\s\u00a0-]?(mln|mio|mill|mn|bln|bn|tn|trn|mrd|Millionen|Milliarden|Tausend|millions? (?:de|d['’])|milliards? (?:de|d['’])|milhões(?: de)?|bilhões(?: de)?|mil(?= )|тыс\.?|тысяч|млн\.?|миллионов|млрд\.?|миллиардов)(?![\p{L}])/iuy
const placed = /\s?(万亿|百万|千万|万|萬|亿|億|千|百|兆)/y
const coded = /\s?([MkB]|bn|mn|m)(?=(?:USD|EUR|GBP|AUD|CAD|CHF|JPY|CNY|RMB|SEK|NOK|DKK|ZAR|INR)(?![A-Za-z]))/y
const thai = /\s?(ล้าน|แสน|หมื่น|พัน)/y
const letterScale = /\s?(MM|mm|[KkMmBbTtG])(?![A-Za-z0-9²³/%])/y
const massBehind =
  /^\s?(?:(?:metric )?(?:tonnes?|tons?)|t\b|lbs?\b|pounds|oz\b|ounces|barrels|dollars|euros|yuan|people|units|workers|cars|vehicles|EVs|users|customers|shares|subscribers|miles|square)/
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const ratio = /\s?\/\s?(\d{1,3})(?![\d.,/]*\d)/y
const mixed = /[\s-](\d{1,2})\s?\/\s?(\d{1,3})(?![\d.,/]*\d)/y

const wide = (text: string): number =>
  Number(
    Array.from(text, (char) => {
      const code = char.codePointAt(0) ?? 0
      if (code >= 0xff10 && code <= 0xff19) return code - 0xff10
      if (code >= 0xe50 && code <= 0xe59) return code - 0xe50
      return char === '．' || char === '.' ? '.' : ''
    }).join(''),
  )

function exponentOf(plain: string | undefined, above: string | undefined): number {
  if (plain !== undefined) return Number(plain.replace(/[−–]/, '-').replace(/\s/g, ''))
  const found = above ?? ''
  const value = Number(Array.from(found.replace(/[⁻⁺]/, ''), (char) => superscripts.indexOf(char)).join(''))
  return found.startsWith('⁻') ? -value : value
}

const asNumber = (text: string): number => {
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''))
  if (/^\d+,\d{1,2}$/.test(text) || (/^\d+,\d{3}$/.test(text) && !/^\d{1,3},/.test(text))) return Number(text.replace(',', '.'))
  return Number(text.replace(/[,\s\u00a0\u2009\u202f'’]/g, ''))
}

const simple = { inWords: false, scaled: false, scale: 1, fraction: false, precise: false }

/**
 * Reads the numeral at `at`: digits in any grouping, glyph fractions, powers of ten, scale words, number words, Chinese, Thai
 * and full-width digits. `money` lets a bare letter (`$1.2b`, `A$5k`) be a scale, as does a mass unit after it ("45m tonnes").
 */
export function readNumeral(text: string, at: number, money: boolean): Numeral | null {
  const first = text[at] ?? ''
  const glyph = glyphFractions.get(first)
  if (glyph !== undefined) return scaled(text, { ...simple, from: at, to: at + 1, value: glyph, precise: true }, money)
  if (/[０-９๐-๙]/.test(first)) {
    wideDigit.lastIndex = at
    const found = wideDigit.exec(text)
    return found === null ? null : scaled(text, { ...simple, from: at, to: at + found[0].length, value: wide(found[0]) }, money)
  }
  if (/\d/.test(first) || (first === '.' && /\d/.test(text[at + 1] ?? ''))) return digitsAt(text, at, money)
  if (/[零〇一二两兩三四五六七八九十百千]/.test(first)) {
    const han = readHan(text, at)
    return han === null ? null : { ...simple, from: at, to: han.to, value: han.value, inWords: true, scaled: han.value >= 100 }
  }
  const every = readInEvery(text, at)
  if (every !== null) return { ...simple, from: at, to: every.to, value: every.value, inWords: true, fraction: true }
  const words = readWordNumber(text, at)
  if (words === null) return null
  const divided = divisorAfter(text, words.to)
  if (divided !== null)
    return { ...simple, from: at, to: divided.to, value: words.value / divided.value, inWords: true, fraction: true }
  const abbreviation = scaled(text, { ...simple, from: at, to: words.to, value: words.value, inWords: true }, false)
  if (!words.fraction && abbreviation.to > words.to) return { ...abbreviation, inWords: true }
  return { ...simple, from: at, to: words.to, value: words.value, inWords: true, scaled: words.scaled, fraction: words.fraction }
}

function digitsAt(text: string, at: number, money: boolean): Numeral | null {
  let to: number
  let value: number
  let precise: boolean
  if (text[at] === '.') {
    const found = /^\.\d+/.exec(text.slice(at, at + 20))
    if (found === null) return null
    to = at + found[0].length
    value = Number(found[0])
    precise = true
  } else {
    digits.lastIndex = at
    const found = digits.exec(text)
    if (found === null) return null
    to = at + found[0].length
    // No figure of the trade has more digits; such a run is an identifier.
    if (found[0].length > 24) return { ...simple, from: at, to, value: Number.NaN }
    value = asNumber(found[0])
    precise = /\D/.test(found[0])
  }
  const every = precise ? null : readInEvery(text, at)
  if (every !== null) return { ...simple, from: at, to: every.to, value: every.value, fraction: true, precise: true }
  const glyph = glyphFractions.get(text[to] ?? '') ?? (text[to] === ' ' ? glyphFractions.get(text[to + 1] ?? '') : undefined)
  if (glyph !== undefined) {
    value += glyph
    to += text[to] === ' ' ? 2 : 1
    precise = true
  } else if (!precise) {
    mixed.lastIndex = to
    const both = mixed.exec(text)
    ratio.lastIndex = to
    const part = ratio.exec(text)
    if (both !== null && Number(both[1]) < Number(both[2]) && isDenominator(both[2])) {
      value += Number(both[1]) / Number(both[2])
      to += both[0].length
      precise = true
    } else if (part !== null && value < Number(part[1]) && value > 0 && isDenominator(part[1]) && text[at - 1] !== '/') {
      return scaled(
        text,
        { ...simple, from: at, to: to + part[0].length, value: value / Number(part[1]), fraction: true, precise: true },
        money,
      )
    } else {
      const divided = divisorAfter(text, to)
      if (divided !== null && divided.value !== 0)
        return { ...simple, from: at, to: divided.to, value: value / divided.value, fraction: true, precise: true }
    }
  }
  return scaled(text, { ...simple, from: at, to, value, precise }, money)
}

/** Parts people write with a slash; "9/11" and "7/24" are something else. */
const isDenominator = (text: string | undefined): boolean => /^(?:2|3|4|5|6|8|10|12|16|20|25|32|40|50|64|100)$/.test(text ?? '')

function scaled(text: string, plain: Numeral, money: boolean): Numeral {
  let { to, value, precise } = plain
  const shortest = (factor: number, length: number): void => {
    value *= factor
    to += length
  }
  power.lastIndex = to
  const raised = power.exec(text)
  if (raised !== null) {
    shortest(10 ** exponentOf(raised[1], raised[2]), raised[0].length)
    precise = true
  } else {
    exponential.lastIndex = to
    const e = exponential.exec(text)
    bareTen.lastIndex = to
    const ten = value === 10 && to - plain.from === 2 ? bareTen.exec(text) : null
    caret.lastIndex = to
    const up = caret.exec(text)
    if (e !== null && !plain.fraction) {
      shortest(10 ** Number((e[1] ?? '').replace('−', '-')), e[0].length)
      precise = true
    } else if (ten !== null) {
      value = 10 ** exponentOf(ten[1] ?? ten[3], ten[2])
      to += ten[0].length
      precise = true
    } else if (up !== null) {
      value **= Number((up[1] ?? '').replace('−', '-'))
      to += up[0].length
      precise = true
    }
  }
  const before = value
  let isScaled = false
  const half = halfAfter(text, to)
  if (half !== null && !precise) {
    value += half.part
    to = half.to
    precise = true
  }
  const words = wordsAfterDigits(text, to, value)
  if (words !== null) {
    value = words.value
    to = words.to
    isScaled = true
    const more = halfAfter(text, to)
    if (more !== null) {
      value += more.part
      to = more.to
    } else [to, value] = continued(text, to, value)
  } else {
    for (const pattern of [abbreviated, placed, thai, coded]) {
      pattern.lastIndex = to
      const name = pattern.exec(text)
      if (name === null) continue
      const key = (name[1] ?? '')
        .toLowerCase()
        .replace(/\.$/, '')
        .replace(/ (?:de|d['’])$/, '')
      shortest(shortScales.get(key) ?? scaleWords.get(key) ?? shortScales.get(key.replace(/s$/, '')) ?? 1, name[0].length)
      isScaled = true
      break
    }
    if (!isScaled) {
      letterScale.lastIndex = to
      const letter = letterScale.exec(text)
      if (letter !== null && letterScales(text, to, letter, money)) {
        const name = letter[1] ?? ''
        shortest(shortScales.get(name.toLowerCase()) ?? 1, letter[0].length)
        isScaled = true
      }
    }
  }
  // 4.35 * 1e6 is not 4350000 in binary; the text's own precision is kept.
  if (isScaled || raised !== null) value = Number(value.toPrecision(15))
  return {
    ...plain,
    to,
    value,
    scaled: isScaled,
    scale: isScaled && before !== 0 ? Number((value / before).toPrecision(12)) : 1,
    precise,
  }
}

/** Whether the letter behind a number is a scale: always after money, else only where no unit is meant. */
function letterScales(text: string, at: number, letter: RegExpExecArray, money: boolean): boolean {
  const name = letter[1] ?? ''
  const spaced = /^\s/.test(letter[0])
  const after = text.slice(at + letter[0].length, at + letter[0].length + 48)
  if (/^mm$/i.test(name)) return money && !spaced
  if (money) return !(spaced && /^[tTkKG]$/.test(name)) && name !== 'G'
  if (massBehind.test(after) && !/^t$/i.test(name) && name !== 'G') return true
  // "2.7m combined sales", "35m of its devices", "4.3M users": people and goods are counted in millions, not in metres.
  if (/^[mMbB]$/.test(name) && !spaced && counts(after)) return true
  // "25k", "100k": a bare k is a thousand; "10G" a number only by itself.
  if (/^[kK]$/.test(name)) return !spaced && (name === 'k' || after.trim() === '')
  if (spaced) return false
  return (name === 'M' || name === 'B' || name === 'G') && after.trim() === ''
}

/** A plural noun within four words that is not measured: "combined sales", "of its Echo devices", but not "high walls". */
const counts = (after: string): boolean =>
  /^\s(?:of\s(?:its|the|their|our|these|those|all)\s)?(?!(?:long|wide|high|tall|deep|thick|above|below|from|away|apart|in|to|at|of|on|for|by|per|and|or|with|diameter|depth|distance|sprint|race|freestyle|final|square|resolution|is|was)\b)(?:[\p{L}-]+\s){0,3}?[\p{L}-]{3,}[^su\W]s\b/u.test(
    after,
  ) || /^\s(?:people|of its|of the)\b/.test(after)

const further = /\s(?:and\s)?(\d{1,3})(?![\d.,%]*\d)(\s(?:hundred|thousand|million)\b)?/y

/** "4 thousand 3 hundred and 21": figures that go on below a scale word. */
function continued(text: string, at: number, start: number): [to: number, value: number] {
  let [to, value] = [at, start]
  for (let turn = 0; turn < 4; turn++) {
    further.lastIndex = to
    const found = further.exec(text)
    if (found === null) break
    const next = Number(found[1]) * (scaleWords.get((found[2] ?? '').trim()) ?? 1)
    const room = 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0)
    // "4 thousand 3 hundred": only what fits below the last scale goes on, and only with "and" or a scale of its own.
    if (next === 0 || next >= room || (found[2] === undefined && !/and/.test(found[0]))) break
    if (found[2] === undefined && room < 100) break
    value += next
    to += found[0].length
  }
  return [to, value]
}
