import { fault, read, type Read } from '../../kernel/read.ts'
import { readTable, type Row } from '../table.ts'

/** An area of a trade table: a country, a former country, or one of the residual areas that statisticians use. */
export interface TradePlace {
  /** Number of the area as Comtrade and BACI use it. */
  readonly area: number
  readonly iso2: string
  /** ISO alpha-3 where there is one, else the publisher's own short code (`S19` for area 490). */
  readonly code: string
  readonly name: string
}

/** The world as a partner. */
export const world = 0
/** "Other Asia, nes": its own place here, though commonly read as Taiwan, which neither Comtrade nor BACI lists. */
export const otherAsia = 490

/** The areas known, by number, by alpha-3 and by alpha-2. */
export class TradePlaces {
  readonly all: readonly TradePlace[]
  readonly #byArea: ReadonlyMap<number, TradePlace>
  readonly #byCode = new Map<string, TradePlace[]>()
  readonly #byIso2 = new Map<string, TradePlace>()
  constructor(all: readonly TradePlace[]) {
    this.all = all
    this.#byArea = new Map(all.map((place) => [place.area, place]))
    for (const place of all) {
      this.#byCode.set(place.code, [...(this.#byCode.get(place.code) ?? []), place])
      if (place.iso2 !== '' && !this.#byIso2.has(place.iso2)) this.#byIso2.set(place.iso2, place)
    }
  }
  at = (area: number): TradePlace | undefined => this.#byArea.get(area)
  /** Areas that carry a code: today's first, then former ones (`DEU` is 276 and, before 1991, 280). */
  coded = (code: string): readonly TradePlace[] => this.#byCode.get(code) ?? []
  /** Area of a row that names a place by alpha-3, or by alpha-2 where the alpha-3 is empty. */
  named = (iso3: string, iso2 = ''): number | undefined =>
    iso3 === '' ? this.#byIso2.get(iso2)?.area : this.#byCode.get(iso3)?.[0]?.area
  /** Those with further areas that a publisher's own list of codes brings. */
  with(more: readonly TradePlace[]): TradePlaces {
    const added = more.filter((place) => !this.#byArea.has(place.area))
    return added.length === 0 ? this : new TradePlaces([...this.all, ...added])
  }
}

/** Reads `data/trade/places.csv`; a broken table of our own is a bug and throws. */
export function readTradePlaces(text: string): TradePlaces {
  const table = readTable(text, ['area', 'iso2', 'code', 'name', 'source'])
  if (!table.ok) throw new RangeError(`data/trade/places.csv: ${table.fault.says}`)
  const { value } = table
  const at = (row: Row, column: string): string => value.at(row, column)
  return new TradePlaces(
    value.rows.map((row) => ({
      area: Number(at(row, 'area')),
      iso2: at(row, 'iso2'),
      code: at(row, 'code'),
      name: at(row, 'name'),
    })),
  )
}

/** Reads CEPII's list of country codes as it comes beside the year files (`country_codes_V202601.csv`). */
export function readCountryCodes(text: string): Read<TradePlace[]> {
  const table = readTable(text, ['country_code', 'country_name', 'country_iso2', 'country_iso3'])
  if (!table.ok) return table
  const { value } = table
  const at = (row: Row, column: string): string => value.at(row, column)
  const places: TradePlace[] = []
  for (const row of value.rows) {
    const area = at(row, 'country_code')
    if (!/^\d{1,4}$/.test(area)) return fault('unknown-country', `"${area}" is no country code`, { line: row.line })
    const iso3 = at(row, 'country_iso3').trim()
    places.push({
      area: Number(area),
      iso2: at(row, 'country_iso2').trim(),
      code: iso3 === '' ? `A${area}` : iso3,
      name: at(row, 'country_name'),
    })
  }
  return read(places)
}

/** The publisher's name of an area, or its number. */
export const readablePlace = (places: TradePlaces, area: number): string => places.at(area)?.name ?? `area ${area}`
