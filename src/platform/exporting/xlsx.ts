import { Zip, ZipDeflate } from 'fflate'
import type { ExportedAnswer } from '../../answers/exporting/export-answer.ts'
import type { AnswerWriter } from '../../answers/exporting/ports.ts'
import type { AnswerTable, ColumnType } from '../../answers/exporting/table.ts'
import { Refusal } from '../../kernel/errors.ts'
import { workbookParts, worksheetPart, type SheetCell, type Worksheet } from './worksheet.ts'

/** Rows of a worksheet (Microsoft, "Excel specifications and limits"): a file beyond opens damaged. */
const mostRows = 1_048_576

const widthOf: Readonly<Record<ColumnType, number>> = { text: 24, number: 14, integer: 12, boolean: 9, day: 12 }

function tableSheet(name: string, { columns, rows }: AnswerTable): Worksheet {
  if (rows.length >= mostRows)
    throw new Refusal(
      'input-too-large',
      `a spreadsheet holds ${mostRows - 1} rows, this answer has ${rows.length}; ask for csv or parquet`,
    )
  return {
    name,
    widths: columns.map(({ type }) => widthOf[type]),
    hasHeading: true,
    *rows() {
      yield columns.map((column) => ({ bold: column.name }))
      for (const { cells } of rows)
        yield cells.map((cell, at): SheetCell => (columns[at]?.type === 'day' && typeof cell === 'string' ? { day: cell } : cell))
    },
  }
}

const aboutSheet = ({ about, data }: ExportedAnswer): Worksheet => ({
  name: 'about',
  widths: [30, 80, 10],
  hasHeading: false,
  *rows() {
    for (const [name, value] of about) yield [{ bold: name }, value]
    yield []
    yield [{ bold: 'column of the sheet data' }, { bold: 'what is in it' }, { bold: 'type' }]
    for (const { name, says, type } of data.columns) yield [name, says, type]
  },
})

/** About this much text is packed at a time. */
const charactersAtATime = 1 << 18

/** No clock in the archive: the same answer is the same bytes. The earliest time a zip archive can tell. */
const mtime = new Date(1980, 0, 1)

/** Packs the parts of a workbook one after the other; what is packed is handed on and not kept. */
function* packed(parts: Iterable<readonly [name: string, text: Iterable<string>]>): Iterable<Uint8Array> {
  const ready: Uint8Array[] = []
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error
    ready.push(chunk)
  })
  const encoder = new TextEncoder()
  for (const [name, text] of parts) {
    const part = new ZipDeflate(name, { level: 3 })
    part.mtime = mtime
    archive.add(part)
    let some = ''
    for (const piece of text) {
      some += piece
      if (some.length < charactersAtATime) continue
      part.push(encoder.encode(some))
      some = ''
      yield* ready.splice(0)
    }
    part.push(encoder.encode(some), true)
    yield* ready.splice(0)
  }
  archive.end()
  yield* ready
}

/** Three sheets: `data`, `sources` with every licence in full, and `about`: what was asked, when, and how to ask it again. */
// oxlint-disable-next-line require-await -- the port is asynchronous, packing is not
export const writeXlsx: AnswerWriter = async function* (exported) {
  const sheets = [tableSheet('data', exported.data), tableSheet('sources', exported.sources), aboutSheet(exported)]
  const fixed = Object.entries(workbookParts(sheets.map(({ name }) => name)))
  yield* packed([
    ...fixed.map(([name, text]) => [name, [text]] as const),
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, worksheetPart(sheet)] as const),
  ])
}
