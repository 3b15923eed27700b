import { mineralNamed } from '../kernel/element.ts'
import { readPeriod } from '../kernel/period.ts'
import { isPlace } from '../kernel/place.ts'
import { operators } from '../kernel/quantity.ts'
import type { Fault } from '../kernel/read.ts'
import { isStage } from '../kernel/stage.ts'
import type { Receipt } from '../receipts/receipt.ts'
import type { Source } from '../sources/source.ts'
import { cellReceipt, citedReceipt } from './bundle-receipts.ts'
import { readRows, type RowReader } from './bundle-rows.ts'
import { bases, kinds, ledgerMeasures } from './definition.ts'
import type { Figure } from './figure.ts'
import { sayFigure } from './say-figure.ts'

export const figureHeader = [
  'id',
  'subject',
  'measure',
  'mineral',
  'basis',
  'stage',
  'geography',
  'counterpart',
  'of',
  'period',
  'unit',
  'kind',
  'scenario',
  'operator',
  'value',
  'low',
  'high',
  'text',
  'source',
  'line',
  'column',
  'column_name',
  'path',
  'printed',
  'names',
  'known',
  'note',
] as const

/** A figure with the receipt of the cell or report it rests on. */
export interface Sourced {
  readonly figure: Figure
  readonly receipt: Receipt
}

/** Complains about a definition that is not in the vocabulary; a figure without a definition is no figure. */
function checkDefinition(row: RowReader): void {
  const mineral = row.text('mineral')
  if (mineral !== '' && mineralNamed(mineral) !== mineral) row.complain('mineral', 'unknown-mineral', `"${mineral}"`)
  const stage = row.text('stage')
  if (stage !== '' && !isStage(stage)) row.complain('stage', 'unknown-stage', `"${stage}"`)
  for (const column of ['geography', 'counterpart'])
    if (row.text(column) !== '' && !isPlace(row.text(column))) row.complain(column, 'unknown-place', `"${row.text(column)}"`)
  const period = readPeriod(row.required('period'))
  if (!period.ok) row.complain('period', period.fault.kind, period.fault.says)
}

/** Low, value and high in order, and words where there is no number. */
function checkAmount(row: RowReader, figure: Figure): void {
  const { value, low, high, text } = figure
  if (value === null && text === null) row.complain('value', 'empty-cell', 'there is neither a value nor a text')
  if (value === null && (low !== null || high !== null)) row.complain('low', 'not-a-number', 'bounds without a value')
  if (value !== null && ((low !== null && low > value) || (high !== null && high < value)))
    row.complain('value', 'not-a-number', 'the value lies outside its bounds')
  if (figure.measure.endsWith('_share') && figure.of === null) row.complain('of', 'empty-cell', 'a share of what?')
}

function receiptOf(row: RowReader, source: Source, figure: Figure): Receipt {
  const printedNames = row.list('names')
  if (printedNames.length === 0) row.complain('names', 'empty-cell', 'names is empty: nothing ties the row to its subject')
  const path = row.text('path')
  const line = row.number('line')
  const column = row.number('column')
  const columnName = row.text('column_name')
  if (path === '' && line === null) {
    const summary = `${sayFigure(figure)}${figure.note === '' ? '' : ` (${figure.note})`}`
    return citedReceipt(source, figure.id, [...new Set([figure.subject, ...printedNames])], summary, figure.known)
  }
  if (source.file === '') row.complain('source', 'unknown-word', `${source.id} names no file, so a place in it means nothing`)
  const place = { printed: row.required('printed'), path, line, column, columnName }
  return cellReceipt(source, figure, printedNames, { file: source.file, ...place }, source.published)
}

function readFigure(row: RowReader, sources: ReadonlyMap<string, Source>): Sourced | undefined {
  const source = sources.get(row.required('source'))
  if (!source) {
    row.complain('source', 'unknown-source', `no source is called "${row.text('source')}"`)
    return undefined
  }
  checkDefinition(row)
  const figure: Figure = {
    id: row.required('id'),
    subject: row.required('subject'),
    measure: row.oneOf('measure', ledgerMeasures),
    mineral: row.optional('mineral'),
    basis: row.oneOf('basis', bases),
    stage: row.optional('stage'),
    geography: row.optional('geography'),
    counterpart: row.optional('counterpart'),
    of: row.optional('of'),
    period: row.text('period'),
    unit: row.required('unit'),
    kind: row.oneOf('kind', kinds),
    scenario: row.optional('scenario'),
    operator: row.oneOf('operator', operators),
    value: row.number('value'),
    low: row.number('low'),
    high: row.number('high'),
    text: row.optional('text'),
    publisher: source.publisher,
    sourceId: source.id,
    edition: source.edition,
    rank: source.rank,
    known: row.day('known') ?? source.published,
    receipts: [],
    from: [],
    note: row.text('note'),
  }
  checkAmount(row, figure)
  const receipt = receiptOf(row, source, figure)
  return { figure: { ...figure, receipts: [receipt.id] }, receipt }
}

/** Figures of every table under `figures/`, in the order of file names, each with its receipt. Ids are unique across files. */
export function readFigures(
  files: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Source>,
  faults: Fault[],
): Sourced[] {
  const tables = [...files.keys()].filter((name) => /^figures\/[^/]+\.csv$/.test(name)).toSorted()
  const found = tables.flatMap((file) => readRows(files, file, figureHeader, faults, (row) => readFigure(row, sources)))
  const ids = new Set<string>()
  for (const { figure } of found) {
    if (ids.has(figure.id)) faults.push({ kind: 'repeated-id', says: `two figures are called ${figure.id}` })
    ids.add(figure.id)
  }
  return found
}
