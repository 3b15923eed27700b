import type { Operator } from '../../kernel/quantity.ts'
import type { Amount, AmountKind } from './amount.ts'
import type { Measure } from './measure.ts'
import { perAfter, settleCurrency } from './money.ts'
import { nounAfter } from './nouns.ts'
import type { Reading } from './reading.ts'

/** What a unit is to a claim, with the factor into its canonical unit. */
export interface ClaimUnit {
  readonly kind: AmountKind
  readonly unit: string | null
  readonly factor: number
  readonly to: number
  readonly printed: string
  readonly noun: string | null
  readonly per: string | null
}

const perNames: Readonly<Record<string, string>> = { year: 'yr' }
/** What money is paid for that makes it a price; paid by the day or month it stays money. */
const goods = /^(?:t|kg|g|lb|oz|troy ounce|barrel|mtu|MWh|kWh|share|unit|year)$/
const exactParts = /half|quarter|fifth|tenth|\bin\b|out of/i

const rates: Readonly<Record<string, string>> = {
  year: 'yr',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  h: 'hour',
}

function money(text: string, reading: Reading, measure: Measure, publisher: string | null): ClaimUnit {
  const { unit } = measure.head
  const sign = text.slice(Math.max(0, reading.numberFrom - 8), reading.numberFrom)
  const printed = text.slice(measure.from, measure.to)
  const near = text.slice(Math.max(0, reading.numberFrom - 80), reading.numberTo + 80)
  // A bare sign or word takes its country from publisher and topic.
  const open =
    unit === 'CNY' && /[¥￥]\s?-?$/.test(sign) && !/CN¥/.test(sign)
      ? '¥'
      : (unit === 'USD' && /\$\s?-?$/.test(sign) && !/(?:US|USD|U\.S\.)\s?\$\s?-?$/.test(sign)) ||
          /^\s?(?:dollars?|cents?)/i.test(printed)
        ? '$'
        : unit === 'cent'
          ? '$'
          : unit === 'pence'
            ? 'GBP'
            : unit
  const currency = settleCurrency(open, publisher, near)
  const factor = unit === 'cent' || unit === 'pence' ? 0.01 : 1
  let { per, to } = measure
  if (per !== null && !goods.test(per)) {
    per = null
    to = measure.headTo
  }
  if (per === null) {
    // "CNY 290.00 ($47.39) per kilogram": what is paid for stands behind the converted amount.
    const bracket = /^\s?\((?:about |around |approximately |~)?[^()]{2,24}\)/.exec(text.slice(reading.to, reading.to + 40))
    per =
      (bracket ? perAfter(text, reading.to + bracket[0].length) : null)?.per ??
      (text[reading.to] === ')' ? perAfter(text, reading.to + 1)?.per : null) ??
      null
  }
  per = per === null ? null : per === 'troy ounce' ? 'oz' : (perNames[per] ?? per)
  const end = Math.max(reading.numberTo, to)
  if (per === null || per === 'yr') return { kind: 'money', unit: currency, factor, to: end, printed, noun: null, per }
  return { kind: 'price', unit: `${currency}/${per}`, factor, to: end, printed, noun: null, per }
}

