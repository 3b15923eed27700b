import { readDay, type Day } from '../kernel/day.ts'
import type { Fault } from '../kernel/read.ts'
import { readTable, type Row, type Table } from '../sources/table.ts'

/** Reads the cells of one row of our own tables and keeps every complaint with file, line and column. */
export interface RowReader {
  text(column: string): string
  /** Not empty; an empty cell is a fault. */
  required(column: string): string
  /** Empty cell is null. */
  optional(column: string): string | null
  list(column: string): readonly string[]
  number(column: string): number | null
  day(column: string): Day | null
  /** One of a closed list; anything else is a fault and the first of the list is returned. */
  oneOf<T extends string>(column: string, allowed: readonly T[]): T
  complain(column: string, kind: string, says: string): void
  readonly line: number
}

const number = /^-?\d+(\.\d+)?(e-?\d+)?$/

/** Reads cells of one row of a table that was read. */
export function rowReader(file: string, table: Table, row: Row, faults: Fault[]): RowReader {
  const text = (column: string): string => table.at(row, column)
  const complain = (column: string, kind: string, says: string): void => {
    faults.push({ kind, says: `${file}: ${says}`, line: row.line, column: table.column(column) })
  }
  return {
    line: row.line,
    text,
    complain,
    required(column) {
      if (text(column) === '') complain(column, 'empty-cell', `${column} is empty`)
      return text(column)
    },
    optional: (column) => (text(column) === '' ? null : text(column)),
    list: (column) => (text(column) === '' ? [] : text(column).split(';')),
    number(column) {
      const cell = text(column)
      if (cell === '') return null
      if (number.test(cell)) return Number(cell)
      complain(column, 'not-a-number', `${column} reads "${cell}"`)
      return null
    },
    day(column) {
      if (text(column) === '') return null
      const read = readDay(text(column))
      if (read.ok) return read.value
      complain(column, read.fault.kind, `${column}: ${read.fault.says}`)
      return null
    },
    oneOf(column, allowed) {
      const found = allowed.find((each) => each === text(column))
      if (found !== undefined) return found
      complain(column, 'unknown-word', `${column} reads "${text(column)}" and not one of ${allowed.join(', ')}`)
      const [first] = allowed
      if (first === undefined) throw new RangeError('a closed list has at least one word')
      return first
    },
  }
}

/** Every row of one of our tables. The header must be exactly `header`: a column nobody reads is as wrong as a missing one. */
export function readRows<T>(
  files: ReadonlyMap<string, string>,
  file: string,
  header: readonly string[],
  faults: Fault[],
  readRow: (row: RowReader) => T | undefined,
): T[] {
  const text = files.get(file)
  if (text === undefined) {
    faults.push({ kind: 'missing-table', says: `${file} is missing from the bundled data` })
    return []
  }
  const table = readTable(text, header)
  if (!table.ok) {
    faults.push({ ...table.fault, says: `${file}: ${table.fault.says}` })
    return []
  }
  return table.value.rows.flatMap((row) => {
    const before = faults.length
    const found = readRow(rowReader(file, table.value, row, faults))
    return found === undefined || faults.length > before ? [] : [found]
  })
}
