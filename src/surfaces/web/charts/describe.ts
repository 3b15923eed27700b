import type { Chart, Drawing } from './chart.ts'
import { tableOf } from './table.ts'
import { plural } from '../say.ts'

const kinds: Readonly<Record<Drawing['kind'], string>> = {
  line: 'Line chart',
  bars: 'Bar chart',
  columns: 'Stages as columns of 100 percent',
  flow: 'Flow chart',
  map: 'World map',
  dots: 'Dots with intervals',
  scatter: 'Points by two numbers, with intervals',
}

/** Only so many numbers are spoken; the table has all of them. */
const mostSpoken = 8

/** What a reader who cannot see the picture is told: its kind, how much it shows, the first numbers, where the rest is. */
export function describe(chart: Chart): string {
  const { columns, rows } = tableOf(chart)
  const value = columns.findIndex(({ numeric }) => numeric)
  const told = rows.slice(0, mostSpoken).map(({ cells }) => {
    const words = cells.slice(0, value).filter((cell) => cell !== null && cell !== '')
    return `${words.join(', ')}: ${cells[value] ?? 'not stated'}`
  })
  const more = rows.length > told.length ? ` The table below has all ${rows.length}.` : ''
  return `${kinds[chart.drawing.kind]} of ${plural(rows.length, 'number')}. ${chart.subtitle}. ${told.join('; ')}.${more}`
}
