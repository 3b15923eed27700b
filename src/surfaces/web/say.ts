import { readDay, sayDay } from '../../kernel/day.ts'
import { isPlace, sayPlace } from '../../kernel/place.ts'
import { groupTitle, mineralSymbol } from './minerals.ts'

/** Rounding happens here, on display, and nowhere else. */
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const fine = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 })

export const sayNumber = (value: number): string => (Math.abs(value) < 1 && value !== 0 ? fine : grouped).format(value)

/** A share for a headline, in whole percent. What is not all is never said to be, and what is something never nothing. */
export const sayShare = (value: number): string =>
  value > 99 && value < 100 ? 'over 99%' : value > 0 && value < 1 ? 'under 1%' : `${Math.round(value)}%`

const units: Record<string, string> = {
  percent: '%',
  t_REO: ' t REO',
  kt_REO: ' kt REO',
  't_REO/yr': ' t REO a year',
  't/yr': ' t a year',
  'kt/yr': ' kt a year',
  USD: ' US dollars',
  'USD/t': ' US dollars a tonne',
  'CNY/t': ' yuan a tonne',
  'CNY/kg': ' yuan a kg',
  'kg/unit': ' kg each',
  x: ' times',
  year: ' years',
  'USD/kg': ' US dollars a kg',
  percent_points: ' points',
  text: '',
  none: '',
  count: '',
}

export const sayUnit = (unit: string): string => units[unit] ?? ` ${unit.replaceAll('_', ' ')}`

export const sayAmount = (value: number, unit: string): string =>
  unit === 'rank' ? `number ${sayNumber(value)}` : `${sayNumber(value)}${sayUnit(unit)}`

export const sayInterval = (low: number, high: number, unit: string): string =>
  low === high ? sayAmount(low, unit) : `${sayNumber(low)}–${sayNumber(high)}${sayUnit(unit)}`

/** A day in words where it is a day, otherwise the text as it stands: a period is never made more exact. */
export function sayDate(text: string | null): string {
  if (text === null) return 'no date'
  const read = readDay(text)
  return read.ok ? sayDay(read.value) : sayPeriod(text)
}

/** A moment of UTC, to the minute. */
export const sayMoment = (iso: string): string => `${sayDate(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`

/** A day as data writes it, not as part of a longer number, name or path. */
const isoDay = /(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])/g

const sayOneDay = (text: string): string => {
  const read = readDay(text)
  return read.ok ? sayDay(read.value) : text
}

/** A month in words: `2025-11` becomes `November 2025`. Text that is no month stays as it is. */
const sayMonth = (text: string): string => {
  const first = readDay(`${text}-01`)
  return first.ok ? sayDay(first.value).replace(/^1 /, '') : text
}

/** A stretch of years or months as it is printed: `2016/2020` becomes `2016–2020`, `2025-03/2025-05` `March 2025–May 2025`. */
export const sayPeriod = (text: string): string =>
  text
    .replace(/(\d)\/(\d)/, '$1–$2')
    .replace(/(?<![\d-])\d{4}-\d{2}(?![\d-])/g, sayMonth)
    .replace(isoDay, sayOneDay)

/** A word of a closed vocabulary for reading: `production_share` becomes `production share`. */
export const sayWord = (word: string): string =>
  mineralSymbol(word) ?? groupTitle(word)?.toLowerCase().replace(/^all /, '') ?? word.replaceAll('_', ' ')

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped.format(count)} ${count === 1 ? one : many}`

/** `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

/** A place by its name where the word is a code of one, otherwise as it stands. */
export const sayPlaceWord = (word: string): string => (isPlace(word) ? sayPlace(word) : sayWord(word))

/** Our own sentences with their days in words: `policy, 2025-04-04` becomes `policy, 4 April 2025`. Never for what is quoted. */
export const sayDaysIn = (text: string): string =>
  text.replace(/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})/g, '$1–$2').replace(isoDay, sayOneDay)
