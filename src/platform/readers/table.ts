import { readOwnTable } from '../../answers/own-table/read-own-table.ts'
import { Refusal } from '../../kernel/errors.ts'
import { layOut, rowOf, type LaidOut } from './laid-out.ts'
import type { Raw } from './raw.ts'
import { readSpreadsheet } from './spreadsheet.ts'

/** More rows than any table somebody wants to be checked; a table of figures goes to `import`. */
const mostRows = 20_000

function laidTable(header: readonly string[], rows: readonly { readonly cells: readonly string[] }[]): LaidOut {
  if (rows.length > mostRows)
    throw new Refusal('input-too-large', `The table has ${rows.length} rows; the desk reads up to ${mostRows} as a document.`)
  return layOut([rowOf(header), ...rows.map(({ cells }) => rowOf(cells))])
}

/** A file name without its folder and ending, as the title of a table that has none. */
const titleOf = (name: string | null): string | undefined =>
  name
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\.[a-z\d]{1,5}$/i, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim() || undefined

/** Reads a table of delimited text (any delimiter, a header, one record a line) as rows of a document. */
export function readDelimited(text: string, name: string | null, charset: string): Raw {
  const { header, rows } = readOwnTable(text)
  return { ...laidTable(header, rows), isTable: true, known: { title: titleOf(name) }, url: null, charset, notes: [] }
}

/** Reads the first sheet of a workbook as rows of a document; what cannot be trusted in it is told. */
export async function readWorkbook(bytes: Uint8Array, name: string | null): Promise<Raw> {
  const { header, rows, faults, notes } = await readSpreadsheet(bytes)
  return {
    ...laidTable(header, rows),
    isTable: true,
    known: { title: titleOf(name) },
    url: null,
    charset: 'xlsx',
    notes: [
      ...notes.map((note) => `In the workbook ${note}.`),
      ...faults.slice(0, 20).map(({ says }) => `In the workbook ${says}.`),
    ],
  }
}
