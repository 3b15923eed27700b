import type { Assertion } from '../../ledger/assertion.ts'
import { scopeOf, type Filed } from '../../ledger/match.ts'
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
  for (const { entry, numbers } of notesOf(bench)) {
    const { figure } = entry
    if (claim.mineral && figure.mineral && claim.mineral !== figure.mineral) continue
    if (unit === 'count' && !counted.test(figure.measure)) continue
    const value = claim.value
    const hit = numbers.some(
      (noted) => noted.unit === unit && Math.abs(noted.value - value) <= Math.abs(value) * (claim.operator === '~' ? 0.1 : 0.02),
    )
    if (!hit) continue
    const sameName = scope.subjectKind === 'name' && overlapOf(scope.names, entry.names) >= 0.5
    const samePlaces =
      scope.subjectKind !== 'name' &&
      entry.subjectKind !== 'name' &&
      unit !== 'percent' &&
      entry.places.size > 0 &&
      entry.places.size === scope.places.size &&
      [...scope.places].every((place) => entry.places.has(place))
    if (sameName || samePlaces)
      return {
        verdict: 'supported',
        direction: null,
        rows: [{ figure, verdict: 'supported', weighed: null }],
        because: 'in-note',
        wouldChange: null,
      }
  }
  return null
}

const counted = /^(count|list_size|agreement|employment)$/

const notes = new WeakMap<Bench, { entry: Filed; numbers: Noted[] }[]>()
function notesOf(bench: Bench): { entry: Filed; numbers: Noted[] }[] {
  let known = notes.get(bench)
  if (!known) {
    known = []
    for (const entry of new Set([...bench.index.filed.values()].flat()))
      if (/\d/.test(entry.figure.note) && !statistical.test(entry.figure.measure) && entry.figure.kind !== 'derived')
        known.push({ entry, numbers: numbersIn(entry.figure.note) })
    notes.set(bench, known)
  }
  return known
}

/** Rows of statistics carry page numbers and footnotes in their notes, never a second figure. */
const statistical =
  /^(production|reserves|import_share|import_reliance|production_share|supply_share|exports|imports|export_growth|consumption)$/
