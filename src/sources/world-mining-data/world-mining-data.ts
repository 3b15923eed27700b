import { sayPlace } from '../../kernel/place.ts'
import { read, type Fault } from '../../kernel/read.ts'
import { boundsOf, readCell } from '../cell.ts'
import { harvestOf, type Harvest } from '../manifest.ts'
import { isCountedGross, materialPrinted } from '../material-printed.ts'
import { placeOfRow } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Columns, type Row, type Table } from '../table.ts'

/** The yearly tables of World Mining Data as one long table, one row per material, country and year. */
export const columns: Columns = {
  header: ['material', 'country', 'country_iso3', 'year', 'value', 'unit', 'kind', 'source_id', 'locator'],
  unread: {
    source_id: 'names the table in the collection it was taken from',
    locator: 'names the table in the collection it was taken from',
  },
}

/** Metals that are won by smelting or as a by-product of refining; everything else is the output of mines and wells. */
const refined = new Set('aluminium arsenic cadmium gallium germanium indium rhenium selenium tellurium'.split(' '))

/** Materials whose printed name the vocabulary spells otherwise. What is counted stands in brackets and is read apart. */
const named: Readonly<Record<string, string>> = {
  beryllium: 'beryllium',
  'diamonds (gem)': 'diamonds',
  'diamonds (ind)': 'diamonds',
  'gypsum and anhydrite': 'gypsum',
  iron: 'iron_ore',
  'salt (rock, brines, marine)': 'salt',
  'sulfur (elementar & industrial)': 'sulphur',
  'oil sands (part of petroleum)': 'oil_sands',
  'talc, steatite & pyrophyllite': 'talc',
  'kaolin (china-clay)': 'kaolin',
}

/** Tonnes of a compound are not tonnes of the metal: such masses carry the compound in their unit and are never compared with others. */
const compound = /\(((?:[A-Z][a-z]?\d*){2,})\)$/

interface Counted {
  readonly mineral: string
  readonly unit: string
  readonly of: string
}

function countedIn(material: string): Counted | undefined {
  const found = compound.exec(material)
  const bare = material.replace(/ \((?:[A-Z][A-Za-z0-9]*|conc\.)\)$/, '').toLowerCase()
  const mineral = named[material.toLowerCase()] ?? named[bare] ?? materialPrinted(bare)
  if (!mineral) return undefined
  const of = material.endsWith('(conc.)') ? 'concentrate' : mineral === 'diamonds' ? material : ''
  return { mineral, unit: mineral === 'rare_earths' ? 't_REO' : found ? `t_${found[1]}` : 't', of }
}

/** What one of the printed units is, and how the ledger writes it. */
const units: Readonly<Record<string, { readonly factor: number; readonly unit?: string }>> = {
  'metr. t': { factor: 1 },
  kg: { factor: 0.001 },
  ct: { factor: 1, unit: 'carat' },
  'Mio m3': { factor: 1_000_000, unit: 'm3' },
}

function readRow(table: Table, row: Row): Reading | Fault {
  const at = (name: string): string => table.at(row, name).trim()
  const where = { line: row.line, column: table.column('value') }
  const counted = countedIn(at('material'))
  const country = at('country')
  const found = country === 'Total' ? read('WORLD') : placeOfRow(at('country_iso3'), country)
  const measured = units[at('unit')]
  const printed = table.at(row, 'value')
  const cell = readCell(printed)
  if (!counted) return { kind: 'unknown-mineral', says: `"${at('material')}" is a material nobody here knows`, ...where }
  if (!found.ok) return { ...found.fault, ...where }
  if (!measured) return { kind: 'unknown-unit', says: `"${at('unit')}" is no unit of this table`, ...where }
  if (!/^\d{4}$/.test(at('year'))) return { kind: 'unknown-date', says: `"${at('year')}" is no year`, ...where }
  if (!cell.ok) return { ...cell.fault, ...where }
  const place = found.value
  const { mineral, of } = counted
  const stage = refined.has(mineral) ? 'refining' : 'mining'
  return reading({
    id: `world-mining-data.${mineral}.${of === '' ? '' : `${of.toLowerCase().replace(/[^a-z]+/g, '-')}.`}${stage}.${place}.${at('year')}`,
    subject: sayPlace(place),
    measure: 'production',
    mineral,
    basis: mineral === 'rare_earths' ? 'all_reo' : isCountedGross(mineral) || of !== '' ? 'gross' : 'contained',
    stage,
    geography: place,
    of,
    period: at('year'),
    unit: measured.unit ?? counted.unit,
    kind: /estimat/i.test(at('kind')) ? 'estimated' : 'measured',
    operator: cell.value.operator,
    ...boundsOf(cell.value, measured.factor),
    text: cell.value.text,
    ...where,
    columnName: 'value',
    printed,
    names: [country],
    note: at('material'),
  })
}

/** Reads production by country of all materials. The table may be used and not be passed on, so it is only ever imported. */
export function readWorldMiningData(text: string): Harvest {
  const table = readTable(text, columns)
  if (!table.ok) return { readings: [], faults: [table.fault] }
  return harvestOf(
    table.value.rows.map((row) => readRow(table.value, row)),
    table.value,
  )
}
