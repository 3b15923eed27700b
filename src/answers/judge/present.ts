import type { Assertion } from '../../ledger/assertion.ts'
import { originsOf, type Relays } from '../../ledger/settling/origin.ts'
import { periodOf } from '../../ledger/settle.ts'
import type { DefinitionVerdict, Verdict } from '../parts.ts'
import type { Bench, Outcome, Row } from './outcome.ts'
import { reasonOf, whatWouldChange } from './reason.ts'
import { sayDefinition, sayTime } from './say.ts'

/** A judged claim as every surface shows it. */
export interface Judged {
  readonly verdict: Verdict
  readonly direction: 'over' | 'under' | null
  readonly byDefinition: DefinitionVerdict[]
  readonly interval: { low: number; high: number; unit: string } | null
  /** Originals among the records that the verdict rests on. */
  readonly independent: number
  readonly reason: string
  readonly wouldChange: string | null
  /** Ids of the records behind it, inputs of derived figures included. */
  readonly facts: string[]
  readonly receipts: string[]
}

const most = 8

/**
 * Puts an outcome into words and rows; at most eight definitions, each with its own verdict. `relays` says which sources
 * only repeat another, so that copies count as one witness.
 */
export function present(claim: Assertion, outcome: Outcome, bench: Bench, relays: Relays = new Map()): Judged {
  const rows = distinct(outcome.rows)
  const byDefinition = rows.slice(0, most).map(definitionRow)
  const facts = new Set<string>()
  const receipts = new Set<string>()
  for (const { figure } of rows.slice(0, most)) {
    for (const id of figure.kind === 'derived' && figure.from.length > 0 && !figure.receipts.length
      ? [figure.id, ...figure.from]
      : [figure.id])
      facts.add(id)
    for (const id of figure.from) if (figure.id.includes(':')) facts.add(id)
    for (const receipt of figure.receipts) receipts.add(receipt)
  }
  return {
    verdict: outcome.verdict,
    direction: outcome.direction,
    byDefinition,
    interval: intervalOf(rows),
    independent: witnesses(outcome, relays),
    reason: `${reasonOf(claim, outcome, bench)}${horizonNote(claim, outcome, bench)}`,
    wouldChange: whatWouldChange(claim, outcome),
    facts: [...facts],
    receipts: [...receipts],
  }
}

/** How many originals say what the verdict says; where no row bears its word, how many were weighed at all. */
function witnesses({ verdict, rows }: Outcome, relays: Relays): number {
  const same = rows.filter((row) => row.verdict === verdict)
  const figures = (same.length > 0 ? same : rows).map(({ figure }) => figure)
  return new Set([...originsOf(figures, relays).values()].map(({ original }) => original)).size
}

/** Measures of what may have been changed on any day that the records do not reach. */
const changeable = /^(export_control|export_ban|suspension|tariff_rate|law|quota)$/

/** Nothing is asserted with confidence about rules after the last day on which the records learned something. */
function horizonNote(claim: Assertion, outcome: Outcome, bench: Bench): string {
  if (outcome.verdict !== 'supported' || !changeable.test(claim.measure ?? '') || bench.sight.asOf <= bench.lastKnown) return ''
  return ` The records end on ${sayTime(bench.lastKnown)}; what has changed since is undetermined.`
}

/** One row per definition, source and edition; definitions that the claim does not share come after those it does. */
function distinct(rows: readonly Row[]): Row[] {
  const seen = new Set<string>()
  const perBasis = new Map<string, number>()
  return rows.filter(({ figure }) => {
    if (seen.has(figure.id)) return false
    seen.add(figure.id)
    const count = (perBasis.get(figure.basis) ?? 0) + 1
    perBasis.set(figure.basis, count)
    return count <= 5
  })
}

function definitionRow({ figure, verdict, weighed }: Row): DefinitionVerdict {
  return {
    definition: sayDefinition(figure),
    basis: figure.basis,
    verdict,
    direction: verdict === 'supported' ? null : (weighed?.direction ?? null),
    value: figure.value,
    low: figure.low,
    high: figure.high,
    unit: figure.unit,
    period: figure.period,
    publisher: figure.publisher,
    edition: figure.edition,
    kind: figure.kind,
    tolerance: weighed?.tolerance ?? 'as recorded',
    figures: [figure.id, ...figure.from],
    receipts: [...figure.receipts],
    text: figure.text ?? (figure.value === null ? figure.note || null : null),
  }
}

/** Spread of all figures on the same thing and of about the same time, whatever their basis. */
function intervalOf(rows: readonly Row[]): Judged['interval'] {
  const counted = rows.filter((row) => row.weighed !== null && row.figure.low !== null && row.figure.high !== null)
  const unit = counted[0]?.figure.unit
  if (unit === undefined || unit === 'rank') return null
  const year = (row: Row): number => Number((periodOf(row.figure.period)?.to ?? '0').slice(0, 4))
  const newest = Math.max(...counted.map(year))
  const alike = counted.filter((row) => row.figure.unit === unit && year(row) >= newest - 2)
  return {
    low: Math.min(...alike.map((row) => row.figure.low ?? Infinity)),
    high: Math.max(...alike.map((row) => row.figure.high ?? -Infinity)),
    unit,
  }
}
