import { elements, type Element } from '../../kernel/element.ts'

/** Elements that the reconciled baseline follows, as a page offers them. */
export const baselineSymbols = ['Nd', 'Pr', 'Dy', 'Tb', 'Sm'] as const

/** `Dysprosium (Dy)`. */
export function elementName(symbol: string): string {
  const name = elements[symbol as Element]
  return name === undefined ? symbol : `${name.charAt(0).toUpperCase()}${name.slice(1)} (${symbol})`
}
