import type { Gazetteer } from '../../claims/gazetteer.ts'
import { Refusal, type RefusalCode } from '../../kernel/errors.ts'
import type { Fault } from '../../kernel/read.ts'
import { readFacet } from '../../ledger/searching/fields.ts'
import { withOtherNames, type AlsoCalled } from '../../ledger/searching/other-names.ts'
import { printQuery } from '../../ledger/searching/print-query.ts'
import { allOf, not, type FacetField, type Query } from '../../ledger/searching/query.ts'
import { malformed, readPlainly, readQuery } from '../../ledger/searching/read-query.ts'
import type { Day } from '../../kernel/day.ts'

/** Filters that stand beside the words, as inputs of their own. */
export interface Filters {
  readonly element?: string | undefined
  readonly stage?: string | undefined
  readonly place?: string | undefined
  readonly publisher?: string | undefined
  readonly lang?: string | undefined
  readonly class?: string | undefined
  readonly kind?: string | undefined
  readonly measure?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

export const filterNames = [
  'element',
  'stage',
  'place',
  'publisher',
  'lang',
  'class',
  'kind',
  'measure',
  'from',
  'to',
] as const satisfies readonly (keyof Filters)[]

/** A search as it was understood. */
export interface Understood {
  /** What was typed, without the filters beside it; undefined when nothing was. */
  readonly typed: Query | undefined
  /** Everything together, with other names. */
  readonly wanted: Query
  readonly alsoCalled: readonly AlsoCalled[]
  /** Why what was typed was read as plain words, when it was. */
  readonly fault: { readonly column: number; readonly says: string } | null
}

/**
 * Words and filters as one tree. What is not well formed is read as plain words and the fault told, since a reader who mistypes a bracket still
 * wants an answer; a name that nothing bears is refused, since it would be looked for in vain.
 */
export function understood(text: string, filters: Filters, gazetteer: Gazetteer): Understood {
  const found = readQuery(text)
  if (!found.ok && found.fault.kind !== malformed) throw refusalOf(found.fault)
  const typed = found.ok ? found.value : readPlainly(text)
  const widened = typed === undefined ? { query: undefined, alsoCalled: [] } : withOtherNames(typed, gazetteer)
  const beside = filtersOf(filters)
  const said = [...(widened.query === undefined ? [] : [widened.query]), ...beside]
  // Claims repeat their document's sentence: they are told to whoever asks for what is claimed, and not beside their document to all.
  const parts = said.some(asksOfClaims) ? said : [...said, not({ kind: 'is', field: 'kind', value: 'claim' })]
  return {
    typed,
    wanted: allOf(parts),
    alsoCalled: widened.alsoCalled,
    fault: found.ok ? null : { column: found.fault.column ?? 1, says: found.fault.says },
  }
}

const ofClaims: ReadonlySet<string> = new Set<FacetField>(['kind', 'measure', 'unit', 'modality'])

/** Whether a query asks for what is claimed or figured, or names the kinds of entries it wants. */
function asksOfClaims(query: Query): boolean {
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(asksOfClaims)
  if (query.kind === 'not') return asksOfClaims(query.of)
  return query.kind === 'value' || (query.kind === 'is' && ofClaims.has(query.field))
}

function refusalOf(fault: Fault): Refusal {
  return new Refusal(
    fault.kind as RefusalCode,
    fault.says,
    fault.line === undefined ? {} : { line: fault.line, ...(fault.column === undefined ? {} : { column: fault.column }) },
  )
}

/** The filters as one query to be typed, for links and feeds that carry everything in it. */
export function printed(understood: Understood, filters: Filters): string {
  const parts = [...(understood.typed === undefined ? [] : [understood.typed]), ...filtersOf(filters)]
  return parts.length === 0 ? '' : printQuery(allOf(parts))
}

function filtersOf(filters: Filters): Query[] {
  const found: Query[] = []
  for (const [name, field] of [
    ['element', 'element'],
    ['stage', 'stage'],
    ['place', 'place'],
    ['publisher', 'publisher'],
    ['lang', 'language'],
    ['class', 'class'],
    ['kind', 'kind'],
    ['measure', 'measure'],
  ] as const satisfies readonly (readonly [keyof Filters, FacetField])[]) {
    const value = filters[name]
    if (value === undefined || value === '') continue
    const read = readFacet(field, value)
    if (!read.ok) throw refusalOf(read.fault)
    found.push(read.value)
  }
  if (filters.from !== undefined) found.push({ kind: 'from', day: filters.from })
  if (filters.to !== undefined) found.push({ kind: 'to', day: filters.to })
  return found
}
