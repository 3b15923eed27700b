import { stringify, type Options } from 'csv-stringify/sync'
import type { AnswerWriter } from '../../answers/exporting/ports.ts'
import type { Cell } from '../../answers/exporting/table.ts'

/** Rows that are turned into text at a time, so that a long table never stands in memory as a whole. */
const rowsAtATime = 1000

/** Words a spreadsheet would run (OWASP, "CSV injection"). A sign alone, such as the operator `=`, is no formula and stays as it is. */
const formula = /^[=+\-@\t\r＝＋－＠]./s

/**
 * RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers are written as numbers. UTF-8
 * without a byte-order mark, which other readers would take for a part of the first name.
 */
const options: Options = {
  record_delimiter: 'windows',
  cast: {
    boolean: (value) => (value ? 'true' : 'false'),
    string: (value) => (formula.test(value) ? `'${value}` : value),
  },
}

export const writeCsv: AnswerWriter = async function* ({ data }) {
  const encoder = new TextEncoder()
  const encoded = (rows: readonly (readonly Cell[])[]): Uint8Array => encoder.encode(stringify(rows as Cell[][], options))
  yield encoded([data.columns.map(({ name }) => name)])
  for (let from = 0; from < data.rows.length; from += rowsAtATime)
    yield encoded(data.rows.slice(from, from + rowsAtATime).map(({ cells }) => cells))
}
