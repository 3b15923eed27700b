import { elementsOf } from '../../kernel/element.ts'
import type { Fault } from '../../kernel/read.ts'
import { sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import { harvestOf, type Harvest, type Manifest } from '../manifest.ts'
import { isCountedGross, materialPrinted } from '../material-printed.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Row, type Table } from '../table.ts'

export const columns = { header: ['Material', 'Stage', 'Country', 'Share', 't'] } as const

/** Materials of the study whose shares are bundled beside those of the single rare earths; an import reads every material. */
const followed: ReadonlySet<string> = new Set(
  'gallium germanium antimony bismuth magnesium tungsten graphite lithium cobalt scandium yttrium niobium tantalum vanadium'.split(
    ' ',
  ),
)

/** E is extraction and P processing in the study's tables. */
const stages: Record<string, 'mining' | 'refining'> = { E: 'mining', P: 'refining' }

interface Scope {
  readonly source: string
  readonly measure: string
  readonly of: string
  readonly everything: boolean
}

/** Scandium and yttrium are rare earths whose refined form the study gives as oxide; like the others they are single elements. */
const isElement = (mineral: string): boolean => elementsOf(mineral).length === 1

/** The share of a country in a stage of a material, and the factor t that the study gives its trade in it. */
function readRow(table: Table, row: Row, scope: Scope): (Reading | Fault)[] {
  const material = table.at(row, 'Material').trim()
  const mineral = materialPrinted(material)
  const where = { line: row.line, column: table.column('Share') }
  if (!mineral) return [{ kind: 'unknown-mineral', says: `"${material}" is a material nobody here knows`, ...where }]
  if (!scope.everything && !isElement(mineral) && !followed.has(mineral)) return []
  const stage = stages[table.at(row, 'Stage').trim()]
  const printedPlace = table.at(row, 'Country').trim()
  const place = placePrinted(printedPlace)
  if (!stage) return [{ kind: 'unknown-stage', says: `"${table.at(row, 'Stage')}" is neither E nor P`, ...where }]
  if (!place) return [{ kind: 'unknown-place', says: `"${printedPlace}" is no place`, ...where }]
  const isWorld = scope.of === 'WORLD'
  const share = {
    id: `${scope.source}.${mineral}.${stage}.${place}`,
    subject: isWorld ? sayPlace(place) : 'European Union',
    measure: scope.measure,
    mineral,
    basis: isElement(mineral) || elementsOf(mineral).length > 0 ? 'element' : isCountedGross(mineral) ? 'gross' : 'contained',
    stage,
    geography: isWorld ? place : 'EU',
    counterpart: isWorld ? '' : place,
    of: scope.of,
    period: '2016/2020',
    unit: 'percent',
    kind: 'estimated',
    names: [printedPlace],
    note: `${material}, ${stage === 'mining' ? 'extraction' : 'processing'}, average 2016-2020`,
  } as const
  const parameter = {
    ...share,
    id: `${share.id}.t`,
    measure: 'trade_parameter',
    basis: 'none',
    of: isWorld ? '' : 'EU',
    unit: 'factor',
    note: `${share.note}. Factor t of the trade with the European Union: below 1 with an agreement, above 1 with restrictions`,
  }
  return [readCellAs(table, row, 'Share', share), readCellAs(table, row, 't', parameter)]
}

type Said = Omit<Parameters<typeof reading>[0], 'printed'>

function readCellAs(table: Table, row: Row, column: string, said: Said): Reading | Fault {
  const printed = table.at(row, column)
  const where = { line: row.line, column: table.column(column) }
  const cell = readCell(printed)
  if (!cell.ok) return { ...cell.fault, ...where }
  const { operator, text } = cell.value
  return reading({ ...said, operator, ...boundsOf(cell.value, 1), text, ...where, columnName: column, printed })
}

const readerOf =
  (scope: Scope) =>
  (text: string): Harvest => {
    const table = readTable(text, columns)
    if (!table.ok) return { readings: [], faults: [table.fault] }
    const found = table.value.rows.flatMap((row) => readRow(table.value, row, scope))
    return harvestOf(found, table.value)
  }

const study = {
  publisher: 'European Commission',
  licence: 'cc-by-4.0',
  every: 'every three years',
  charset: 'latin-1',
  format: 'csv',
} as const

const world = { source: 'eu-crm-2023', measure: 'production_share', of: 'WORLD' } as const
const sourcing = { source: 'eu-crm-2023-sourcing', measure: 'supply_share', of: 'EU' } as const

/** Study on the critical raw materials for the EU 2023: who supplies the world, per material and stage. */
export const euCrm2023: Manifest = {
  ...study,
  source: 'eu-crm-2023',
  file: 'eu/eu_crm2023_global_supply_shares_t.csv',
  expects: [900, 1000],
  columns,
  read: readerOf({ ...world, everything: false }),
}

/** The same study: who supplies the European Union. */
export const euCrm2023Sourcing: Manifest = {
  ...study,
  source: 'eu-crm-2023-sourcing',
  file: 'eu/eu_crm2023_eu_supply_shares_t.csv',
  expects: [300, 400],
  columns,
  read: readerOf({ ...sourcing, everything: false }),
}

/** The two tables with every material of the study, as an import reads them. */
export const readEveryMaterial = {
  world: readerOf({ ...world, everything: true }),
  sourcing: readerOf({ ...sourcing, everything: true }),
}
