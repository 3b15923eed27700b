import type { Fault } from '../../kernel/read.ts'
import { readRows, type RowReader } from '../bundle-rows.ts'
import { baselineElements, groundKinds, type BaselineBook, type Deposit, type Ground, type Stated } from './book.ts'

const grounds = ['kind', 'source', 'locator', 'note']

/** Reads `baseline/*.csv`. A source nobody knows, and a number without a source that is not said to be assumed, are faults. */
export function readBaseline(
  files: ReadonlyMap<string, string>,
  sources: { has(id: string): boolean },
  faults: Fault[],
): BaselineBook {
  const rows = <T>(name: string, header: readonly string[], read: (row: RowReader, file: string) => T): T[] =>
    readRows(files, `baseline/${name}.csv`, header, faults, (row) => read(row, `${name}.csv`))
  const amount = (row: RowReader, column: string): number => {
    if (row.text(column) === '') row.required(column)
    return row.number(column) ?? 0
  }
  const ground = (row: RowReader, file: string): Ground => {
    const kind = row.oneOf('kind', groundKinds)
    const source = row.optional('source')
    // The one record that is no document: two dated events of the ledger.
    if (source !== null && source !== 'event' && !sources.has(source))
      row.complain('source', 'unknown-source', `no source is called "${source}"`)
    if (source === null && kind !== 'assumed') row.complain('source', 'empty-cell', `a number that is ${kind} needs its source`)
    return { kind, source, locator: row.text('locator'), note: row.text('note'), at: `${file}:${row.line}` }
  }
  const stated = (row: RowReader, file: string, column: string): Stated => ({
    ...ground(row, file),
    value: amount(row, column),
    cv: amount(row, 'cv'),
  })
  const deposits = rows(
    'deposits',
    ['deposit', ...baselineElements, 'cv_light', 'cv_heavy', ...grounds],
    (row, file): Deposit => ({
      ...ground(row, file),
      id: row.required('deposit'),
      percent: baselineElements.map((element) => amount(row, element)),
      cvLight: amount(row, 'cv_light'),
      cvHeavy: amount(row, 'cv_heavy'),
    }),
  )
  return {
    places: rows('places', ['place', 'region', 'deposit', 'note'], (row) => ({
      place: row.required('place'),
      region: row.required('region'),
      deposit: row.optional('deposit'),
    })),
    deposits: new Map(deposits.map((deposit) => [deposit.id, deposit])),
    grades: rows('grades', ['grade', 'title', 'element', 'content', 'finishing', ...grounds], (row, file) => ({
      ...ground(row, file),
      grade: row.required('grade'),
      title: row.required('title'),
      element: row.oneOf('element', baselineElements),
      content: amount(row, 'content'),
      finishing: amount(row, 'finishing'),
    })),
    routes: rows('routes', ['stage', 'from', 'to', 'share', 'cv', ...grounds], (row, file) => ({
      ...stated(row, file, 'share'),
      stage: row.required('stage'),
      from: row.required('from'),
      to: row.required('to'),
    })),
    makers: rows('makers', ['stage', 'place', 'share', 'cv', ...grounds], (row, file) => ({
      ...stated(row, file, 'share'),
      stage: row.required('stage'),
      place: row.required('place'),
    })),
    industries: rows('industries', ['industry', 'title', 'share', 'cv', 'high_temperature', 'smco', ...grounds], (row, file) => ({
      ...stated(row, file, 'share'),
      industry: row.required('industry'),
      title: row.required('title'),
      highTemperature: amount(row, 'high_temperature'),
      smco: amount(row, 'smco'),
    })),
    parameters: rows('parameters', ['parameter', 'of', 'value', 'cv', ...grounds], (row, file) => ({
      ...stated(row, file, 'value'),
      parameter: row.required('parameter'),
      of: row.required('of'),
    })),
    lags: rows('lags', ['from', 'to', 'months', 'kind', 'note'], (row) => ({
      from: row.required('from'),
      to: row.required('to'),
      months: amount(row, 'months'),
    })),
    trade: rows('magnet-trade', ['exporter', 'importer', 'value_kusd', 'quantity_t', 'rows', 'line'], (row) => ({
      exporter: row.required('exporter'),
      importer: row.required('importer'),
      value: amount(row, 'value_kusd'),
      line: amount(row, 'line'),
    })),
  }
}
