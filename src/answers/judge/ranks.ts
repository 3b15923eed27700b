import type { Assertion } from '../../ledger/assertion.ts'
import { elementsOf, mineralWithin } from '../../kernel/element.ts'
import type { Figure } from '../../ledger/figure.ts'
import { filedFor, scopeOf } from '../../ledger/match.ts'
import { overlapOf } from '../../ledger/match-subject.ts'
import { current, periodOf } from '../../ledger/settle.ts'
import { judgeNumber } from './numbers.ts'
import { unsupported, type Bench, type Outcome, type Row } from './outcome.ts'

/** Judges a place in an order: against recorded ranks, else against what the known shares prove about it. */
export function judgeRank(claim: Assertion, bench: Bench): Outcome {
  if (claim.measure === 'sole_producer' || claim.measure === 'first_producer') return judgeSole(claim, bench)
  const recorded = judgeNumber(claim, bench)
  if (recorded.verdict !== 'unsupported') {
    const former = formerRank(claim, recorded)
    return former ?? recorded
  }
  const slow = claim.asOf && claim.measure === 'rank_reserves' ? judgeNumber({ ...claim, asOf: null }, bench) : null
  if (slow && slow.verdict !== 'unsupported') {
    const former = formerRank(claim, slow)
    if (former) return former
    if (slow.verdict === 'contradicted') return { ...slow, verdict: 'imprecise', because: 'another-time' }
    return slow
  }
  return fromShares(claim, bench) ?? recorded
}

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** A record that says from which place something fell shows that the old place was once true. */
function formerRank(claim: Assertion, outcome: Outcome): Outcome | null {
  if (outcome.verdict === 'supported' || typeof claim.value !== 'number') return null
  const word = ordinals[claim.value]
  const row = word ? outcome.rows.find(({ figure }) => new RegExp(`\\bfrom ${word}\\b`, 'i').test(figure.note)) : undefined
  return row ? { ...outcome, verdict: 'outdated', rows: [{ ...row, verdict: 'outdated' }], because: 'once-held' } : null
}

const shareStage: Record<string, string | null> = {
  rank_production: null,
  rank_refining: 'refining',
  rank_supplier: null,
  rank_reserves: 'reserve',
}

/**
 * What shares prove about a place even when not all countries are listed: nobody can be ahead of more than half, nobody
 * is second who has two larger ones before it, and what is left over bounds the unlisted.
 */
function fromShares(claim: Assertion, bench: Bench): Outcome | null {
  const measure = claim.measure ?? ''
  if (!(measure in shareStage) || typeof claim.value !== 'number' || !claim.geography) return null
  const stage = shareStage[measure] ?? claim.stage
  const wanted = measure === 'rank_reserves' ? 'reserves_share' : 'production_share'
  const shares = current(
    filedFor(bench.index, wanted, claim.mineral)
      .filter(
        ({ figure, subjectKind }) =>
          figure.measure === wanted && figure.mineral === claim.mineral && figure.of === 'WORLD' && subjectKind !== 'name',
      )
      .map(({ figure }) => figure)
      .filter(
        (figure) => figure.kind !== 'projected' && (stage === null || figure.stage === null || sameStep(stage, figure.stage)),
      ),
  )
  const byTable = new Map<string, Figure[]>()
  for (const figure of shares) {
    const key = `${figure.basis}|${figure.publisher}|${figure.period}|${figure.stage}`
    byTable.set(key, [...(byTable.get(key) ?? []), figure])
  }
  for (const table of byTable.values()) {
    const own = table.find((figure) => figure.geography === claim.geography)
    if (!own || own.value === null) continue
    const larger = table.filter((figure) => figure !== own && figure.value !== null && figure.value > (own.value ?? 0))
    const listed = table.reduce((sum, figure) => sum + (figure.value ?? 0), 0)
    const best = 1 + larger.length
    const unlistedCouldLead = 100 - listed > own.value
    const rows: Row[] = [own, ...larger].map((figure) => ({ figure, verdict: 'supported', weighed: null }))
    if (claim.value < best || (own.value === 0 && larger.length > 0))
      return {
        verdict: 'contradicted',
        direction: 'over',
        rows: rows.map((row) => ({ ...row, verdict: 'contradicted' })),
        because: 'shares-forbid',
        wouldChange: null,
      }
    if (claim.value === best && !unlistedCouldLead)
      return { verdict: 'supported', direction: null, rows, because: 'shares-prove', wouldChange: null }
  }
  return null
}

