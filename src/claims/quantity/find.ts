import type { FoundQuantity } from '../claim.ts'
import type { Operator } from '../../kernel/quantity.ts'
import { sentences } from '../text/sentences.ts'
import { datesIn } from '../time/dates.ts'
import type { Amount, AmountKind } from './amount.ts'
import { boundAfter, boundBefore } from './bounds.ts'
import { currencyAfter, currencyBefore, currencyOf, perAfter, settleCurrency } from './money.ts'
import { findMultiples } from './multiples.ts'
import { nounAfter } from './nouns.ts'
import { readNumeral, type Numeral } from './number.ts'
import { readFraction } from './number-words.ts'
import { refused } from './refuse.ts'
import { unitAt, type Unit } from './units.ts'

const anyCase = (words: string): string =>
  words
    .split('|')
    .map((word) => `[${(word[0] ?? '').toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|')
const starts = new RegExp(
  `(${currencyBefore})\\s?(?=[\\d½¼¾⅓⅔])|[\\d½¼¾⅓⅔⅛๐-๙０-９]|\\b(?:${anyCase(
    'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|a|an|all|majority|most',
  )})\\b`,
  'g',
)
const wholes =
  /(?:(?:the |a )?(?:vast |overwhelming |large |great )?majority of|most of (?:the|its|their)\b|(?:all|100%) of (?:the world['’]s|its|their|the global)|(?:the )?bulk of(?= (?:the|its|global|world)))/iy
const money = new RegExp(`(${currencyBefore})\\s?(?=\\d)`, 'y')
/** Three and more numbers hanging together: a telephone number, a serial, a score line; never an amount. */
const chain = /\d{1,8}(?:[-–/]\d{1,8}){2,}/y
const stepped =
  /\b(?:by|up|down|rose|fell|climbed|dropped|gained|lost|jumped|slid|increased|decreased|declined|surged|added|shed)\s\D{0,5}$/i
const rangeSign = /\s?(?:-|–|—|−|~|to|or|and|โ)\s?/iy

/** What a reader of the text knows about it. */
export interface Setting {
  readonly publisher: string | null
  /** Stretches that are dates, in order; numbers inside are no amounts. */
  readonly dates: readonly { readonly from: number; readonly to: number }[]
}

interface Measured {
  readonly kind: AmountKind
  readonly unit: string | null
  readonly factor: number
  readonly to: number
  readonly printed: string
  readonly noun: string | null
  readonly per: string | null
}

/** The unit after a number, or what its currency sign makes of it. */
function measure(text: string, at: number, numeral: Numeral, sign: string | null, setting: Setting, plural: boolean): Measured {
  const near = (): string => text.slice(Math.max(0, at - 80), at + 80)
  const named = sign === null ? currencyAfter(text, at) : null
  if (sign !== null || named !== null) {
    let to = named?.to ?? at
    let code = sign === null ? (named?.code ?? '$') : (currencyOf(sign) ?? '$')
    let factor = 1
    if (code === 'cents') {
      factor = 0.01
      code = '$'
    }
    // "CNY 290.00 ($47.39) per kilogram": what is paid for stands behind the converted amount.
    const bracket = /^\s?\((?:about |around |approximately |~)?[^()]{2,24}\)/.exec(text.slice(to, to + 40))
    const per =
      perAfter(text, to) ??
      (bracket ? perAfter(text, to + bracket[0].length) : null) ??
      (text[to] === ')' ? perAfter(text, to + 1) : null)
    const currency = settleCurrency(code, setting.publisher, near())
    if (per !== null && !(bracket && !perAfter(text, to))) to = per.to
    if (per === null || per.per === 'yr')
      return { kind: 'money', unit: currency, factor, to, printed: text.slice(at, to), noun: null, per: per?.per ?? null }
    return { kind: 'price', unit: `${currency}/${per.per}`, factor, to, printed: text.slice(at, to), noun: null, per: per.per }
  }
  const gap = /^[\s\u00a0\u2009\u202f]?[-–]?/.exec(text.slice(at, at + 2))?.[0].length ?? 0
  const unitHere = unitAt(text, at) ?? (gap > 0 ? unitAt(text, at + gap) : null)
  if (unitHere !== null && suits(unitHere.unit, text, at, unitHere.to, numeral))
    return withUnit(text, at, unitHere.unit, unitHere.to)
  const adjective = /^[\s-](?:[a-z]{3,12}|[A-Z][a-z]{2,12}) (?=tonnes|tons|metric tons|kg|kilograms|years|months)/.exec(
    text.slice(at, at + 24),
  )
  if (adjective) {
    const later = unitAt(text, at + adjective[0].length)
    if (later !== null) return withUnit(text, at, later.unit, later.to)
  }
  const among = /^ (?:out )?of (?:the |its |those )?(?:\d{1,3}|twenty|thirty|forty|fifty|[a-z]+teen|twelve|ten)(?= [a-z])/i.exec(
    text.slice(at, at + 30),
  )
  const noun = nounAfter(text, at + (among?.[0].length ?? 0), plural)
  if (noun !== null)
    return { kind: 'count', unit: 'count', factor: 1, to: noun.to, printed: noun.noun, noun: noun.noun, per: null }
  return { kind: 'bare', unit: null, factor: 1, to: at, printed: '', noun: null, per: null }
}

/** Guards for symbols that are also letters or words: "5 m", "10 T", "in", "3 s", "K". */
function suits(unit: Unit, text: string, at: number, to: number, numeral: Numeral): boolean {
  const surface = text.slice(at, to).trim()
  const spaced = /\s/.test(text[at] ?? '')
  if (numeral.inWords && surface.replace(/^-/, '').length < 3) return false
  if (/^(?:T|K|V|W|L|C|F|s|g|in|T)$/.test(surface))
    return !spaced && !/^[A-Za-z0-9]/.test(text.slice(to, to + 1)) && surface !== 'T'
  if (surface === 'pc' || surface === 'sec' || surface === 'st') return false
  if (unit.dimension === 'length' && surface === 'm' && spaced && /^\s(?:tonnes|tons)/.test(text.slice(to, to + 8))) return false
  return true
}

function withUnit(text: string, at: number, unit: Unit, unitTo: number): Measured {
  let to = unitTo
  let name = unit.unit
  let kind: AmountKind = unit.dimension
  const rest = text.slice(to, to + 28)
  if (unit.dimension === 'mass') {
    const yearly =
      /^(?: of [\p{L}\s/-]{2,20}?)?(?:\s?\/\s?(?:year|yr|y|a|annum)\b| p\.?a\b\.?|(?:,)? (?:per|a|each|every) (?:year|annum)| per-annum|,? annually)/iu.exec(
        rest,
      )
    const daily = /^(?:\s?\/\s?|[ -](?:per|a)[ -])(day|week|month|quarter|hour)\b/i.exec(rest)
    if (yearly && !/ of /.test(yearly[0])) {
      to += yearly[0].length
      name = `${name}/yr`
      kind = 'rate'
    } else if (daily) {
      to += daily[0].length
      name = `${name}/${(daily[1] ?? '').toLowerCase()}`
      kind = 'rate'
    }
  }
  return { kind, unit: name, factor: unit.factor, to, printed: text.slice(at, unitTo).trim(), noun: null, per: null }
}

const tidy = (value: number): number => Number(value.toPrecision(12))

/** Every amount of a text, in order, without overlaps. Linear in the length of the text. */
export function findAmounts(text: string, setting: Setting): Amount[] {
  const found: Amount[] = []
  const multiples = findMultiples(text)
  let nextMultiple = 0
  let nextDate = 0
  let past = 0
  const multiplesUpTo = (at: number): void => {
    for (
      let multiple = multiples[nextMultiple];
      multiple !== undefined && multiple.from <= at;
      multiple = multiples[nextMultiple]
    ) {
      nextMultiple++
      if (multiple.from < past) continue
      const bound = boundBefore(text, multiple.from, past)
      const isRange = multiple.high !== multiple.low
      found.push({
        from: bound?.from ?? multiple.from,
        to: multiple.to,
        numberFrom: multiple.from,
        numberTo: multiple.to,
        kind: 'multiple',
        low: multiple.low,
        high: multiple.high,
        operator: isRange ? 'range' : (bound?.operator ?? (multiple.approximate ? '~' : '=')),
        unit: 'x',
        printed: '',
        noun: null,
        inWords: true,
        per: null,
        change: multiple.change,
      })
      past = multiple.to
    }
  }
  starts.lastIndex = 0
  for (let start = starts.exec(text); start !== null; start = starts.exec(text)) {
    const sign = start[1] ?? null
    const at = start.index + (sign === null ? 0 : start[0].length)
    multiplesUpTo(at)
    const leap = (to: number): void => {
      past = Math.max(past, to)
      starts.lastIndex = Math.max(starts.lastIndex, to)
    }
    if (start.index < past) {
      leap(past)
      continue
    }
    for (let date = setting.dates[nextDate]; date !== undefined && date.to <= at; date = setting.dates[nextDate]) nextDate++
    const date = setting.dates[nextDate]
    if (sign === null && date !== undefined && date.from <= at) {
      leap(date.to)
      continue
    }
    chain.lastIndex = at
    const linked = sign === null ? chain.exec(text) : null
    if (linked !== null) {
      leap(at + linked[0].length)
      continue
    }
    const amount = readAmount(text, start.index, at, sign, setting, past)
    if (amount === null) continue
    if (amount.kind !== 'bare' || !Number.isNaN(amount.low)) found.push(amount)
    leap(amount.to)
  }
  multiplesUpTo(text.length)
  return found.filter((amount) => !Number.isNaN(amount.low))
}

function readAmount(text: string, from: number, at: number, sign: string | null, setting: Setting, floor: number): Amount | null {
  if (sign === null && !/\d/.test(text[at] ?? '')) {
    wholes.lastIndex = at
    const whole = wholes.exec(text)
    if (whole !== null) {
      const every = /^(?:all|100)/i.test(whole[0])
      const bound = boundBefore(text, at, floor)
      const value = every ? 100 : 50
      return {
        from: bound?.from ?? at,
        to: at + whole[0].replace(/ of\b.*$/i, '').length,
        numberFrom: at,
        numberTo: at + 3,
        kind: 'fraction',
        low: value,
        high: value,
        operator: every ? (bound?.operator ?? '=') : '>',
        unit: 'percent',
        printed: '',
        noun: null,
        inWords: true,
        per: null,
        change: false,
      }
    }
    const fraction = readFraction(text, at)
    if (fraction !== null) {
      const bound = boundBefore(text, at, floor)
      const value = Number((fraction.value * 100).toPrecision(3))
      const exact = /half|quarter|fifth|tenth|\bin\b|out of/i.test(text.slice(at, fraction.to))
      return {
        from: bound?.from ?? at,
        to: fraction.to,
        numberFrom: at,
        numberTo: fraction.to,
        kind: 'fraction',
        low: value,
        high: value,
        operator: bound?.operator ?? (exact ? '=' : '~'),
        unit: 'percent',
        printed: '',
        noun: null,
        inWords: true,
        per: null,
        change: false,
      }
    }
  }
  const first = readNumeral(text, at, sign !== null)
  if (first === null) return null
  if (sign === null && refused(text, at, first.to))
    return { ...bare(at, skipRun(text, first.to)), low: Number.NaN, high: Number.NaN }
  // "90+ %", "20-plus tonnes".
  const early = boundAfter(text, first.to)
  let low = first.value
  let high = first.value
  let last = first
  let plural = first.value !== 1
  let measured = measure(text, early?.to ?? first.to, first, sign, setting, plural)
  if (early !== null && measured.kind === 'bare') measured = { ...measured, to: early.to }
  const range = readRange(text, at, first, measured, sign)
  if (range !== null) {
    plural = true
    const unit = measure(text, range.second.to, range.second, range.sign, setting, plural)
    const ownUnit = measured.kind !== 'bare' && measured.kind !== 'count' && !(measured.kind === 'money' && unit.kind === 'price')
    const agrees = !ownUnit || unit.kind === measured.kind || unit.kind === 'bare'
    // "$1.7-1.8 billion", "2-3 million tonnes": the scale flows back.
    const backwards =
      range.second.scaled && !first.scaled && first.value < 1000 ? range.second.value / unscaled(text, range.second) : 1
    if (agrees && first.value * backwards < range.second.value) {
      low = first.value * backwards
      high = range.second.value
      last = range.second
      if (unit.kind !== 'bare' || !ownUnit) measured = unit
      else measured = { ...measured, to: range.second.to }
    }
  }
  const isRange = high !== low
  const before = boundBefore(text, from, floor)
  const late = early === null ? boundAfter(text, measured.to) : null
  const minus = /(?:^|[\s(])[-−](?:\s)?$|\bminus[- ]$/.test(text.slice(Math.max(0, from - 7), from)) && !isRange
  const plus = /(?:^|[\s(,])\+$/.test(text.slice(Math.max(0, from - 2), from))
  const operator: Operator = isRange ? 'range' : (before?.operator ?? early?.operator ?? late?.operator ?? '=')
  let start = before?.from ?? (minus || plus ? from - 1 : from)
  if (isRange && /\bbetween\s$/i.test(text.slice(Math.max(floor, from - 8), from))) start = Math.max(floor, from - 8)
  const scale = measured.factor * (minus ? -1 : 1)
  return {
    from: start,
    to: Math.max(late?.to ?? 0, measured.to, last.to),
    numberFrom: at,
    numberTo: last.to,
    kind: measured.kind,
    low: tidy(low * scale),
    high: tidy(high * scale),
    operator,
    unit: measured.unit,
    printed: measured.printed,
    noun: measured.noun,
    inWords: first.inWords,
    per: measured.per,
    change: plus,
  }
}

const unscaled = (text: string, numeral: Numeral): number => {
  const digits = /^[\d.,]+/.exec(text.slice(numeral.from, numeral.to))
  return digits ? Number(digits[0].replaceAll(',', '')) : numeral.value
}
const skipRun = (text: string, at: number): number => at + (/^[\w./:-]*/.exec(text.slice(at, at + 60))?.[0].length ?? 0)
const bare = (from: number, to: number): Amount => ({
  from,
  to,
  numberFrom: from,
  numberTo: to,
  kind: 'bare',
  low: 0,
  high: 0,
  operator: '=',
  unit: null,
  printed: '',
  noun: null,
  inWords: false,
  per: null,
  change: false,
})

/** The second number of a range that starts with `first`: "20-30 kt", "6% to 8%", "between 20 and 30". */
function readRange(
  text: string,
  at: number,
  first: Numeral,
  measured: Measured,
  sign: string | null,
): { readonly second: Numeral; readonly sign: string | null } | null {
  const opening = text.slice(Math.max(0, at - 14), at)
  const isBetween = /\bbetween\s\D{0,5}$/i.test(opening)
  for (const end of measured.kind === 'bare' || measured.kind === 'count' ? [first.to] : [first.to, measured.to]) {
    rangeSign.lastIndex = end
    const joint = rangeSign.exec(text)
    if (joint === null) continue
    const word = joint[0].trim().toLowerCase()
    if (word === 'and' && !isBetween) continue
    if (word === 'or' && !first.inWords && measured.kind === 'bare' && !/\d/.test(text[end + joint[0].length] ?? '')) continue
    // "increased by $43m to $419m", "rose 300 t to 5,000 t": a step and the level it led to.
    if (word === 'to' && measured.kind !== 'percent' && measured.kind !== 'bare' && stepped.test(opening)) return null
    // "from 82% to 86%" gives two values, an old and a new one.
    if (word === 'to' && /\bfrom\s\D{0,8}$/i.test(opening)) return null
    let next = end + joint[0].length
    money.lastIndex = next
    const secondSign = money.exec(text)
    if (secondSign !== null) next += secondSign[0].length
    const softened = /^(?:about |around |some |nearly |almost )/.exec(text.slice(next, next + 8))
    if (softened) return null
    const second = readNumeral(text, next, sign !== null || secondSign !== null)
    if (second === null || Number.isNaN(second.value) || (second.inWords && !first.inWords && !second.scaled)) continue
    return { second, sign: secondSign?.[1] ?? sign }
  }
  return null
}

/** Numbers with units in running text, for `quantities`; dates are left out. Exact offsets, linear time. */
export function findQuantities(text: string): FoundQuantity[] {
  // Sentence by sentence: every window then has a bound, whatever the text.
  return sentences(text).flatMap(({ from, to }) => {
    const sentence = text.slice(from, to)
    return quantitiesOf(findAmounts(sentence, { publisher: null, dates: datesIn(sentence, null) }), from)
  })
}

function quantitiesOf(amounts: readonly Amount[], offset: number): FoundQuantity[] {
  return amounts
    .filter((amount) => !(amount.kind === 'bare' && amount.inWords && amount.low < 2))
    .map((amount) => {
      const isRange = amount.operator === 'range'
      return {
        from: offset + amount.from,
        to: offset + amount.to,
        value: isRange ? null : amount.low,
        low: isRange ? amount.low : null,
        high: isRange ? amount.high : null,
        unit: amount.kind === 'count' ? amount.noun : amount.unit,
        operator: amount.operator,
      }
    })
}
