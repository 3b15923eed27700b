import { parse } from 'csv-parse/browser/esm/sync'
import { fault, read, type Read } from '../kernel/read.ts'

/** One record of a delimited file. `line` counts from 1 and is that of the publisher's file. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** A delimited file whose header was what the reader expected. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  /** Cell of a row by the name of its column; a name that is not in the header is a bug and throws. */
  at(row: Row, column: string): string
  /** Position of a column from 1. */
  column(name: string): number
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/**
 * Reads comma-separated text and insists on its header, so that a silent change of layout is loud. Records must have the
 * header's length and stand on one line each: a locator names one line.
 */
export function readTable(text: string, header: readonly string[]): Read<Table> {
  let parsed: Parsed[]
  try {
    parsed = parse(text, { bom: true, info: true, relax_column_count: true }) as unknown as Parsed[]
  } catch (cause) {
    return fault('broken-table', cause instanceof Error ? cause.message : String(cause))
  }
  const found = parsed[0]?.record ?? []
  const missing = header.filter((name, index) => found[index] !== name)
  if (missing.length > 0 || found.length !== header.length)
    return fault('unexpected-header', `the header reads "${found.join(',')}" and not "${header.join(',')}"`, { line: 1 })
  const rows: Row[] = []
  for (const { record, info } of parsed.slice(1)) {
    if (record.length !== header.length)
      return fault('ragged-row', `a row has ${record.length} cells where the header has ${header.length}`, { line: info.lines })
    if (record.some((cell) => cell.includes('\n')))
      return fault('split-row', 'a record runs over a line end', { line: info.lines })
    rows.push({ line: info.lines, cells: record })
  }
  const positions = new Map(header.map((name, index) => [name, index]))
  const position = (name: string): number => {
    const index = positions.get(name)
    if (index === undefined) throw new RangeError(`no column is called "${name}"`)
    return index
  }
  return read({
    header,
    rows,
    at: (row, name) => row.cells[position(name)] ?? '',
    column: (name) => position(name) + 1,
  })
}
