import type { Fault } from '../../kernel/read.ts'
import { sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import type { Harvest, Manifest } from '../manifest.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Row, type Table } from '../table.ts'
import { unitOf } from './edition-2026.ts'
import { basisOf, mineralOf, stageOfTable, tonnesPerPrinted } from './minerals.ts'

// The blank in "EST_ 2024" is the publisher's.
const header = [
  'SOURCE',
  'COMMODITY',
  'COUNTRY',
  'TYPE',
  'UNIT_MEAS',
  'PROD_2023',
  'PROD_EST_ 2024',
  'PROD_NOTES',
  'CAP_2023',
  'CAP_EST_ 2024',
  'CAP_NOTES',
  'RESERVES_2024',
  'RESERVE_NOTES',
] as const

type Column = (typeof header)[number]
interface Wanted {
  readonly column: Column
  readonly measure: 'production' | 'capacity' | 'reserves'
  readonly period: string
  readonly notes: Column
}
const wanted: readonly Wanted[] = [
  { column: 'PROD_2023', measure: 'production', period: '2023', notes: 'PROD_NOTES' },
  { column: 'PROD_EST_ 2024', measure: 'production', period: '2024', notes: 'PROD_NOTES' },
  { column: 'CAP_EST_ 2024', measure: 'capacity', period: '2024', notes: 'CAP_NOTES' },
  { column: 'RESERVES_2024', measure: 'reserves', period: '2024', notes: 'RESERVE_NOTES' },
]

/**
 * Notes on reserves stand beside one country and hold for its whole table: "Reserve data is thousand metric tons" under a
 * table in tonnes (molybdenum, vanadium), "Gross weight for reserves data" under one of contained metal (manganese).
 */
interface ReserveNotes {
  readonly inThousands: ReadonlySet<string>
  readonly inGrossWeight: ReadonlySet<string>
}

function reserveNotes(table: Table): ReserveNotes {
  const minerals = (pattern: RegExp): ReadonlySet<string> =>
    new Set(
      table.rows
        .filter((row) => pattern.test(table.at(row, 'RESERVE_NOTES')))
        .flatMap((row) => mineralOf(table.at(row, 'COMMODITY')) ?? []),
    )
  return { inThousands: minerals(/reserve data is thousand/i), inGrossWeight: minerals(/gross weight for reserves/i) }
}

function readCellOf(
  table: Table,
  row: Row,
  mineral: string,
  stage: string,
  column: Wanted,
  reserve: ReserveNotes,
): Reading | Fault | undefined {
  const printed = table.at(row, column.column)
  if (printed.trim() === '') return undefined
  const notes = table.at(row, column.notes).trim()
  // The magnesium smelters' capacity is printed a second time under reserves; the publisher's own note disowns it.
  if (column.measure === 'reserves' && mineral === 'magnesium') return undefined
  const where = { line: row.line, column: table.column(column.column) }
  const printedPlace = table.at(row, 'COUNTRY').trim()
  const place = placePrinted(printedPlace)
  const isReserve = column.measure === 'reserves'
  const factor = isReserve && reserve.inThousands.has(mineral) ? 1000 : tonnesPerPrinted[table.at(row, 'UNIT_MEAS').trim()]
  const cell = readCell(printed)
  if (!place) return { kind: 'unknown-place', says: `"${printedPlace}" is no place`, ...where }
  if (factor === undefined) return { kind: 'unknown-unit', says: `"${table.at(row, 'UNIT_MEAS')}" is no unit of mass`, ...where }
  if (!cell.ok) return { ...cell.fault, ...where }
  const placeInChain = column.measure === 'reserves' ? 'reserve' : stage
  const isEstimate = column.period === '2024' ? !/^reported$/i.test(notes) : /estimated/i.test(notes)
  return reading({
    id: `usgs-mcs-2025.${mineral}.${column.measure === 'capacity' ? 'capacity' : placeInChain}.${place}.${column.period}`,
    subject: sayPlace(place),
    measure: column.measure,
    mineral,
    basis: isReserve && reserve.inGrossWeight.has(mineral) ? 'gross' : basisOf(mineral),
    stage: placeInChain,
    geography: place,
    period: column.period,
    unit: unitOf(mineral, column.measure),
    kind: column.measure === 'reserves' || !isEstimate ? 'measured' : 'estimated',
    operator: cell.value.operator,
    ...boundsOf(cell.value, factor),
    text: cell.value.text,
    ...where,
    columnName: column.column,
    printed,
    names: [printedPlace],
    note: notes,
  })
}

function readEdition(text: string): Harvest {
  const table = readTable(text, header)
  if (!table.ok) return { readings: [], faults: [table.fault] }
  const readings: Reading[] = []
  const faults: Fault[] = []
  const notes = reserveNotes(table.value)
  for (const row of table.value.rows) {
    const type = table.value.at(row, 'TYPE').trim()
    const mineral = mineralOf(table.value.at(row, 'COMMODITY'))
    const stage = stageOfTable(type)
    if (!mineral || !stage) continue
    for (const column of wanted) {
      // Copper has a mine row and a refinery row per country; reserves belong to the mine row.
      if (column.measure === 'reserves' && stage !== 'mining') continue
      const found = readCellOf(table.value, row, mineral, stage, column, notes)
      if (found === undefined) continue
      if ('says' in found) faults.push(found)
      else readings.push(found)
    }
  }
  return { readings, faults }
}

/** Mineral Commodity Summaries 2025: world mine and refinery output 2023 and 2024, capacity and reserves. */
export const usgsMcs2025: Manifest = {
  source: 'usgs-mcs-2025',
  publisher: 'U.S. Geological Survey',
  licence: 'public-domain',
  every: 'yearly, at the end of January',
  file: 'usgs/MCS2025_World_Data.csv',
  charset: 'utf-8',
  format: 'csv',
  expects: [500, 900],
  read: readEdition,
}
