import { z } from 'zod'
import { supplySources, supplyRisk, couldBe, isCritical, type SupplyRiskInputs } from '../../model/supply-risk.ts'
import { printed, type Printed } from '../../model/printed.ts'

const bounded = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** Supply risk of one material at one stage, recomputed and beside what was published. */
export const riskRow = z.object({
  material: z.string(),
  stage: z.string().nullable(),
  year: z.number().int().nullable(),
  line: z.number().int().nullable().describe('Line of the table; null from the ledger'),
  supplyRisk: z.number().nullable().describe('From the inputs as they stand; null when one that is needed is not known'),
  low: z.number().nullable().describe('All that the inputs may have been before they were rounded'),
  high: z.number().nullable(),
  sources: z.enum(supplySources).nullable().describe('GS: world supply, EUS: supply of the European Union'),
  published: z.number().nullable(),
  envelope: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .describe('low and high widened by half a unit of the last published digit: where a published value can lie'),
  inside: z.boolean().nullable().describe('Whether the published value lies in the envelope; null without one'),
  importance: z.number().nullable().describe('Economic importance as published'),
  critical: z.boolean().nullable().describe('Supply risk at least 1.0 and economic importance at least 2.8; null when not known'),
  inputs: z.object({
    global: bounded.nullable(),
    eu: bounded.nullable(),
    importReliance: bounded.nullable(),
    recycling: bounded.nullable(),
    substitution: bounded.nullable(),
  }),
  reason: z.string().nullable().describe('Why there is no recomputation'),
  receipts: z.array(z.string()),
})
export type RiskRow = z.output<typeof riskRow>

/** What is known of one material at one stage; recycling and substitution too may be missing. */
export interface RiskKnown {
  readonly material: string
  readonly stage: string | null
  readonly year: number | null
  readonly line: number | null
  readonly inputs: Omit<SupplyRiskInputs, 'recycling' | 'substitution' | 'sources'> & {
    readonly recycling: Printed | null
    readonly substitution: Printed | null
  }
  readonly sources?: SupplyRiskInputs['sources']
  readonly published: Printed | null
  readonly importance: number | null
  readonly receipts: readonly string[]
}

/** Names what is missing, in the order of the formula. */
function reasonOf({ inputs, sources }: RiskKnown): string {
  const { global, eu, importReliance, recycling, substitution } = inputs
  const missing = [
    ...(global === null && eu === null ? ['the concentration of supply'] : []),
    ...(sources === 'GS only' && global === null && eu !== null ? ['the concentration of world supply'] : []),
    ...(sources === 'EUS only' && eu === null && global !== null ? ['the concentration of EU supply'] : []),
    ...(sources === 'GS + EUS' && (global === null) !== (eu === null) ? ['one of the two supplies'] : []),
    ...(importReliance === null && global !== null && eu !== null && (sources === undefined || sources === 'GS + EUS')
      ? ['import reliance']
      : []),
    ...(recycling === null ? ['the end-of-life recycling input rate'] : []),
    ...(substitution === null ? ['the substitution index'] : []),
  ]
  return `not on record: ${missing.join(', ')}`
}

/** Half a unit of a published one-decimal index: the European Union publishes no finer. */
const publishedHalf = 0.05

/** Recomputes one row and holds the published value against it. */
export function riskRowOf(known: RiskKnown): RiskRow {
  const { recycling, substitution } = known.inputs
  const risk =
    recycling === null || substitution === null
      ? null
      : supplyRisk({ ...known.inputs, recycling, substitution, sources: known.sources })
  const { published } = known
  const half = published === null ? publishedHalf : published.value - published.low
  return {
    material: known.material,
    stage: known.stage,
    year: known.year,
    line: known.line,
    supplyRisk: risk?.value ?? null,
    low: risk?.low ?? null,
    high: risk?.high ?? null,
    sources: risk?.sources ?? known.sources ?? null,
    published: published?.value ?? null,
    envelope: risk === null ? null : { low: Math.max(0, risk.low - half), high: risk.high + half },
    inside: risk === null || published === null ? null : couldBe(risk, published),
    importance: known.importance,
    critical: isCritical(published?.value ?? risk?.value ?? null, known.importance),
    inputs: { ...known.inputs },
    reason: risk === null ? reasonOf(known) : null,
    receipts: [...known.receipts],
  }
}

/** Of each material the stage with the larger risk, which decides. Recomputed values count where nothing was published. */
export function decisiveRows(rows: readonly RiskRow[]): RiskRow[] {
  const riskOf = (row: RiskRow): number => row.published ?? row.supplyRisk ?? -1
  const byMaterial = Map.groupBy(rows, ({ material, year }) => `${material.toLowerCase()}|${year}`)
  return [...byMaterial.values()].flatMap((group) => group.toSorted((a, b) => riskOf(b) - riskOf(a))[0] ?? [])
}

/** A published index with its rounding: at least one decimal, whatever a table's software left of it. */
export const publishedIndex = (value: number): Printed | null =>
  printed(value.toFixed(Math.max(1, decimalsOf(value))), { least: 0 })

/** A printed percentage as a fraction with its rounding. */
export const printedPercent = (value: number): Printed | null => printed(String(value), { scale: 100, least: 0, most: 1 })

const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
