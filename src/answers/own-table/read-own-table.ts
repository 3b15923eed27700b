import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { Refusal } from '../../kernel/errors.ts'

/** A table of the user's own: any delimiter, a header of any names, one record a line. */
export interface OwnTable {
  /** Column names as printed. */
  readonly header: readonly string[]
  readonly rows: readonly OwnRow[]
}

export interface OwnRow {
  /** Line of the text on which the record ends, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

const delimiters = [',', ';', '\t', '|'] as const

/** The delimiter that divides the header into most cells; a comma where none does. */
export function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const counts = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}

/** Reads a table that a user brings. Refused: no rows (`empty-input`), broken quoting, a record with more or fewer cells than the header. */
export function readOwnTable(text: string, where?: string): OwnTable {
  if (text.trim() === '') throw new Refusal('empty-input', 'the table is empty')
  let records: { record: string[]; info: { lines: number } }[]
  try {
    // The declared type knows nothing of `info: true`, which wraps each record with the line on which it ended.
    records = parse(text, {
      bom: true,
      info: true,
      delimiter: delimiterOf(text.replace(/^\uFEFF/, '')),
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    throw new Refusal('bad-line', `the table is not CSV: ${error.message}`, { line, cause: error })
  }
  const header = (records[0]?.record ?? []).map((name) => name.trim())
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index)
  if (twice !== undefined)
    throw new Refusal('bad-input', `two columns are called "${twice}"; give each a name of its own`, { line: 1 })
  const rows = records
    .slice(1)
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }): OwnRow => {
      const surplus = record.slice(header.length).some((cell) => cell.trim() !== '')
      if (record.length < header.length || surplus)
        throw new Refusal(
          'bad-line',
          `this row has ${record.length} ${record.length === 1 ? 'cell' : 'cells'} where the header has ${header.length}`,
          { line: info.lines },
        )
      return { line: info.lines, cells: record.slice(0, header.length) }
    })
  if (rows.length === 0) throw new Refusal('empty-input', 'the table has a header and no rows')
  return where === undefined ? { header, rows } : filtered({ header, rows }, where)
}

/** Rows for which `column=value[,column=value]` holds, letter case aside. */
function filtered({ header, rows }: OwnTable, where: string): OwnTable {
  let kept = rows
  for (const condition of where.split(/[,;](?=[^=,;]+=)/)) {
    const [name = '', ...value] = condition.split('=')
    const at = header.findIndex((column) => column.toLowerCase() === name.trim().toLowerCase())
    if (at < 0) throw new Refusal('bad-input', `where: the table has no column "${name.trim()}"; columns: ${header.join(', ')}`)
    const wanted = value.join('=').trim().toLowerCase()
    kept = kept.filter(({ cells }) => cells[at]?.trim().toLowerCase() === wanted)
  }
  if (kept.length === 0) throw new Refusal('bad-input', `where: no row has ${where}`)
  return { header, rows: kept }
}
