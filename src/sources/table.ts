import { parse } from 'csv-parse/browser/esm/sync'
import { fault, read, type Fault, type Read } from '../kernel/read.ts'

/** One record of a delimited file. `line` counts from 1 and is that on which the record begins in the publisher's file. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** A delimited file whose header was what the reader expected. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  /** Records that are no rows of this table, each with its line: ragged, cut short, or with a quotation mark left open. */
  readonly faults: readonly Fault[]
  /** Cell of a row by the name of its column; a name that is not in the header, or is listed as unread, is a bug and throws. */
  readonly at: (row: Row, column: string) => string
  /** Position of a column from 1. */
  readonly column: (name: string) => number
}

/** The columns of a publisher's table: every one is either read or listed with the reason why not, so that a new one is noticed. */
export interface Columns {
  /** In the publisher's order. */
  readonly header: readonly string[]
  /** Columns of `header` that are deliberately not read, each with the reason. */
  readonly unread?: Readonly<Record<string, string>>
  /** The publisher's extracts give the same columns in any order. */
  readonly anyOrder?: boolean
  /** `,` unless told. */
  readonly delimiter?: string
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/** Line ends within the cells of a record; hardly any has one, so looking comes before counting. */
function newlines(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1
  return count
}

interface Records {
  readonly records: readonly { readonly line: number; readonly cells: string[] }[]
  readonly faults: readonly Fault[]
}

/** A quotation mark left open swallows what follows; its line is put aside and the rest read again, at most so often. */
const mostOpen = 100

/** Records of the text with the line on which each begins. */
function recordsOf(text: string, delimiter: string): Read<Records> {
  const faults: Fault[] = []
  let left = text
  for (let tries = 0; tries <= mostOpen; tries++) {
    let parsed: Parsed[]
    let open: number | undefined
    try {
      const options = {
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        delimiter,
        record_delimiter: ['\r\n', '\n'],
      }
      parsed = parse(left, options) as unknown as Parsed[]
      const width = parsed[0]?.record.length
      const swallowing = parsed.find(({ record }) => record.length !== width && newlines(record) > 0)
      if (swallowing) open = swallowing.info.lines - newlines(swallowing.record)
    } catch (cause) {
      parsed = []
      open = lineOfFault(left, cause)
      if (open === undefined) return fault('broken-table', cause instanceof Error ? cause.message : String(cause))
    }
    if (open === undefined)
      return read({
        records: parsed.map(({ record, info }) => ({ line: info.lines - newlines(record), cells: record })),
        faults,
      })
    const lines = left.split('\n')
    const isLast = lines.slice(open).every((line) => line.trim() === '')
    faults.push({
      kind: isLast ? 'cut-short' : 'open-quote',
      says: isLast ? 'the file ends in the middle of a record' : 'a quotation mark on this line is out of place or left open',
      line: open,
    })
    lines[open - 1] = ''
    left = lines.join('\n')
  }
  return fault('broken-table', `more than ${mostOpen} lines leave a quotation mark open; the file is no table of this kind`)
}

/** The line of a misplaced quotation mark; of one left open, the last line before the fault with an odd number of them. */
function lineOfFault(text: string, cause: unknown): number | undefined {
  const { code, lines } = cause as { code?: string; lines?: number }
  if (lines === undefined) return undefined
  if (code === 'INVALID_OPENING_QUOTE') return lines
  if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_INVALID_CLOSING_QUOTE') return undefined
  const before = text.split('\n').slice(0, code === 'CSV_QUOTE_NOT_CLOSED' ? undefined : lines)
  const odd = before.findLastIndex((line) => (line.split('"').length - 1) % 2 === 1) + 1
  return odd === 0 ? lines : odd
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** What is wrong with a header in one sentence, or undefined. */
function wrongHeader(found: readonly string[], { header, anyOrder }: Columns): string | undefined {
  const missing = header.filter((name) => !found.includes(name))
  const added = found.filter((name) => !header.includes(name))
  if (missing.length + added.length === 0 && found.length === header.length)
    return anyOrder || header.every((name, index) => found[index] === name)
      ? undefined
      : `the columns stand in another order: "${found.join(',')}"`
  const parts = [
    missing.length > 0 ? `missing: ${quoted(missing)}` : '',
    added.length > 0 ? `new, neither read nor listed as unread: ${quoted(added)}` : '',
  ].filter((part) => part !== '')
  return `the header reads "${found.join(',')}" and not "${header.join(',')}"; ${parts.join('; ') || 'a column stands twice'}`
}

/**
 * Reads delimited text and insists on its header, so that a silent change of layout is loud. A record without the header's number of
 * cells is a fault with its line and never shifted into place. A record may run over line ends inside quotation marks.
 */
export function readTable(text: string, wanted: readonly string[] | Columns): Read<Table> {
  const columns: Columns = 'header' in wanted ? wanted : { header: wanted }
  const { unread = {}, delimiter = ',' } = columns
  const found = recordsOf(text, delimiter)
  if (!found.ok) return found
  const [first, ...records] = found.value.records
  const header = first?.cells ?? []
  const wrong = wrongHeader(header, columns)
  if (wrong !== undefined) return fault('unexpected-header', wrong, { line: first?.line ?? 1 })
  const faults = [...found.value.faults]
  const rows: Row[] = []
  const last = records.at(-1)
  for (const record of records) {
    const { line, cells } = record
    if (cells.length === header.length) rows.push(record)
    else if (record === last && cells.length < header.length && !text.endsWith('\n'))
      faults.push({ kind: 'cut-short', says: 'the file ends in the middle of a record', line })
    else faults.push({ kind: 'ragged-row', says: `a row has ${cells.length} cells where the header has ${header.length}`, line })
  }
  faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const positions = new Map(header.map((name, index) => [name, index]))
  const position = (name: string): number => {
    const index = positions.get(name)
    if (index === undefined) throw new RangeError(`no column is called "${name}"`)
    if (name in unread) throw new RangeError(`the column "${name}" is listed as unread: ${unread[name]}`)
    return index
  }
  return read({ header, rows, faults, at: (row, name) => row.cells[position(name)] ?? '', column: (name) => position(name) + 1 })
}
