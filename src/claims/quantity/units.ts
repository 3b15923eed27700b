/** What a unit measures; decides which claims a number can make. */
export type Dimension =
  | 'percent'
  | 'points'
  | 'mass'
  | 'rate'
  | 'duration'
  | 'length'
  | 'area'
  | 'grade'
  | 'energy'
  | 'volume'
  | 'other'

/** A unit as texts write it. `factor` turns the number into the canonical `unit`. */
export interface Unit {
  readonly dimension: Dimension
  readonly unit: string
  readonly factor: number
}

const table: readonly (readonly [Dimension, string, number, string])[] = [
  ['percent', 'percent', 1, '%|percent|per cent|per-cent|pct|pc|％|٪|percentage'],
  [
    'points',
    'percent_points',
    1,
    'percentage points|percentage point|percent points|percentage-point|percentage-points|pp|ppt|ppts',
  ],
  ['points', 'percent_points', 0.01, 'basis points|basis point|bps'],
  [
    'mass',
    't',
    1,
    't|T|tonne|tonnes|metric tonne|metric tonnes|metric ton|metric tons|metric-ton|[metric] tons|ton|tons|mt|MT|tonnes (t)|metric tonnes (t)|metric tons (mt)|metric tons (MT)|tonnes (mt)|tonnes (MT)|吨|tonelada|toneladas|Tonnen|wmt|dmt|dry tonnes|wet tonnes|dry metric tonnes',
  ],
  ['mass', 't', 0.907_184_74, 'short ton|short tons|st'],
  ['mass', 't', 1.016_046_908_8, 'long ton|long tons'],
  [
    'mass',
    't',
    1e3,
    'kt|KT|kilotonnes|kilotonne|kilotons|kiloton|kilotons (kt)|kilotonnes (kt)|ktonnes|thousand tonnes|thousand tons',
  ],
  ['mass', 't', 1e6, 'Mt|megatonnes|megatonne|megatons|million tonnes|million tons|million metric tons|mmt|MMT'],
  ['mass', 't', 1e4, '万吨'],
  ['mass', 'kg', 1, 'kg|kgs|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|公斤|千克'],
  ['mass', 'g', 1, 'g|gram|grams|gramme|grammes'],
  ['mass', 'mg', 1, 'mg|milligrams'],
  ['mass', 'lb', 1, 'lb|lbs|pounds|pound|lb.|lbs.'],
  ['mass', 'oz', 1, 'oz|ounces|ounce|troy ounces|troy ounce|oz t|koz|moz|Moz'],
  [
    'rate',
    't/yr',
    1,
    'tpa|tpy|TPA|TPY|t/y|t/yr|t/a|tonnes/year|tons/year|tonnes/yr|tonnes/annum|tons/yr|mtpa|MTPA|mtpy|t p.a.|tonnes p.a.|tonnes pa|metric tons/year|mt/y|mt/yr|tonnes-per-year|tonne-per-year|ton-per-year|tonnes-a-year|tonne-a-year|tonnes-per-annum|tonne-per-annum|吨/年',
  ],
  ['rate', 't/yr', 1e3, 'ktpa|ktpy|kt/y|kt/yr|kt/a|kt pa'],
  ['rate', 't/yr', 1e6, 'Mtpa|Mtpy|Mt/y|Mt/yr|Mt/a|Mt pa'],
  ['rate', 't/day', 1, 'tpd|TPD|t/d|t/day|tonnes/day|tons/day|mtpd'],
  ['rate', 't/h', 1, 'tph|t/h'],
  ['rate', 'kg/yr', 1, 'kg/yr|kg/y|kg/year|kg/a'],
  ['grade', 'ppm', 1, 'ppm|parts per million'],
  ['grade', 'ppb', 1, 'ppb|parts per billion'],
  ['grade', 'g/t', 1, 'g/t|gpt|grams per tonne|grams per ton|grammes per tonne'],
  ['grade', 'kg/t', 1, 'kg/t|kilograms per tonne'],
  ['duration', 'years', 1, 'year|years|yr|yrs|-year|year-long|years-long|年'],
  ['duration', 'years', 10, 'decade|decades'],
  ['duration', 'months', 1, 'month|months|-month|mths|month-long|个月'],
  ['duration', 'weeks', 1, 'week|weeks'],
  ['duration', 'days', 1, 'day|days|business days|working days|calendar days'],
  ['duration', 'hours', 1, 'hour|hours|hrs|hr'],
  ['duration', 'minutes', 1, 'minute|minutes|min|mins'],
  ['duration', 'seconds', 1, 'second|seconds|sec|secs|s'],
  ['duration', 'milliseconds', 1, 'ms|milliseconds'],
  ['length', 'km', 1, 'km|kilometres|kilometers|kilometre|kilometer|kms'],
  ['length', 'm', 1, 'm|metre|metres|meter|meters'],
  ['length', 'cm', 1, 'cm|centimetres|centimeters'],
  ['length', 'mm', 1, 'mm|millimetres|millimeters|millimetre|millimeter'],
  ['length', 'um', 1, 'µm|μm|um|microns|micron|micrometres|micrometers'],
  ['length', 'nm', 1, 'nm|nanometres|nanometers|nanometer|nanometre|-nanometer'],
  ['length', 'mile', 1, 'miles|mile|mi'],
  ['length', 'ft', 1, 'feet|foot|ft'],
  ['length', 'in', 1, 'inches|inch|″'],
  ['length', 'yd', 1, 'yards|yard'],
  ['area', 'ha', 1, 'ha|hectares|hectare|公顷'],
  ['area', 'acre', 1, 'acres|acre'],
  ['area', 'km2', 1, 'km²|km2|square kilometres|square kilometers|square kilometre|square kilometer|sq km|平方公里'],
  ['area', 'm2', 1, 'm²|m2|square metres|square meters|sq m|sqm'],
  ['area', 'ft2', 1, 'square feet|square foot|sq ft|square-foot|sq. ft.'],
  ['area', 'mi2', 1, 'square miles|square mile'],
  ['volume', 'l', 1, 'litres|liters|litre|liter|L'],
  ['volume', 'ml', 1, 'ml|mL|millilitres|milliliters'],
  ['volume', 'm3', 1, 'm³|m3|cubic metres|cubic meters|cubic metre|cubic meter'],
  ['volume', 'barrel', 1, 'barrels|barrel|bbl|bpd|barrels per day'],
  ['volume', 'gal', 1, 'gallons|gallon'],
  ['energy', 'MW', 1, 'MW|megawatts|megawatt'],
  ['energy', 'GW', 1, 'GW|gigawatts|gigawatt'],
  ['energy', 'kW', 1, 'kW|kilowatts|kilowatt'],
  ['energy', 'MWh', 1, 'MWh|megawatt-hours|megawatt hours'],
  ['energy', 'GWh', 1, 'GWh|gigawatt-hours|gigawatt hours'],
  ['energy', 'TWh', 1, 'TWh|terawatt-hours'],
  ['energy', 'kWh', 1, 'kWh|kilowatt-hours|kilowatt hours'],
  ['energy', 'hp', 1, 'hp|horsepower'],
  ['other', '°C', 1, '°C|° C|℃|ºC|degrees Celsius|degrees C|Celsius'],
  ['other', '°F', 1, '°F|degrees Fahrenheit|Fahrenheit'],
  ['other', 'K', 1, 'K|kelvin'],
  ['other', 'mph', 1, 'mph|miles per hour|mile-per-hour'],
  ['other', 'km/h', 1, 'km/h|kph|kilometres per hour|kilometers per hour'],
  ['other', 'T', 1, 'tesla|Tesla'],
  ['other', 'Hz', 1, 'Hz'],
  ['other', 'kHz', 1, 'kHz'],
  ['other', 'MHz', 1, 'MHz'],
  ['other', 'GHz', 1, 'GHz'],
  ['other', 'V', 1, 'V|volts|volt'],
  ['other', 'W', 1, 'W|watts|watt'],
  ['other', 'GB', 1, 'GB|gigabytes'],
  ['other', 'MB', 1, 'MB|megabytes'],
  ['other', 'dB', 1, 'dB|decibels'],
  ['other', 'Pa', 1, 'Pa'],
  ['other', 'kPa', 1, 'kPa'],
  ['other', 'MPa', 1, 'MPa'],
  ['other', 'GPa', 1, 'GPa'],
  ['other', 'mol', 1, 'mol|moles'],
  ['other', 'mM', 1, 'mM'],
  ['other', 'mg/l', 1, 'mg/l|mg/L'],
  ['other', 'mg/kg', 1, 'mg/kg'],
  ['other', 'deg', 1, 'degrees|degree|°'],
]

