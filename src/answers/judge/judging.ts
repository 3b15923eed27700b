import type { Assertion } from '../../ledger/assertion.ts'
import { derive } from '../../ledger/derive.ts'
import type { Figure } from '../../ledger/figure.ts'
import { indexFigures } from '../../ledger/match.ts'
import { levelOf } from '../../ledger/match-measure.ts'
import { kindOfSubject } from '../../ledger/match-subject.ts'
import { revisedIn, seen, withdrawnIn, type Sight } from '../../ledger/settle.ts'
import { undoingsIn, type Undoing } from '../../ledger/undoing.ts'
import { judgeGrowth } from './growth.ts'
import { isForecast, judgeNumber } from './numbers.ts'
import { notCheckable, unsupported, type Bench, type Outcome } from './outcome.ts'
import { judgeRank } from './ranks.ts'
import { withReservations } from './reservations.ts'
import { judgeRule } from './rules.ts'

/**
 * Prepares figures to be judged against, as seen from one day: hides what is not seen, derives, files, links undoings. Where
 * the figures derived from all records are at hand, those whose inputs are all seen are taken instead of deriving again.
 */
export function benchOf(figures: readonly Figure[], sight: Sight, derived?: readonly Figure[]): Bench {
  const visible = figures.filter((figure) => seen(figure, sight))
  const all = [...visible, ...(derived ? within(derived, visible) : derive(visible))]
  const undoings = undoingsIn(visible)
  const undoneBy = new Map<string, Undoing[]>()
  for (const undoing of undoings) for (const id of undoing.undone) undoneBy.set(id, [...(undoneBy.get(id) ?? []), undoing])
  const lastKnown = visible.reduce((last, figure) => (figure.known > last ? figure.known : last), '0000-00-00')
  let revised: ReadonlySet<string> | undefined
  let withdrawn: ReadonlySet<string> | undefined
  return {
    index: indexFigures(all),
    undoings,
    undoneBy,
    // Asked for by few claims, and a walk over every figure.
    get revised() {
      return (revised ??= revisedIn(all))
    },
    get withdrawn() {
      return (withdrawn ??= withdrawnIn(all))
    },
    sight,
    lastKnown,
  }
}

/** Derived figures all of whose inputs are among the visible ones. */
function within(derived: readonly Figure[], visible: readonly Figure[]): readonly Figure[] {
  const ids = new Set(visible.map((figure) => figure.id))
  return derived.filter((figure) => figure.from.every((id) => ids.has(id)))
}

/** Measures of rules and events, judged by what is on record rather than by size. */
const ruled = new Set([
  'effective_date',
  'announcement_date',
  'expiry_date',
  'export_control',
  'export_ban',
  'suspension',
  'law',
  'event_date',
  'start_date',
  'completion_date',
  'agreement',
  'acquisition',
  'meeting',
  'disruption',
  'negotiation_demand',
])

/** Measures of which one place has many at once, so that another number is no contradiction. */
const plural = new Set([
  'tariff_rate',
  'investment',
  'loan',
  'grant',
  'count',
  'list_size',
  'duration',
  'threshold',
  'quota',
  'cost',
])

/** The verdict on one claim. Pure: same claim, same bench, same outcome. */
export const judgeClaim = (claim: Assertion, bench: Bench): Outcome =>
  withReservations(claim, judgeByMeasure(claim, bench), bench)

function judgeByMeasure(claim: Assertion, bench: Bench): Outcome {
  if (claim.measure === null && claim.value === null) return notCheckable('no-measure')
  if (claim.modality === 'opinion') return notCheckable('opinion')
  const measure = claim.measure ?? ''
  if (
    ruled.has(measure) &&
    (claim.unit === null || claim.unit === 'date' || claim.value === null || typeof claim.value === 'string')
  )
    return forecastOf(claim, judgeRule(claim, bench))
  if (claim.type === 'rank' || measure.startsWith('rank_') || measure === 'sole_producer' || measure === 'first_producer')
    return judgeRank(claim, bench)
  if (measure in levelOf || claim.unit === 'percent_points') return judgeGrowth(claim, bench)
  if (ruled.has(measure)) {
    const counted = judgeNumber(claim, bench)
    if (counted.verdict === 'supported') return counted
    const existing = judgeRule({ ...claim, value: null, unit: null }, bench)
    return existing.verdict === 'supported' && measure !== 'export_ban' ? counted : existing
  }
  const outcome = judgeNumber(claim, bench)
  const place = kindOfSubject(claim.subject) !== 'name'
  if (outcome.verdict === 'contradicted' && plural.has(measure) && place) return unsupported('no-record')
  if (outcome.verdict === 'supported' && measure === 'tariff_rate') return undoneNumber(outcome, bench)
  return outcome
}

/** A rate that was announced and then withdrawn, or that fell away, was right once. */
function undoneNumber(outcome: Outcome, bench: Bench): Outcome {
  const undoings = outcome.rows
    .filter((row) => row.verdict === 'supported')
    .map((row) => (bench.undoneBy.get(row.figure.id) ?? []).find((undoing) => undoing.from <= bench.sight.asOf))
  const first = undoings.find((undoing) => undoing !== undefined)
  if (!first || undoings.some((undoing) => undoing === undefined)) return outcome

  return {
    verdict: 'outdated',
    direction: null,
    rows: [
      ...outcome.rows
        .filter((row) => row.verdict === 'supported')
        .map(({ figure, weighed }) => ({ figure, weighed, verdict: 'outdated' as const })),
      { figure: first.by, verdict: 'outdated', weighed: null },
    ],
    because: 'undone',
    wouldChange: first.until,
  }
}

/** A forecast on which nothing is on record is registered, not scored. */
function forecastOf(claim: Assertion, outcome: Outcome): Outcome {
  return outcome.verdict === 'unsupported' && isForecast(claim) && claim.value === null ? notCheckable('no-projection') : outcome
}
