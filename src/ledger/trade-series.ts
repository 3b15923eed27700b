import type { Day } from '../kernel/day.ts'
import { coverages } from '../sources/trade/kind.ts'
import type { TradeDataset, TradeStore, TradeTotal } from './trade.ts'

/** Datasets that answer together, strongest series first. */
export interface TradeSeries {
  readonly series: string
  readonly datasets: readonly TradeDataset[]
}

const isReconciled = ({ kind }: TradeDataset): boolean => kind.startsWith('baci')

/**
 * Which series is asked first: reconciled flows before reported ones (they count each pair once), the more complete table before the
 * less complete, the newer release, the newer nomenclature. Not the order of imports.
 */
export function inOrderOfStrength(datasets: readonly TradeDataset[]): TradeSeries[] {
  const bySeries = new Map<string, TradeDataset[]>()
  for (const dataset of datasets) bySeries.set(dataset.series, [...(bySeries.get(dataset.series) ?? []), dataset])
  const place = ({ coverage }: TradeDataset): number => coverages.indexOf(coverage)
  return [...bySeries]
    .map(([series, all]) => ({ series, datasets: all }))
    .toSorted(({ datasets: [a] }, { datasets: [b] }) => {
      if (!a || !b) return 0
      return (
        Number(isReconciled(b)) - Number(isReconciled(a)) ||
        place(a) - place(b) ||
        b.release.localeCompare(a.release) ||
        b.nomenclature.localeCompare(a.nomenclature) ||
        a.series.localeCompare(b.series)
      )
    })
}

/** Datasets that could be known on a day. */
export const knownBy = (datasets: readonly TradeDataset[], day: Day | undefined): TradeDataset[] =>
  datasets.filter(({ known }) => day === undefined || known <= day)

/** Codes under a heading: `8505` is 850500 to 850599. */
export function codesUnder(code: string): { readonly from: number; readonly to: number } {
  return { from: Number(code.padEnd(6, '0')), to: Number(code.padEnd(6, '9')) }
}

/** What one area sent or received, its own world row standing in where it lists no partners. */
export const valueOf = (total: TradeTotal): number => (total.rows > 0 ? total.value : (total.worldValue ?? 0))
export const quantityOf = (total: TradeTotal): number => (total.rows > 0 ? total.quantity : (total.worldQuantity ?? 0))

/** Annual totals of one side in one year. */
export const sideIn = (
  totals: readonly TradeTotal[],
  { side, year, of }: { side: 'exporter' | 'importer'; year: number; of: ReadonlySet<string> },
): TradeTotal[] =>
  totals.filter((total) => total.side === side && total.month === 0 && total.year === year && of.has(total.dataset))

/** Exporters of a code in a year under the strongest series that covers it: what concentration of trade is computed from. */
export async function exportersOf(
  store: TradeStore,
  code: string,
  year: number,
  by?: Day,
): Promise<
  { readonly series: TradeSeries; readonly exporters: readonly { readonly area: number; readonly value: number }[] } | undefined
> {
  const known = knownBy(await store.datasets(), by)
  const totals = await store.totals({ ...codesUnder(code), of: known.map(({ id }) => id) })
  for (const series of inOrderOfStrength(known)) {
    const of = new Set(series.datasets.map(({ id }) => id))
    const exporters = sideIn(totals, { side: 'exporter', year, of })
    if (exporters.length > 0)
      return { series, exporters: exporters.map((total) => ({ area: total.area, value: valueOf(total) })) }
  }
  return undefined
}