/** First letters (folded) to spellings, longest first. */
const byStart = new Map<string, { readonly written: string; readonly exact: boolean; readonly unit: Unit }[]>()
for (const [dimension, unit, factor, spellings] of table)
  for (const written of spellings.split('|')) {
    const key = (written[0] ?? '').toLowerCase()
    const list = byStart.get(key) ?? []
    // Symbols keep their case ("Mt" is not "mt"); words of five letters and more do not.
    list.push({
      written,
      exact: written.length < 5 && written !== 'year' && written !== 'tons' && written !== 'ton',
      unit: { dimension, unit, factor },
    })
    byStart.set(key, list)
  }
for (const list of byStart.values()) list.sort((a, b) => b.written.length - a.written.length)

const letter = /[\p{L}\p{N}]/u

/** The unit written at `at`, longest spelling first, whole words only. */
export function unitAt(text: string, at: number): { readonly unit: Unit; readonly to: number } | null {
  const list = byStart.get((text[at] ?? '').toLowerCase())
  if (list === undefined) return null
  for (const { written, exact, unit } of list) {
    const to = at + written.length
    const surface = text.slice(at, to)
    if (exact ? surface !== written : surface.toLowerCase() !== written.toLowerCase()) continue
    const next = text[to]
    if (next !== undefined && letter.test(next) && letter.test(written.at(-1) ?? '') && !/[\u3400-\u9fff]/.test(written)) continue
    return { unit, to }
  }
  return null
}

/** Pounds to kilograms (exact, international avoirdupois pound). */
export const kilogramsPerPound = 0.453_592_37
