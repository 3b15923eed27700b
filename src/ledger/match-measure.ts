/**
 * Measures that answer one another. The family is the key under which figures are filed; within it `exact` is the same
 * measure, anything else is read as the same thing unless `near` says that it is only partly comparable.
 */
const families: Record<string, readonly string[]> = {
  share: ['production_share', 'supply_share', 'capacity_share'],
  demand: ['demand', 'consumption'],
  ground: ['reserves', 'resource'],
  output: ['production', 'capacity', 'sales_volume'],
  funding: ['investment', 'loan', 'grant', 'offtake_value', 'cost', 'agreement_value'],
  pricing: ['price', 'price_floor'],
  span: ['duration', 'suspension', 'agreement'],
  rule: ['announcement_date', 'effective_date', 'export_control', 'export_ban', 'law', 'disruption', 'suspension', 'expiry_date'],
  happening: [
    'event_date',
    'start_date',
    'completion_date',
    'agreement',
    'acquisition',
    'meeting',
    'disruption',
    'announcement_date',
  ],
}

const familiesOf = new Map<string, string[]>()
for (const [family, measures] of Object.entries(families))
  for (const measure of measures) familiesOf.set(measure, [...(familiesOf.get(measure) ?? []), family])

/** Families a measure is filed under; a measure outside the table is its own family. */
export const filedUnder = (measure: string): readonly string[] => familiesOf.get(measure) ?? [measure]

const shareFamily = new Set(families['share'])

/** True when a number under `figure` may be read as a number under `claim` without reserve. */
export function sameMeasure(claim: string, figure: string, projected = false): boolean {
  if (claim === figure) return true
  // What a plant could make is no share of what is made; a text that says "capacity" may be held against output.
  if (shareFamily.has(claim)) return shareFamily.has(figure) && (figure !== 'capacity_share' || projected)
  if (claim === 'demand' || claim === 'consumption') return figure === 'demand' || figure === 'consumption'
  if (claim === 'investment' || claim === 'loan' || claim === 'grant') return families['funding']?.includes(figure) ?? false
  return claim === 'duration'
    ? figure === 'suspension'
    : (claim === 'suspension' || claim === 'agreement') && figure === 'suspension'
}

/** Level measure whose change a growth measure is. */
export const levelOf: Record<string, readonly string[]> = {
  production_growth: ['production'],
  supply_growth: ['production'],
  export_growth: ['exports'],
  import_growth: ['imports'],
  demand_growth: ['demand'],
  capacity_growth: ['capacity'],
  resource_growth: ['resource', 'reserves'],
  revenue_growth: ['revenue'],
  price_change: ['price'],
  other_growth: ['loan', 'investment', 'production', 'resource', 'reserves', 'capacity', 'exports', 'imports', 'demand', 'price'],
}
