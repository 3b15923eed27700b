import type { Operator } from '../../kernel/quantity.ts'
import { boundAfter, boundBefore } from './bounds.ts'
import { joined } from './join.ts'
import type { Measure } from './measure.ts'
import { rangeAt, toleranceAt } from './range.ts'
import { unitOf } from './unit-of.ts'
import { readNumeral, type Numeral } from './number.ts'
import type { Known, QuantityKind, Reading } from './reading.ts'
import { scaleWords } from './spoken.ts'
import { chain, isPronoun, refused, runEnd } from './refuse.ts'
import { shareUnits } from './shared-unit.ts'
import type { Units } from './unit-table.ts'
import { vagueAt } from './vague.ts'

const anyCase = (words: string): string =>
  words
    .split('|')
    .map((word) => `[${(word[0] ?? '').toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|')
const numberWords = anyCase(
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|quarter|a|an|zero|naught|nought|negative|minus|hundreds|thousands|millions|billions|trillions|tens|dozens|several|few|couple',
)

interface Patterns {
  readonly before: RegExp
  readonly sign: RegExp
}
const starts = new RegExp(
  `[\\d½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞๐-๙０-９]|(?<![\\p{L}\\d.])\\.(?=\\d)|\\b(?:${numberWords})\\b|[一二两兩三四五六七八九十百千](?=[一二三四五六七八九十百千万亿億个吨年月天家种倍分成])`,
  'gu',
)

const compiled = new WeakMap<Units, Patterns>()
/** Patterns for one table of units, made once. */
function patternsOf(units: Units): Patterns {
  const known = compiled.get(units)
  if (known !== undefined) return known
  const made: Patterns = {
    before: new RegExp(`(${units.signPattern})[\\s\\u00a0]?[-−]?$`, 'u'),
    sign: new RegExp(`(${units.signPattern})\\s?(?=[\\d.])`, 'uy'),
  }
  compiled.set(units, made)
  return made
}

/** Digits that hang together with more of them: every one a numeral, none a range. */
const isChained = (text: string, { from, to }: Numeral): boolean =>
  /[\d+][-./]$/.test(text.slice(Math.max(0, from - 2), from)) || /^[-./]\d+[-./]\d/.test(text.slice(to, to + 12))

const chained = /\d+(?=(?:\.\d+){2})|(?<=\d\.\d+\.)\d+|(?<=\.)\d+(?=\.\d)/y
/** One group of "192.168.1.2". */
function partOfChain(text: string, at: number): Numeral | null {
  chained.lastIndex = at
  const found = chained.exec(text)
  if (found === null) return null
  return {
    from: at,
    to: at + found[0].length,
    value: Number(found[0]),
    inWords: false,
    scaled: false,
    scale: 1,
    fraction: false,
    precise: true,
  }
}

const ageBehind = /[\s-]*(?:old\b|of age\b)/iy
const scaleBehind = /^\s(million|billion|trillion)\b/i
const agedBefore = /\b(?:aged|ages|age|age of)\s(?:between\s|from\s|about\s|around\s|over\s|under\s|just\s|only\s)?$/i
const minusBefore = /(?:^|[\s("“=<>~≈∼≥≤:;,/[–—]|±|to\s|\p{L}=)[-−–]\s?$/u

/** Every quantity of one sentence, in order, without overlaps. Linear in the length of the sentence. */
export function readQuantities(text: string, units: Units, known: Known): Reading[] {
  const found: Reading[] = []
  const { before, sign: signPattern } = patternsOf(units)
  let past = 0
  let nextDate = 0
  starts.lastIndex = 0
  for (let start = starts.exec(text); start !== null; start = starts.exec(text)) {
    const at = start.index
    // "$5", "US$ 5", "€-5": the sign of a currency just before.
    const last = text[at - 1] ?? ''
    const near = /[\s\u00a0−-]/.test(last) ? (text[at - 2] ?? '') : last
    const signed =
      units.signEnds.has(near) || units.signEnds.has(text[at - 3] ?? '')
        ? before.exec(text.slice(Math.max(past, at - 9), at))
        : null
    const sign = signed?.[1] ?? null
    const from = signed === null ? at : Math.max(past, at - 9) + signed.index
    const leap = (to: number): void => {
      past = Math.max(past, to)
      starts.lastIndex = Math.max(starts.lastIndex, to)
    }
    if (at < past) {
      leap(past)
      continue
    }
    for (let date = known.dates[nextDate]; date !== undefined && date.to <= at; date = known.dates[nextDate]) nextDate++
    const date = known.dates[nextDate]
    if (sign === null && date !== undefined && date.from <= at) {
      leap(date.to)
      continue
    }
    const isDigit = /[\d.]/.test(text[at] ?? '')
    if (isDigit && sign === null && !known.numerals) {
      chain.lastIndex = at
      const linked = chain.exec(text)
      if (linked !== null) {
        leap(runEnd(text, at + linked[0].length))
        continue
      }
    }
    const vague = sign === null && !isDigit ? vagueAt(text, at, units) : null
    if (vague !== null) {
      const bound = boundBefore(text, vague.from, past)
      found.push(bound === null ? vague : { ...vague, from: bound.from })
      leap(vague.to)
      continue
    }
    const reading = quantityAt(text, from, at, sign, units, past, signPattern, known)
    if (reading === null) continue
    if (typeof reading === 'number') {
      leap(reading)
      continue
    }
    found.push(reading)
    leap(reading.to)
  }
  return joined(text, shareUnits(text, found, units))
}

const isDated = (at: number, dates: Known['dates']): boolean => dates.some(({ from, to }) => from <= at && at < to)

/** The quantity at a place; a number instead says how far the text was refused; null: there is none. */
function quantityAt(
  text: string,
  from: number,
  at: number,
  sign: string | null,
  units: Units,
  floor: number,
  signPattern: RegExp,
  known: Known,
): Reading | number | null {
  const whole = known.numerals ? partOfChain(text, at) : null
  const first = whole ?? readNumeral(text, at, sign !== null)
  if (first === null) return null
  if (Number.isNaN(first.value)) return runEnd(text, first.to)
  const currency = sign === null ? null : (units.signs.get(sign.replace(/\s$/, '')) ?? units.signs.get(sign) ?? null)
  const early = boundAfter(text, first.to)
  const behind = early?.to ?? first.to
  let measure = unitOf(text, behind, first, currency, units)
  const isDigits = !first.inWords
  if (sign === null && isDigits) {
    if (!known.numerals && refused(text, at, first.to, measure !== null)) return runEnd(text, first.to)
  } else if (
    sign === null &&
    (/^-(?:dimension|tailed|sided|way|stage|step)/.test(text.slice(first.to, first.to + 10)) ||
      (/\p{L}-$/u.test(text.slice(Math.max(0, at - 2), at)) &&
        !/\b(?:mid|sub|minus|some|about|under|over|near|non|pre|post|to)-$/i.test(text.slice(Math.max(0, at - 7), at))))
  )
    return first.to
  else if (sign === null && first.value === 1 && first.to - at === 3 && measure === null && isPronoun(text, at, first.to))
    return first.to
  if (sign === null && first.inWords && measure?.head.guard === 'times' && first.value === 1) return first.to
  // "the Kick Six", "Big Four": a number in capitals behind a capital is a name.
  if (
    sign === null &&
    first.inWords &&
    /^[A-Z]/.test(text.slice(at, at + 1)) &&
    /[\p{L}\d]\s\p{Lu}[\p{L}’']+\s$/u.test(text.slice(Math.max(0, at - 24), at))
  )
    return first.to
  const reached =
    known.numerals && isChained(text, first) ? null : rangeAt(text, at, first, measure, currency, units, floor, signPattern)
  // "a quarter … 9 October 2025": the day of a date closes no range.
  const range = reached !== null && isDated(reached.second.from, known.dates) ? null : reached
  // "75 USD million".
  const behindMoney =
    measure?.head.dimension === 'money' && measure.to > first.to
      ? scaleBehind.exec(text.slice(measure.to, measure.to + 10))
      : null
  const factor = behindMoney === null || first.scaled ? 1 : (scaleWords.get(behindMoney[1]?.toLowerCase() ?? '') ?? 1)
  let low = first.value * factor
  let high = low
  let numberTo = first.to
  let ends: Reading['ends'] = null
  let fromTo = false
  if (range !== null) {
    low = first.value * range.backwards
    high = range.second.value
    numberTo = range.second.to
    ends = { firstTo: range.own?.to ?? first.to, firstMeasure: range.own, second: range.second.from, firstValue: low }
    fromTo = range.fromTo
    measure = range.measure
  }
  let to = Math.max(
    numberTo,
    (measure?.to ?? 0) + (factor > 1 ? (behindMoney?.[0].length ?? 0) : 0),
    range === null ? (early?.to ?? 0) : 0,
  )
  const tolerance = range === null ? toleranceAt(text, first, measure, currency, units) : null
  if (tolerance !== null) {
    measure = tolerance.measure
    to = Math.max(to, tolerance.to)
    numberTo = tolerance.numberTo
  }
  const minus = minusBefore.exec(text.slice(Math.max(floor, from - 4), from))
  const worded = /\b(?:minus|negative)[\s-]$/i.test(text.slice(Math.max(floor, from - 10), from))
  const inside = from !== at && /[-−]/.test(text.slice(from, at))
  // Accountants write a loss in brackets; elsewhere brackets convert or explain.
  const bracket =
    sign !== null &&
    range === null &&
    text[from - 1] === '(' &&
    text[to] === ')' &&
    /(?:\b(?:is|was|were|of|to|loss|income|profit|earnings)\b|:)\s?\($/i.test(text.slice(Math.max(0, from - 12), from))
  const negative =
    inside ||
    worded ||
    bracket ||
    (minus !== null &&
      !/\d\s?[-−–]\s?$/.test(text.slice(Math.max(0, from - 4), from)) &&
      !(/^\s?[–—-]\s/.test(minus[0]) && /[\s]$/.test(minus[0])))
  const plus = /(?:^|[\s(,=])\+\s?$/.test(text.slice(Math.max(floor, from - 3), from))
  let start = from
  if (bracket) {
    start--
    to++
  } else if (worded)
    start = from - (/\b(?:minus|negative)[\s-]$/i.exec(text.slice(Math.max(floor, from - 10), from))?.[0].length ?? 0)
  else if (negative && !inside) start = from - (/[-−–]\s?$/.exec(text.slice(0, from))?.[0].length ?? 1)
  else if (plus) start = text.lastIndexOf('+', from)
  const numberFrom = negative && !inside && !bracket ? start : at
  if (negative) [low, high] = range === null ? [-low, -low] : range.negative ? [-low, -high] : [-low, high]
  if (low > high && range !== null) [low, high] = [high, low]
  const bounded = boundBefore(text, start, floor)
  const late = early === null || range !== null ? boundAfter(text, to) : null
  const operator: Operator =
    range !== null
      ? 'range'
      : (bounded?.operator ?? early?.operator ?? late?.operator ?? (measure?.head.guard === 'times' ? '=' : '='))
  const isBetween =
    range !== null && /\bbetween\s(?:about\s|around\s|some\s)?$/i.test(text.slice(Math.max(floor, start - 16), start))
  let begin = bounded?.from ?? start
  if (isBetween) begin = Math.max(floor, text.toLowerCase().lastIndexOf('between', start))
  else if (range?.fromTo && range.opened && measure !== null) begin = start
  if (late !== null) to = late.to
  const kind = kindOf(text, at, measure, first, to)
  if (kind.age) {
    ageBehind.lastIndex = to
    to += ageBehind.exec(text)?.[0].length ?? 0
  }
  return {
    from: begin,
    to,
    numberFrom,
    numberTo,
    kind: kind.kind,
    low,
    high,
    operator,
    // "equal to 170" bounds it from both sides.
    tolerance:
      tolerance?.value ??
      (range === null && /\bequals?(?:\sto)?\s$/i.test(text.slice(Math.max(floor, begin - 11), begin)) ? 0 : null),
    measure,
    inWords: first.inWords,
    scaled: first.scaled,
    ends,
    plus,
    vague: false,
    fromTo,
  }
}

function kindOf(
  text: string,
  at: number,
  measure: Measure | null,
  numeral: Numeral,
  to: number,
): { readonly kind: QuantityKind; readonly age: boolean } {
  if (measure === null) {
    if (agedBefore.test(text.slice(Math.max(0, at - 16), at)) && numeral.value < 130) return { kind: 'age', age: false }
    return { kind: numeral.fraction && numeral.inWords ? 'fraction' : 'number', age: false }
  }
  const { dimension, guard } = measure.head
  if (dimension === 'money') return { kind: 'currency', age: false }
  if (dimension === 'time' && !measure.compound) {
    ageBehind.lastIndex = to
    if (ageBehind.test(text)) return { kind: 'age', age: true }
    if (agedBefore.test(text.slice(Math.max(0, at - 16), at))) return { kind: 'age', age: false }
    return { kind: 'duration', age: false }
  }
  if (measure.head.unit === 'percent' && !measure.compound) return { kind: 'percent', age: false }
  if (guard === 'times') return { kind: 'multiple', age: false }
  return { kind: 'dimension', age: false }
}
