import { Refusal } from '../../kernel/errors.ts'
import { notationOf, readNumber } from './number-cell.ts'
import type { OwnRow, OwnTable } from './read-own-table.ts'

/** A column of a user's table that was found under one of its names. */
export interface Column {
  readonly index: number
  /** As printed in the header. */
  readonly name: string
}

/** `Trade Value (1000 USD)` and `trade_value` are one name; units at the end are dropped unless they are the whole name. */
export function plainName(name: string): { full: string; bare: string } {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll('%', ' percent ')
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
  const full = plain(name)
  const bare = plain(name.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')).replace(/_(percent|pct|t|tonnes|tons|kt|mt|kg|usd|reo)$/, '')
  return { full, bare: bare === '' ? full : bare }
}

/** The column with the first of these names that the header has: whole names are looked for before names without their unit. */
export function findColumn(
  table: OwnTable,
  names: readonly string[],
  taken: readonly (Column | undefined)[] = [],
): Column | undefined {
  const used = new Set(taken.map((column) => column?.index))
  const plain = table.header.map((name, index) => ({ ...plainName(name), index })).filter(({ index }) => !used.has(index))
  for (const form of ['full', 'bare'] as const)
    for (const wanted of names) {
      const found = plain.find((each) => each[form] === wanted)
      if (found) return { index: found.index, name: table.header[found.index] ?? '' }
    }
  return undefined
}

/** The column, or a refusal that says what was looked for. */
export function neededColumn(
  table: OwnTable,
  what: string,
  names: readonly string[],
  taken: readonly (Column | undefined)[] = [],
): Column {
  const found = findColumn(table, names, taken)
  if (found === undefined)
    throw new Refusal(
      'bad-input',
      `the table has no column for ${what} (such as ${names.slice(0, 4).join(', ')}); its first line reads "${table.header.join(', ')}"`,
      { line: 1 },
    )
  return found
}

/** Columns that nothing was read from, as printed. */
export const ignoredColumns = (table: OwnTable, used: readonly (Column | undefined)[]): string[] =>
  table.header.filter((_, index) => !used.some((column) => column?.index === index))

/** Text of a cell. */
export const textAt = (row: OwnRow, column: Column | undefined): string =>
  column === undefined ? '' : (row.cells[column.index] ?? '').trim()

interface Range {
  readonly least?: number
  readonly most?: number
  readonly says?: string
}

/** Reads the numbers of one column, in the notation of the whole column. Refused with line and column: no number, out of range. */
export function numbersOf(table: OwnTable, column: Column | undefined): (row: OwnRow, range?: Range) => number | null {
  if (column === undefined) return () => null
  const notation = notationOf(table.rows.map(({ cells }) => cells[column.index] ?? ''))
  return (row, { least = -Infinity, most = Infinity, says } = {}) => {
    const at = { line: row.line, column: column.index + 1 }
    const result = readNumber(row.cells[column.index] ?? '', notation)
    if (!result.ok) throw new Refusal('bad-line', `${column.name}: ${result.fault.says}`, at)
    if (result.value !== null && (result.value < least || result.value > most))
      throw new Refusal('bad-line', `${column.name}: ${textAt(row, column)} ${says ?? 'is out of range'}`, at)
    return result.value
  }
}
