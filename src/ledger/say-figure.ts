import { sayPlace } from '../kernel/place.ts'
import { sayBasis } from './definition.ts'
import type { Figure } from './figure.ts'

const words = (name: string): string => name.replaceAll('_', ' ')
const signs: Record<string, string> = {
  '=': '',
  '~': 'about ',
  '>': 'more than ',
  '<': 'less than ',
  '>=': 'at least ',
  '<=': 'at most ',
}

/** A number with thousands separators, up to two decimals: 270,000 or 71.05. */
export function sayNumber(value: number): string {
  const [whole = '0', part = ''] = Math.abs(value)
    .toFixed(Math.abs(value) < 1 ? 4 : 2)
    .split('.')
  const decimals = part.replace(/0+$/, '')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${decimals === '' ? '' : `.${decimals}`}`
}

type Amount = Pick<Figure, 'operator' | 'value' | 'low' | 'high' | 'text' | 'unit'>

/** The value of a figure as a reader would write it: `more than 90,000,000 t of oxide`, `0.1 percent`, a date, or words. */
export function sayAmount(figure: Amount): string {
  if (figure.value === null) return figure.text ?? 'not known'
  const unit = words(figure.unit).replace('t REO', 't of oxide')
  const { operator, low, high } = figure
  const number =
    operator === 'range' && low !== null && high !== null
      ? `${sayNumber(low)} to ${sayNumber(high)}`
      : `${signs[operator] ?? ''}${sayNumber(figure.value)}`
  return unit === 'count' || unit === 'rank' ? number : `${number} ${unit}`
}

/** What a figure counts, without its value: `mining of rare earths, production, 2024`. */
export function sayWhat(figure: Figure): string {
  const place = figure.counterpart === null ? '' : ` with ${sayPlace(figure.counterpart)}`
  const of = figure.of === null ? '' : ` of ${figure.of === 'WORLD' || figure.of === 'EU' ? sayPlace(figure.of) : figure.of}`
  const thing = [figure.stage, figure.mineral].filter((part) => part !== null).map(words)
  const scenario = figure.scenario === null ? '' : `, ${figure.scenario}`
  return `${words(figure.measure)}${of}${place}${thing.length === 0 ? '' : `, ${thing.join(' of ')}`}, ${figure.period}${scenario}`
}

/** One sentence with subject, definition and value. */
export const sayFigure = (figure: Figure): string => `${figure.subject}: ${sayWhat(figure)}: ${sayAmount(figure)}`

/** The basis in words, for bases that a reader would ask about. */
export const sayCounted = (figure: Figure): string =>
  figure.basis === 'none' || figure.basis === 'text' || figure.basis === 'money' ? '' : sayBasis[figure.basis]
