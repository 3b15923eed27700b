// The package's main entry loads every language; its index loads none.
import countries from 'i18n-iso-countries/index.js'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }

countries.registerLocale(english)

/** Wholes that are not one country; the codes are those of the gold vocabulary. */
export const blocs = {
  WORLD: 'World',
  WORLD_EX_CHN: 'World outside China',
  EU: 'European Union',
  G7: 'G7',
  EUROPE: 'Europe',
  AFRICA: 'Africa',
  OTHER: 'Other countries',
  UNKNOWN: 'Not stated',
} as const

/** Members of the European Union since 1 February 2020. */
export const unionMembers: readonly string[] =
  'AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE'.split(' ')

/** ISO 3166-1 alpha-3, a bloc code, or several joined by `+` in text order. */
export type Place = string

/** Places without a code of ISO's own, under the code that the World Bank and others assign them. */
const assigned: Record<string, string> = { XKX: 'Kosovo' }

const short: Record<string, string> = {
  ...assigned,
  USA: 'United States',
  RUS: 'Russia',
  VNM: 'Vietnam',
  KOR: 'South Korea',
  PRK: 'North Korea',
  LAO: 'Laos',
  IRN: 'Iran',
  BOL: 'Bolivia',
  COD: 'DR Congo',
  TZA: 'Tanzania',
  TWN: 'Taiwan',
  GBR: 'United Kingdom',
  MMR: 'Myanmar',
  TUR: 'Türkiye',
  CZE: 'Czechia',
  SYR: 'Syria',
  VEN: 'Venezuela',
  CHN: 'China',
}
const byName = new Map<string, string>()
for (const [code, name] of Object.entries(countries.getNames('en', { select: 'official' }))) {
  const alpha3 = countries.alpha2ToAlpha3(code)
  if (alpha3) byName.set(name.toLowerCase(), alpha3)
}
for (const [code, name] of Object.entries(short)) byName.set(name.toLowerCase(), code)
for (const [code, name] of Object.entries(blocs)) byName.set(name.toLowerCase(), code)
for (const [name, code] of Object.entries({
  burma: 'MMR',
  us: 'USA',
  'u.s.': 'USA',
  usa: 'USA',
  america: 'USA',
  uk: 'GBR',
  britain: 'GBR',
  europe: 'EUROPE',
  global: 'WORLD',
  'the world': 'WORLD',
  world: 'WORLD',
  korea: 'KOR',
  'republic of korea': 'KOR',
  turkey: 'TUR',
  drc: 'COD',
  congo: 'COD',
  'democratic republic of congo': 'COD',
  'european union': 'EU',
  'congo (kinshasa)': 'COD',
  'korea, republic of': 'KOR',
  'other countries': 'OTHER',
  greenland: 'GRL',
  'russian federation': 'RUS',
  'viet nam': 'VNM',
  prc: 'CHN',
}))
  byName.set(name, code)

const isSinglePlace = (code: string): boolean =>
  code in blocs || code in assigned || (code.length === 3 && countries.alpha3ToAlpha2(code) !== undefined)

/** True for an ISO alpha-3 code, a bloc, or such codes joined by `+`. */
export const isPlace = (code: string): boolean => code.split('+').every(isSinglePlace)

/** Names looked up so far: a ledger asks for the same few hundred over and over. Kept small against readers who invent names. */
const lookedUp = new Map<string, Place | undefined>()
const mostLookedUp = 5000

/** Code for an English country or bloc name, an alpha-2 or an alpha-3 code; undefined when nothing is called that. */
export function placeNamed(text: string): Place | undefined {
  if (lookedUp.has(text)) return lookedUp.get(text)
  const found = lookUp(text.trim())
  if (lookedUp.size < mostLookedUp) lookedUp.set(text, found)
  return found
}

function lookUp(wanted: string): Place | undefined {
  const upper = wanted.toUpperCase()
  if (isPlace(upper)) return upper
  const named = byName.get(wanted.toLowerCase())
  if (named) return named
  return upper.length === 2 ? countries.alpha2ToAlpha3(upper) : undefined
}

/** Every English name of a country that ISO 3166 lists have, with its code. */
export const countryNames = (): readonly (readonly [name: string, code: Place])[] =>
  Object.entries(countries.getNames('en', { select: 'all' })).flatMap(([alpha2, names]) => {
    const code = countries.alpha2ToAlpha3(alpha2)
    return code === undefined ? [] : names.map((name) => [name, code] as const)
  })

/** Alpha-3 of a numeric code of ISO 3166-1, leading noughts or not. */
export const placeNumbered = (digits: string): Place | undefined => countries.numericToAlpha3(digits.padStart(3, '0'))

/** English name for display. */
export function sayPlace(code: Place): string {
  if (code.includes('+')) return code.split('+').map(sayPlace).join(' and ')
  if (code in blocs) return blocs[code as keyof typeof blocs]
  return short[code] ?? countries.getName(code, 'en') ?? code
}
