import { measures } from '../claims/vocabulary.ts'

/**
 * The key of a figure: two figures are divided or compared only when their definitions agree. Period and unit belong to it
 * but are compared by rule (overlap, conversion), the rest by equality or containment.
 */
export interface Definition {
  readonly measure: string
  /** `rare_earths`, `neodymium`, `gallium` … */
  readonly mineral: string | null
  /** What is counted: see `bases`. */
  readonly basis: Basis
  readonly stage: string | null
  readonly geography: string | null
  readonly counterpart: string | null
  /** Denominator of a share, field of a rank. */
  readonly of: string | null
  readonly period: string
  readonly unit: string
  readonly kind: Kind
}

/**
 * `all_reo`: tonnes of oxide of all rare earths (USGS). `magnet_ree`: tonnes of Nd, Pr, Dy and Tb (IEA). `gross`: weight of
 * the good. `element`: the single element or oxide named by `mineral`. `contained`: metal content. `money`, `text`, `none`.
 */
export const bases = ['all_reo', 'magnet_ree', 'gross', 'element', 'contained', 'money', 'text', 'none'] as const
export type Basis = (typeof bases)[number]

export const kinds = ['measured', 'estimated', 'derived', 'asserted', 'projected'] as const
export type Kind = (typeof kinds)[number]

/** For display: what a basis counts. */
export const sayBasis: Record<Basis, string> = {
  all_reo: 'all rare earths, tonnes of oxide',
  magnet_ree: 'magnet rare earths (Nd, Pr, Dy, Tb)',
  gross: 'gross weight of the good',
  element: 'the single element',
  contained: 'contained metal',
  money: 'money',
  text: 'rule without a number',
  none: 'no basis',
}

/**
 * Every measure a figure can have: those a claim can speak of, and those that only method and screening use.
 * `supply_risk`, `economic_importance`: indices of the European Commission's criticality assessment. `governance`: estimate of the
 * World Bank's governance indicators, -2.5 to 2.5, higher is better. `trade_parameter`: the factor t of the Commission's method, 1
 * when trade is free, below with an agreement, above with restrictions. `hhi_wgi_t`: concentration weighted by governance and t, as
 * published. `substitution_index`: 1 when nothing can replace the material.
 */
export const ledgerMeasures = [
  ...measures,
  'supply_risk',
  'economic_importance',
  'governance',
  'trade_parameter',
  'hhi_wgi_t',
  'substitution_index',
] as const
