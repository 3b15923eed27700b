import { sayNumber } from '../say.ts'

/** Money at the size a reader takes in. */
export const usd = (value: number): string =>
  Math.abs(value) >= 1e9
    ? `$${sayNumber(value / 1e9)} bn`
    : Math.abs(value) >= 1e5
      ? `$${sayNumber(value / 1e6)} m`
      : `$${sayNumber(Math.round(value))}`

export const tonnes = (kilograms: number | null): string =>
  kilograms === null ? 'not stated' : kilograms < 100 ? `${sayNumber(kilograms)} kg` : `${sayNumber(kilograms / 1000)} t`

export const usdPerKg = (value: number): string => `$${sayNumber(value)} a kg`
