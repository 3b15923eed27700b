import type { Figure } from '../figure.ts'
import { tolerances, type Tolerances } from '../tolerances.ts'
import { comparable } from './definition-key.ts'

/** How far two figures of one definition lie apart, against what is allowed between them. */
export interface Apart {
  readonly beyond: boolean
  /** Points for percentages, a fraction for quantities, the bare difference for what is counted exactly. */
  readonly gap: number
  readonly allowed: number
  readonly tolerance: string
}

const exactUnits = new Set(['count', 'rank', 'nm', 'years', 'months', 'days'])

interface Interval {
  readonly low: number
  readonly high: number
}

/** From where to where a figure reaches; a bound ("more than 380,000") is open on its side. */
function intervalOf(figure: Figure): Interval | null {
  const value = comparable(figure, figure.value)
  if (value === null) return null
  if (figure.operator.startsWith('>')) return { low: value, high: Infinity }
  if (figure.operator.startsWith('<')) return { low: -Infinity, high: value }
  return { low: comparable(figure, figure.low) ?? value, high: comparable(figure, figure.high) ?? value }
}

const inPoints = (unit: string): boolean => unit === 'percent' || unit === 'percent_points'
const isRounded = (figure: Figure): boolean =>
  figure.operator === '~' || (inPoints(figure.unit) && figure.value !== null && figure.value !== 0 && figure.value % 10 === 0)

/**
 * Compares two figures of one definition under the tolerances of `docs/method/verdicts.md`; null when either has no number.
 * Percentages above a hundred (growth) are compared as quantities, as for claims.
 */
export function apart(a: Figure, b: Figure, rules: Tolerances = tolerances): Apart | null {
  const [one, other] = [intervalOf(a), intervalOf(b)]
  if (one === null || other === null) return null
  const distance = Math.max(0, other.low - one.high, one.low - other.high)
  const largest = Math.max(Math.abs(comparable(a, a.value) ?? 0), Math.abs(comparable(b, b.value) ?? 0))
  const rounded = isRounded(a) || isRounded(b)
  if (exactUnits.has(a.unit)) return { beyond: distance > 0, gap: distance, allowed: 0, tolerance: 'exact' }
  if (inPoints(a.unit) && largest <= 100) {
    const allowed = rounded ? rules.roundedPoints : rules.sharePoints
    return {
      beyond: distance > allowed + 1e-9,
      gap: distance,
      allowed,
      tolerance: `±${allowed} ${allowed === 1 ? 'point' : 'points'}`,
    }
  }
  const allowed = rounded ? rules.roundedQuantity : rules.quantity
  const gap = largest === 0 ? 0 : distance / largest
  return { beyond: gap > allowed + 1e-9, gap, allowed, tolerance: `±${Math.round(allowed * 100)} %` }
}
