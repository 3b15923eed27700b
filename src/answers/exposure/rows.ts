import { Refusal } from '../../kernel/errors.ts'
import { decodeUtf8 } from '../../receipts/encoding/utf8.ts'
import type { Desk } from '../operation.ts'
import { readOwnTable } from '../own-table/read-own-table.ts'
import type { RowFault } from './bom.ts'

/** A bill of materials as rows, whatever it was sent as. Rows count as the user sees them, the header being 1. */
export interface BomRows {
  readonly header: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly faults: readonly RowFault[]
  readonly notes: readonly string[]
}

/** A ZIP file, which every XLSX workbook is. */
const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Reads CSV, JSON (a list of objects, or lines of them) or XLSX. Refuses what is none of them. */
export async function rowsOf(bytes: Uint8Array, name: string | null, desk: Desk): Promise<BomRows> {
  if (isWorkbook(bytes)) return desk.spreadsheet(bytes)
  if (bytes.includes(0)) throw new Refusal('binary-input', `${name ?? 'this'} is neither CSV, JSON nor XLSX`)
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) throw new Refusal('bad-input', `${name ?? 'the bill of materials'}: ${decoded.fault.says}`)
  const text = decoded.value
  if (/^\s*[[{]/.test(text)) return ofObjects(objectsIn(text))
  const { header, rows } = readOwnTable(text)
  return { header, rows: rows.map(({ line, cells }) => ({ row: line, cells })), faults: [], notes: [] }
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

function ofObjects(objects: readonly unknown[]): BomRows {
  const records = objects.filter(
    (each): each is Record<string, unknown> => typeof each === 'object' && each !== null && !Array.isArray(each),
  )
  if (records.length === 0) throw new Refusal('empty-input', 'the bill of materials has no lines')
  const header = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return {
    header,
    rows: records.map((record, index) => ({ row: index + 1, cells: header.map((key) => cellOf(record[key])) })),
    faults: [],
    notes:
      records.length === objects.length ? [] : [`${objects.length - records.length} entries that are no objects were left out`],
  }
}
