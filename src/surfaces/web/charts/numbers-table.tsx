import type { Chart, LineDrawing } from './chart.ts'
import { tableOf, type ChartTable } from './table.ts'
import { known } from './numbers.ts'
import { sayMoment, sayWhole } from './words.ts'
import { sayNumber } from '../say.ts'

/** As many digits as help a reader; the CSV has them all. */
const cellText = (cell: string | number | null): string =>
  cell === null ? 'not stated' : typeof cell === 'number' ? sayNumber(cell) : cell

const Receipts = ({ ids, of }: { ids: readonly string[]; of: string }) => (
  <td class="receipt-links">
    {ids.slice(0, 3).map((id, index) => (
      <a href={`/receipt/${encodeURIComponent(id)}`}>
        <span class="unseen">{of}: receipt </span>
        {index + 1}
      </a>
    ))}
  </td>
)

const Rows = ({ table, label }: { table: ChartTable; label: string }) => {
  const receipts = table.rows.some((row) => row.receipts.length > 0)
  const first = table.columns.findIndex(({ numeric }) => numeric)
  return (
    <table class="numbers" aria-label={label}>
      <thead>
        <tr>
          {table.columns.map(({ title, numeric }) => (
            <th scope="col" class={numeric ? 'number' : undefined}>
              {title}
            </th>
          ))}
          {receipts ? <th scope="col">Receipts</th> : null}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ cells, receipts: ids }) => (
          <tr>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th scope="row">{cellText(cell)}</th>
              ) : (
                <td class={table.columns[index]?.numeric === true ? 'number' : undefined}>
                  {index !== first && cell === null ? '' : cellText(cell)}
                </td>
              ),
            )}
            {receipts ? (
              <Receipts
                ids={ids}
                of={cells
                  .slice(0, first)
                  .filter((cell) => cell !== '')
                  .join(', ')}
              />
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Series side by side, a moment a row: what a person compares. Each number leads to its receipt. */
const SeriesRows = ({ drawing, label }: { drawing: LineDrawing; label: string }) => {
  const moments = [...new Set(drawing.series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((a, b) => b - a)
  return (
    <table class="numbers" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{drawing.axis === 'month' ? 'Month' : 'Year'}</th>
          {drawing.series.map(({ name }) => (
            <th scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moments.map((x) => (
          <tr>
            <th scope="row">{sayMoment(x, drawing.axis)}</th>
            {drawing.series.map(({ points }) => {
              const point = points.find((each) => each.x === x)
              if (point === undefined) return <td class="number">–</td>
              const [id] = point.receipts ?? []
              const says = known(point.value) === null ? sayWhole(point, drawing.unit) : sayWhole(point, 'none')
              return (
                <td class="number">
                  {id === undefined ? says : <a href={`/receipt/${encodeURIComponent(id)}`}>{says}</a>}
                  {point.projected === true ? <small> projected</small> : null}
                  {point.note === undefined || point.note === '' ? null : <small> {point.note}</small>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The numbers of a chart for reading, each with its receipts one step away. */
export const NumbersTable = ({ chart }: { chart: Chart }) =>
  chart.drawing.kind === 'line' ? (
    <SeriesRows drawing={chart.drawing} label={`Numbers: ${chart.title}`} />
  ) : (
    <Rows table={tableOf(chart)} label={`Numbers: ${chart.title}`} />
  )
