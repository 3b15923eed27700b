import { elementGroups, elements, elementsOf, otherMinerals } from '../../kernel/element.ts'

const groupTitles: Record<string, string> = {
  rare_earths: 'All rare earths',
  light_rare_earths: 'Light rare earths',
  heavy_rare_earths: 'Heavy rare earths',
  magnet_rare_earths: 'Magnet rare earths',
  ndpr: 'Neodymium and praseodymium',
  dytb: 'Dysprosium and terbium',
  critical_minerals: 'Critical minerals',
}

const spaced = (mineral: string): string => mineral.replaceAll('_', ' ')

/** The title of a group of elements; undefined for everything else. */
export const groupTitle = (mineral: string): string | undefined => groupTitles[mineral]

/** A mineral's name for a heading or a list. */
export const mineralTitle = (mineral: string): string =>
  groupTitles[mineral] ?? spaced(mineral).replace(/^./, (letter) => letter.toUpperCase())

/** A mineral's name inside a sentence. */
export const mineralName = (mineral: string): string =>
  mineral === 'rare_earths' ? 'rare earths' : (groupTitles[mineral] ?? spaced(mineral)).toLowerCase()

/** What a single rare earth is called with its symbol, for tight places; undefined for everything else. */
export const mineralSymbol = (mineral: string): string | undefined => {
  const [symbol, ...more] = elementsOf(mineral)
  return symbol !== undefined && more.length === 0 && mineral === elements[symbol] ? `${mineral} (${symbol})` : undefined
}

/** The choices of a mineral field, in the order of the trade: groups, the seventeen, the rest. */
export const mineralChoices: readonly { readonly label: string; readonly values: readonly string[] }[] = [
  { label: 'Groups', values: Object.keys(elementGroups) },
  { label: 'Rare earths', values: Object.values(elements) },
  { label: 'Other critical minerals', values: otherMinerals },
]