/** The unit of a reading as claims name it. */
export function claimUnit(text: string, reading: Reading, publisher: string | null): ClaimUnit {
  const { measure } = reading
  const bare: ClaimUnit = { kind: 'bare', unit: null, factor: 1, to: reading.to, printed: '', noun: null, per: null }
  if (measure === null || measure.head.guard === 'point' || measure.head.guard === 'times') {
    const at = reading.numberTo
    const among =
      /^ (?:out )?of (?:the |its |those )?(?:\d{1,3}|twenty|thirty|forty|fifty|[a-z]+teen|twelve|ten)(?= [a-z])/i.exec(
        text.slice(at, at + 30),
      )
    const noun = nounAfter(
      text,
      Math.max(at, measure === null ? reading.to : at) + (among?.[0].length ?? 0),
      reading.low !== 1 || reading.high !== 1,
    )
    if (noun !== null) return { ...bare, kind: 'count', unit: 'count', to: noun.to, printed: noun.noun, noun: noun.noun }
    return measure === null ? bare : { ...bare, to: reading.numberTo }
  }
  if (measure.head.dimension === 'money') return money(text, reading, measure, publisher)
  const { claim, dimension } = measure.head
  const printed = text.slice(measure.from, measure.headTo).trim()
  if (!measure.compound) return { ...bare, kind: claim.kind, unit: claim.unit, factor: claim.factor, to: measure.to, printed }
  const per = measure.per === null ? undefined : rates[measure.per]
  if (dimension === 'mass' && per !== undefined)
    return { ...bare, kind: 'rate', unit: `${claim.unit}/${per}`, factor: claim.factor, to: measure.to, printed }
  if (claim.kind === 'percent' || claim.kind === 'points' || dimension === 'time')
    return { ...bare, kind: claim.kind, unit: claim.unit, factor: claim.factor, to: measure.headTo, printed }
  return { ...bare, kind: 'other', unit: measure.name, to: measure.to, printed }
}

const tidy = (value: number): number => Number(value.toPrecision(12))

/** A reading as the amounts claims are made of: one, or two for "from 82% to 86%"; none for words such as "several". */
export function amountsOf(text: string, reading: Reading, publisher: string | null): Amount[] {
  if (reading.vague || (reading.inWords && reading.operator === 'range' && reading.ends === null)) return []
  if (reading.fromTo && reading.ends !== null) return fromTo(text, reading, reading.ends, publisher)
  const unit = claimUnit(text, reading, publisher)
  if (reading.kind === 'fraction' || (reading.measure === null && reading.inWords && reading.low > 0 && reading.low < 1)) {
    const [from, to] = [reading.numberFrom, reading.numberTo]
    const value = Number((reading.low * 100).toPrecision(3))
    const operator: Operator = reading.operator === '=' ? (exactParts.test(text.slice(from, to)) ? '=' : '~') : reading.operator
    return [amount(reading, { ...unit, kind: 'fraction', unit: 'percent', to, noun: null, printed: '' }, value, value, operator)]
  }
  return [amount(reading, unit, tidy(reading.low * unit.factor), tidy(reading.high * unit.factor), reading.operator)]
}

function amount(reading: Reading, unit: ClaimUnit, low: number, high: number, operator: Operator): Amount {
  return {
    from: reading.from,
    // What claims leave out of a unit ("a year" behind a percentage) may be followed by a bound; that is left out with it.
    // A unit shared with the next item of a list stands outside.
    to:
      (reading.measure?.from ?? 0) > reading.to
        ? reading.to
        : unit.kind === 'count' || unit.to < (reading.measure?.to ?? 0)
          ? Math.max(unit.to, reading.numberTo)
          : Math.max(unit.to, reading.to),
    numberFrom: reading.numberFrom,
    numberTo: reading.numberTo,
    kind: unit.kind,
    low,
    high,
    operator,
    unit: unit.unit,
    printed: unit.printed,
    noun: unit.noun,
    inWords: reading.inWords,
    per: unit.per,
    change: reading.plus,
  }
}

/** "from 82% to 86%", "from 3,000 to 9,000 tonnes": an old and a new value; the first may lean on the unit of the second. */
function fromTo(text: string, reading: Reading, ends: NonNullable<Reading['ends']>, publisher: string | null): Amount[] {
  const first = ends.firstValue
  const second = first === reading.low ? reading.high : reading.low
  const old: Reading = {
    ...reading,
    to: ends.firstTo,
    numberTo: ends.firstTo,
    low: first,
    high: first,
    operator: '=',
    measure: ends.firstMeasure,
    ends: null,
    fromTo: false,
    kind: ends.firstMeasure === null ? 'number' : reading.kind,
  }
  const now: Reading = {
    ...reading,
    from: ends.second,
    numberFrom: ends.second,
    low: second,
    high: second,
    operator: '=',
    ends: null,
    fromTo: false,
  }
  return [...amountsOf(text, old, publisher), ...amountsOf(text, now, publisher)]
}
