import type { Fault } from '../../kernel/read.ts'
import type { TradeRow } from './row.ts'

/** What two rows must not share: code, period, flow and the two parties. */
const keyOf = ({ code, year, month, flow, exporter, importer }: TradeRow): string =>
  `${code} ${year} ${month} ${flow} ${exporter} ${importer}`

export interface Settled {
  readonly rows: readonly TradeRow[]
  readonly faults: readonly Fault[]
  /** Rows that are part of a larger one of the same key. */
  readonly parts: number
}

/**
 * One row per key. `largest`: the largest value stands for the total, its parts are set aside. `every row`: a row that repeats another
 * word for word is quarantined, and of rows that disagree all are, because to keep one would be a guess.
 */
export function settleRows(rows: readonly TradeRow[], settle: 'every row' | 'largest'): Settled {
  const byKey = new Map<string, TradeRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const same = byKey.get(key)
    if (same) same.push(row)
    else byKey.set(key, [row])
  }
  const kept: TradeRow[] = []
  const faults: Fault[] = []
  let parts = 0
  for (const same of byKey.values()) {
    const [first, ...others] = same
    if (!first) continue
    if (others.length === 0) kept.push(first)
    else if (settle === 'largest') {
      kept.push(same.reduce((a, b) => (larger(b, a) ? b : a)))
      parts += others.length
    } else if (others.every((other) => other.value === first.value && other.quantity === first.quantity)) {
      kept.push(first)
      for (const { line } of others) faults.push({ kind: 'repeated-row', says: `repeats line ${first.line}`, line })
    } else
      for (const { line } of same)
        faults.push({ kind: 'duplicate-key', says: `${same.length} rows with the same key disagree`, line })
  }
  return { rows: kept, faults, parts }
}

/** By value, then by quantity, then the earlier line: no order of rows changes what is kept. */
const larger = (a: TradeRow, b: TradeRow): boolean =>
  a.value !== b.value
    ? a.value > b.value
    : (a.quantity ?? -1) !== (b.quantity ?? -1)
      ? (a.quantity ?? -1) > (b.quantity ?? -1)
      : a.line < b.line
