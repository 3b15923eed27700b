import type { Day } from '../../kernel/day.ts'
import { hashOf } from '../../kernel/hash.ts'
import { fault, read, type Fault, type Read } from '../../kernel/read.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import { indexOriginal } from '../../receipts/transcription.ts'
import { readTable } from '../../sources/table.ts'
import { receiptId } from '../bundle-receipts.ts'
import { rowReader, type RowReader } from '../bundle-rows.ts'
import type { Facility, Statement } from './book.ts'
import { lintStatements } from './lint.ts'
import { statementOf } from './read-facilities.ts'
import { isPlace } from '../../kernel/place.ts'

/** Columns of a user's own table, in any order: one statement a row. */
export const ownHeader = [
  'facility',
  'name',
  'company',
  'place',
  'own_mine',
  'product',
  'matter',
  'value',
  'due',
  'date',
  'says',
] as const

/** A user's file: its bytes, its name, the day it is known from, and the id its receipts name as source. */
export interface OwnFile {
  readonly bytes: Uint8Array
  readonly name: string
  readonly known: Day
  readonly sourceId: string
}

export interface OwnFacilities {
  readonly facilities: readonly Facility[]
  readonly statements: readonly Statement[]
  /** Held: each quotes its line of the file. */
  readonly receipts: readonly Receipt[]
  readonly faults: readonly Fault[]
  readonly rows: number
}

/** Whether a text looks like a table of facilities: its header names a facility and a matter. */
export const looksLikeFacilities = (text: string): boolean => {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const names = new Set(first.split(',').map((name) => name.trim().replaceAll('"', '')))
  return names.has('facility') && names.has('matter')
}

/** Reads facilities of a user's own. `taken` are ids on record already: another plant must not hide behind one. */
export function readOwnFacilities(file: OwnFile, taken: ReadonlySet<string>): Read<OwnFacilities> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes)
  const table = readTable(text, { header: [...ownHeader], anyOrder: true })
  if (!table.ok) return fault(table.fault.kind, `${file.name}: ${table.fault.says}`, { line: table.fault.line ?? 1 })
  const { rows, faults: torn } = table.value
  const faults: Fault[] = [...torn]
  const facilities = new Map<string, Facility>()
  const receipts: Receipt[] = []
  const statements: Statement[] = []
  const prove = proverOf(file)
  for (const row of rows) {
    const before = faults.length
    const reader = withSource(rowReader(file.name, table.value, row, faults))
    const facility = facilityIn(reader, facilities, taken, file.name)
    const found = faults.length > before ? undefined : statementOf(reader, facilities, prove, receipts)
    if (found === undefined || faults.length > before) continue
    statements.push(found)
    facilities.set(facility.id, facility)
  }
  faults.push(
    ...lintStatements(statements).map(({ kind, says }) => ({ kind, says: says.replace('facilities/statements.csv', file.name) })),
  )
  const kept = new Set(statements.map(({ facility }) => facility))
  return read({
    facilities: [...facilities.values()].filter(({ id }) => kept.has(id)),
    statements,
    receipts,
    faults,
    rows: rows.length,
  })
}

/** A user's rows have no columns for source and state: the file is the source, and what it says stands. */
const withSource = (row: RowReader): RowReader => ({
  ...row,
  text: (column) => (column === 'source' ? 'own' : row.text(column)),
  oneOf: (column, allowed) =>
    column === 'state' ? (allowed.find((each) => each === 'current') ?? row.oneOf(column, allowed)) : row.oneOf(column, allowed),
})

function facilityIn(row: RowReader, known: Map<string, Facility>, taken: ReadonlySet<string>, from: string): Facility {
  const id = row.required('facility')
  const before = known.get(id)
  if (before) return before
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    row.complain('facility', 'unknown-word', `facility reads "${id}"; an id is small letters, digits and hyphens`)
  if (taken.has(id)) row.complain('facility', 'repeated-id', `${id} is on record already; give your own plant another id`)
  const place = row.required('place').toUpperCase()
  if (place !== '' && !isPlace(place)) row.complain('place', 'unknown-place', `no place has the code "${place}"`)
  const facility = {
    id,
    name: row.required('name'),
    company: row.required('company'),
    tickers: [],
    place,
    location: '',
    stages: [],
    ownMine: row.oneOf('own_mine', ['no', 'yes']) === 'yes',
    from,
  }
  known.set(id, facility)
  return facility
}

/** Receipts that quote the line of the user's own file. */
function proverOf({ bytes, name, known, sourceId }: OwnFile): Parameters<typeof statementOf>[2] {
  const { lineStarts } = indexOriginal(bytes, 'utf-8', 'csv')
  const hash = hashOf(bytes)
  return (row, _about, names) => {
    const from = lineStarts[row.line - 1] ?? 0
    let to = lineStarts[row.line] ?? bytes.length
    while (to > from && (bytes[to - 1] === 0x0a || bytes[to - 1] === 0x0d)) to--
    const quoted = bytes.subarray(from, to)
    const receipt: Receipt = {
      id: receiptId({ hash, line: row.line }),
      class: 'held',
      sourceId,
      publisher: 'your own file',
      title: name,
      url: `file:${encodeURIComponent(name)}`,
      published: known,
      edition: '',
      licence: 'your own',
      language: 'en',
      quote: new TextDecoder().decode(quoted),
      names: [...names],
      locator: { file: name, line: row.line },
      original: { hash, from, to, quoteHash: hashOf(quoted), mediaType: 'text/csv; charset=utf-8', size: bytes.length },
      known,
    }
    return { receipt, known }
  }
}
