import { totalsOf, type CodeTotal } from '../../ledger/trade-totals.ts'
import {
  inOrderOfPrevailing,
  type Flow,
  type FlowScope,
  type FlowSum,
  type TradeDataset,
  type TradeTotal,
} from '../../ledger/trade.ts'
import type { FlowKind, TradeRow } from '../../sources/trade/row.ts'
import type { TradeTables, TradeWords } from '../trade/tables.ts'

interface Held {
  readonly dataset: TradeDataset
  readonly rows: readonly TradeRow[]
  readonly totals: readonly CodeTotal[]
}

/** Trade tables in memory and without SQL: for tests elsewhere, and to hold the contract against. */
export function memoryTrade({ places, goods }: TradeWords): TradeTables {
  const held = new Map<string, Held>()
  const asked = (of: readonly string[]): Held[] =>
    [...held.values()]
      .filter(({ dataset }) => of.includes(dataset.id))
      .toSorted((a, b) => inOrderOfPrevailing(a.dataset, b.dataset))

  /** Which dataset tells of a reporter's code and period: the last in order of prevailing. */
  function told(of: readonly string[]): (dataset: TradeDataset, key: string) => boolean {
    const best = new Map<string, string>()
    for (const { dataset, totals } of asked(of))
      for (const total of totals) best.set(`${dataset.series} ${ownerOfTotal(total)}`, dataset.id)
    return (dataset, key) => best.get(`${dataset.series} ${key}`) === dataset.id
  }

  const totalsIn = (
    of: readonly string[],
    { from, to }: { from: number; to: number },
  ): (readonly [TradeDataset, CodeTotal])[] => {
    const isTold = told(of)
    return asked(of).flatMap(({ dataset, totals }) =>
      totals
        .filter((total) => total.code >= from && total.code <= to && isTold(dataset, ownerOfTotal(total)))
        .map((total) => [dataset, total] as const),
    )
  }

  const flowsIn = (scope: Omit<FlowScope, 'flow'> & { flow?: FlowKind }): Flow[] => {
    const isTold = told(scope.of)
    return asked(scope.of).flatMap(({ dataset, rows }) =>
      rows
        .filter((row) => isIn(row, scope) && isTold(dataset, ownerOfRow(row)))
        .map((row) => Object.assign({ dataset: dataset.id }, row)),
    )
  }

  return {
    places,
    goods,
    datasets: () => Promise.resolve([...held.values()].map(({ dataset }) => dataset).toSorted((a, b) => (a.id < b.id ? -1 : 1))),
    has: (id) => held.has(id),
    add(dataset, rows) {
      if (held.has(dataset.id)) return Promise.resolve(false)
      held.set(dataset.id, { dataset, rows: [...rows], totals: totalsOf(rows) })
      return Promise.resolve(true)
    },
    totals: (scope) => Promise.resolve(summedTotals(totalsIn(scope.of, scope))),
    flows: (scope, limit) => Promise.resolve(flowsIn(scope).toSorted(largestFirst).slice(0, limit)),
    sums: (scope, by) => Promise.resolve(summedFlows(flowsIn(scope), by)),
    unitValues(scope) {
      const values = flowsIn(scope)
        .flatMap(({ value, quantity }) => (quantity !== null && quantity > 0 && value > 0 ? [value / quantity] : []))
        .toSorted((a, b) => a - b)
      if (values.length === 0) return Promise.resolve(null)
      const at = (share: number): number => continuous(values, share)
      return Promise.resolve({ count: values.length, q1: at(0.25), median: at(0.5), q3: at(0.75) })
    },
    mirror(scope, limit) {
      const all = flowsIn(scope)
      const key = (flow: Flow): string => `${flow.code} ${flow.year} ${flow.month} ${flow.exporter} ${flow.importer}`
      const imports = new Map(all.filter(({ flow }) => flow === 'import').map((flow) => [key(flow), flow]))
      const pairs = all
        .filter(({ flow }) => flow === 'export')
        .flatMap((exporter) => {
          const importer = imports.get(key(exporter))
          const { code, year } = exporter
          return importer
            ? [{ exporter: exporter.exporter, importer: exporter.importer, code, year, says: { exporter, importer } }]
            : []
        })
      const gap = ({ says }: (typeof pairs)[number]): number => Math.abs(says.exporter.value - says.importer.value)
      return Promise.resolve(
        pairs
          .toSorted(
            (a, b) => gap(b) - gap(a) || a.code - b.code || a.year - b.year || a.exporter - b.exporter || a.importer - b.importer,
          )
          .slice(0, limit),
      )
    },
    concentration(of, years = [0, 9999]) {
      const byCode = new Map<string, { code: number; year: number; of: { area: number; value: number }[] }>()
      for (const [, total] of totalsIn(of, { from: 0, to: 999_999 })) {
        const { code, year, month, side, flow, area } = total
        const value = total.rows > 0 ? total.value : (total.worldValue ?? 0)
        if (side !== 'exporter' || flow === 'import' || month > 0 || year < years[0] || year > years[1] || value <= 0) continue
        const key = `${code} ${year}`
        byCode.set(key, { code, year, of: [...(byCode.get(key)?.of ?? []), { area, value }] })
      }
      return Promise.resolve(
        [...byCode.values()]
          .toSorted((a, b) => a.code - b.code || a.year - b.year)
          .map(({ code, year, of: exporters }) => {
            const whole = exporters.reduce((sum, { value }) => sum + value, 0)
            const top = exporters.reduce((most, each) => (each.value > most.value ? each : most))
            return {
              code,
              year,
              value: whole,
              exporters: exporters.length,
              hhi: exporters.reduce((sum, { value }) => sum + value * value, 0) / (whole * whole),
              top: top.area,
              topShare: top.value / whole,
            }
          }),
      )
    },
    close: () => Promise.resolve(),
  }
}

