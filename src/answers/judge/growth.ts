import { daysBetween } from '../../kernel/day.ts'
import { growthOf } from '../../ledger/derive.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import { levelOf } from '../../ledger/match-measure.ts'
import { isFlow, periodOf, superseded } from '../../ledger/settle.ts'
import { bearingsOn, isForecast, judgeNumber } from './numbers.ts'
import { notCheckable, type Bench, type Outcome, type Row } from './outcome.ts'
import { compare } from './tolerance.ts'

/** Judges a change over time: against recorded changes first, else against the change between two recorded levels. */
export function judgeGrowth(claim: Assertion, bench: Bench): Outcome {
  const direct = judgeNumber(claim, bench)
  if (direct.verdict === 'supported' || direct.verdict === 'outdated') return direct
  const computed = fromLevels(claim, bench)
  if (computed && (computed.verdict === 'supported' || direct.verdict === 'unsupported' || direct.verdict === 'not-checkable'))
    return computed
  if (direct.verdict === 'unsupported' && isForecast(claim)) return notCheckable('no-projection')
  return direct
}

function fromLevels(claim: Assertion, bench: Bench): Outcome | null {
  const unit = claim.unit === 'x' ? 'x' : claim.unit === 'percent' || claim.unit === 'percent_points' ? claim.unit : null
  const levels = levelOf[claim.measure ?? ''] ?? (unit === 'percent_points' && claim.measure ? [claim.measure] : [])
  if (unit === null || levels.length === 0) return null
  const given = typeof claim.value === 'number' ? [claim.value, claim.value] : Array.isArray(claim.value) ? claim.value : null
  if (given === null) return null
  const rows: Row[] = []
  let known = false
  for (const measure of levels) {
    const level: Assertion = { ...claim, measure, unit: null, value: null, type: 'quantity' }
    const figures = bearingsOn(level, bench).same.map(({ figure }) => figure)
    const old = superseded(figures)
    for (const [then, now] of pairs(claim, figures)) {
      if (isFlow(measure) && !sameLength(then, now)) continue
      const grown = growthOf(then, now, claim.measure ?? measure, unit)
      if (!grown) continue
      known = true
      const weighed = compare({ low: given[0] as number, high: given[1] as number, operator: claim.operator ?? '=' }, grown, true)
      if (!weighed) continue
      const stale = old.has(then.id) || old.has(now.id)
      rows.push({
        figure: grown,
        verdict:
          weighed.fit === 'fits'
            ? stale || bench.revised.has(grown.id)
              ? 'outdated'
              : 'supported'
            : weighed.fit === 'near'
              ? 'imprecise'
              : 'contradicted',
        weighed,
      })
    }
  }
  if (!known) return null
  for (const verdict of ['supported', 'outdated'] as const) {
    const telling = rows.filter((row) => row.verdict === verdict)
    if (telling.length > 0)
      return {
        verdict,
        direction: null,
        rows: telling,
        because: verdict === 'supported' ? 'agrees' : 'revised',
        wouldChange: null,
      }
  }
  const dated = claim.asOf !== null && claim.asOf.includes('/')
  // Without a stated base another base may have been meant, so a miss is imprecise and not wrong.
  const verdict =
    dated && rows.every((row) => row.verdict === 'contradicted') && !isForecast(claim) ? 'contradicted' : 'imprecise'
  return {
    verdict,
    direction: rows[0]?.weighed?.direction ?? null,
    rows: rows.slice(0, 4),
    because: 'base-not-given',
    wouldChange: null,
  }
}

/** Pairs of levels that the claim's period may mean: its two ends; the year or month before; the newest actual before a forecast. */
function pairs(claim: Assertion, figures: readonly Figure[]): (readonly [Figure, Figure])[] {
  const found: [Figure, Figure][] = []
  const asOf = claim.asOf
  const ends = asOf?.includes('/') ? asOf.split('/') : null
  const at = (text: string | undefined): Figure[] => {
    const period = text ? periodOf(text) : null
    return period === null
      ? []
      : figures.filter((figure) => {
          const own = periodOf(figure.period)
          return (
            own !== null &&
            own.from.slice(0, 4) === period.from.slice(0, 4) &&
            (text?.length === 4 || (own.from <= period.to && own.to >= period.from))
          )
        })
  }
  if (ends) {
    const bases = at(ends[0])
    // A base year counts from its end, so the first record of the next month stands for it.
    const early =
      bases.length > 0 ? bases : at(String(Number(ends[0]?.slice(0, 4)) + 1)).filter((figure) => figure.period.endsWith('-01'))
    for (const then of early) for (const now of at(ends[1])) found.push([then, now])
    return found
  }
  const actual = figures.filter((figure) => figure.kind !== 'projected')
  const newest = actual.toSorted((a, b) => ((periodOf(a.period)?.to ?? '') < (periodOf(b.period)?.to ?? '') ? 1 : -1))
  const targets = asOf ? at(asOf) : unitIsPoints(claim) ? actual : newest.slice(0, 1)
  for (const now of targets) {
    if (now.kind === 'projected') {
      for (const then of newest.slice(0, 1)) found.push([then, now])
      continue
    }
    const before = previous(now.period)
    for (const then of actual) {
      const sameEdition = then.sourceId === now.sourceId || then.publisher !== now.publisher
      if (before.includes(then.period) ? sameEdition || then.publisher === now.publisher : asOf === null && then !== now)
        found.push([then, now])
    }
  }
  return found
}

/** A month is not held against five: two periods are compared only when they are about equally long. */
function sameLength(a: Figure, b: Figure): boolean {
  const [one, other] = [periodOf(a.period), periodOf(b.period)]
  if (one === null || other === null) return false
  const days = daysBetween(one.from, one.to) + 1
  const otherDays = daysBetween(other.from, other.to) + 1
  return Math.abs(days - otherDays) <= Math.max(3, 0.1 * days)
}

const unitIsPoints = (claim: Assertion): boolean => claim.unit === 'percent_points'

/** The periods a change up to `period` is usually counted from: the year before, the month before, the same month a year ago. */
function previous(period: string): string[] {
  const year = Number(period.slice(0, 4))
  if (/^\d{4}$/.test(period)) return [String(year - 1)]
  const month = /^\d{4}-(\d{2})$/.exec(period)
  if (month) {
    const number = Number(month[1])
    const last = number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
    return [last, `${year - 1}-${month[1]}`]
  }
  return [period.replaceAll(String(year), String(year - 1))]
}
