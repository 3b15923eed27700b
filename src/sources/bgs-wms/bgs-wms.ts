import type { Fault } from '../../kernel/read.ts'
import { isPlace, sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import { harvestOf, type Harvest, type Manifest } from '../manifest.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Columns, type Row, type Table } from '../table.ts'

const header = [
  'x',
  'y',
  'country_iso3_code',
  'erml_group',
  'sdmx_translation',
  'pole_of_inaccessibility_longitude',
  'erml_commodity',
  'units',
  'year',
  'pole_of_inaccessibility_latitude',
  'erml_sub_commodity',
  'concat_table_notes_code',
  'yearbook_table_id',
  'cgi_commodity_url',
  'quantity',
  'yearbook_table_trans',
  'bgs_commodity_code',
  'concat_table_notes_text',
  'bgs_statistic_type_trans',
  'bgs_commodity_trans',
  'quantity_in_book_style',
  'concat_figure_notes_code',
  'country_trans',
  'bgs_sub_commodity_trans',
  'data_precision_description',
  'concat_figure_notes_text',
  'country_iso2_code',
  'sdmx_code',
] as const

const whereOnMap = 'where on a map the country is, which the desk takes from its code'
const otherVocabulary = 'the same commodity in another vocabulary'

/** An extract gives these columns in any order. */
export const columns: Columns = {
  header,
  anyOrder: true,
  unread: {
    x: whereOnMap,
    y: whereOnMap,
    pole_of_inaccessibility_longitude: whereOnMap,
    pole_of_inaccessibility_latitude: whereOnMap,
    erml_group: otherVocabulary,
    erml_commodity: otherVocabulary,
    erml_sub_commodity: otherVocabulary,
    cgi_commodity_url: otherVocabulary,
    bgs_commodity_code: otherVocabulary,
    country_iso2_code: 'the country by another code',
    quantity: 'the number without the marks of the printed table; the printed form is read',
    yearbook_table_id: "number of the yearbook's table",
    yearbook_table_trans: "heading of the yearbook's table",
    concat_table_notes_code: 'letters of the notes whose text is read',
    concat_figure_notes_code: 'letters of the notes whose text is read',
    data_precision_description: 'says in words what the printed mark says',
    sdmx_code: 'says in a letter what the printed mark says',
    sdmx_translation: 'says in words what the printed mark says',
  },
}

/**
 * The table of minerals counts gross tonnes of concentrate "with the exception of the data for China" (in some years
 * also the USA or the former Soviet Union), which are oxide. Those rows are kept on the oxide basis, as the note says.
 */
function isOxideByNote(country: string, tableNotes: string, figureNotes: string): boolean {
  if (/^REO content/m.test(figureNotes.replaceAll('|', '\n'))) return true
  const found = /With the exception of the data for ([^,]*(?:, [^,]*)*?),? figures in this table refer to gross/.exec(tableNotes)
  return found !== null && (found[1] ?? '').split(/, | and /).some((name) => country === name.replace(/^the former /, ''))
}

/** A row of the two rare-earth series; undefined for other commodities. */
export function readRow(table: Table, row: Row): Reading | Fault | undefined {
  const at = (name: (typeof header)[number]): string => table.at(row, name).trim()
  const commodity = at('bgs_commodity_trans')
  if (at('bgs_statistic_type_trans') !== 'Production' || !commodity.startsWith('rare earth')) return undefined
  const where = { line: row.line, column: table.column('quantity_in_book_style') }
  const country = at('country_trans')
  // The state is gone and has no code of today; its output (6 rows, 1988 to 1993) is given to no successor.
  if (country === 'Soviet Union') return undefined
  const code = at('country_iso3_code')
  const place = isPlace(code) ? code : placePrinted(country)
  if (!place) return { kind: 'unknown-place', says: `"${country}" has no present-day code`, ...where }
  if (at('units') !== 'tonnes (metric)') return { kind: 'unknown-unit', says: `"${at('units')}" is not tonnes`, ...where }
  const printed = table.at(row, 'quantity_in_book_style')
  const cell = readCell(printed)
  if (!cell.ok) return { ...cell.fault, ...where }
  const mineralName = at('bgs_sub_commodity_trans')
  const isOxide = commodity === 'rare earth oxides'
  const year = at('year').slice(0, 4)
  const series = isOxide ? 'rare_earths' : `rare_earth_minerals.${(mineralName || 'unspecified').toLowerCase()}`
  const notes = at('concat_figure_notes_text')
  const isOxideBasis = isOxide || isOxideByNote(country, at('concat_table_notes_text'), notes)
  return reading({
    id: `bgs-wms.${series}.mining.${place}.${year}`,
    subject: sayPlace(place),
    measure: 'production',
    mineral: 'rare_earths',
    basis: isOxideBasis ? 'all_reo' : 'gross',
    stage: 'mining',
    geography: place,
    of: isOxide ? '' : `rare earth minerals table${mineralName ? `: ${mineralName}` : ''}`,
    period: year,
    unit: isOxideBasis ? 't_REO' : 't',
    kind: /estimate/i.test(notes) ? 'estimated' : 'measured',
    operator: cell.value.operator,
    ...boundsOf(cell.value, 1),
    text: cell.value.text,
    ...where,
    columnName: 'quantity_in_book_style',
    printed,
    names: [country],
    note: notes.replaceAll('|', ' '),
  })
}

/** World Mineral Statistics: the series of rare earth oxides and, apart from it, the older one of rare earth minerals. */
export const bgsWms: Manifest = {
  source: 'bgs-wms',
  publisher: 'British Geological Survey',
  licence: 'ogl-3.0',
  every: 'yearly, in spring',
  file: 'bgs/BGS_REs_production.csv.gz',
  charset: 'utf-8',
  format: 'csv',
  expects: [600, 700],
  columns,
  read(text): Harvest {
    const table = readTable(text, columns)
    if (!table.ok) return { readings: [], faults: [table.fault] }
    const found = table.value.rows.flatMap((row) => readRow(table.value, row) ?? [])
    return harvestOf(found, table.value)
  },
}
