import { mineralNamed, widerMaterials } from '../kernel/element.ts'

/** How publishers write materials that the vocabulary calls otherwise, in lower case. */
const asPrinted: Readonly<Record<string, string>> = {
  'natural graphite': 'graphite',
  'graphite (natural)': 'graphite',
  'silicon metal': 'silicon',
  'phosphate rock': 'phosphate',
  phosphorous: 'phosphorus',
  barytes: 'baryte',
  borate: 'boron',
  'boron minerals': 'boron',
  'kaolin clay': 'kaolin',
  'titanium ores': 'titanium',
  sulfur: 'sulphur',
  lrees: 'light_rare_earths',
  hrees: 'heavy_rare_earths',
  'heavy rare earths elements': 'heavy_rare_earths',
  pgms: 'platinum_group_metals',
  'platinum group metals': 'platinum_group_metals',
  'magnesium metal': 'magnesium',
  'niobium (columbium)': 'niobium',
  zircon: 'zirconium',
}

/** Canonical mineral of a material as a publisher prints it; line ends within the name count as blanks. Undefined when nothing is called that. */
export function materialPrinted(printed: string): string | undefined {
  const name = printed.trim().replace(/\s+/g, ' ').toLowerCase()
  return asPrinted[name] ?? mineralNamed(name)
}

/** Metals among the wider materials; everything else there is dug, cut or drilled and weighed as it comes. */
const metals = new Set(
  'boron cadmium iridium mercury platinum_group_metals rhodium ruthenium selenium titanium_metal phosphorus'.split(' '),
)
const dug = new Set(['graphite', 'fluorspar', 'phosphate', 'potash', 'coal', 'bauxite'])
const wider: ReadonlySet<string> = new Set(widerMaterials)

/** Whether a material is counted by the weight of the good, not of what it contains. */
export const isCountedGross = (mineral: string): boolean => dug.has(mineral) || (wider.has(mineral) && !metals.has(mineral))
