import type { Printed } from './printed.ts'

/** Which supply an assessment looked at: the world's (`GS only`), the European Union's (`EUS only`), or both, weighted by import reliance. */
export const supplySources = ['GS + EUS', 'GS only', 'EUS only'] as const
export type SupplySource = (typeof supplySources)[number]

/** Inputs of the European Union's supply risk for one material at one stage. Null is not known, never zero. */
export interface SupplyRiskInputs {
  /** HHI weighted with governance and trade, 0 to 10, of the world's suppliers and of the Union's. */
  readonly global: Printed | null
  readonly eu: Printed | null
  /** Net imports over apparent consumption, 0 to 1. */
  readonly importReliance: Printed | null
  /** End-of-life recycling input rate, 0 to 1. */
  readonly recycling: Printed
  /** Substitution index of supply risk, 1 when nothing can stand in. */
  readonly substitution: Printed
  /** What the assessment says it used; worked out from what is there when left out. */
  readonly sources?: SupplySource | undefined
}

export interface SupplyRisk extends Printed {
  readonly sources: SupplySource
}

/** Lower bounds of what the Commission calls critical, methods of 2017 and after. */
export const criticalFrom = { supplyRisk: 1, economicImportance: 2.8 } as const

function sourcesOf({ global, eu, importReliance, sources }: SupplyRiskInputs): SupplySource | null {
  if (sources !== undefined) return sources
  if (global !== null && eu !== null) return importReliance === null ? null : 'GS + EUS'
  return global !== null ? 'GS only' : eu !== null ? 'EUS only' : null
}

/**
 * Supply risk of the methods used in 2017, 2020 and 2023 (European Commission, Methodology for establishing the EU list of critical raw
 * materials, 2017): [HHI_GS IR/2 + HHI_EU (1 - IR/2)] (1 - EoL_RIR) SI_SR; one supply alone where the other is not known. `low` and `high`
 * are all that inputs before rounding allow: the formula is linear in each of them, so its extremes stand at their ends. Null when an input
 * that is needed is not known.
 */
export function supplyRisk(inputs: SupplyRiskInputs): SupplyRisk | null {
  const sources = sourcesOf(inputs)
  const { global, eu, importReliance, recycling, substitution } = inputs
  if (sources === null) return null
  const concentration = (pick: (of: Printed) => number, reliance: number): number | null => {
    if (sources === 'GS only') return global === null ? null : pick(global)
    if (sources === 'EUS only') return eu === null ? null : pick(eu)
    return global === null || eu === null ? null : pick(global) * (reliance / 2) + pick(eu) * (1 - reliance / 2)
  }
  const reliance = importReliance ?? { value: 0, low: 0, high: 0 }
  if (sources === 'GS + EUS' && importReliance === null) return null
  const value = concentration((of) => of.value, reliance.value)
  if (value === null) return null
  const at = (pick: (of: Printed) => number): number[] =>
    [reliance.low, reliance.high].map((each) => concentration(pick, each) ?? 0)
  return {
    sources,
    value: value * (1 - recycling.value) * substitution.value,
    low: Math.min(...at((of) => of.low)) * (1 - recycling.high) * substitution.low,
    high: Math.max(...at((of) => of.high)) * (1 - recycling.low) * substitution.high,
  }
}

/** Floating point is finer than any printed digit; this much is not a difference. */
const grain = 1e-9

/** Whether a published result, itself rounded, can have come from a calculation: the two stretches have a value in common. */
export const couldBe = (calculated: Printed, published: Printed): boolean =>
  published.high >= calculated.low - grain && published.low <= calculated.high + grain

/** Critical when both limits are reached; null when one of the two is not known. Results are rounded to one decimal before, as published. */
export function isCritical(risk: number | null, importance: number | null): boolean | null {
  const tenth = (value: number): number => Math.round(value * 10 + grain) / 10
  if (risk !== null && tenth(risk) < criticalFrom.supplyRisk) return false
  if (importance !== null && tenth(importance) < criticalFrom.economicImportance) return false
  return risk === null || importance === null ? null : true
}
