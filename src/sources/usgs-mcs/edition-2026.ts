import type { Fault } from '../../kernel/read.ts'
import { sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import { harvestOf, type Harvest, type Manifest } from '../manifest.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Columns, type Row, type Table } from '../table.ts'
import { mineralOf, tonnesPerPrinted, basisOf, stageOfTable } from './minerals.ts'
import { readImportSource, readSalient } from './united-states.ts'

/** The columns of a commodities data release; `listYear` is that of the list of critical minerals it marks. */
export const columnsOf = (listYear: string): Columns => ({
  header: [
    'MCS chapter',
    'Section',
    'Commodity',
    'Country',
    'Statistics',
    'Statistics_detail',
    'Unit',
    'Year',
    'Value',
    'Notes',
    `Is critical mineral ${listYear}`,
    'Other notes',
  ],
  unread: {
    [`Is critical mineral ${listYear}`]: 'lists of critical minerals are events of the timeline, each from its own notice',
  },
})

/** A release carries the year of its list in the header; the list is that of the last column but one. */
const listYearIn = (text: string): string => /Is critical mineral (\d{4})/.exec(text.slice(0, 400))?.[1] ?? '2025'

/** Rows of the world tables that sum or split others and would be counted twice. */
const partial = /ilmenite|rutile|concentrate$|copper telluride$/i

function readWorldRow(table: Table, row: Row, edition: string): Reading | Fault | undefined {
  const at = (name: string): string => table.at(row, name).trim()
  const mineral = mineralOf(at('Commodity'))
  const detail = at('Statistics_detail').replace(/: rounded$/, '')
  const stage = stageOfTable(detail)
  if (!mineral || !stage || partial.test(detail)) return undefined
  const printedPlace = at('Country')
  const place = placePrinted(printedPlace)
  const factor = tonnesPerPrinted[at('Unit')]
  const printed = table.at(row, 'Value')
  const cell = readCell(printed)
  const where = { line: row.line, column: table.column('Value') }
  if (!place) return { kind: 'unknown-place', says: `"${printedPlace}" is no place`, ...where }
  if (factor === undefined) return { kind: 'unknown-unit', says: `"${at('Unit')}" is no unit of mass`, ...where }
  if (!cell.ok) return { ...cell.fault, ...where }
  const measure = stage === 'reserve' ? 'reserves' : /capacity/i.test(detail) ? 'capacity' : 'production'
  // Printed in tonnes, yet smaller than a year's output: thousands were meant. A reading that has to be corrected is left out.
  if (mineral === 'vanadium' && measure === 'reserves') return undefined
  const notes = at('Notes')
  const period = at('Year')
  return reading({
    id: `usgs-mcs-${edition}.${mineral}.${measure === 'capacity' ? 'capacity' : stage}.${place}.${period}`,
    subject: sayPlace(place),
    measure,
    mineral,
    // Manganese is dug and held in reserve by gross weight; only its output is given as content.
    basis: measure === 'reserves' && /^\(Data in [^)]*gross weight/.test(at('Other notes')) ? 'gross' : basisOf(mineral),
    stage,
    geography: place,
    period,
    unit: unitOf(mineral, measure),
    kind: /estimated/i.test(notes) ? 'estimated' : 'measured',
    operator: cell.value.operator,
    ...boundsOf(cell.value, factor),
    text: cell.value.text,
    ...where,
    columnName: 'Value',
    printed,
    names: [printedPlace],
    note: notes,
  })
}

/** Tonnes of oxide are named so; capacity is per year. */
export const unitOf = (mineral: string, measure: string): string =>
  `${mineral === 'rare_earths' ? 't_REO' : 't'}${measure === 'capacity' ? '/yr' : ''}`

/** The edition: it comes out in the year after the last one it tells of, and after the list of critical minerals that it marks. */
function editionOf(table: Table, listYear: string): string {
  let last = Number(listYear)
  for (const row of table.rows) {
    const year = Number(table.at(row, 'Year').trim())
    if (Number.isInteger(year) && year > last && year < 2100) last = year
  }
  return String(last + 1)
}

/** Reads a commodities data release of any edition in this layout. The edition is that of the file's name where it has one. */
export function readCommodities(text: string, fileName = ''): Harvest & { readonly edition: string } {
  const listYear = listYearIn(text)
  const table = readTable(text, columnsOf(listYear))
  if (!table.ok) return { readings: [], faults: [table.fault], edition: '' }
  const edition = /MCS(20\d\d)/i.exec(fileName)?.[1] ?? editionOf(table.value, listYear)
  const found = table.value.rows.flatMap((row): (Reading | Fault)[] => {
    const section = table.value.at(row, 'Section')
    const each = section.startsWith('World')
      ? readWorldRow(table.value, row, edition)
      : section === 'Import Sources'
        ? readImportSource(table.value, row, edition)
        : section.startsWith('Salient')
          ? readSalient(table.value, row, edition)
          : undefined
    return each === undefined ? [] : [each]
  })
  return { ...harvestOf(found, table.value), edition }
}

/** Mineral Commodity Summaries 2026: world tables, US salient statistics and import sources of the minerals we follow. */
export const usgsMcs2026: Manifest = {
  source: 'usgs-mcs-2026',
  publisher: 'U.S. Geological Survey',
  licence: 'public-domain',
  every: 'yearly, at the end of January',
  file: 'usgs/MCS2026_Commodities_Data.csv',
  charset: 'windows-1252',
  format: 'csv',
  expects: [1000, 1600],
  columns: columnsOf('2025'),
  read: (text) => readCommodities(text),
}
