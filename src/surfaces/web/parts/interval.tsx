import type { CheckedClaim } from '../../../answers/check/check.ts'
import { listed, sayAmount, sayInterval } from '../say.ts'

/** The number or numbers a claim states; empty when it states words. */
export const statedNumbers = (value: CheckedClaim['value']): readonly number[] =>
  typeof value === 'number' ? [value] : Array.isArray(value) ? value : []

const spanOf = (numbers: readonly number[], unit: string): readonly [number, number] => {
  if (unit === 'percent' && numbers.every((n) => n >= 0 && n <= 100)) return [0, 100]
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const margin = (high - low || Math.abs(high) || 1) * 0.15
  return [low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin]
}

/** Where the claim stands against everything on record: the spread as a band, each definition a tick, the claim a diamond. */
export function IntervalFigure({ claim }: { claim: CheckedClaim }) {
  const stated = statedNumbers(claim.value)
  const comparable = claim.byDefinition.filter((row) => row.value !== null && (claim.unit === null || row.unit === claim.unit))
  const unit = claim.interval?.unit ?? comparable[0]?.unit ?? claim.unit
  const recorded = comparable.flatMap((row) => (row.value === null ? [] : [row.value]))
  if (stated.length === 0 || unit === null || unit === undefined || recorded.length === 0) return null
  const { low, high } = claim.interval ?? { low: Math.min(...recorded), high: Math.max(...recorded) }
  const same = claim.interval === null || claim.unit === null || claim.interval.unit === claim.unit
  if (!same) return null
  const [from, to] = spanOf([...stated, ...recorded, low, high], unit)
  const at = (value: number): string => `${(2 + (96 * (value - from)) / (to - from)).toFixed(2)}%`
  const says = `The claim says ${sayInterval(Math.min(...stated), Math.max(...stated), unit)}; the record says ${listed(
    recorded.map((value) => sayAmount(value, unit)),
  )}.`
  return (
    <figure class="interval">
      <svg width="100%" height="44" role="img" aria-label={says}>
        <line class="axis" x1="2%" x2="98%" y1="22" y2="22" />
        <rect class="band" x={at(low)} width={`${((96 * (high - low)) / (to - from)).toFixed(2)}%`} y="14" height="16" />
        {recorded.map((value) => (
          <line class="record" x1={at(value)} x2={at(value)} y1="12" y2="32" />
        ))}
        {stated.map((value) => (
          <svg x={at(value)} y="22" overflow="visible">
            <path class="stated" d="M0-8 7 0 0 8-7 0z" />
          </svg>
        ))}
        <text class="end" x="2%" y="43">
          {sayAmount(from, unit)}
        </text>
        <text class="end end-high" x="98%" y="43">
          {sayAmount(to, unit)}
        </text>
      </svg>
      <figcaption class="small">
        <span class="key key-stated">claim {sayInterval(Math.min(...stated), Math.max(...stated), unit)}</span>{' '}
        <span class="key key-record">on record {sayInterval(low, high, unit)}</span>
      </figcaption>
    </figure>
  )
}
