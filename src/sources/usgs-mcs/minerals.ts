import { mineralNamed } from '../../kernel/element.ts'

/** Commodities of the summaries that the desk follows, by the name they are printed under (both editions). */
const followed: Record<string, string> = {
  'rare earths': 'rare_earths',
  gallium: 'gallium',
  germanium: 'germanium',
  antimony: 'antimony',
  tungsten: 'tungsten',
  graphite: 'graphite',
  'graphite (natural)': 'graphite',
  lithium: 'lithium',
  cobalt: 'cobalt',
  nickel: 'nickel',
  manganese: 'manganese',
  'magnesium metal': 'magnesium',
  bismuth: 'bismuth',
  niobium: 'niobium',
  'niobium (columbium)': 'niobium',
  tantalum: 'tantalum',
  vanadium: 'vanadium',
  copper: 'copper',
  indium: 'indium',
  tellurium: 'tellurium',
  molybdenum: 'molybdenum',
}

/** Canonical mineral of a commodity as printed; undefined for those the desk does not follow. */
export function mineralOf(printed: string): string | undefined {
  const name = printed.trim().toLowerCase()
  const mineral = followed[name] ?? (isRareEarth(name) ? name : undefined)
  return mineral === undefined ? undefined : mineralNamed(mineral)
}

const rareEarths = new Set(
  'scandium yttrium lanthanum cerium praseodymium neodymium samarium europium gadolinium terbium dysprosium holmium erbium thulium ytterbium lutetium'.split(
    ' ',
  ),
)
export const isRareEarth = (name: string): boolean => rareEarths.has(name)

/** Graphite is counted as it is dug, rare earths as oxide, the others by the metal contained. */
export const basisOf = (mineral: string): string =>
  mineral === 'rare_earths' ? 'all_reo' : isRareEarth(mineral) ? 'element' : mineral === 'graphite' ? 'gross' : 'contained'

export const tonnesPerPrinted: Readonly<Record<string, number>> = {
  'metric tons': 1,
  'thousand metric tons': 1000,
  kilograms: 0.001,
}

/** Stage from the heading of a world table; undefined for tables the desk does not read (sponge, pigment). */
export function stageOfTable(detail: string): 'mining' | 'refining' | 'reserve' | undefined {
  if (/^reserves/i.test(detail)) return 'reserve'
  if (/^mine production/i.test(detail)) return 'mining'
  if (/^(refinery|smelter|primary|production capacity|magnesium smelter)/i.test(detail)) return 'refining'
  return undefined
}
