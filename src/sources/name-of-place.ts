import { countryNames, isPlace, placeNamed, placeNumbered } from '../kernel/place.ts'
import { fault, read, type Read } from '../kernel/read.ts'

/** How publishers write places that no gazetteer would guess. */
const asPrinted: Record<string, string> = {
  'World total': 'WORLD',
  'World total (rounded)': 'WORLD',
  'World total (rounded) 10': 'WORLD',
  'Rest of world': 'OTHER',
  'Other Countries': 'OTHER',
  'Other countries': 'OTHER',
  'Korea, North': 'PRK',
  'Korea, South': 'KOR',
  'Korea, Rep. of': 'KOR',
  'Korea (Rep. of)': 'KOR',
  'Korea, Republic of': 'KOR',
  'Congo (Kinshasa)': 'COD',
  'Congo, D.R.': 'COD',
  'Congo, Dem. Rep.': 'COD',
  'Congo DR': 'COD',
  'Democratic Republic of Congo': 'COD',
  'Congo (Brazzaville)': 'COG',
  'Congo, Rep.': 'COG',
  // Tables that mean the other one say so; in running text it is the other way round.
  Congo: 'COG',
  'Congo, Democratic Republic': 'COD',
  'Côte d’Ivoire': 'CIV',
  "Côte d'Ivoire": 'CIV',
  "Cote d'Ivoire": 'CIV',
  Burma: 'MMR',
  'Myanmar (Burma)': 'MMR',
  Turkey: 'TUR',
  'Czech Republic': 'CZE',
  Macedonia: 'MKD',
  'North Macedonia': 'MKD',
  'United States of America': 'USA',
  'Russian Federation': 'RUS',
  'Iran, Islamic Rep.': 'IRN',
  Tanzania: 'TZA',
  Bolivia: 'BOL',
  Taiwan: 'TWN',
  'Hong Kong': 'HKG',
  Zaire: 'COD',
  Brasil: 'BRA',
  Brasilia: 'BRA',
  Turkyie: 'TUR',
  Surinam: 'SUR',
  'Cape Verde': 'CPV',
  Libanon: 'LBN',
  Kosovo: 'XKX',
  Swaziland: 'SWZ',
}

const shortened: Readonly<Record<string, string>> = {
  rep: 'republic',
  dem: 'democratic',
  fed: 'federal',
  isds: 'islands',
  is: 'islands',
  st: 'saint',
  terr: 'territory',
  br: 'british',
  fr: 'french',
}

/**
 * Words of a name without their order: "Congo, Dem. Rep.", "Dem. Rep. of the Congo" and "Democratic Republic of the Congo" are one. Years
 * stay, so that a state that is gone ("Sudan (...2011)") is not taken for the one of today.
 */
const wordsOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.]/g, (sign) => (sign === '.' ? ' ' : ''))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'the' && word !== 'of' && word !== 'and')
    .map((word) => shortened[word] ?? word)
    .toSorted()
    .join(' ')

/** Names of international statistics whose words are no ISO name's words. */
const inStatistics: readonly (readonly [name: string, code: string])[] = [
  ['Egypt, Arab Rep.', 'EGY'],
  ['Kyrgyz Republic', 'KGZ'],
  ['Lao PDR', 'LAO'],
  ['Korea, Rep.', 'KOR'],
  ['Korea, Dem. Rep.', 'PRK'],
  ["Korea, Dem. People's Rep.", 'PRK'],
  ['Slovak Republic', 'SVK'],
  ['Yemen, Rep.', 'YEM'],
  ['Venezuela, RB', 'VEN'],
  ['Iran, Islamic Rep.', 'IRN'],
  ['Bahamas, The', 'BHS'],
  ['Gambia, The', 'GMB'],
  ['Hong Kong SAR, China', 'HKG'],
  ['Macao SAR, China', 'MAC'],
  ['Taiwan, China', 'TWN'],
  ['FS Micronesia', 'FSM'],
  ['Micronesia, Fed. Sts.', 'FSM'],
  ['Dominican Rep.', 'DOM'],
  ['Central African Rep.', 'CAF'],
  ['Bosnia Herzegovina', 'BIH'],
  ['Tanzania, United Rep.', 'TZA'],
  ['Moldova, Rep.', 'MDA'],
  ['Bolivia (Plurinational State of)', 'BOL'],
  ["Lao People's Dem. Rep.", 'LAO'],
  ["Dem. People's Rep. of Korea", 'PRK'],
  ['Congo, Dem. Rep.', 'COD'],
  ['Congo, Rep.', 'COG'],
  ['Cape Verde', 'CPV'],
  ['Cabo Verde', 'CPV'],
]

let byWords: ReadonlyMap<string, string> | undefined
/** A name by its words; a set of words that two countries share names neither. */
function placeOfWords(printed: string): string | undefined {
  if (byWords === undefined) {
    const found = new Map<string, string | undefined>()
    for (const [name, code] of [...countryNames(), ...inStatistics]) {
      const words = wordsOf(name)
      found.set(words, found.has(words) && found.get(words) !== code ? undefined : code)
    }
    byWords = new Map([...found].flatMap(([words, code]) => (code === undefined ? [] : [[words, code] as const])))
  }
  return byWords.get(wordsOf(printed))
}

/** ISO alpha-3 or bloc code of a country as a publisher prints it; undefined when nobody is called that. */
export const placePrinted = (printed: string): string | undefined =>
  asPrinted[printed.trim()] ?? placeNamed(printed.trim()) ?? placeOfWords(printed)

/** Areas that UN Comtrade and BACI number otherwise than ISO 3166 (UN Comtrade, reporter areas); 490 is "Other Asia, nes", `S19` in BACI. */
const comtradeAreas: Readonly<Record<string, string>> = {
  '0': 'WORLD',
  '251': 'FRA',
  '381': 'ITA',
  '490': 'S19',
  '579': 'NOR',
  '699': 'IND',
  '757': 'CHE',
  '842': 'USA',
}

/** Code of a numbered country or area, as trade tables number them; undefined when no country has the number. */
export const areaNumbered = (digits: string): string | undefined =>
  /^\d{1,3}$/.test(digits) ? (comtradeAreas[String(Number(digits))] ?? placeNumbered(digits)) : undefined

/**
 * The place of a row that gives both a code and a name; a fault where the two are different countries ("French Guiana" under the code
 * of Guyana), for nobody can tell which is meant, and where neither is known. A name that no gazetteer knows leaves it to the code.
 */
export function placeOfRow(code: string, name: string): Read<string> {
  const named = placePrinted(name)
  const coded = isPlace(code) ? code : undefined
  if (coded !== undefined && named !== undefined && coded !== named)
    return fault('code-and-name-differ', `"${name}" stands under the code ${code}`)
  const place = coded ?? named
  return place === undefined ? fault('unknown-place', `"${name}" (${code}) has no present-day code`) : read(place)
}
