import type { CheckedClaim } from '../../../answers/check/check.ts'
import type { DefinitionVerdict } from '../../../answers/parts.ts'
import { listed, sayAmount, sayInterval } from '../say.ts'

/** The number or numbers a claim states; empty when it states words. */
export const statedNumbers = (value: CheckedClaim['value']): readonly number[] =>
  typeof value === 'number' ? [value] : Array.isArray(value) ? value : []

/** One scale for all definitions of a claim, so that their figures can be compared by eye. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly unit: string
  readonly stated: readonly number[]
}

/** The scale of a claim's figures; null where the claim or the record has no number in its unit. */
export function scaleOf(claim: CheckedClaim): Scale | null {
  const stated = statedNumbers(claim.value)
  const rows = claim.byDefinition.filter((row) => row.value !== null && (claim.unit === null || row.unit === claim.unit))
  const unit = claim.unit ?? rows[0]?.unit
  if (stated.length === 0 || rows.length === 0 || unit === undefined) return null
  const numbers = [...stated, ...rows.flatMap(spread)]
  if (unit === 'percent' && numbers.every((n) => n >= 0 && n <= 100)) return { from: 0, to: 100, unit, stated }
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const margin = (high - low || Math.abs(high) || 1) * 0.15
  return { from: low >= 0 ? Math.max(0, low - margin) : low - margin, to: high + margin, unit, stated }
}

const spread = ({ value, low, high }: DefinitionVerdict): number[] => [value, low, high].filter((n) => n !== null)

/** Where the claim stands against one definition: the spread as a band, each figure a tick, the claim a diamond. */
export function IntervalFigure({ scale, rows }: { scale: Scale; rows: readonly DefinitionVerdict[] }) {
  const { from, to, unit, stated } = scale
  const comparable = rows.filter((row) => row.value !== null && row.unit === unit)
  if (comparable.length === 0) return null
  const recorded = [...new Set(comparable.flatMap(({ value }) => (value === null ? [] : [value])))]
  const all = comparable.flatMap(spread)
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const at = (value: number): string => `${(2 + (96 * (value - from)) / (to - from)).toFixed(2)}%`
  const says = `The claim says ${sayInterval(Math.min(...stated), Math.max(...stated), unit)}; the record says ${listed(
    recorded.map((value) => sayAmount(value, unit)),
  )}.`
  return (
    <svg class="interval" width="100%" height="42" role="img" aria-label={says}>
      <line class="axis" x1="2%" x2="98%" y1="13" y2="13" />
      <rect class="band" x={at(low)} width={`${((96 * (high - low)) / (to - from)).toFixed(2)}%`} y="6" height="14" />
      {recorded.map((value) => (
        <line class="record" x1={at(value)} x2={at(value)} y1="3" y2="23" />
      ))}
      {stated.map((value) => (
        <svg x={at(value)} y="13" overflow="visible">
          <path class="stated" d="M0-8 7 0 0 8-7 0z" />
        </svg>
      ))}
      <text class="end" x="2%" y="37">
        {sayAmount(from, unit)}
      </text>
      <text class="end end-high" x="98%" y="37">
        {sayAmount(to, unit)}
      </text>
    </svg>
  )
}
