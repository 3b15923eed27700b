import { mineralNamed } from '../../kernel/element.ts'
import { sayPlace } from '../../kernel/place.ts'
import type { Fault } from '../../kernel/read.ts'
import { stageNamed } from '../../kernel/stage.ts'
import { boundsOf } from '../cell.ts'
import { harvestOf } from '../manifest.ts'
import { materialPrinted } from '../material-printed.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import { readTable, type Columns, type Row, type Table } from '../table.ts'
import type { Shipment } from '../import-kind.ts'
import { amountReader, periodReader } from './amounts.ts'
import type { MappedField, Mapping } from './mapping.ts'

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const kinds = ['measured', 'estimated', 'derived', 'asserted', 'projected'] as const

/** Blank lines in place of those above the header, so that every other line keeps its number. */
function withoutAbove(text: string, above: number): string {
  if (above === 0) return text
  const lines = text.split('\n')
  return `${'\n'.repeat(above)}${lines.slice(above).join('\n')}`
}

interface Reader {
  readonly mapping: Mapping
  readonly table: Table
  readonly amount: ReturnType<typeof amountReader>
  readonly period: ReturnType<typeof periodReader>
}

/** Printed texts of a row by field, and where the value stands. */
function said({ mapping, table }: Reader, row: Row): (field: MappedField) => string {
  return (field) => {
    const column = mapping.columns[field]
    return column === undefined ? (mapping.constants[field] ?? '') : table.at(row, column).trim()
  }
}

function readRow(reader: Reader, row: Row): Reading | Fault {
  const { mapping, table, amount, period: periodOf } = reader
  const valueColumn = mapping.columns.value ?? ''
  const where = { line: row.line, column: table.column(valueColumn) }
  const at = said(reader, row)
  const called = (printed: string): string => mapping.names[printed] ?? printed
  const wrong = (kind: string, says: string): Fault => ({ kind, says, ...where })

  const place = at('geography') === '' ? '' : placePrinted(called(at('geography')))
  const counterpart = at('counterpart') === '' ? '' : placePrinted(called(at('counterpart')))
  const mineral = at('mineral') === '' ? '' : (mineralNamed(called(at('mineral'))) ?? materialPrinted(called(at('mineral'))))
  const stage = at('stage') === '' ? '' : stageNamed(at('stage'))
  const kind = at('kind') === '' ? 'asserted' : kinds.find((each) => each === at('kind'))
  if (place === undefined) return wrong('unknown-place', `"${at('geography')}" is no place`)
  if (counterpart === undefined) return wrong('unknown-place', `"${at('counterpart')}" is no place`)
  if (mineral === undefined) return wrong('unknown-mineral', `"${at('mineral')}" is a mineral nobody here knows`)
  if (stage === undefined) return wrong('unknown-stage', `"${at('stage')}" is no stage`)
  if (kind === undefined) return wrong('unknown-word', `"${at('kind')}" is not one of ${kinds.join(', ')}`)
  const period = periodOf(at('period'))
  if (!period.ok) return { ...period.fault, ...where }
  if (at('unit') === '') return wrong('unknown-unit', 'the unit is missing')

  const printed = table.at(row, valueColumn)
  const cell = amount(printed)
  if (!cell.ok) return { ...cell.fault, ...where }
  const bounds = boundsOf(cell.value, mapping.scale)
  for (const end of ['low', 'high'] as const) {
    if (at(end) === '') continue
    const found = amount(at(end))
    if (!found.ok) return { ...found.fault, ...where }
    if (found.value.value !== null) bounds[end] = Number((found.value.value * mapping.scale).toPrecision(15))
  }
  const isRange = bounds.low !== null && bounds.high !== null && bounds.low !== bounds.high && cell.value.operator === '='
  const subject = at('subject') || (place === '' ? '' : sayPlace(place))
  if (subject === '') return wrong('empty-cell', 'the row does not say what it is about')
  const about = [at('measure'), mineral, at('basis'), stage, place, counterpart, at('of'), at('unit'), at('scenario')]
  const key = [at('subject'), ...about].map(slug).filter((part) => part !== '')
  const named = (['geography', 'subject', 'counterpart', 'mineral'] as const)
    .filter((field) => mapping.columns[field] !== undefined)
    .map(at)
    .filter((name) => name !== '')
  return reading({
    id: `${mapping.source.id}.${key.join('.')}.${period.value.replaceAll('/', '-')}`,
    subject,
    measure: at('measure'),
    mineral,
    basis: at('basis') || 'none',
    stage,
    geography: place,
    counterpart,
    of: at('of'),
    period: period.value,
    unit: at('unit'),
    kind,
    scenario: at('scenario'),
    operator: isRange ? 'range' : cell.value.operator,
    ...bounds,
    text: cell.value.text,
    ...where,
    columnName: valueColumn,
    printed,
    // A table about one place names it in its title only; the printed value then is what ties the quote to the figure.
    names: named.length > 0 ? [...new Set(named)] : [printed],
    note: at('note'),
  })
}

/** Reads any delimited table by its mapping. */
export function readMapped(text: string, mapping: Mapping): Shipment {
  const { file, source, unread } = mapping
  const body = withoutAbove(text, file.above)
  const mapped = [...new Set(Object.values(mapping.columns))]
  const columns: Columns = {
    header: [...mapped, ...Object.keys(unread)],
    unread,
    anyOrder: true,
    delimiter: file.delimiter,
  }
  const said = { ...source, published: source.published as Shipment['source']['published'] }
  const table = readTable(body, columns)
  if (!table.ok) return { readings: [], faults: [table.fault], source: said }
  const reader = { mapping, table: table.value, amount: amountReader(mapping), period: periodReader(file.dates) }
  return {
    ...harvestOf(
      table.value.rows.map((row) => readRow(reader, row)),
      table.value,
    ),
    source: said,
  }
}
