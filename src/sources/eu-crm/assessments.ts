import type { Fault } from '../../kernel/read.ts'
import { boundsOf, readCell } from '../cell.ts'
import { harvestOf, type Harvest, type Manifest } from '../manifest.ts'
import { materialPrinted } from '../material-printed.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Row, type Table } from '../table.ts'

const columns = { header: ['Material', 'Year', 'SR', 'EI'] } as const

const measured = [
  { column: 'SR', measure: 'supply_risk', slug: 'supply-risk' },
  { column: 'EI', measure: 'economic_importance', slug: 'economic-importance' },
] as const

function readRow(table: Table, row: Row): (Reading | Fault)[] {
  const name = table.at(row, 'Material').replace(/\s+/g, ' ').trim()
  const mineral = materialPrinted(name)
  const year = table.at(row, 'Year').trim()
  if (!mineral) return [{ kind: 'unknown-mineral', says: `"${name}" is a material nobody here knows`, line: row.line }]
  if (!/^20\d\d$/.test(year)) return [{ kind: 'unknown-date', says: `"${year}" is no year of an assessment`, line: row.line }]
  return measured.map((each) => readIndex(table, row, each, { name, mineral, year }))
}

function readIndex(
  table: Table,
  row: Row,
  { column, measure, slug }: (typeof measured)[number],
  { name, mineral, year }: { readonly name: string; readonly mineral: string; readonly year: string },
): Reading | Fault {
  const printed = table.at(row, column)
  const where = { line: row.line, column: table.column(column) }
  // The table's own mark for a material that a year's assessment left out.
  const cell = printed.trim() === '-' ? undefined : readCell(printed)
  if (cell && !cell.ok) return { ...cell.fault, ...where }
  const printedName = table.at(row, 'Material')
  return reading({
    id: `eu-crm-2023-assessments.${mineral}.${slug}.${year}`,
    subject: name,
    measure,
    mineral,
    basis: 'none',
    stage: '',
    geography: 'EU',
    period: year,
    unit: 'index',
    kind: 'estimated',
    ...(cell ? { operator: cell.value.operator, ...boundsOf(cell.value, 1), text: cell.value.text } : { text: 'not assessed' }),
    ...where,
    columnName: column,
    printed,
    // A name may run over a line end in the file, and stands there so.
    names: printedName === name ? [name] : [printedName, name],
    note: `Criticality assessment of ${year}`,
  })
}

/** Supply risk and economic importance of every material in the Commission's five assessments, 2011 to 2023. */
export const euAssessments: Manifest = {
  source: 'eu-crm-2023-assessments',
  publisher: 'European Commission',
  licence: 'cc-by-4.0',
  every: 'every three years',
  charset: 'latin-1',
  format: 'csv',
  file: 'eu/eu_crm2023_sr_ei_over_time.csv',
  expects: [700, 800],
  columns,
  read(text): Harvest {
    const table = readTable(text, columns)
    if (!table.ok) return { readings: [], faults: [table.fault] }
    return harvestOf(
      table.value.rows.flatMap((row) => readRow(table.value, row)),
      table.value,
    )
  },
}
