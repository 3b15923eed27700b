import type { Assertion } from '../../ledger/assertion.ts'
import { scopeOf } from '../../ledger/match.ts'
import { overlapOf } from '../../ledger/match-subject.ts'
import type { Bench, Outcome } from './outcome.ts'

const scales: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, crore: 1e7, kt: 1e3 }

/** A number that stands in the note of a record, with the kind of unit it carries. */
interface Noted {
  readonly value: number
  readonly unit: string
}

/** Numbers with unit in a note: "USD 1 billion", "25 million t a year", "up 48 %", "70 USD/kg in 2023", "29 more". */
export function numbersIn(note: string): Noted[] {
  const found: Noted[] = []
  const pattern =
    /(?:\b([A-Z]{3}) )?(?<![\w.-])(\d[\d,]*(?:\.\d+)?)(?: (thousand|million|billion|trillion|crore))?(?: ?(%|[A-Z]{3}\/kg|[A-Z]{3}\b|t\b|kg\b|years?\b|days?\b|pounds\b))?/g
  for (const [, currency, digits, scale, unit] of note.matchAll(pattern)) {
    const value = Number((digits ?? '').replace(/,/g, '')) * (scales[scale ?? ''] ?? 1)
    found.push({
      value: unit === 'pounds' ? value * 0.453_592_37 : value,
      unit:
        unit === '%' ? 'percent' : unit === 'pounds' ? 'kg/unit' : (unit?.replace(/^(year|day)$/, '$1s') ?? currency ?? 'count'),
    })
  }
  return found
}

/**
 * A number that stands only in the note of a record on the same subject ("at least USD 1 billion each"). It can support
 * a claim and never contradict one, since a note is not keyed by definition.
 */
export function inNote(claim: Assertion, bench: Bench): Outcome | null {
  if (typeof claim.value !== 'number' || claim.value === 0 || claim.unit === null || claim.type === 'rank') return null
  const unit = claim.unit.replace('/yr', '').replace('t_REO', 't')
  const scope = scopeOf(claim)
  for (const entries of bench.index.filed.values())
    for (const entry of entries) {
      const { figure } = entry
      if (figure.note === '' || !/\d/.test(figure.note)) continue
      if (claim.mineral && figure.mineral && claim.mineral !== figure.mineral) continue
      const sameName = scope.subjectKind === 'name' && overlapOf(scope.names, entry.names) >= 0.5
      const samePlaces =
        scope.subjectKind !== 'name' &&
        entry.subjectKind !== 'name' &&
        scope.places.size > 0 &&
        [...scope.places].every((place) => entry.places.has(place)) &&
        entry.places.size === scope.places.size
      if (!sameName && !(samePlaces && unit !== 'percent')) continue
      for (const noted of numbersIn(figure.note)) {
        if (noted.unit !== unit) continue
        const off = Math.abs(noted.value - claim.value) / Math.abs(claim.value)
        if (off <= (claim.operator === '~' ? 0.1 : 0.02))
          return {
            verdict: 'supported',
            direction: null,
            rows: [{ figure, verdict: 'supported', weighed: null }],
            because: 'in-note',
            wouldChange: null,
          }
      }
    }
  return null
}
