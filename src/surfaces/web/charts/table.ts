import type { Amount, Chart, Drawing } from './chart.ts'
import { intervalOf, known } from './numbers.ts'
import { sayUnit } from '../say.ts'
import { sayMoment, sayWhole } from './words.ts'

export interface TableColumn {
  readonly title: string
  readonly numeric: boolean
}

/** The numbers of a chart, one a row, exactly as they were given: what the picture rounds, the table does not. */
export interface ChartTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly { readonly cells: readonly (string | number | null)[]; readonly receipts: readonly string[] }[]
}

interface Row {
  readonly words: readonly string[]
  readonly amount: Amount
  readonly remark?: string | undefined
}

const monthOrYear = (axis: 'year' | 'month' | undefined): string => (axis === 'month' ? 'Month' : 'Year')

/** Which words name a number of this kind of drawing, and the numbers. */
function rowsOf(drawing: Drawing): { readonly heads: readonly string[]; readonly unit: string; readonly rows: readonly Row[] } {
  switch (drawing.kind) {
    case 'line':
      return {
        heads: ['Series', monthOrYear(drawing.axis)],
        unit: drawing.unit,
        rows: drawing.series.flatMap(({ name, points }) =>
          points.map((point) => ({
            words: [name, sayMoment(point.x, drawing.axis)],
            amount: point,
            remark: point.projected === true ? 'projected' : undefined,
          })),
        ),
      }
    case 'bars': {
      const parted = drawing.rows.some(({ parts }) => parts.some(({ name }) => name !== undefined))
      return {
        heads: parted ? ['Row', 'Part'] : ['Row'],
        unit: drawing.unit,
        rows: drawing.rows.flatMap(({ label, parts }) =>
          (parts.length === 0 ? [{ value: null }] : parts).map((part) => ({
            words: parted ? [label, ('name' in part ? part.name : undefined) ?? ''] : [label],
            amount: part,
          })),
        ),
      }
    }
    case 'columns':
      return {
        heads: ['Stage', 'Place', 'Counted as'],
        unit: 'percent',
        rows: drawing.columns.flatMap(({ title, note, parts, none }): Row[] =>
          parts.length === 0
            ? [{ words: [title, '', note], amount: { value: null }, remark: none }]
            : parts.map((part) => ({ words: [title, part.name, note], amount: part })),
        ),
      }
    case 'flow': {
      const names = new Map(drawing.columns.flatMap(({ nodes }) => nodes.map(({ id, name }) => [id, name] as const)))
      return {
        heads: ['From', 'To'],
        unit: drawing.unit,
        rows: drawing.links.map((link) => ({
          words: [names.get(link.from) ?? link.from, names.get(link.to) ?? link.to],
          amount: link,
        })),
      }
    }
    case 'map':
      return {
        heads: ['Place', 'Code'],
        unit: drawing.unit,
        rows: drawing.places.map((place) => ({ words: [place.name, place.place], amount: place })),
      }
    case 'scatter':
      return {
        heads: ['Row', drawing.across.title],
        unit: drawing.up.unit,
        rows: drawing.points.map((point) => ({
          words: [point.label, sayWhole(point.across, drawing.across.unit)],
          amount: point,
        })),
      }
    case 'dots':
      return {
        heads: ['Row', 'Detail'],
        unit: drawing.unit,
        rows: [
          ...drawing.rows.map((row) => ({ words: [row.label, row.detail ?? ''], amount: row })),
          ...(drawing.marks ?? []).map(({ label, value }) => ({
            words: [label, ''],
            amount: { value },
            remark: 'line to compare with',
          })),
        ],
      }
  }
}

/** The table of a chart. Columns that would be empty in every row (interval, remark, detail) are left out. */
export function tableOf({ drawing }: Pick<Chart, 'drawing'>): ChartTable {
  const { heads, unit, rows } = rowsOf(drawing)
  const hasInterval = rows.some(({ amount }) => intervalOf(amount) !== null)
  const remarkOf = ({ remark, amount }: Row): string =>
    [remark, amount.note].filter((each) => each !== undefined && each !== '').join('; ')
  const hasRemark = rows.some((row) => remarkOf(row) !== '')
  const kept = heads.map((_, index) => index === 0 || rows.some(({ words }) => (words[index] ?? '') !== ''))
  const said = sayUnit(unit).trim()
  const value = said === '' ? 'Value' : said === '%' ? 'Percent' : said.charAt(0).toUpperCase() + said.slice(1)
  return {
    columns: [
      ...heads.filter((_, index) => kept[index]).map((title) => ({ title, numeric: false })),
      { title: value, numeric: true },
      ...(hasInterval
        ? [
            { title: 'Low', numeric: true },
            { title: 'High', numeric: true },
          ]
        : []),
      ...(hasRemark ? [{ title: 'Remark', numeric: false }] : []),
    ],
    rows: rows.map((row) => {
      const interval = intervalOf(row.amount)
      return {
        cells: [
          ...row.words.filter((_, index) => kept[index]),
          known(row.amount.value),
          ...(hasInterval ? [interval?.[0] ?? null, interval?.[1] ?? null] : []),
          ...(hasRemark ? [remarkOf(row)] : []),
        ],
        receipts: row.amount.receipts ?? [],
      }
    }),
  }
}
