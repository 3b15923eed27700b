import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { Refusal } from '../../kernel/errors.ts'
import { delimiterOf } from './read-own-table.ts'

/** A record of a long table. `fault` is why it is no row: too many or too few cells, or broken quotes; its cells are then empty. */
export interface OwnRecord {
  /** Line of the text on which the record ends, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: string | null
}

/** A long table that is read as it is walked through, so that it never stands in memory as rows. */
export interface OwnRecords {
  readonly header: readonly string[]
  readonly rows: Iterable<OwnRecord>
  /** About how many rows there are: its lines less the header. */
  readonly about: number
}

/** Characters parsed at a time. */
const atATime = 64 * 1024
/** A quoted cell that has not ended after so many characters is a quote that somebody forgot. */
const longestQuoted = 1024 * 1024

function count(text: string, mark: string, from: number, to: number): number {
  let found = 0
  for (let at = text.indexOf(mark, from); at >= 0 && at < to; at = text.indexOf(mark, at + 1)) found += 1
  return found
}

const nextLine = (text: string, from: number): number => {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at + 1
}

/** Pieces of whole records: cut after a line end at which every quote is closed. */
function* pieces(text: string): Generator<{ readonly from: number; readonly to: number }> {
  for (let from = 0; from < text.length;) {
    let to = nextLine(text, from + atATime)
    let quotes = count(text, '"', from, to)
    while (quotes % 2 === 1 && to < text.length && to - from < longestQuoted) {
      const next = nextLine(text, to)
      quotes += count(text, '"', to, next)
      to = next
    }
    yield { from, to }
    from = to
  }
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

const recordsIn = (text: string, delimiter: string): Parsed[] =>
  // The declared type knows nothing of `info: true`, which wraps each record with the line on which it ended.
  parse(text, { info: true, delimiter, relax_column_count: true, skip_empty_lines: true }) as unknown as Parsed[]

/** Records of one piece; where its quoting is broken each line is read for itself, and those that are none are told. */
function* readPiece(text: string, delimiter: string, before: number): Generator<OwnRecord> {
  let records: Parsed[] | undefined
  try {
    records = recordsIn(text, delimiter)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  if (records !== undefined) {
    for (const { record, info } of records) yield { line: before + info.lines, cells: record, fault: null }
    return
  }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    try {
      for (const { record } of recordsIn(line, delimiter)) yield { line: before + index + 1, cells: record, fault: null }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      yield { line: before + index + 1, cells: [], fault: `this line is not CSV: ${error.message}` }
    }
  }
}

function* readAll(text: string, delimiter: string): Generator<OwnRecord> {
  let before = 0
  for (const { from, to } of pieces(text)) {
    yield* readPiece(text.slice(from, to), delimiter, before)
    before += count(text, '\n', from, to)
  }
}

function* withHeader(records: Iterator<OwnRecord>, width: number): Generator<OwnRecord> {
  for (let next = records.next(); next.done !== true; next = records.next()) {
    const { line, cells, fault } = next.value
    if (fault === null && cells.every((cell) => cell.trim() === '')) continue
    const surplus = cells.slice(width).some((cell) => cell.trim() !== '')
    if (fault !== null || (cells.length >= width && !surplus)) yield next.value
    else
      yield {
        line,
        cells: [],
        fault: `this row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where the header has ${width}`,
      }
  }
}

/**
 * Reads a long table of a user's own, any delimiter. A row that cannot be read is told and the others go on; refused are an empty table
 * and a header that cannot be used. Each walk through `rows` reads on from where the last one stopped: there is one.
 */
export function ownRecords(given: string): OwnRecords {
  const text = given.replace(/^\uFEFF/, '')
  if (text.trim() === '') throw new Refusal('empty-input', 'the table is empty')
  const records = readAll(text, delimiterOf(text))
  const first = records.next()
  if (first.done === true || first.value.fault !== null)
    throw new Refusal('bad-line', first.done === true ? 'the table has no header' : (first.value.fault ?? ''), { line: 1 })
  const header = first.value.cells.map((name) => name.trim())
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index)
  if (twice !== undefined)
    throw new Refusal('bad-input', `two columns are called "${twice}"; give each a name of its own`, { line: 1 })
  return { header, rows: withHeader(records, header.length), about: count(text, '\n', 0, text.length) }
}
