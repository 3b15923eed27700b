import { dayNumber, type Day } from '../../kernel/day.ts'

/** What a worksheet cell can hold; `bold` marks the cells of a heading. */
export type SheetCell = string | number | boolean | null | { readonly day: string } | { readonly bold: string }

export interface Worksheet {
  readonly name: string
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[]
  /** Whether the first row stays in view. */
  readonly hasHeading: boolean
  rows(): Iterable<readonly SheetCell[]>
}

/** Numbers of the formats in `stylesPart`. */
const boldFormat = 1
const dayFormat = 2

/** Most characters of a cell (Microsoft, "Excel specifications and limits"): a longer one opens as damaged. */
const mostCharacters = 32_767
const cut = ' … (cut: a spreadsheet holds no more in one cell)'

/** Excel counts days from 1900 and believes that year had a 29 February, so earlier days are left as words. */
const firstDay = '1900-03-01'
const daysFrom1900To1970 = 25_569

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** XML allows no other control characters and no half of a surrogate pair. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Text within XML. */
export const xmlText = (text: string): string =>
  text.replace(unwritable, '\uFFFD').replace(/[&<>"\r]/g, (found) => entities[found] ?? found)

const shortened = (text: string): string =>
  text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - cut.length)}${cut}`

/** `A`, `Z`, `AA`: the letters of a column, counted from 0. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

const words = (at: string, text: string, format = ''): string =>
  `<c r="${at}"${format} t="inlineStr"><is><t xml:space="preserve">${xmlText(shortened(text))}</t></is></c>`

function cellXml(at: string, cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell === '' ? '' : words(at, cell)
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('bold' in cell) return words(at, cell.bold, ` s="${boldFormat}"`)
  if (cell.day < firstDay) return words(at, cell.day)
  return `<c r="${at}" s="${dayFormat}"><v>${dayNumber(cell.day as Day) + daysFrom1900To1970}</v></c>`
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The part of one worksheet (ECMA-376, 18.3), row by row: texts stand in their cells and are never formulas. */
export function* worksheetPart(sheet: Worksheet): Iterable<string> {
  const { widths, hasHeading } = sheet
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  yield `${xmlHead}<worksheet ${main}><sheetViews><sheetView workbookViewId="0">${hasHeading ? pane : ''}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  const letters = widths.map((_, at) => columnLetters(at))
  let line = 0
  for (const row of sheet.rows()) {
    line += 1
    yield `<row r="${line}">${row.map((cell, at) => cellXml(`${letters[at]}${line}`, cell)).join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

/** Three formats: plain, bold, and a day written the same way whatever the reader's country. */
export const stylesPart = `${xmlHead}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of a workbook besides its worksheets, by their names in the package. */
export function workbookParts(names: readonly string[]): Readonly<Record<string, string>> {
  const each = (part: (name: string, number: number) => string): string => names.map((name, at) => part(name, at + 1)).join('')
  return {
    '[Content_Types].xml': `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${each((_, at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${types}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xmlHead}<workbook ${main} xmlns:r="${relations}"><sheets>${each((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at}" r:id="rId${at}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="${packages}/relationships">${each((_, at) => `<Relationship Id="rId${at}" Type="${relations}/worksheet" Target="worksheets/sheet${at}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesPart,
  }
}
