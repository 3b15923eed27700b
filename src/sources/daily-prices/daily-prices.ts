import { readDay } from '../../kernel/day.ts'
import { mineralNamed } from '../../kernel/element.ts'
import type { Fault } from '../../kernel/read.ts'
import { readCell } from '../cell.ts'
import { harvestOf, type Harvest } from '../manifest.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Columns, type Row, type Table } from '../table.ts'

/** Daily quotations of the Korean resource service. */
export const komisColumns: Columns = {
  header: ['item', 'label_in_source', 'grade', 'date', 'value', 'unit', 'source_id', 'locator'],
  unread: {
    label_in_source: 'the item in Korean',
    source_id: 'names the collection it was taken from',
    locator: 'names the file of the collection it was taken from',
  },
}

/** Quotations of the Chinese market with the lowest, the highest and the average of a day. */
export const chinaOxideColumns: Columns = {
  header: ['item', 'date', 'low', 'high', 'average', 'unit_note', 'source_id'],
  unread: { source_id: 'names the collection it was taken from' },
}

const units: Readonly<Record<string, string>> = { 'USD/kg': 'USD/kg', 'USD/mt': 'USD/t', 'USD/t': 'USD/t', 'CNY/kg': 'CNY/kg' }

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** A printed price above nought, or why it is none. */
function priceIn(table: Table, row: Row, column: string): number | Fault {
  const where = { line: row.line, column: table.column(column) }
  const printed = table.at(row, column)
  const cell = readCell(printed)
  if (!cell.ok) return { ...cell.fault, ...where }
  const { value, operator } = cell.value
  if (value === null || operator !== '=') return { kind: 'unknown-cell', says: `"${printed}" is no price`, ...where }
  return value > 0 ? value : { kind: 'out-of-range', says: `a price of ${printed} is none`, ...where }
}

function readKomis(table: Table, row: Row): Reading | Fault {
  const at = (name: string): string => table.at(row, name).trim()
  const where = { line: row.line, column: table.column('value') }
  const mineral = mineralNamed(at('item'))
  const day = readDay(at('date'))
  const unit = units[at('unit')]
  const value = priceIn(table, row, 'value')
  if (!mineral) return { kind: 'unknown-mineral', says: `"${at('item')}" is a mineral nobody here knows`, ...where }
  if (!day.ok) return { ...day.fault, ...where }
  if (unit === undefined) return { kind: 'unknown-unit', says: `"${at('unit')}" is no unit of price`, ...where }
  if (typeof value !== 'number') return value
  return reading({
    id: `komis.${mineral}.${slug(at('grade'))}.${day.value}`,
    subject: `${at('item')}, ${at('grade')}`,
    measure: 'price',
    mineral,
    basis: 'money',
    // The grade says how pure it is, not whether it is an oxide or a metal.
    stage: '',
    geography: '',
    of: at('grade'),
    period: day.value,
    unit,
    kind: 'measured',
    value,
    low: value,
    high: value,
    ...where,
    columnName: 'value',
    printed: table.at(row, 'value'),
    names: [at('item')],
    note: '',
    known: day.value,
  })
}

function readChinaOxide(table: Table, row: Row): Reading | Fault {
  const at = (name: string): string => table.at(row, name).trim()
  const where = { line: row.line, column: table.column('average') }
  const mineral = mineralNamed(at('item').replace(/ oxide$/, ''))
  const day = readDay(at('date'))
  const [low, high, value] = (['low', 'high', 'average'] as const).map((column) => priceIn(table, row, column))
  if (!mineral) return { kind: 'unknown-mineral', says: `"${at('item')}" is a mineral nobody here knows`, ...where }
  if (!day.ok) return { ...day.fault, ...where }
  if (typeof low === 'object') return low
  if (typeof high === 'object') return high
  if (typeof value === 'object') return value
  if (low === undefined || high === undefined || value === undefined) throw new RangeError('three prices make a row')
  if (low > high) return { kind: 'out-of-range', says: `the lowest price ${low} is above the highest ${high}`, ...where }
  if (value < low || value > high)
    return { kind: 'average-outside-range', says: `the average ${value} lies outside ${low} to ${high}`, ...where }
  const stated = units[at('unit_note')]
  return reading({
    id: `china-oxide-prices.${mineral}.${day.value}`,
    subject: at('item'),
    measure: 'price',
    mineral,
    basis: 'money',
    stage: 'separation',
    geography: 'CHN',
    of: 'Chinese domestic market',
    period: day.value,
    // A price without a unit cannot be compared with any other, and says so.
    unit: stated ?? 'unit not stated',
    kind: 'measured',
    operator: 'range',
    value,
    low,
    high,
    ...where,
    columnName: 'average',
    printed: table.at(row, 'average'),
    names: [at('item')],
    note: stated === undefined ? at('unit_note') : '',
    known: day.value,
  })
}

const readerOf =
  (columns: Columns, readRow: (table: Table, row: Row) => Reading | Fault) =>
  (text: string): Harvest => {
    const table = readTable(text, columns)
    if (!table.ok) return { readings: [], faults: [table.fault] }
    return harvestOf(
      table.value.rows.map((row) => readRow(table.value, row)),
      table.value,
    )
  }

/** A price is known on its day: each reading says so itself. */
export const readKomisPrices = readerOf(komisColumns, readKomis)

/** The same, for quotations with a range. An average outside its own range is put aside with the reason. */
export const readChinaOxidePrices = readerOf(chinaOxideColumns, readChinaOxide)
