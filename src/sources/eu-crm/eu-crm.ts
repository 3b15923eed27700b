import { mineralNamed } from '../../kernel/element.ts'
import type { Fault } from '../../kernel/read.ts'
import { sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import type { Harvest, Manifest } from '../manifest.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Row, type Table } from '../table.ts'

const header = ['Material', 'Stage', 'Country', 'Share', 't'] as const

/** Materials of the study that the desk follows beside the single rare earths. */
const followed: Record<string, string> = {
  Gallium: 'gallium',
  Germanium: 'germanium',
  Antimony: 'antimony',
  Bismuth: 'bismuth',
  Magnesium: 'magnesium',
  Tungsten: 'tungsten',
  'Natural Graphite': 'graphite',
  'Natural graphite': 'graphite',
  Lithium: 'lithium',
  Cobalt: 'cobalt',
  Scandium: 'scandium',
  Yttrium: 'yttrium',
  Niobium: 'niobium',
  Tantalum: 'tantalum',
  Vanadium: 'vanadium',
}
const rareEarths = new Set(
  'Lanthanum Cerium Praseodymium Neodymium Samarium Europium Gadolinium Terbium Dysprosium Holmium Erbium Thulium Ytterbium Lutetium'.split(
    ' ',
  ),
)
const oxides = new Set(['scandium', 'yttrium'])

/** E is extraction and P processing in the study's tables. */
const stages: Record<string, 'mining' | 'refining'> = { E: 'mining', P: 'refining' }

interface Scope {
  readonly source: string
  readonly measure: string
  readonly of: string
}

function readRow(table: Table, row: Row, scope: Scope): Reading | Fault | undefined {
  const material = table.at(row, 'Material').trim()
  const mineral = rareEarths.has(material) ? mineralNamed(material) : followed[material]
  if (!mineral) return undefined
  const stage = stages[table.at(row, 'Stage').trim()]
  const printedPlace = table.at(row, 'Country').trim()
  const place = placePrinted(printedPlace)
  const printed = table.at(row, 'Share')
  const where = { line: row.line, column: table.column('Share') }
  const cell = readCell(printed)
  if (!stage) return { kind: 'unknown-stage', says: `"${table.at(row, 'Stage')}" is neither E nor P`, ...where }
  if (!place) return { kind: 'unknown-place', says: `"${printedPlace}" is no place`, ...where }
  if (!cell.ok) return { ...cell.fault, ...where }
  const isWorld = scope.of === 'WORLD'
  return reading({
    id: `${scope.source}.${mineral}.${stage}.${place}`,
    subject: isWorld ? sayPlace(place) : 'European Union',
    measure: scope.measure,
    mineral,
    basis: rareEarths.has(material) || oxides.has(mineral) ? 'element' : mineral === 'graphite' ? 'gross' : 'contained',
    stage,
    geography: isWorld ? place : 'EU',
    counterpart: isWorld ? '' : place,
    of: scope.of,
    period: '2016/2020',
    unit: 'percent',
    kind: 'estimated',
    operator: cell.value.operator,
    ...boundsOf(cell.value, 1),
    text: cell.value.text,
    ...where,
    columnName: 'Share',
    printed,
    names: [printedPlace],
    note: `${material}, ${stage === 'mining' ? 'extraction' : 'processing'}, average 2016-2020`,
  })
}

const reader =
  (scope: Scope) =>
  (text: string): Harvest => {
    const table = readTable(text, header)
    if (!table.ok) return { readings: [], faults: [table.fault] }
    const found = table.value.rows.flatMap((row) => readRow(table.value, row, scope) ?? [])
    return {
      readings: found.filter((each): each is Reading => 'id' in each),
      faults: found.filter((each): each is Fault => 'says' in each),
    }
  }

const study = {
  publisher: 'European Commission',
  licence: 'cc-by-4.0',
  every: 'every three years',
  charset: 'latin-1',
  format: 'csv',
} as const

/** Study on the critical raw materials for the EU 2023: who supplies the world, per material and stage. */
export const euCrm2023: Manifest = {
  ...study,
  source: 'eu-crm-2023',
  file: 'eu/eu_crm2023_global_supply_shares_t.csv',
  expects: [300, 500],
  read: reader({ source: 'eu-crm-2023', measure: 'production_share', of: 'WORLD' }),
}

/** The same study: who supplies the European Union. */
export const euCrm2023Sourcing: Manifest = {
  ...study,
  source: 'eu-crm-2023-sourcing',
  file: 'eu/eu_crm2023_eu_supply_shares_t.csv',
  expects: [80, 400],
  read: reader({ source: 'eu-crm-2023-sourcing', measure: 'supply_share', of: 'EU' }),
}
