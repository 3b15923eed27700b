import { daysBetween } from '../../kernel/day.ts'
import { overlaps } from '../../kernel/period.ts'
import type { Figure } from '../figure.ts'
import { sayAmount } from '../say-figure.ts'
import { periodOf } from '../settle.ts'
import { sayBasis } from '../definition.ts'
import { apart } from './apart.ts'
import type { Disagreement } from './disagreement.ts'
import { questionOf, seriesKey } from './definition-key.ts'
import { namedIn, originOf, type Relays } from './origin.ts'

/** Disagreements that no single definition shows: one number under two dates, and one share under two bases. */

/** A figure that is somebody's word and not their own statistics. */
const isSecondary = (figure: Figure, relays: Relays): boolean => figure.rank >= 4 || originOf(figure, relays).relayed

/** Two texts that print one number this many days apart may well have read the same report. */
const sameSeason = 366

const withoutPeriod = (figure: Figure): string => `${seriesKey(figure)}|${figure.value}`

/**
 * One share that two outlets date to different, equally long periods. Only shares: two months may well have shipped the same
 * tonnes, but the same 57 % for two years is one statement that was dated twice.
 */
export function datedTwice(figures: readonly Figure[], relays: Relays): Disagreement[] {
  const spoken = figures.filter(
    (figure) =>
      figure.measure.endsWith('_share') &&
      figure.value !== null &&
      figure.value > 0 &&
      figure.value < 100 &&
      figure.from.length === 0 &&
      figure.kind !== 'projected' &&
      isSecondary(figure, relays),
  )
  return [...Map.groupBy(spoken, withoutPeriod).values()].flatMap((group) => {
    // Who names the original goes before who names nobody; then the stronger and the newer.
    const ordered = group.toSorted(
      (a, b) =>
        Number(namedIn(b.note) !== null) - Number(namedIn(a.note) !== null) ||
        a.rank - b.rank ||
        b.known.localeCompare(a.known) ||
        a.id.localeCompare(b.id),
    )
    const [first] = ordered
    return ordered.slice(1).flatMap((second): Disagreement[] => {
      const [a, b] = [first && periodOf(first.period), periodOf(second.period)]
      if (!first || !a || !b || overlaps(a, b) || first.publisher === second.publisher) return []
      if (first.period.length !== second.period.length || Math.abs(daysBetween(first.known, second.known)) > sameSeason) return []
      return [
        {
          kind: 'dating',
          between: [first, second],
          tolerance: 'one number has one date',
          says: `the same ${sayAmount(first)} is dated ${first.period} by ${first.publisher} and ${second.period} by ${second.publisher}`,
        },
      ]
    })
  })
}

/**
 * Shares of one stage, place and period on two bases, from what prevails under each definition. Amounts are not held against
 * each other: tonnes of two different things are two different things.
 */
export function countedTwice(prevailing: readonly Figure[]): Disagreement[] {
  const shares = prevailing.filter(
    (figure) =>
      figure.measure.endsWith('_share') && figure.unit === 'percent' && figure.kind !== 'projected' && figure.value !== null,
  )
  const key = (figure: Figure): string => {
    const { basis: _basis, ...rest } = questionOf(figure)
    return JSON.stringify(Object.values(rest))
  }
  return [...Map.groupBy(shares, key).values()].flatMap((group) => {
    const [first, ...others] = group.toSorted(
      (a, b) => a.rank - b.rank || a.basis.localeCompare(b.basis) || a.id.localeCompare(b.id),
    )
    return others.flatMap((second): Disagreement[] => {
      const found = first && apart(first, second)
      if (!first || !found?.beyond) return []
      return [
        {
          kind: 'definition',
          between: [first, second],
          tolerance: found.tolerance,
          says: `they count different things: ${sayAmount(first)} on ${sayBasis[first.basis]}, ${sayAmount(second)} on ${sayBasis[second.basis]}`,
        },
      ]
    })
  })
}
