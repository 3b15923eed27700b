import { isPlace, sayPlace } from '../../../kernel/place.ts'
import { sayNumber } from '../say.ts'

/** A band of eight runs in ten around the middle one. */
export interface Band {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

/** A part of 1 in percent; what is something is never nothing. */
export const part = (share: number): string =>
  share > 0 && share < 0.001
    ? '<0.1%'
    : share > 0.995 && share < 1
      ? 'over 99%'
      : `${sayNumber(share < 0.1 ? Math.round(share * 1000) / 10 : Math.round(share * 100))}%`

/** Million US dollars in words a table has room for. */
export const millions = (value: number): string =>
  sayNumber(Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10).replace('-', '−')

/** Tonnes for a table of many sizes; what is something is never nothing. */
export const tonnes = (value: number): string =>
  value > 0 && value < 0.05 ? '<0.1' : sayNumber(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10)

/** Between -1 and 1, with the minus of print. */
export const signed = (value: number): string => value.toFixed(2).replace('-', '−').replace('−0.00', '0.00')

/** `3% to 11%`, or one number where both ends read alike. */
export function span(low: number, high: number, say: (value: number) => string): string {
  const [from, to] = [say(low), say(high)]
  return from === to ? from : `${from} to ${to}`
}

export const bandOf = ({ p10, p90 }: Band, say: (value: number) => string): string => span(p10, p90, say)

export const inPercent = (share: number): number => Math.round(share * 1000) / 10

/** Codes of places in our own sentences by their names: `CHN at mining` becomes `China at mining`. Never for what is quoted. */
export const sayPlacesIn = (text: string): string =>
  text.replaceAll(/\b[A-Z]{3,5}\b/g, (word) => (word === 'OTHER' ? 'other places' : isPlace(word) ? sayPlace(word) : word))
