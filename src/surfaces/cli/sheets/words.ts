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
