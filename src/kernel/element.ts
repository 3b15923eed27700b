/** The seventeen rare earths by symbol, in order of atomic number, with the name used in the gold vocabulary. */
export const elements = {
  Sc: 'scandium',
  Y: 'yttrium',
  La: 'lanthanum',
  Ce: 'cerium',
  Pr: 'praseodymium',
  Nd: 'neodymium',
  Pm: 'promethium',
  Sm: 'samarium',
  Eu: 'europium',
  Gd: 'gadolinium',
  Tb: 'terbium',
  Dy: 'dysprosium',
  Ho: 'holmium',
  Er: 'erbium',
  Tm: 'thulium',
  Yb: 'ytterbium',
  Lu: 'lutetium',
} as const

export type Element = keyof typeof elements

/**
 * Element sets that publishers count together. Light and heavy follow the convention of the European Commission's
 * 2023 study (light: La, Ce, Pr, Nd, Sm; heavy: Eu to Lu and Y); the IEA's magnet rare earths are Nd, Pr, Dy and Tb.
 */
export const elementGroups = {
  rare_earths: Object.keys(elements) as Element[],
  light_rare_earths: ['La', 'Ce', 'Pr', 'Nd', 'Sm'],
  heavy_rare_earths: ['Y', 'Eu', 'Gd', 'Tb', 'Dy', 'Ho', 'Er', 'Tm', 'Yb', 'Lu'],
  magnet_rare_earths: ['Nd', 'Pr', 'Dy', 'Tb'],
  ndpr: ['Nd', 'Pr'],
  dytb: ['Dy', 'Tb'],
} as const satisfies Record<string, readonly Element[]>

export type ElementGroup = keyof typeof elementGroups

const bySymbol = new Map<string, string>(Object.entries(elements).map(([symbol, name]) => [symbol.toLowerCase(), name]))
const groupNames: Record<string, string> = {
  ree: 'rare_earths',
  reo: 'rare_earths',
  treo: 'rare_earths',
  'rare earths': 'rare_earths',
  'rare earth': 'rare_earths',
  lree: 'light_rare_earths',
  hree: 'heavy_rare_earths',
  mree: 'magnet_rare_earths',
  'magnet rare earths': 'magnet_rare_earths',
  'heavy rare earths': 'heavy_rare_earths',
  'light rare earths': 'light_rare_earths',
  'nd-pr': 'ndpr',
  'dy-tb': 'dytb',
  'nd+pr': 'ndpr',
  'dy+tb': 'dytb',
}

/** Other critical minerals the desk holds figures on; same spelling as the gold vocabulary. */
export const otherMinerals = [
  'gallium',
  'germanium',
  'antimony',
  'tungsten',
  'graphite',
  'lithium',
  'cobalt',
  'nickel',
  'copper',
  'niobium',
  'manganese',
  'bismuth',
  'magnesium',
  'tantalum',
  'titanium',
  'vanadium',
  'indium',
  'molybdenum',
  'tellurium',
  'beryllium',
  'zinc',
  'tin',
  'silver',
  'gold',
  'platinum',
  'palladium',
  'uranium',
  'thorium',
  'aluminium',
  'bauxite',
  'iron_ore',
  'silicon',
  'chromium',
  'fluorspar',
  'rhenium',
  'hafnium',
  'zirconium',
  'lead',
  'coal',
  'phosphate',
  'potash',
  'strontium',
  'arsenic',
  'cesium',
  'rubidium',
] as const

/**
 * Materials that the European Commission screens or World Mining Data counts beside those of the gold vocabulary: the ledger can hold
 * figures on them, claims about them are not read out of texts.
 */
export const widerMaterials = [
  'aggregates',
  'asbestos',
  'baryte',
  'bentonite',
  'boron',
  'cadmium',
  'coking_coal',
  'diamonds',
  'diatomite',
  'feldspar',
  'gypsum',
  'helium',
  'hydrogen',
  'iridium',
  'kaolin',
  'krypton',
  'lignite',
  'limestone',
  'magnesite',
  'mercury',
  'natural_cork',
  'natural_gas',
  'natural_rubber',
  'natural_teak_wood',
  'neon',
  'oil_sands',
  'oil_shales',
  'perlite',
  'petroleum',
  'phosphorus',
  'platinum_group_metals',
  'rhodium',
  'roundwood',
  'ruthenium',
  'salt',
  'sapele_wood',
  'selenium',
  'silica_sand',
  'steam_coal',
  'sulphur',
  'talc',
  'titanium_metal',
  'vermiculite',
  'xenon',
] as const

const elementNames: ReadonlySet<string> = new Set(Object.values(elements))
const otherNames: ReadonlySet<string> = new Set([...otherMinerals, ...widerMaterials])

/** Canonical mineral name (`neodymium`, `heavy_rare_earths`, `gallium`, `critical_minerals`) or undefined when unknown. */
export function mineralNamed(text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  const underscored = wanted.replace(/[\s-]+/g, '_')
  if (underscored in elementGroups || underscored === 'critical_minerals') return underscored
  const symbol = bySymbol.get(wanted)
  if (symbol) return symbol
  if (groupNames[wanted]) return groupNames[wanted]
  if (elementNames.has(wanted)) return wanted
  return otherNames.has(underscored) ? underscored : undefined
}

/** The elements a mineral name stands for; empty for anything that is not a rare earth or a set of them. */
export function elementsOf(mineral: string): readonly Element[] {
  if (mineral in elementGroups) return elementGroups[mineral as ElementGroup]
  const symbol = (Object.keys(elements) as Element[]).find((s) => elements[s] === mineral)
  return symbol ? [symbol] : []
}

/** True when every element of `inner` is counted in `outer`: heavy rare earths lie within rare earths. */
export function mineralWithin(inner: string, outer: string): boolean {
  if (inner === outer) return true
  if (outer === 'critical_minerals') return true
  const set = new Set<string>(elementsOf(outer))
  const members = elementsOf(inner)
  return members.length > 0 && members.every((symbol) => set.has(symbol))
}