/** Linear between the two nearest values; the library's own quantile takes one of them. */
function continuous(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}

const ownerOf = (code: number, year: number, month: number, flow: FlowKind, reporter: number): string =>
  `${code} ${year} ${month} ${flow} ${flow === 'reconciled' ? 0 : reporter}`
const ownerOfTotal = ({ code, year, month, flow, area }: CodeTotal): string => ownerOf(code, year, month, flow, area)
const ownerOfRow = ({ code, year, month, flow, exporter, importer }: TradeRow): string =>
  ownerOf(code, year, month, flow, flow === 'import' ? importer : exporter)

const isIn = (row: TradeRow, scope: Omit<FlowScope, 'flow'> & { flow?: FlowKind }): boolean =>
  row.code >= scope.from &&
  row.code <= scope.to &&
  row.year >= scope.years[0] &&
  row.year <= scope.years[1] &&
  row.month > 0 === (scope.monthly ?? false) &&
  row.exporter !== 0 &&
  row.importer !== 0 &&
  (scope.flow === undefined || row.flow === scope.flow) &&
  (scope.exporters?.includes(row.exporter) ?? true) &&
  (scope.importers?.includes(row.importer) ?? true)

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const largestFirst = (a: Flow, b: Flow): number =>
  b.value - a.value ||
  b.year - a.year ||
  b.month - a.month ||
  a.code - b.code ||
  a.exporter - b.exporter ||
  a.importer - b.importer ||
  byText(a.dataset, b.dataset)

function summedTotals(rows: readonly (readonly [TradeDataset, CodeTotal])[]): TradeTotal[] {
  const sums = new Map<string, { -readonly [K in keyof TradeTotal]: TradeTotal[K] }>()
  const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b)
  for (const [{ id }, whole] of rows) {
    const { code: _, ...total } = whole
    const key = `${id} ${total.year} ${total.month} ${total.flow} ${total.side} ${total.area}`
    const sum = sums.get(key)
    if (!sum) {
      sums.set(key, { dataset: id, ...total })
      continue
    }
    sum.value += total.value
    sum.quantity += total.quantity
    sum.rows += total.rows
    sum.rowsWithQuantity += total.rowsWithQuantity
    sum.valueWithQuantity += total.valueWithQuantity
    sum.worldValue = plus(sum.worldValue, total.worldValue)
    sum.worldQuantity = plus(sum.worldQuantity, total.worldQuantity)
  }
  return [...sums.values()]
}

function summedFlows(flows: readonly Flow[], by: 'exporter' | 'importer' | 'period'): FlowSum[] {
  const sums = new Map<string, { -readonly [K in keyof FlowSum]: FlowSum[K] }>()
  for (const flow of flows) {
    const { dataset, year, month, value, quantity } = flow
    const area = by === 'period' ? 0 : flow[by]
    const key = `${dataset} ${year} ${month} ${area}`
    const sum = sums.get(key) ?? {
      dataset,
      year,
      month,
      area,
      value: 0,
      quantity: 0,
      rows: 0,
      rowsWithQuantity: 0,
      valueWithQuantity: 0,
    }
    sums.set(key, sum)
    sum.value += value
    sum.rows++
    if (quantity === null) continue
    sum.quantity += quantity
    sum.rowsWithQuantity++
    sum.valueWithQuantity += value
  }
  return [...sums.values()].toSorted(
    (a, b) => a.year - b.year || a.month - b.month || b.value - a.value || a.area - b.area || byText(a.dataset, b.dataset),
  )
}
