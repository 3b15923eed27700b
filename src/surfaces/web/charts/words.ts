import { sayMonthCount } from './moments.ts'
import type { Amount } from './chart.ts'
import { sayAmount, sayInterval, sayUnit } from '../say.ts'
import { intervalOf, known } from './numbers.ts'

const narrow = /[iljtfr.,:;'’|!()[\] ·-]/
const broad = /[mwMW%@–—]/
const tall = /[A-Z0-9]/

/** About how wide a text runs, in the unit of `size`: measured on the widest of our typefaces, so labels rather end early. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, letter) => {
    if (narrow.test(letter)) return sum + 0.38
    if (broad.test(letter)) return sum + 0.95
    if (tall.test(letter)) return sum + 0.67
    return sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.6)
  }, 0) * size

/** The text, or as much of it as fits, with an ellipsis. The table always has it whole. */
export function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  let kept = Array.from(text)
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

/** The text in lines no wider than `width`; the last of at most `most` lines is shortened. A single long word is cut. */
export function wrapped(text: string, width: number, size: number, most = Infinity): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || textWidth(longer, size) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  lines.push(line)
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')] : lines
  return kept.map((each) => shortened(each, width, size))
}

/** An amount in words with its interval: `69.2% (68–70.4%)`; what is unknown is said to be. */
export function sayWhole(amount: Amount, unit: string): string {
  const value = known(amount.value)
  const interval = intervalOf(amount)
  if (value === null) return interval === null ? 'not stated' : `between ${sayInterval(interval[0], interval[1], unit)}`
  return `${sayAmount(value, unit)}${interval === null ? '' : ` (${sayInterval(interval[0], interval[1], unit)})`}`
}

/** A moment of an axis: the year, or the month in words. */
export const sayMoment = (x: number, axis: 'year' | 'month' | undefined): string =>
  axis === 'month' ? sayMonthCount(x) : String(Math.round(x * 100) / 100)

/** A number beside an axis: percent with its sign, anything else bare, because the unit stands once at the axis. */
export const sayTick = (value: number, unit: string): string => sayAmount(value, unit === 'percent' ? unit : 'none')

/** The unit that then stands at the axis; empty for percent and for plain counts. */
export const unitOf = (unit: string): string => (unit === 'percent' ? '' : sayUnit(unit).trim())
