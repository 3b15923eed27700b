import type { Fault } from '../../kernel/read.ts'
import { sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import type { Harvest, Manifest } from '../manifest.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Row, type Table } from '../table.ts'
import { mineralOf, tonnesPerPrinted, basisOf, stageOfTable } from './minerals.ts'
import { readImportSource, readSalient } from './united-states.ts'

const header = [
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
  'Is critical mineral 2025',
  'Other notes',
] as const

/** Rows of the world tables that sum or split others and would be counted twice. */
const partial = /ilmenite|rutile|concentrate$|copper telluride$/i

function readWorldRow(table: Table, row: Row): Reading | Fault | undefined {
  const at = (name: (typeof header)[number]): string => table.at(row, name).trim()
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
    id: `usgs-mcs-2026.${mineral}.${measure === 'capacity' ? 'capacity' : stage}.${place}.${period}`,
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

function readEdition(text: string): Harvest {
  const table = readTable(text, header)
  if (!table.ok) return { readings: [], faults: [table.fault] }
  const readings: Reading[] = []
  const faults: Fault[] = []
  for (const row of table.value.rows) {
    const section = table.value.at(row, 'Section')
    const found = section.startsWith('World')
      ? readWorldRow(table.value, row)
      : section === 'Import Sources'
        ? readImportSource(table.value, row)
        : section.startsWith('Salient')
          ? readSalient(table.value, row)
          : undefined
    if (found === undefined) continue
    if ('says' in found) faults.push(found)
    else readings.push(found)
  }
  return { readings, faults }
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
  read: readEdition,
}
