import { concentrationOf } from './concentration.ts'

/** One country's deliveries to the importer: quantity in any one mass unit, governance as risk 0 to 1, value where it is known. */
export interface Delivery {
  readonly quantity: number
  readonly risk: number
  readonly value: number | null
}

export interface GeoPolRisk {
  /** HHI of world production, 0 to 1. */
  readonly hhi: number
  /** sum(g f), the deliveries weighted with the risk of their origin. */
  readonly numerator: number
  readonly totalTrade: number
  /** numerator / (domestic production + deliveries). */
  readonly importRisk: number
  /** hhi times importRisk. */
  readonly score: number
  /** Value over quantity of the deliveries; null where a value is missing. Thousand USD per tonne is USD per kilogram. */
  readonly price: number | null
  /** score times price, and that over copper's: the characterisation factor in kilograms of copper. */
  readonly midpoint: number | null
  readonly cf: number | null
}

/** Midpoint of copper, mean of the OECD countries 2017 to 2021: the reference of the characterisation factors (geopolrisk-py 2.0). */
export const copperReference = 0.409412948

/**
 * GeoPolRisk of one material for one importer in one year: HHI_A * sum_i(g_i f_i) / (p + F) (Gemechu et al. 2016; geopolrisk-py 2.0,
 * doi 10.21105/joss.09600). Production and deliveries must be in one unit. Null when nothing is produced or nothing is supplied.
 */
export function geoPolRisk(
  production: readonly number[],
  domestic: number,
  deliveries: readonly Delivery[],
  reference = copperReference,
): GeoPolRisk | null {
  const { hhi } = concentrationOf(production)
  const totalTrade = deliveries.reduce((sum, { quantity }) => sum + quantity, 0)
  const supply = domestic + totalTrade
  if (hhi === 0 || supply <= 0) return null
  const numerator = deliveries.reduce((sum, { quantity, risk }) => sum + quantity * risk, 0)
  const importRisk = numerator / supply
  const score = hhi * importRisk
  const isPriced = totalTrade > 0 && deliveries.every(({ value }) => value !== null)
  const price = isPriced ? deliveries.reduce((sum, { value }) => sum + (value ?? 0), 0) / totalTrade : null
  const midpoint = price === null ? null : score * price
  return {
    hhi,
    numerator,
    totalTrade,
    importRisk,
    score,
    price,
    midpoint,
    cf: midpoint === null ? null : midpoint / reference,
  }
}
