/** A number as the desk prints it: thin groups, at most the decimals it needs, never exponent notation. */
export function sayNumber(value: number | null, decimals = 1): string {
  if (value === null) return 'not known'
  return value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 1 ? 3 : decimals })
}

/** `69.2 percent`, `61 to 71 percent`. */
export function sayRange(low: number | null, high: number | null, unit: string): string {
  if (low === null || high === null) return 'not known'
  return low === high ? `${sayNumber(low)} ${unit}` : `${sayNumber(low)} to ${sayNumber(high)} ${unit}`
}

export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`

/** An amount for a table of many sizes: whole from 100, one decimal from 1, three digits below. */
export const sayRounded = (value: number): string =>
  Math.abs(value) >= 1
    ? value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 1 })
    : value.toLocaleString('en-GB', { maximumSignificantDigits: 2 })

/** A part of 1 in percent. What is something is never nothing, what is not all never all. */
export function sayPercent(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%'
  if (share > 0.995 && share < 1) return 'over 99%'
  return `${(share * 100).toLocaleString('en-GB', { maximumFractionDigits: share < 0.1 ? 1 : 0 })}%`
}

/** `36% to 52%`, or one number where both ends read alike. */
export function sayBand(low: number, high: number, say: (value: number) => string): string {
  const [from, to] = [say(low), say(high)]
  return from === to ? from : `${from} to ${to}`
}
