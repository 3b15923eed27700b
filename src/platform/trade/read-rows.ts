import { parse } from 'csv-parse/sync'
import { Refusal } from '../../kernel/errors.ts'
import { headerIn } from '../../sources/trade/forms.ts'
import { quarantined, type RowOutcome, type TradeRow } from '../../sources/trade/row.ts'
import type { RowReader } from '../../sources/trade/kind.ts'
import type { Fault } from '../../kernel/read.ts'
import { bytesOf, unreadable } from './scan.ts'

/** Rows that were read, and what became of the others, counted; the first thousand faults are kept in full. */
export class Reading {
  readonly rows: TradeRow[] = []
  read = 0
  readonly aside: Record<string, number> = {}
  readonly quarantined: Record<string, number> = {}
  readonly faults: Fault[] = []

  take(outcome: RowOutcome): void {
    this.read++
    if ('row' in outcome) this.rows.push(outcome.row)
    else if ('aside' in outcome) this.setAside(outcome.aside)
    else this.quarantine(outcome.fault)
  }
  setAside(reason: string, count = 1): void {
    if (count > 0) this.aside[reason] = (this.aside[reason] ?? 0) + count
  }
  quarantine(fault: Fault): void {
    this.quarantined[fault.kind] = (this.quarantined[fault.kind] ?? 0) + 1
    if (this.faults.length < 1000) this.faults.push(fault)
  }
}

/** Rows that are read one by one are held in memory until they are settled; a larger file is to be split by year. */
export const mostRows = 3_000_000

/** Reads a delimited file line by line. A record is one line, so that a row can be named by its line. */
export async function readLines(
  path: string,
  packed: boolean,
  reader: RowReader,
  {
    columns,
    endsWithNewline,
    lines,
    onLine,
  }: {
    readonly columns: number
    readonly endsWithNewline: boolean
    readonly lines: number
    readonly onLine: (line: number) => void
  },
): Promise<Reading> {
  const reading = new Reading()
  let line = 0
  for await (const text of textLines(path, packed)) {
    line++
    if (line % 50_000 === 0) onLine(line)
    if (line === 1) continue
    reading.take(!endsWithNewline && line === lines ? lastLine(text, line, columns, path) : rowIn(text, line, columns, reader))
    if (reading.rows.length > mostRows)
      throw new Refusal(
        'input-too-large',
        `${path} has more than ${mostRows} rows of this form; split it by year and import the parts`,
      )
  }
  return reading
}

function rowIn(text: string, line: number, columns: number, reader: RowReader): RowOutcome {
  if (text === '') return quarantined('blank-line', 'the line is empty', line)
  const cells = cellsIn(text)
  if (cells === 'split') return quarantined('split-row', 'a quotation mark is not closed on its line', line)
  if (cells === 'broken') return quarantined('broken-row', 'the quotation marks of the line make no sense', line)
  // Downloads of UN Comtrade end each row, but not the header, with a comma.
  if (cells.length === columns + 1 && cells.at(-1) === '') cells.pop()
  if (cells.length !== columns)
    return quarantined('ragged-row', `the row has ${cells.length} cells where the header has ${columns}`, line)
  return reader.read(cells, line)
}

/** A file that stops within a row was cut, and nobody knows how much is missing; one that stops after a row may have been. */
function lastLine(text: string, line: number, columns: number, path: string): RowOutcome {
  const cells = cellsIn(text)
  if (typeof cells === 'string' || cells.length < columns)
    throw new Refusal('bad-line', `${path} is cut short: its last line stops in the middle of a row`, { line })
  return quarantined('no-line-end', 'the file stops without a line end, so this row may be cut', line)
}

export function cellsIn(text: string): string[] | 'split' | 'broken' {
  if (!text.includes('"')) return text.split(',')
  try {
    const [record] = parse(text, { relax_column_count: true })
    return record ?? []
  } catch (thrown) {
    return (thrown as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED' ? 'split' : 'broken'
  }
}

async function* textLines(path: string, packed: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let open = ''
  try {
    for await (const chunk of bytesOf(path, packed) as AsyncIterable<Buffer>) {
      const lines = (open + decoder.decode(chunk, { stream: true })).split('\n')
      open = lines.pop() ?? ''
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
    }
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
  open += decoder.decode()
  if (open !== '') yield open
}

/** Answers of the Comtrade API: `{"data": [{…}]}`. */
export interface ApiAnswer {
  readonly header: readonly string[]
  readonly elements: readonly (readonly string[])[]
  readonly warnings: readonly string[]
}

/** Reads a JSON answer of the API; refuses one that is cut, that reports an error, or that holds fewer rows than it counts. */
export function readApiAnswer(text: string, path: string): ApiAnswer {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch (cause) {
    throw new Refusal('bad-input', `${path} is cut short or no JSON: ${(cause as Error).message}`, { cause })
  }
  const whole = (Array.isArray(answer) ? { data: answer } : answer) as { data?: unknown; count?: unknown; error?: unknown }
  if (typeof whole.error === 'string' && whole.error !== '')
    throw new Refusal('bad-input', `${path} is an error of the API: ${whole.error}`)
  const { data } = whole
  if (!Array.isArray(data) || !data.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each)))
    throw new Refusal('bad-input', `${path} has no list "data" of rows`)
  if (data.length === 0) throw new Refusal('empty-input', `${path} has no rows`)
  if (typeof whole.count === 'number' && whole.count !== data.length)
    throw new Refusal('bad-input', `${path} counts ${whole.count} rows and holds ${data.length}`)
  const header = [...new Set((data as object[]).flatMap((each) => Object.keys(each)))]
  return {
    header,
    elements: (data as Record<string, unknown>[]).map((each) => header.map((name) => asCell(each[name]))),
    warnings: [500, 100_000].includes(data.length)
      ? [`the file has exactly ${data.length} rows, the limit of one answer of the API, so rows may be missing`]
      : [],
  }
}

const asCell = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** The header of a file, from its first bytes. */
export const headerOf = (head: Uint8Array): string[] => headerIn(new TextDecoder().decode(head).split('\n')[0] ?? '')

/** Cells of the first row, from the file's first bytes. */
export function firstRowOf(head: Uint8Array): string[] {
  const cells = cellsIn((new TextDecoder().decode(head).split('\n')[1] ?? '').replace(/\r$/, ''))
  return typeof cells === 'string' ? [] : cells
}
