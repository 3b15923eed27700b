import type { Entry, Mention } from '../gazetteer.ts'

/** Whom "the world's largest producer" stands for, by mineral (USGS Mineral Commodity Summaries 2025, mine or refinery output). */
const largest: Readonly<Record<string, string>> = {
  rare_earths: 'CHN',
  heavy_rare_earths: 'CHN',
  ndpr: 'CHN',
  gallium: 'CHN',
  germanium: 'CHN',
  graphite: 'CHN',
  tungsten: 'CHN',
  antimony: 'CHN',
  magnesium: 'CHN',
  critical_minerals: 'CHN',
  cobalt: 'COD',
  lithium: 'AUS',
  nickel: 'IDN',
  copper: 'CHL',
  platinum: 'ZAF',
  niobium: 'BRA',
  uranium: 'KAZ',
}
/** Country that "the world's largest producer" of a mineral means, when a text uses that epithet; else null. */
export const topProducer = (text: string, mineral: string | null): string | null =>
  mineral !== null &&
  /\b(?:world|globe)['’]?s? (?:largest|biggest|top|leading|dominant|No\.? ?1)\b[^.;]{0,50}\b(?:producer|supplier|miner|exporter|refiner|processor)\b/i.test(
    text,
  )
    ? (largest[mineral] ?? null)
    : null

/**
 * Whose export rule a passage means when it stands alone and names no state: the one country that rules over the mineral's
 * exports. Used only where nothing else says, and marked by its rule id.
 */
const customary: Readonly<Record<string, string>> = {
  rare_earths: 'CHN',
  heavy_rare_earths: 'CHN',
  light_rare_earths: 'CHN',
  ndpr: 'CHN',
  gallium: 'CHN',
  germanium: 'CHN',
  antimony: 'CHN',
  graphite: 'CHN',
  tungsten: 'CHN',
  critical_minerals: 'CHN',
  cobalt: 'COD',
  nickel: 'IDN',
}
const ruled =
  /^(?:quota|export_control|export_ban|suspension|effective_date|announcement_date|expiry_date|list_size|threshold|exports|export_growth)$/
/** Country that a lone passage on export rules or exports means without naming one; null where custom says nothing. */
export const customaryState = (measure: string, mineral: string | null): string | null =>
  measure === 'price_floor' && mineral !== null && /rare_earths|ndpr/.test(mineral)
    ? 'USA'
    : mineral !== null && ruled.test(measure)
      ? (customary[mineral] ?? null)
      : null

/** Names of the states that persons and capitals stand for. */
export const countries: Readonly<Record<string, string>> = {
  USA: 'United States',
  CHN: 'China',
  EU: 'European Union',
  AUS: 'Australia',
  JPN: 'Japan',
  IND: 'India',
  COD: 'DR Congo',
  IDN: 'Indonesia',
}
/** The state a mention speaks for; a company speaks for itself. */
export const countryName = (mention: Mention): string =>
  mention.entry.kind === 'company' ? mention.entry.name : (countries[mention.entry.place ?? ''] ?? mention.entry.name)

/** Who trades: a state does so, not the office that counts or announces it. */
export const traderName = (entry: Entry): string =>
  entry.kind === 'authority' || entry.kind === 'person' ? (countries[entry.place ?? ''] ?? entry.name) : entry.name
