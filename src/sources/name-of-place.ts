import { isPlace, placeNamed } from '../kernel/place.ts'
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

/** ISO alpha-3 or bloc code of a country as a publisher prints it; undefined when nobody is called that. */
export const placePrinted = (printed: string): string | undefined => asPrinted[printed.trim()] ?? placeNamed(printed.trim())

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
