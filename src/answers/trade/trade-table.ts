import { integer, number, tableOf, text, type AnswerTable } from '../exporting/table.ts'
import type { TradeAnswer } from './shapes.ts'

interface Row {
  readonly part: 'exporter' | 'importer' | 'flow' | 'year' | 'month' | 'exporter reports' | 'importer reports'
  readonly period: string
  readonly goods: string
  readonly exporter: string
  readonly importer: string
  readonly value: number | null
  readonly quantity: number | null
  readonly unitValue: number | null
  readonly share: number | null
  readonly line: number | null
  readonly series: string
  readonly receipts: readonly string[]
}

/** Everything the answer counts as one table; `part` says what a row is, and rows of different parts are never to be added. */
export function tradeTable(answer: TradeAnswer): AnswerTable {
  const { definition, code } = answer
  const filesOf = (series: string): string[] =>
    answer.datasets.filter((each) => each.series === series).map(({ receipt }) => receipt)
  const series = definition?.series ?? ''
  const period =
    definition === null ? '' : definition.from === definition.to ? String(definition.from) : `${definition.from}/${definition.to}`
  const row = (over: Partial<Row> & Pick<Row, 'part' | 'value' | 'quantity' | 'unitValue' | 'receipts'>): Row => ({
    goods: code.code,
    share: null,
    line: null,
    series,
    period,
    exporter: '',
    importer: '',
    ...over,
  })
  const side =
    (part: 'exporter' | 'importer') =>
    (each: TradeAnswer['exporters'][number]): Row =>
      row({
        part,
        exporter: part === 'exporter' ? each.place : '',
        importer: part === 'importer' ? each.place : '',
        value: each.value,
        quantity: each.quantity,
        unitValue: each.unitValue,
        share: each.share,
        receipts: filesOf(series),
      })
  const rows: Row[] = [
    ...answer.exporters.map(side('exporter')),
    ...answer.importers.map(side('importer')),
    ...answer.flows.map((flow): Row =>
      row({
        part: 'flow',
        period: String(flow.year),
        goods: flow.code,
        exporter: flow.exporter,
        importer: flow.importer,
        value: flow.value,
        quantity: flow.quantity,
        unitValue: flow.unitValue,
        line: flow.line,
        receipts: [flow.receipt],
      }),
    ),
    ...(answer.mirror?.pairs ?? []).flatMap((pair) =>
      [['exporter reports', pair.exporterSays] as const, ['importer reports', pair.importerSays] as const].map(
        ([part, says]): Row =>
          row({
            part,
            period: String(pair.year),
            goods: pair.code,
            exporter: pair.exporter,
            importer: pair.importer,
            value: says.value,
            quantity: says.quantity,
            unitValue: says.unitValue,
            line: says.line,
            series: 'comtrade',
            receipts: [says.receipt],
          }),
      ),
    ),
    ...answer.years.map((year): Row =>
      row({
        part: 'year',
        period: String(year.year),
        exporter: '',
        importer: '',
        value: year.value,
        quantity: year.quantity,
        unitValue: year.unitValue,
        series: year.series,
        receipts: filesOf(year.series),
      }),
    ),
    ...answer.months.map((month): Row =>
      row({
        part: 'month',
        period: month.month,
        goods: month.goods,
        exporter: month.exporter,
        importer: month.importer,
        value: month.value,
        quantity: month.quantity,
        unitValue: month.unitValue,
        series: month.series,
        receipts: month.receipts,
      }),
    ),
  ]
  return tableOf(
    rows,
    [
      text('part', 'what the row is; rows of different parts are never to be added', (row) => row.part),
      text('period', 'year, month or span of years', (row) => row.period),
      text('goods', 'HS code, or what was counted instead', (row) => row.goods),
      text('exporter', 'ISO 3166 alpha-3, or the code of a residual area', (row) => row.exporter),
      text('importer', 'ISO 3166 alpha-3, or the code of a residual area', (row) => row.importer),
      number('value_usd', 'US dollars', (row) => row.value),
      number('quantity_kg', 'kilograms, empty when not stated', (row) => row.quantity),
      number('unit_value_usd_kg', 'US dollars a kilogram over what states a weight', (row) => row.unitValue),
      number('share_percent', 'percent of the value of all places', (row) => row.share),
      text('series', 'which table it stands in', (row) => row.series),
      integer('line', 'line of the file the receipt is of', (row) => row.line),
    ],
    (row) => [...row.receipts],
  )
}
