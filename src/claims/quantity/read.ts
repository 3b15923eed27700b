import type { Operator } from '../../kernel/quantity.ts'
import { boundAfter, boundBefore } from './bounds.ts'
import { directionBefore } from './direction.ts'
import { headNoun } from './head-noun.ts'
import { measureAfter, measureFrom, type Measure } from './measure.ts'
import { readNumeral, type Numeral } from './number.ts'
import type { Known, QuantityKind, Reading } from './reading.ts'
import { chain, isPronoun, refused, runEnd } from './refuse.ts'
import { shareUnits } from './shared-unit.ts'
import type { Unit, Units } from './unit-table.ts'
import { vagueAt } from './vague.ts'

const anyCase = (words: string): string =>
  words
    .split('|')
    .map((word) => `[${(word[0] ?? '').toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|')
const numberWords = anyCase(
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|quarter|a|an|zero|negative|minus|hundreds|thousands|millions|billions|trillions|tens|dozens|several|few|couple',
)

interface Patterns {
  readonly before: RegExp
  readonly sign: RegExp
}
const starts = new RegExp(
  `[\\d½¼¾⅓⅔⅛⅜⅝⅞๐-๙０-９]|(?<![\\p{L}\\d.])\\.(?=\\d)|\\b(?:${numberWords})\\b|[一二两兩三四五六七八九十百千](?=[一二三四五六七八九十百千万亿億个吨年月天家种倍分成])`,
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

const rangeJoint =
  /(?:\s?(?:-|–|—|−|‐|‑|~|∼|〜|to|through|or|and|till|until|…|\.\.\.?|\.\. |÷|至|到|โ)\s?|\s?-to-)(?:(?:about|around|some|nearly|almost|as much as|up to|roughly|approximately|over|more than|even|as high as|~|∼)\s?)?(?:between\s)?/iy
const tolerant = /\s?(?:±|\+\/-|\+\/−|\+-|∓|plus or minus)\s?/y
const stepped =
  /\b(?:by|up|down|rose|fell|climbed|dropped|gained|lost|jumped|slid|increased|decreased|declined|surged|added|shed|grew|rise|rises|fall|falls|tumbled|soared|advanced|slipped|edged|plunged)\s(?:by\s)?\D{0,9}$/i
const ageBehind = /[\s-]*(?:old\b|of age\b)/iy
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
    if (isDigit && sign === null) {
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
    const reading = quantityAt(text, from, at, sign, units, past, signPattern)
    if (reading === null) continue
    if (typeof reading === 'number') {
      leap(reading)
      continue
    }
    found.push(reading)
    leap(reading.to)
  }
  return shareUnits(text, found)
}

/** The quantity at a place; a number instead says how far the text was refused; null: there is none. */
function quantityAt(
  text: string,
  from: number,
  at: number,
  sign: string | null,
  units: Units,
  floor: number,
  signPattern: RegExp,
): Reading | number | null {
  const first = readNumeral(text, at, sign !== null)
  if (first === null) return null
  if (Number.isNaN(first.value)) return runEnd(text, first.to)
  const currency = sign === null ? null : (units.signs.get(sign.replace(/\s$/, '')) ?? units.signs.get(sign) ?? null)
  const early = boundAfter(text, first.to)
  const behind = early?.to ?? first.to
  let measure = measureOf(text, behind, first, currency, units)
  const isDigits = !first.inWords
  if (sign === null && isDigits) {
    if (refused(text, at, first.to, measure !== null)) return runEnd(text, first.to)
  } else if (sign === null && first.value === 1 && first.to - at === 3 && measure === null && isPronoun(text, at, first.to))
    return first.to
  if (sign === null && first.inWords && measure?.head.guard === 'times' && first.value === 1) return first.to
  const range = rangeAt(text, at, first, measure, currency, units, floor, signPattern)
  let low = first.value
  let high = first.value
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
  let to = Math.max(numberTo, measure?.to ?? 0, range === null ? (early?.to ?? 0) : 0)
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
    tolerance: tolerance?.value ?? null,
    measure,
    inWords: first.inWords,
    scaled: first.scaled,
    ends,
    plus,
    direction: directionBefore(text, begin, floor) ?? (plus ? 'up' : null),
    noun: measure === null || measure.head.guard === 'point' ? headNoun(text, to) : null,
    vague: false,
    fromTo,
  }
}

/** The unit behind a number, or what its currency sign makes of it. */
function measureOf(text: string, at: number, numeral: Numeral, currency: Unit | null, units: Units): Measure | null {
  if (currency !== null) {
    const money = measureFrom(text, at, units, currency)
    // "A$ 5 AUD", "$10 dollars", "US$5 a tonne": the code behind only repeats the sign.
    const repeated = measureAfter(text, at, units, { inWords: false, value: numeral.value })
    if (repeated?.head.dimension === 'money' && repeated.head.unit !== 'cent' && repeated.head.unit !== 'penny')
      return { ...repeated, head: repeated.head }
    return money
  }
  const found = measureAfter(text, at, units, numeral)
  if (found === null) return null
  // "two-thirds in", "half an inch": a part has a unit only behind an article.
  if (numeral.fraction && numeral.inWords && found.name.length < 3 && !/mile|inch/.test(text.slice(found.from, found.to)))
    return null
  return found
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

interface Range {
  readonly second: Numeral
  readonly measure: Measure | null
  /** What the scale of the second makes of the first: "$1.7-1.8 billion". */
  readonly backwards: number
  readonly negative: boolean
  readonly fromTo: boolean
  readonly opened: boolean
  readonly own: Measure | null
}

/** The second number of a range that starts with `first`: "20-30 kt", "6% to 8%", "between 20 and 30", "0-to-60 mph". */
function rangeAt(
  text: string,
  at: number,
  first: Numeral,
  measure: Measure | null,
  currency: Unit | null,
  units: Units,
  floor: number,
  signPattern: RegExp,
): Range | null {
  const opening = text.slice(Math.max(floor, at - 18), at)
  const isBetween = /\bbetween\s\D{0,10}$/i.test(opening)
  const opened = /\bfrom\s\D{0,10}$/i.test(opening)
  const ends = measure === null || measure.to === first.to ? [first.to] : [measure.to, first.to]
  for (const end of ends) {
    rangeJoint.lastIndex = end
    const joint = rangeJoint.exec(text)
    if (joint === null) continue
    const word = joint[0]
      .trim()
      .toLowerCase()
      .replace(/^-?(\w+).*$/, '$1')
    const isDash = /^\s?[-–—−‐‑~∼〜÷]/.test(joint[0]) && !/to-/.test(joint[0])
    if (word === 'and' && !isBetween) continue
    if (word === 'or' && !(first.inWords && measure === null)) continue
    if ((word === 'until' || word === 'till' || word === 'through') && measure !== null) continue
    // "increased by $43m to $419m", "rose 300 t to 5,000 t": a step and the level it led to.
    if (word === 'to' && stepped.test(opening) && !opened) return null
    let next = end + joint[0].length
    signPattern.lastIndex = next
    const secondSign = signPattern.exec(text)
    if (secondSign !== null) next += secondSign[0].length
    if (isDash && secondSign === null && currency === null && /\s$/.test(joint[0]) !== /^\s/.test(joint[0]) && measure === null)
      continue
    const negative = /^[-−]\d/.test(text.slice(next, next + 2))
    if (negative) next++
    const second = readNumeral(text, next, currency !== null || secondSign !== null)
    if (second === null || Number.isNaN(second.value) || second.fraction !== (first.fraction && !first.inWords))
      if (!(second !== null && (second.fraction || first.fraction))) continue
    if (second === null) continue
    if (second.inWords && !first.inWords && !second.scaled) continue
    if (word === 'to' && first.inWords && !second.inWords && first.value < 2) continue
    const money = secondSign === null ? currency : (units.signs.get((secondSign[1] ?? '').trim()) ?? currency)
    const after = boundAfter(text, second.to)
    const unit = measureOf(text, after?.to ?? second.to, second, money, units)
    const own = measure !== null && measure.to !== first.to ? measure : null
    if (currency !== null && secondSign === null && word === 'to' && unit?.head.dimension !== 'money') continue
    if (own !== null && unit !== null && own.head.dimension !== unit.head.dimension) continue
    if (own !== null && unit === null && end !== first.to && !isDash && word !== 'to' && word !== 'and') continue
    if (own !== null && end === first.to) continue
    if (
      unit === null &&
      own === null &&
      (/^(?:\.\d|:\d\d|[A-Za-z]\d)/.test(text.slice(second.to, second.to + 3)) || refused(text, at, second.to, false))
    )
      continue
    // "5-year 3% bonds", "10 - 3 =": a dash between unlike things joins nothing.
    if (unit === null && isDash && first.value > second.value && !negative) continue
    const backwards =
      second.scaled &&
      !first.scaled &&
      first.value < 1000 &&
      second.scale > 1 &&
      first.value < (second.value / second.scale) * 100 &&
      (currency !== null || second.scale >= 1000)
        ? second.scale
        : 1
    const low = first.value * backwards
    if (low === second.value && !negative) continue
    // "from 15% to 12%" is a change; "fell from 12 to 3" too. Descending ranges are rare but for dashes with a shared unit.
    if (low > second.value && !negative && !opened && !isBetween && !(unit !== null && (word === 'to' || isDash))) continue
    return {
      second: negative ? { ...second, value: -second.value } : second,
      measure: unit ?? own ?? (currency === null ? null : measure),
      backwards,
      negative,
      fromTo: word === 'to' && opened,
      opened,
      own,
    }
  }
  return null
}

/** "5.54 ± 0.25 km s−1", "30% ± 2%". */
function toleranceAt(
  text: string,
  first: Numeral,
  measure: Measure | null,
  currency: Unit | null,
  units: Units,
): { readonly value: number; readonly measure: Measure | null; readonly to: number; readonly numberTo: number } | null {
  for (const end of measure === null || measure.to === first.to ? [first.to] : [first.to, measure.to]) {
    tolerant.lastIndex = end
    const joint = tolerant.exec(text)
    if (joint === null) continue
    const second = readNumeral(text, end + joint[0].length, currency !== null)
    if (second === null || Number.isNaN(second.value)) continue
    const unit = measureOf(text, second.to, second, currency, units)
    return { value: second.value, measure: unit ?? measure, to: Math.max(second.to, unit?.to ?? 0), numberTo: second.to }
  }
  return null
}
