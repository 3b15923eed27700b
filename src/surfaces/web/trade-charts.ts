import type { BarRow, Chart, LineDrawing, Series, Tone } from './charts/chart.ts'
import type { TradeAnswer } from './questions.ts'
import { sayAmount, sayNumber } from './say.ts'

const percent = (value: number): string => `${sayNumber(Math.round(value * 10) / 10)}%`
const period = ({ from, to }: NonNullable<TradeAnswer['definition']>): string => (from === to ? String(from) : `${from}–${to}`)
const lines: readonly Tone[] = ['lead', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** Receipts of the files a series stands in. */
const receiptsOf = (answer: TradeAnswer, series: readonly string[]): TradeAnswer['receipts'] => {
  const files = new Set(answer.datasets.filter((each) => series.includes(each.series)).map(({ receipt }) => receipt))
  return answer.receipts.filter(({ id }) => files.has(id))
}

/** Shares of one side of the trade, largest first. */
export function sideChart(answer: TradeAnswer, side: 'exporters' | 'importers'): Chart | null {
  const { definition, code } = answer
  const rows = answer[side]
  const [first] = rows
  if (definition === null || first === undefined) return null
  const receipts = receiptsOf(answer, [definition.series])
  const verb = side === 'exporters' ? 'sells' : 'buys'
  const rest = answer.counts[side] - Math.min(rows.length, 10)
  return {
    name: side,
    title: `${first.name} ${verb} ${percent(first.share)} of the trade`,
    subtitle: `Share of the value of HS ${code.code} by ${side.slice(0, -1)}, percent, ${period(definition)}, ${definition.flow === 'reconciled' ? 'reconciled flows' : 'as reported by customs'}${rest > 0 ? `; ${rest} more places are not drawn` : ''}`,
    receipts,
    note: `Shares computed from ${definition.publisher}${definition.release === '' ? '' : `, release ${definition.release}`}`,
    drawing: {
      kind: 'bars',
      unit: 'percent',
      rows: rows.slice(0, 10).map((row, index): BarRow => ({
        label: row.name,
        parts: [
          {
            value: row.share,
            tone: index === 0 ? 'lead' : 'rest',
            receipts: receipts.map(({ id }) => id),
            note: sayAmount(row.value, 'USD'),
          },
        ],
      })),
    },
  }
}

/** Only so many flows can be told apart in one picture; all are in the table of the page. */
const mostFlows = 12

/** Who ships to whom: the largest flows as streams, each as wide as its value. */
export function flowsChart(answer: TradeAnswer): Chart | null {
  const { definition, code } = answer
  const flows = answer.flows.slice(0, mostFlows)
  const [first] = flows
  if (definition === null || first === undefined) return null
  const nodes = (side: 'exporter' | 'importer') =>
    [...new Map(flows.map((flow) => [flow[side], flow[`${side}Name`]])).entries()].map(([place, name]) => ({
      id: `${side} ${place}`,
      name,
      tone: place === 'CHN' ? ('lead' as const) : ('rest' as const),
    }))
  return {
    name: 'flows',
    title: `The largest flow goes from ${first.exporterName} to ${first.importerName}: ${sayNumber(first.value / 1e6)} million US dollars`,
    subtitle: `Value of HS ${code.code}, million US dollars, ${period(definition)}; the ${flows.length} largest flows`,
    receipts: receiptsOf(answer, [definition.series]),
    drawing: {
      kind: 'flow',
      unit: 'million USD',
      columns: [
        { title: 'From', nodes: nodes('exporter') },
        { title: 'To', nodes: nodes('importer') },
      ],
      links: flows.map((flow) => ({
        from: `exporter ${flow.exporter}`,
        to: `importer ${flow.importer}`,
        value: flow.value / 1e6,
        receipts: [flow.receipt],
        note: `line ${flow.line}`,
      })),
    },
  }
}

/** Value over the years, one line for each table it was taken from: tables are not joined into one line. */
export function yearsChart(answer: TradeAnswer): Chart | null {
  const series = [...new Set(answer.years.map((year) => year.series))]
  const [first, last] = [answer.years[0], answer.years.at(-1)]
  if (answer.years.length < 2 || first === undefined || last === undefined) return null
  const receipts = receiptsOf(answer, series)
  const drawing: LineDrawing = {
    kind: 'line',
    unit: 'million USD',
    series: series.map((name, index): Series => ({
      name,
      tone: lines[index] ?? 'rest',
      points: answer.years
        .filter((year) => year.series === name)
        .map((year) => ({
          x: year.year,
          value: year.value / 1e6,
          receipts: answer.datasets.filter((each) => each.series === name).map(({ receipt }) => receipt),
          note: year.coverage === 'all' ? undefined : year.coverage,
        })),
    })),
  }
  return {
    name: 'years',
    title: `${sayNumber(last.value / 1e6)} million US dollars in ${last.year}, ${sayNumber(first.value / 1e6)} in ${first.year}`,
    subtitle: `Value of HS ${answer.code.code}, million US dollars a year; tables of different coverage are drawn as different lines`,
    receipts,
    drawing,
  }
}

/** Weight by month: one line for each thing that was counted, because a group, a code and a customs heading are different goods. */
export function monthsChart(answer: TradeAnswer): Chart | null {
  const months = answer.months.filter(
    ({ importer, quantity }) => (importer === 'WORLD' || importer === 'LISTED') && quantity !== null,
  )
  const keyOf = (month: TradeAnswer['months'][number]): string =>
    `${month.goods}${month.series === 'ledger' ? ', figures of the ledger' : `, ${month.series}`}`
  const keys = [...new Set(months.map(keyOf))]
  const last = months.at(-1)
  if (last === undefined) return null
  return {
    name: 'months',
    title: `${sayNumber((last.quantity ?? 0) / 1000)} tonnes in the latest month on record`,
    subtitle: `Exports of HS ${answer.code.code} or what is counted with it, tonnes a month; a month without a figure is a gap, not zero`,
    receipts: answer.receipts.filter(({ id }) => months.some((month) => month.receipts.includes(id))),
    drawing: {
      kind: 'line',
      unit: 't',
      axis: 'month',
      series: keys.map((name, index) => ({
        name,
        tone: lines[index] ?? 'rest',
        points: onePerMonth(months.filter((month) => keyOf(month) === name)),
      })),
    },
  }
}

/** Where sources print two figures for a month the first is drawn and the other is its bound; the table lists both. */
function onePerMonth(months: TradeAnswer['months']): Series['points'] {
  const byMonth = new Map<string, TradeAnswer['months']>()
  for (const month of months) byMonth.set(month.month, [...(byMonth.get(month.month) ?? []), month])
  return [...byMonth].map(([month, all]) => {
    const tonnes = all.map(({ quantity }) => (quantity ?? 0) / 1000)
    const [year = 0, number = 1] = month.split('-').map(Number)
    return {
      x: year * 12 + number - 1,
      value: tonnes[0] ?? null,
      low: Math.min(...tonnes),
      high: Math.max(...tonnes),
      receipts: all.flatMap(({ receipts }) => receipts),
    }
  })
}
