import type { FlowKind, TradeRow } from '../sources/trade/row.ts'
import type { TradeTotal, Unbalanced } from './trade.ts'

/** Totals of one dataset by code; what the port's totals sum over codes. */
export interface CodeTotal extends Omit<TradeTotal, 'dataset'> {
  readonly code: number
}

type Growing = { -readonly [K in keyof CodeTotal]: CodeTotal[K] }

/** Sums the rows of one dataset: both sides of reconciled flows, the reporter's side of reported ones. */
export function totalsOf(rows: readonly TradeRow[]): CodeTotal[] {
  const totals = new Map<string, Growing>()
  const add = (row: TradeRow, side: 'exporter' | 'importer'): void => {
    const { code, year, month, flow, value, quantity } = row
    const [area, partner] = side === 'exporter' ? [row.exporter, row.importer] : [row.importer, row.exporter]
    const key = `${code} ${year} ${month} ${flow} ${side} ${area}`
    let total = totals.get(key)
    if (!total) {
      total = {
        code,
        year,
        month,
        flow,
        side,
        area,
        value: 0,
        quantity: 0,
        rows: 0,
        rowsWithQuantity: 0,
        valueWithQuantity: 0,
        worldValue: null,
        worldQuantity: null,
      }
      totals.set(key, total)
    }
    if (partner === 0) {
      total.worldValue = value
      total.worldQuantity = quantity
      return
    }
    total.value += value
    total.rows++
    if (quantity === null) return
    total.quantity += quantity
    total.rowsWithQuantity++
    total.valueWithQuantity += value
  }
  for (const row of rows) {
    if (row.flow !== 'import') add(row, 'exporter')
    if (row.flow !== 'export') add(row, 'importer')
  }
  return [...totals.values()]
}

/** Partners may differ from the reporter's own world row by this share of it. */
export const balanceTolerance = 0.01

/** Reporters whose partners do not sum to the world row they report; checked where both are there. */
export function balanceOf(totals: readonly CodeTotal[]): {
  readonly checked: number
  readonly unbalanced: readonly Unbalanced[]
} {
  const both = totals.filter((total) => total.worldValue !== null && total.rows > 0)
  return {
    checked: both.length,
    unbalanced: both
      .filter(({ value, worldValue }) => Math.abs(value - (worldValue ?? 0)) > balanceTolerance * (worldValue ?? 0))
      .map(({ code, year, month, flow, area, value, worldValue }) => ({
        code,
        year,
        month,
        flow,
        reporter: area,
        partners: value,
        world: worldValue ?? 0,
      }))
      .toSorted(
        (a, b) => a.code - b.code || a.year - b.year || a.month - b.month || a.reporter - b.reporter || order(a.flow, b.flow),
      ),
  }
}

const order = (a: FlowKind, b: FlowKind): number => (a < b ? -1 : a > b ? 1 : 0)