const inChina = (figure: Figure): boolean => figure.geography === 'CHN'

/** Whether a figure shows somebody producing: a start, output, or capacity of the mineral. */
const producing = new Set(['start_date', 'production', 'capacity'])

/** Judges "the only" and "the first": refuted by any other producer in the same field, at the time that one began. */
function judgeSole(claim: Assertion, bench: Bench): Outcome {
  const scope = scopeOf(claim)
  const field = claim.of ?? 'WORLD'
  const inField = (figure: Figure): boolean =>
    field === 'WORLD' || field === figure.geography || (field === 'WORLD_EX_CHN' && !inChina(figure))
  const others: Figure[] = []
  const own: Figure[] = []
  const entries = [...filedFor(bench.index, 'production', claim.mineral), ...filedFor(bench.index, 'start_date', claim.mineral)]
  for (const entry of entries) {
    const { figure } = entry
    if (!producing.has(figure.measure) || figure.kind === 'projected' || figure.value === 0) continue
    if (!figure.mineral || !claim.mineral) continue
    if (
      figure.mineral !== claim.mineral &&
      !(mineralWithin(figure.mineral, claim.mineral) && elementsOf(figure.mineral).length > 0)
    )
      continue
    if (claim.stage && figure.stage && !sameStep(claim.stage, figure.stage)) continue
    const same = scope.subjectKind === 'name' ? overlapOf(scope.names, entry.names) > 0 : claim.geography === figure.geography
    if (same) own.push(figure)
    // The total of a country is no rival of a mine in it.
    else if (
      figure.geography &&
      figure.geography !== 'WORLD' &&
      inField(figure) &&
      (scope.subjectKind !== 'name' || entry.subjectKind === 'name')
    )
      others.push(figure)
  }
  const when = claim.asOf ?? claim.published
  const began = (figure: Figure): string =>
    (figure.unit === 'date' ? figure.text : null) ?? periodOf(figure.period)?.to ?? figure.period
  const recent = when === null ? null : String(Number(when.slice(0, 4)) - 3)
  const before = others.filter((figure) => when !== null && recent !== null && began(figure) <= when && began(figure) >= recent)
  const row = (figure: Figure, verdict: Row['verdict']): Row => ({ figure, verdict, weighed: null })
  if (claim.measure === 'first_producer') {
    if (own.length === 0) return unsupported('no-record')
    const start = own.map(began).toSorted()[0] ?? ''
    const earlier = others.filter((figure) => began(figure) < start)
    if (earlier.length > 0)
      return {
        verdict: 'contradicted',
        direction: 'over',
        rows: earlier.map((figure) => row(figure, 'contradicted')),
        because: 'another-producer',
        wouldChange: null,
      }
    return {
      verdict: 'supported',
      direction: null,
      rows: own.map((figure) => row(figure, 'supported')),
      because: 'agrees',
      wouldChange: null,
    }
  }
  if (others.length === 0) {
    const monopoly = fromShares({ ...claim, measure: 'rank_production', value: 1 }, bench)
    return monopoly?.rows.some(({ figure }) => (figure.value ?? 0) >= 98) ? monopoly : unsupported('no-record')
  }
  if (before.length > 0)
    return {
      verdict: 'contradicted',
      direction: 'over',
      rows: before.map((figure) => row(figure, 'contradicted')),
      because: 'another-producer',
      wouldChange: null,
    }
  return {
    verdict: 'outdated',
    direction: 'over',
    rows: others.slice(0, 4).map((figure) => row(figure, 'outdated')),
    because: 'another-producer-since',
    wouldChange: null,
  }
}

const sameStep = (a: string, b: string): boolean => {
  const group = (stage: string): string => (stage === 'separation' ? 'refining' : stage === 'concentrate' ? 'mining' : stage)
  return group(a) === group(b)
}
