import { isPlace } from '../../kernel/place.ts'
import type { Day } from '../../kernel/day.ts'
import type { Fault } from '../../kernel/read.ts'
import { readRows, type RowReader } from '../../ledger/bundle-rows.ts'
import type { Source } from '../../sources/source.ts'

/** What a rule is on the days of an interval. `unknown`: the pages that were read do not say. */
export const controlStates = ['scheduled', 'in_force', 'suspended', 'expired', 'revoked', 'unknown'] as const
export type ControlState = (typeof controlStates)[number]

/**
 * One rule over one stretch of days, both ends included; `to` is null while it is open. A rule that may have gone two ways has
 * an interval per `scenario` for the same days, and nobody may pick one in silence.
 */
export interface ControlInterval {
  readonly id: string
  readonly instrument: string
  readonly title: string
  readonly issuer: string
  readonly issued: string
  readonly jurisdiction: string
  readonly kind: string
  /** From where to where it reaches, such as `foreign_to_foreign_except_CN`. */
  readonly reach: string
  readonly items: string
  readonly minerals: readonly string[]
  readonly threshold: string
  readonly from: Day
  readonly to: Day | null
  readonly state: ControlState
  readonly suspendedBy: string | null
  readonly scenario: string | null
  readonly summary: string
  readonly note: string
  readonly sourceId: string
  readonly locator: string
  readonly confidence: 'high' | 'medium' | 'low'
}

const header = [
  'id',
  'instrument',
  'title',
  'issuer',
  'issued',
  'jurisdiction',
  'kind',
  'reach',
  'items',
  'minerals',
  'threshold',
  'from',
  'to',
  'state',
  'suspended_by',
  'scenario',
  'summary',
  'note',
  'source',
  'locator',
  'confidence',
] as const

function readInterval(row: RowReader, sources: ReadonlyMap<string, Source>): ControlInterval | undefined {
  const from = row.day('from')
  const to = row.day('to')
  const jurisdiction = row.required('jurisdiction')
  if (!isPlace(jurisdiction)) row.complain('jurisdiction', 'unknown-place', `"${jurisdiction}"`)
  if (!sources.has(row.required('source')))
    row.complain('source', 'unknown-source', `no source is called "${row.text('source')}"`)
  if (from === null) row.complain('from', 'empty-cell', 'from is empty')
  if (from === null) return undefined
  if (to !== null && to < from) row.complain('to', 'unknown-date', 'the interval ends before it begins')
  const state = row.oneOf('state', controlStates)
  return {
    id: row.required('id'),
    instrument: row.required('instrument'),
    title: row.required('title'),
    issuer: row.required('issuer'),
    issued: row.required('issued'),
    jurisdiction,
    kind: row.required('kind'),
    reach: row.required('reach'),
    items: row.text('items'),
    minerals: row.list('minerals'),
    threshold: row.text('threshold'),
    from,
    to,
    state,
    suspendedBy: row.optional('suspended_by'),
    scenario: row.optional('scenario'),
    summary: row.required('summary'),
    note: row.text('note'),
    sourceId: row.text('source'),
    locator: row.text('locator'),
    confidence: row.oneOf('confidence', ['high', 'medium', 'low']),
  }
}

/** Rules of `controls.csv` by interval, in the order of the table; what could not be read goes to `faults`. */
export const readControls = (
  files: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Source>,
  faults: Fault[],
): ControlInterval[] => readRows(files, 'controls.csv', header, faults, (row) => readInterval(row, sources))
