import { sayPlace } from '../../kernel/place.ts'
import type { Fault } from '../../kernel/read.ts'
import { harvestOf, type Harvest } from '../manifest.ts'
import { placeOfRow } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Columns, type Row, type Table } from '../table.ts'

/** One dimension over the years, one row per country and year. */
export const historyColumns: Columns = {
  header: ['country_iso3', 'country', 'year', 'pv_estimate', 'pv_normalized_0_1', 'dimension', 'source_id'],
  unread: {
    pv_normalized_0_1: 'follows from the estimate, and prints nought where there is none',
    source_id: 'names the collection it was taken from',
  },
}

/** The mean of the six dimensions, one row per country. */
export const meanColumns: Columns = {
  header: ['country_iso3', 'country_iso2', 'country', 'wgi_mean6_estimate', 'vintage', 'source_id', 'locator'],
  unread: {
    country_iso2: 'the country by another code',
    source_id: 'names the collection it was taken from',
    locator: 'names the file of the collection it was taken from',
  },
}

/** Codes that the World Bank uses for places which ISO calls otherwise. */
const ofTheBank: Readonly<Record<string, string>> = { ROM: 'ROU', ZAR: 'COD', TMP: 'TLS', WBG: 'PSE', ADO: 'AND' }

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, '-')

interface Cell {
  readonly id: string
  readonly of: string
  readonly period: string
  readonly column: string
  readonly note: string
}

function readEstimate(table: Table, row: Row, about: Cell): Reading | Fault {
  const where = { line: row.line, column: table.column(about.column) }
  const code = table.at(row, 'country_iso3').trim()
  const country = table.at(row, 'country').trim()
  const found = placeOfRow(ofTheBank[code] ?? code, country)
  if (!found.ok) return { ...found.fault, ...where }
  const place = found.value
  const printed = table.at(row, about.column)
  const isMissing = ['nan', '..', '#N/A', ''].includes(printed.trim())
  const value = Number(printed)
  if (!isMissing && !/^-?\d+(\.\d+)?$/.test(printed.trim()))
    return { kind: 'unknown-cell', says: `"${printed}" is neither a number nor a mark that this reader knows`, ...where }
  // The indicators are normal with mean nought; beyond 3.5 something else was printed (a rank, a percentage).
  if (!isMissing && Math.abs(value) > 3.5)
    return { kind: 'out-of-range', says: `${printed} is no estimate, which lies between -2.5 and 2.5`, ...where }
  if (printed.trim() === '') return { kind: 'empty-cell', says: 'the estimate is empty', ...where }
  return reading({
    id: `${about.id}.${place}.${about.period.replace('/', '-')}`,
    subject: sayPlace(place),
    measure: 'governance',
    mineral: '',
    basis: 'none',
    stage: '',
    geography: place,
    of: about.of,
    period: about.period,
    unit: 'index',
    kind: 'estimated',
    ...(isMissing ? { text: 'not available' } : { value, low: value, high: value }),
    ...where,
    columnName: about.column,
    printed,
    names: [country],
    note: about.note,
  })
}

/** Reads the history of one dimension, in the tables at hand political stability. */
export function readGovernanceHistory(text: string): Harvest {
  const table = readTable(text, historyColumns)
  if (!table.ok) return { readings: [], faults: [table.fault] }
  const found = table.value.rows.map((row): Reading | Fault => {
    const year = table.value.at(row, 'year').trim()
    const of = table.value.at(row, 'dimension').trim()
    if (!/^(?:19|20)\d\d$/.test(year)) return { kind: 'unknown-date', says: `"${year}" is no year`, line: row.line }
    if (of === '') return { kind: 'empty-cell', says: 'the row does not say which dimension it is about', line: row.line }
    return readEstimate(table.value, row, { id: `wb-wgi-history.${slug(of)}`, of, period: year, column: 'pv_estimate', note: '' })
  })
  return harvestOf(found, table.value)
}

/** The span of years in which the latest year of each country lies: "latest year available 2015-2024". */
const vintage = /\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b/

/** Reads the mean of the six dimensions in each country's latest year. */
export function readGovernanceMean(text: string): Harvest {
  const table = readTable(text, meanColumns)
  if (!table.ok) return { readings: [], faults: [table.fault] }
  const found = table.value.rows.map((row): Reading | Fault => {
    const printed = table.value.at(row, 'vintage').trim()
    const years = vintage.exec(printed)
    if (!years) return { kind: 'unknown-date', says: `"${printed}" names no span of years`, line: row.line }
    return readEstimate(table.value, row, {
      id: 'wb-wgi.mean-of-six',
      of: 'mean of the six dimensions',
      period: `${years[1]}/${years[2]}`,
      column: 'wgi_mean6_estimate',
      note: `${printed[0]?.toUpperCase()}${printed.slice(1)}`,
    })
  })
  return harvestOf(found, table.value)
}
