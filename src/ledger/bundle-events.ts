import { readPeriod } from '../kernel/period.ts'
import type { Fault } from '../kernel/read.ts'
import type { Receipt } from '../receipts/receipt.ts'
import type { Source } from '../sources/source.ts'
import { citedReceipt } from './bundle-receipts.ts'
import { readRows, type RowReader } from './bundle-rows.ts'
import type { LedgerEvent } from './figure.ts'

const header = [
  'id',
  'date',
  'actor',
  'jurisdiction',
  'places',
  'kind',
  'instrument',
  'title',
  'summary',
  'minerals',
  'effective_from',
  'effective_to',
  'status',
  'undoes',
  'confidence',
  'known',
  'source',
  'other_sources',
  'locator',
] as const

const statuses = ['in_force', 'scheduled', 'announced', 'proposed', 'concluded', 'historical', 'unknown'] as const

export interface SourcedEvent {
  readonly event: LedgerEvent
  readonly receipts: readonly Receipt[]
}

function readEvent(row: RowReader, sources: ReadonlyMap<string, Source>): SourcedEvent | undefined {
  const known = row.day('known')
  if (known === null) {
    row.complain('known', 'empty-cell', 'known is empty')
    return undefined
  }
  const date = readPeriod(row.required('date'))
  if (!date.ok) row.complain('date', date.fault.kind, date.fault.says)
  const title = row.required('title')
  const receipts = [row.required('source'), ...row.list('other_sources')].flatMap((id): Receipt[] => {
    const source = sources.get(id)
    if (!source) row.complain('source', 'unknown-source', `no source is called "${id}"`)
    // A public act can be known from the day it is public, even where our source restates it later.
    return source ? [citedReceipt(source, row.text('id'), [title], `${title}. ${row.text('summary')}`, known)] : []
  })
  const event: LedgerEvent = {
    id: row.required('id'),
    date: row.text('date'),
    actor: row.required('actor'),
    jurisdiction: row.required('jurisdiction'),
    places: row.list('places'),
    kind: row.required('kind'),
    instrument: row.text('instrument'),
    title,
    summary: row.text('summary'),
    minerals: row.list('minerals'),
    effectiveFrom: row.day('effective_from'),
    effectiveTo: row.day('effective_to'),
    status: row.oneOf('status', statuses),
    undoes: row.list('undoes'),
    confidence: row.oneOf('confidence', ['high', 'medium', 'low']),
    known,
    receipts: receipts.map((receipt) => receipt.id),
  }
  if (event.effectiveFrom !== null && event.effectiveTo !== null && event.effectiveFrom > event.effectiveTo)
    row.complain('effective_to', 'unknown-date', 'it ends before it begins')
  return { event, receipts }
}

/** Events of `events.csv`. What an event undoes must be an event of the same table that was known before it. */
export function readEvents(
  files: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Source>,
  faults: Fault[],
): SourcedEvent[] {
  const found = readRows(files, 'events.csv', header, faults, (row) => readEvent(row, sources))
  const byId = new Map(found.map(({ event }) => [event.id, event]))
  if (byId.size < found.length) faults.push({ kind: 'repeated-id', says: 'events.csv uses an id twice' })
  for (const { event } of found)
    for (const id of event.undoes) {
      const undone = byId.get(id)
      if (!undone) faults.push({ kind: 'unknown-event', says: `events.csv: ${event.id} undoes ${id}, which is not there` })
      else if (undone.known > event.known)
        faults.push({ kind: 'unknown-event', says: `events.csv: ${event.id} undoes ${id}, which was known only later` })
    }
  return found
}
