import { readWordNumber, scales } from './number-words.ts'

/** A numeral with its scale multiplied in. */
export interface Numeral {
  readonly from: number
  readonly to: number
  readonly value: number
  /** Written in words ("seven"), which counts but seldom measures. */
  readonly inWords: boolean
  /** True when a scale such as "million" or "bn" was read. */
  readonly scaled: boolean
}

const glyphs: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
}

const digits =
  /(?:\d{1,3}(?:[,\u00a0\u2009\u202f'’]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d,]|\.\d{3})|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?![\d,]*,\d{3}\.))(?:\.\d+)?/y
const plainDigits = /\d+(?:\.\d+)?/y
const wideDigit = /[０-９๐-๙]+/y
const power = /\s?[×x*]\s?10(?:\^?([-−]?\d{1,2})|([⁻⁺]?[⁰¹²³⁴-⁹]{1,2}))/y
const scaleAfter =
  /[\s\u00a0-]?(million|billion|trillion|thousand|hundred|lakh|crore|dozen|mln|bln|mio|mn|bn|tn|万|亿)(?![A-Za-z])/iy
const letterScale = /\s?([KkMmBbTt])(?![A-Za-z0-9²³/])/y
const shortScales: Readonly<Record<string, number>> = {
  mln: 1e6,
  mio: 1e6,
  mn: 1e6,
  bn: 1e9,
  bln: 1e9,
  tn: 1e12,
  万: 1e4,
  亿: 1e8,
  k: 1e3,
  m: 1e6,
  b: 1e9,
  t: 1e12,
}
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const wide = (text: string): number =>
  Number(Array.from(text, (char) => char.charCodeAt(0) - (char.charCodeAt(0) >= 0xff10 ? 0xff10 : 0xe50)).join(''))

function exponent(found: RegExpExecArray): number {
  if (found[1] !== undefined) return Number(found[1].replace('−', '-'))
  const raised = found[2] ?? ''
  const value = Number(Array.from(raised.replace(/[⁻⁺]/, ''), (char) => superscripts.indexOf(char)).join(''))
  return raised.startsWith('⁻') ? -value : value
}

const asNumber = (text: string): number => {
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''))
  return Number(text.replace(/[,\s\u00a0\u2009\u202f'’]/g, ''))
}

/**
 * Reads the numeral at `at`: digits in any grouping, glyph fractions, powers of ten, scale words, or number words.
 * `money` lets a bare letter (`$1.2b`, `$400M`, `A$5k`) be a scale, as does a mass unit after it ("45m tonnes").
 */
export function readNumeral(text: string, at: number, money: boolean): Numeral | null {
  const first = text[at] ?? ''
  if (glyphs[first] !== undefined) return scaled(text, at, at + 1, glyphs[first], money)
  if (/[０-９๐-๙]/.test(first)) {
    wideDigit.lastIndex = at
    const found = wideDigit.exec(text)
    return found === null ? null : scaled(text, at, at + found[0].length, wide(found[0]), money)
  }
  if (/\d/.test(first)) {
    digits.lastIndex = at
    let found = digits.exec(text)
    if (found === null) {
      plainDigits.lastIndex = at
      found = plainDigits.exec(text)
    }
    if (found === null) return null
    let to = at + found[0].length
    // No figure of the trade has more digits; such a run is an identifier.
    if (found[0].length > 24) return { from: at, to, value: Number.NaN, inWords: false, scaled: false }
    let value = asNumber(found[0])
    const glyph = glyphs[text[to] ?? '']
    if (glyph !== undefined) {
      value += glyph
      to++
    }
    return scaled(text, at, to, value, money)
  }
  const words = readWordNumber(text, at)
  return words === null ? null : { from: at, to: words.to, value: words.value, inWords: true, scaled: words.value >= 100 }
}

function scaled(text: string, from: number, numeralTo: number, plain: number, money: boolean): Numeral {
  let [to, value] = [numeralTo, plain]
  power.lastIndex = to
  const raised = power.exec(text)
  if (raised !== null) {
    value *= 10 ** exponent(raised)
    to += raised[0].length
  }
  let isScaled = false
  for (let turn = 0; turn < 2; turn++) {
    scaleAfter.lastIndex = to
    const word = scaleAfter.exec(text)
    if (word === null) break
    const name = (word[1] ?? '').toLowerCase()
    value *= scales[name] ?? shortScales[name] ?? 1
    to += word[0].length
    isScaled = true
  }
  if (!isScaled) {
    letterScale.lastIndex = to
    const letter = letterScale.exec(text)
    const spaced = /^\s/.test(letter?.[0] ?? '')
    if (letter !== null) {
      const name = (letter[1] ?? '').toLowerCase()
      const after = text.slice(to + letter[0].length, to + letter[0].length + 24)
      const measured =
        /^\s?(?:(?:metric )?(?:tonnes?|tons?)|t\b|lbs?\b|pounds|oz\b|ounces|dollars|euros|yuan|people|units|workers|cars|vehicles|EVs)/.test(
          after,
        )
      if ((money && !(spaced && name === 't')) || (measured && name !== 't')) {
        value *= shortScales[name] ?? 1
        to += letter[0].length
        isScaled = true
      }
    }
  }
  // 4.35 * 1e6 is not 4350000 in binary; the text's own precision is kept.
  if (isScaled || raised !== null) value = Number(value.toPrecision(15))
  return { from, to, value, inWords: false, scaled: isScaled }
}
