import { stringify } from 'csv-stringify/sync'
import type { Chart } from './chart.ts'
import { tableOf } from './table.ts'
import { publicationsOf } from './source.ts'

/** A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers, negative ones too. */
export const neutralised = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' && /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell

/** The numbers of a chart with their receipts, source and licence in every row; unknown is an empty cell. */
export function csvOf(chart: Chart): string {
  const { columns, rows } = tableOf(chart)
  const byId = new Map(chart.receipts.map((receipt) => [receipt.id, receipt]))
  const heads = [...columns.map(({ title }) => title), 'Receipts', 'Source', 'Licence']
  const body = rows.map(({ cells, receipts }) => {
    const of = receipts.flatMap((id) => byId.get(id) ?? [])
    const publications = publicationsOf(of.length > 0 ? of : chart.receipts)
    const [sources, licences] = [publications.map(({ says }) => says), [...new Set(publications.map(({ licence }) => licence))]]
    return [...cells, receipts.join(' '), sources.join('; '), licences.join('; ')].map(neutralised)
  })
  // Spreadsheets take UTF-8 for what it is only if it begins with this mark.
  return `\ufeff${stringify([heads, ...body], { record_delimiter: 'windows' })}`
}
