import { sayPlace } from '../../kernel/place.ts'
import type { Fault } from '../../kernel/read.ts'
import { boundsOf, readCell } from '../cell.ts'
import { harvestOf, type Harvest } from '../manifest.ts'
import { placeOfRow } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Row, type Table } from '../table.ts'
import { columns, readRow as readRareEarths } from './bgs-wms.ts'

interface Series {
  readonly mineral: string
  readonly stage: 'mining' | 'refining'
  readonly basis: 'contained' | 'gross'
  /** What the series counts where a mineral has several that must never be added. */
  readonly of?: string
}

/** Commodities of the World Mineral Statistics by the name of their table. */
const series: Readonly<Record<string, Series>> = {
  'antimony, mine': { mineral: 'antimony', stage: 'mining', basis: 'contained' },
  'cobalt, mine': { mineral: 'cobalt', stage: 'mining', basis: 'contained' },
  'cobalt, refined': { mineral: 'cobalt', stage: 'refining', basis: 'contained' },
  'copper, mine': { mineral: 'copper', stage: 'mining', basis: 'contained' },
  'copper, refined': { mineral: 'copper', stage: 'refining', basis: 'contained' },
  'copper, smelter': { mineral: 'copper', stage: 'refining', basis: 'contained', of: 'smelter output, refined later' },
  'gallium, primary': { mineral: 'gallium', stage: 'refining', basis: 'contained' },
  'germanium metal': { mineral: 'germanium', stage: 'refining', basis: 'contained' },
  graphite: { mineral: 'graphite', stage: 'mining', basis: 'gross' },
  'lithium minerals': { mineral: 'lithium', stage: 'mining', basis: 'gross', of: 'lithium minerals table' },
  'magnesium metal, primary': { mineral: 'magnesium', stage: 'refining', basis: 'contained' },
  'manganese ore': { mineral: 'manganese', stage: 'mining', basis: 'gross' },
  'nickel, mine': { mineral: 'nickel', stage: 'mining', basis: 'contained' },
  'nickel, smelter/refinery': { mineral: 'nickel', stage: 'refining', basis: 'contained' },
  'tungsten, mine': { mineral: 'tungsten', stage: 'mining', basis: 'contained' },
  'platinum group metals, mine': { mineral: 'platinum_group_metals', stage: 'mining', basis: 'contained' },
}
const platinumGroup = new Set(['iridium', 'palladium', 'platinum', 'rhodium', 'ruthenium'])

const tonnesPer: Readonly<Record<string, number>> = {
  'tonnes (metric)': 1,
  'tonnes (metal content)': 1,
  'kilograms (metal content)': 0.001,
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** What a row counts: its series, with the kind of ore or metal where the table tells several apart. */
function seriesOf(commodity: string, sub: string): Series | undefined {
  const found = series[commodity]
  if (!found || sub === '') return found
  if (platinumGroup.has(sub.toLowerCase())) return { ...found, mineral: sub.toLowerCase() }
  const of = [found.of, sub].filter((part) => part !== undefined).join(': ')
  return { ...found, of, ...(/Li content/.test(sub) ? { basis: 'contained' as const } : {}) }
}

function readOther(table: Table, row: Row): Reading | Fault | undefined {
  const at = (name: string): string => table.at(row, name).trim()
  const counted = seriesOf(at('bgs_commodity_trans'), at('bgs_sub_commodity_trans'))
  if (!counted || at('bgs_statistic_type_trans') !== 'Production') return undefined
  const where = { line: row.line, column: table.column('quantity_in_book_style') }
  const country = at('country_trans')
  const found = placeOfRow(at('country_iso3_code'), country)
  const factor = tonnesPer[at('units')]
  const year = at('year').slice(0, 4)
  const printed = table.at(row, 'quantity_in_book_style')
  const cell = readCell(printed)
  // States that are gone (the Soviet Union, Yugoslavia, Czechoslovakia) are given to no successor.
  if (!found.ok) return { ...found.fault, ...where }
  if (factor === undefined) return { kind: 'unknown-unit', says: `"${at('units')}" is no unit of this table`, ...where }
  if (!/^\d{4}$/.test(year)) return { kind: 'unknown-date', says: `"${at('year')}" is no year`, ...where }
  if (!cell.ok) return { ...cell.fault, ...where }
  const place = found.value
  const { mineral, stage, basis, of = '' } = counted
  const notes = at('concat_figure_notes_text')
  return reading({
    id: `bgs-wms.${mineral}.${of === '' ? '' : `${slug(of)}.`}${stage}.${place}.${year}`,
    subject: sayPlace(place),
    measure: 'production',
    mineral,
    basis,
    stage,
    geography: place,
    of,
    period: year,
    unit: 't',
    kind: /estimate/i.test(notes) ? 'estimated' : 'measured',
    operator: cell.value.operator,
    ...boundsOf(cell.value, factor),
    text: cell.value.text,
    ...where,
    columnName: 'quantity_in_book_style',
    printed,
    names: [country],
    note: notes.replaceAll('|', ' '),
  })
}

/** Reads an extract of any commodity of the World Mineral Statistics that the desk follows; ferro-alloys are left aside. */
export function readEveryCommodity(text: string): Harvest {
  const table = readTable(text, columns)
  if (!table.ok) return { readings: [], faults: [table.fault] }
  const found = table.value.rows.flatMap((row) => readRareEarths(table.value, row) ?? readOther(table.value, row) ?? [])
  return harvestOf(found, table.value)
}
