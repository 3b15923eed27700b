import { strFromU8, unzipSync } from 'fflate'
import { Refusal } from '../../kernel/errors.ts'
import type { Sheet } from '../../answers/operation.ts'

/** What a workbook may unpack to; a ZIP bomb is refused by what its directory says before anything is unpacked. */
const largestUnpacked = 400 * 1024 * 1024

type Fault = Sheet['faults'][number]

const lettersOf = (reference: string): string => /^[A-Z]+/.exec(reference)?.[0] ?? ''
const numberOf = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** `28` is column AB. */
const lettersOfNumber = (number: number): string =>
  number <= 0 ? '' : `${lettersOfNumber(Math.floor((number - 1) / 26))}${String.fromCharCode(65 + ((number - 1) % 26))}`

/** The worksheet's own XML, for what a reader of values does not tell: merged, hidden and computed cells. */
function oddities(xml: string): Fault[] {
  const faults: Fault[] = []
  for (const [, reference = ''] of xml.matchAll(/<mergeCell\s[^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"/g)) {
    const [first = ''] = reference.split(':')
    faults.push({
      row: Number(/\d+/.exec(first)?.[0] ?? 0),
      column: lettersOf(first),
      code: 'merged-cells',
      says: `${reference} are merged: only ${first} carries the value, the others are empty`,
    })
  }
  for (const [, row = ''] of xml.matchAll(/<row\s(?=[^>]*hidden="(?:1|true)")[^>]*\br="(\d+)"/g))
    faults.push({ row: Number(row), column: '', code: 'hidden-row', says: `row ${row} is hidden and is read all the same` })
  for (const [, min = '', max = ''] of xml.matchAll(/<col\s(?=[^>]*hidden="(?:1|true)")[^>]*\bmin="(\d+)"[^>]*\bmax="(\d+)"/g))
    faults.push({
      row: 1,
      column: min === max ? lettersOfNumber(Number(min)) : `${lettersOfNumber(Number(min))} to ${lettersOfNumber(Number(max))}`,
      code: 'hidden-column',
      says: 'a hidden column is read all the same',
    })
  for (const [, reference = ''] of xml.matchAll(/<c\s[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]/g))
    faults.push({
      row: Number(/\d+/.exec(reference)?.[0] ?? 0),
      column: lettersOf(reference),
      code: 'formula',
      says: `${reference} holds a formula; nothing is computed, the value that was saved is read`,
    })
  return faults.toSorted((a, b) => a.row - b.row || numberOf(a.column) - numberOf(b.column))
}

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Reads the first sheet of a workbook. Formulas are never executed; refuses what is no workbook, is too large or has no rows. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Sheet> {
  let unpacked = 0
  let xml = ''
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize
        return name === 'xl/worksheets/sheet1.xml' && unpacked <= largestUnpacked
      },
    })
    if (unpacked > largestUnpacked) throw new Refusal('input-too-large', 'the workbook unpacks to more than 400 MB')
    const sheet = files['xl/worksheets/sheet1.xml']
    xml = sheet === undefined ? '' : strFromU8(sheet)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('bad-input', 'this is not a workbook: the file is damaged or cut', { cause })
  }
  const { readSheet } = await import('read-excel-file/node')
  let values: unknown[][]
  try {
    values = await readSheet(Buffer.from(bytes))
  } catch (cause) {
    throw new Refusal('bad-input', 'this is not a workbook with a sheet that can be read', { cause })
  }
  const start = values.findIndex((row) => row.some((cell) => cellText(cell).trim() !== ''))
  const header = (values[start] ?? []).map((cell) => cellText(cell).trim())
  const rows = values
    .slice(start + 1)
    .map((row, index) => ({ row: start + 2 + index, cells: header.map((_, column) => cellText(row[column])) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (start < 0 || rows.length === 0) throw new Refusal('empty-input', 'the first sheet has no rows')
  return { header, rows, faults: oddities(xml), notes: ['the first sheet is read'] }
}
