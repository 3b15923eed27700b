import { Refusal } from '../../kernel/errors.ts'
import { decodeUtf8 } from '../../receipts/encoding/utf8.ts'
import type { Desk } from '../operation.ts'
import { ownRecords } from '../own-table/own-rows.ts'
import type { RowFault } from './bom.ts'

/** A bill of materials as rows, whatever it was sent as. Rows count as the user sees them, the header being 1. */
export interface BomRows {
  readonly header: readonly string[]
  /** Read as they are walked through, once. A row with a `fault` could not be read and has no cells. */
  readonly rows: Iterable<BomRow>
  /** About how many there are, to tell how far the answer is. */
  readonly about: number
  readonly faults: readonly RowFault[]
  readonly notes: readonly string[]
}

export interface BomRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly fault?: string | null
}

/** A ZIP file, which every XLSX workbook is. */
const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Reads CSV, JSON (a list of objects, or lines of them) or XLSX. Refuses what is none of them. */
export async function rowsOf(bytes: Uint8Array, name: string | null, desk: Desk): Promise<BomRows> {
  if (isWorkbook(bytes)) {
    const sheet = await desk.spreadsheet(bytes)
    return { ...sheet, about: sheet.rows.length }
  }
  if (bytes.includes(0)) throw new Refusal('binary-input', `${name ?? 'this'} is neither CSV, JSON nor XLSX`)
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) throw new Refusal('bad-input', `${name ?? 'the bill of materials'}: ${decoded.fault.says}`)
  const text = decoded.value
  if (/^\s*[[{]/.test(text)) return ofObjects(objectsIn(text))
  const { header, rows, about } = ownRecords(text)
  return { header, rows: numbered(rows), about, faults: [], notes: [] }
}

function* numbered(rows: Iterable<{ line: number; cells: readonly string[]; fault: string | null }>): Generator<BomRow> {
  for (const { line, cells, fault } of rows) yield { row: line, cells, fault }
}

function objectsIn(text: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text)
    if (Array.isArray(whole)) return whole
    const lists = typeof whole === 'object' && whole !== null ? Object.values(whole).filter(Array.isArray) : []
    return lists[0] ?? [whole]
  } catch (cause) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    try {
      return lines.map((line) => JSON.parse(line) as unknown)
    } catch {
      const position = Number((cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined) ?? 0)
      const before = text.slice(0, position).split('\n')
      throw new Refusal('bad-line', 'the bill of materials is not JSON', {
        line: before.length,
        column: (before.at(-1) ?? '').length + 1,
        cause,
      })
    }
  }
}

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellOf).join('; ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, each]) => `${key} ${cellOf(each)}`)
      .join('; ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isRecord = (each: unknown): each is Record<string, unknown> =>
  typeof each === 'object' && each !== null && !Array.isArray(each)

function ofObjects(objects: readonly unknown[]): BomRows {
  const header = new Set<string>()
  for (const each of objects) if (isRecord(each)) for (const key of Object.keys(each)) header.add(key)
  if (header.size === 0) throw new Refusal('empty-input', 'the bill of materials has no lines')
  return { header: [...header], rows: rowsOfObjects(objects, [...header]), about: objects.length, faults: [], notes: [] }
}

/** Entries count from 1; one that is no object has no cells and is told. */
function* rowsOfObjects(objects: readonly unknown[], header: readonly string[]): Generator<BomRow> {
  for (const [index, each] of objects.entries()) {
    if (isRecord(each)) yield { row: index + 1, cells: header.map((key) => cellOf(each[key])) }
    else yield { row: index + 1, cells: [], fault: `entry ${index + 1} is no object with named fields` }
  }
}
