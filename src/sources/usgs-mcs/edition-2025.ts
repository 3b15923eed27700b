import type { Fault } from '../../kernel/read.ts'
import { sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import { harvestOf, type Harvest, type Manifest } from '../manifest.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Columns, type Row, type Table } from '../table.ts'
import { unitOf } from './edition-2026.ts'
import { basisOf, mineralOf, stageOfTable, tonnesPerPrinted } from './minerals.ts'

/** A world data release gives two years, the later one estimated, and names both in its header. */
interface Edition {
  readonly edition: string
  readonly before: string
  readonly year: string
}

/** The columns of an edition. The blank after `EST_` is the publisher's. */
export const columnsOf = ({ before, year }: Pick<Edition, 'before' | 'year'>): Columns => ({
  header: [
    'SOURCE',
    'COMMODITY',
    'COUNTRY',
    'TYPE',
    'UNIT_MEAS',
    `PROD_${before}`,
    `PROD_EST_ ${year}`,
    'PROD_NOTES',
    `CAP_${before}`,
    `CAP_EST_ ${year}`,
    'CAP_NOTES',
    `RESERVES_${year}`,
    'RESERVE_NOTES',
  ],
  unread: { [`CAP_${before}`]: 'capacity is followed for the latest year of an edition only' },
})

/** Header of a world data release, with the two years it is about. */
const firstLine = /^\uFEFF?SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_(\d{4}),PROD_EST_ ?(\d{4}),/

interface Wanted {
  readonly column: string
  readonly measure: 'production' | 'capacity' | 'reserves'
  readonly period: string
  readonly notes: string
}
const wantedIn = ({ before, year }: Edition): readonly Wanted[] => [
  { column: `PROD_${before}`, measure: 'production', period: before, notes: 'PROD_NOTES' },
  { column: `PROD_EST_ ${year}`, measure: 'production', period: year, notes: 'PROD_NOTES' },
  { column: `CAP_EST_ ${year}`, measure: 'capacity', period: year, notes: 'CAP_NOTES' },
  { column: `RESERVES_${year}`, measure: 'reserves', period: year, notes: 'RESERVE_NOTES' },
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
  { edition, reserve }: { readonly edition: Edition; readonly reserve: ReserveNotes },
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
  const isEstimate = column.period === edition.year ? !/^reported$/i.test(notes) : /estimated/i.test(notes)
  return reading({
    id: `usgs-mcs-${edition.edition}.${mineral}.${column.measure === 'capacity' ? 'capacity' : placeInChain}.${place}.${column.period}`,
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

/** The edition of a world data release, from its header and its column SOURCE; undefined when the file is none. */
export function worldReleaseIn(text: string): Edition | undefined {
  const years = firstLine.exec(text)
  if (!years) return undefined
  const [, before = '', year = ''] = years
  const named = /^\s*MCS ?(\d{4}),/m.exec(text.slice(years[0].length))
  return { edition: named?.[1] ?? String(Number(year) + 1), before, year }
}

/** Reads a world data release of any edition in this layout: mine and refinery output of two years, capacity and reserves. */
export function readWorldRelease(text: string): Harvest {
  const edition = worldReleaseIn(text) ?? { edition: '2025', before: '2023', year: '2024' }
  const table = readTable(text, columnsOf(edition))
  if (!table.ok) return { readings: [], faults: [table.fault] }
  const found: (Reading | Fault)[] = []
  const about = { edition, reserve: reserveNotes(table.value) }
  for (const row of table.value.rows) {
    const source = table.value.at(row, 'SOURCE').trim()
    if (source !== `MCS${edition.edition}`) {
      found.push({ kind: 'unknown-edition', says: `a row of "${source}" in an edition of ${edition.edition}`, line: row.line })
      continue
    }
    const stage = stageOfTable(table.value.at(row, 'TYPE').trim())
    const mineral = mineralOf(table.value.at(row, 'COMMODITY'))
    if (!mineral || !stage) continue
    for (const column of wantedIn(edition)) {
      // Copper has a mine row and a refinery row per country; reserves belong to the mine row.
      if (column.measure === 'reserves' && stage !== 'mining') continue
      const each = readCellOf(table.value, row, mineral, stage, column, about)
      if (each !== undefined) found.push(each)
    }
  }
  return harvestOf(found, table.value)
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
  columns: columnsOf({ before: '2023', year: '2024' }),
  read: readWorldRelease,
}
