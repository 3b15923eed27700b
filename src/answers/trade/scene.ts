import { dayOf, daysInMonth } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { placeNamed, sayPlace } from '../../kernel/place.ts'
import { codesUnder, inOrderOfStrength, knownBy, valueOf, type TradeSeries } from '../../ledger/trade-series.ts'
import type { FlowScope, TradeDataset, TradeStore, TradeTotal } from '../../ledger/trade.ts'
import { otherAsia } from '../../sources/trade/places.ts'
import type { FlowKind } from '../../sources/trade/row.ts'
import type { TradeInput } from './shapes.ts'

/** What one question about trade is answered from. */
export interface Scene {
  readonly store: TradeStore
  readonly input: TradeInput
  readonly datasets: readonly TradeDataset[]
  readonly byId: ReadonlyMap<string, TradeDataset>
  /** Strongest first; only those the reader did not exclude. */
  readonly series: readonly TradeSeries[]
  /** Totals of the code in every dataset known, years that were over. */
  readonly totals: readonly TradeTotal[]
  readonly codes: { readonly from: number; readonly to: number }
  readonly exporters: readonly number[] | undefined
  readonly importers: readonly number[] | undefined
  readonly warnings: string[]
}

/** Everything known of the code, in one question to the store. */
export async function sceneOf(store: TradeStore, input: TradeInput): Promise<Scene> {
  const warnings: string[] = []
  const datasets = knownBy(await store.datasets(), input.knownBy)
  const codes = codesUnder(input.code)
  const totals = await store.totals({ ...codes, of: datasets.map(({ id }) => id) })
  const all = inOrderOfStrength(datasets)
  const series =
    input.dataset === undefined
      ? all
      : all.map((each) => narrowed(each, input.dataset ?? '')).filter(({ datasets: [first] }) => first)
  if (input.dataset !== undefined && series.length === 0)
    throw new Refusal(
      'not-found',
      `no trade table is called "${input.dataset}"${all.length === 0 ? '; none is imported' : `; there are ${all.map((each) => each.series).join(', ')}`}`,
    )
  return {
    store,
    input,
    datasets,
    byId: new Map(datasets.map((dataset) => [dataset.id, dataset])),
    series,
    totals: totals.filter(({ year, month }) => isOver(year, month, input.asOf)),
    codes,
    exporters: areasOf(store, input.exporter, warnings),
    importers: areasOf(store, input.importer, warnings),
    warnings,
  }
}

/** A series as the reader names it: by its own name, the beginning of it, or one of its datasets. */
function narrowed(series: TradeSeries, named: string): TradeSeries {
  if (series.series === named || series.series.startsWith(`${named}-`)) return series
  return { ...series, datasets: series.datasets.filter(({ id }) => id === named) }
}

/** Whether a year (month 0) or a month was over on a day; it is over on its last day. */
export function isOver(year: number, month: number, asOf: string | undefined): boolean {
  const last = month === 0 ? dayOf(year, 12, 31) : dayOf(year, month, daysInMonth(year, month))
  return asOf === undefined || last <= asOf
}

function areasOf(store: TradeStore, text: string | undefined, warnings: string[]): number[] | undefined {
  if (text === undefined) return undefined
  const code = /^\d{1,4}$/.test(text) ? store.places.at(Number(text))?.code : (placeNamed(text) ?? text.toUpperCase())
  const areas = code === undefined ? [] : store.places.coded(code).map(({ area }) => area)
  if (areas.length === 0)
    throw new Refusal(
      'unknown-place',
      `no trade table knows a place called "${text}"; write an English country name, an ISO code such as CHN, or an area number`,
    )
  if (code !== 'TWN') return areas
  warnings.push(
    `Neither Comtrade nor BACI lists Taiwan; area ${otherAsia}, "Other Asia, nes", is shown for it, which is commonly read as Taiwan.`,
  )
  return [...areas, otherAsia]
}

/** Flows that are counted in a series: reconciled ones, or what the side that was asked for reports. */
export function flowOf({ datasets }: TradeSeries, { importers, exporters }: Pick<Scene, 'importers' | 'exporters'>): FlowKind {
  if (datasets.some(({ kind }) => kind.startsWith('baci'))) return 'reconciled'
  return importers !== undefined && exporters === undefined ? 'import' : 'export'
}

/** The years a series covers for the code, oldest first. */
export function yearsOf({ totals }: Scene, { datasets }: TradeSeries): number[] {
  const of = new Set(datasets.map(({ id }) => id))
  const years = new Set<number>()
  for (const total of totals) if (total.month === 0 && of.has(total.dataset) && valueOf(total) > 0) years.add(total.year)
  return [...years].toSorted((a, b) => a - b)
}

/** Flows of a series in the years chosen, under the reader's filters. */
export const flowScope = (scene: Scene, series: TradeSeries, years: readonly [number, number]): FlowScope => ({
  ...scene.codes,
  of: series.datasets.map(({ id }) => id),
  flow: flowOf(series, scene),
  years,
  exporters: scene.exporters,
  importers: scene.importers,
})

interface Said {
  readonly place: string
  readonly name: string
}

/** Names looked up so far: an answer asks for the same two hundred places thousands of times. */
const said = new WeakMap<TradeStore, Map<number, Said>>()

/** Code and name of an area for an answer. The name of a country is the desk's own; of a residual area the publisher's. */
export function placeOf(store: TradeStore, area: number): Said {
  const known = said.get(store) ?? new Map<number, Said>()
  said.set(store, known)
  const found = known.get(area) ?? sayArea(store, area)
  known.set(area, found)
  return found
}

function sayArea(store: TradeStore, area: number): Said {
  const found = store.places.at(area)
  if (!found) return { place: `A${area}`, name: `area ${area}` }
  if (area === otherAsia) return { place: found.code, name: 'Other Asia, nes (area 490)' }
  const name = sayPlace(found.code)
  return { place: found.code, name: name === found.code ? found.name : name }
}
