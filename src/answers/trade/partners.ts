import { concentrationOf } from '../../model/concentration.ts'
import { quantityOf, sideIn, valueOf, type TradeSeries } from '../../ledger/trade-series.ts'
import type { TradeTotal } from '../../ledger/trade.ts'
import { flowScope, placeOf, yearsOf, type Scene } from './scene.ts'
import type { TradeAnswer } from './shapes.ts'

/** What one place sent or received, over the years and codes chosen. */
interface Sum {
  value: number
  quantity: number
  valueWithQuantity: number
  weighed: boolean
}

const nothing = (): Sum => ({ value: 0, quantity: 0, valueWithQuantity: 0, weighed: false })

/** Sums by place: areas that carry one code (a country before and after a change of borders) are one place. */
class Sides {
  readonly #sums = new Map<string, Sum & { name: string }>()
  add(place: string, name: string, part: Sum): void {
    const sum = this.#sums.get(place) ?? { ...nothing(), name }
    this.#sums.set(place, sum)
    plus(sum, part)
  }
  get whole(): Sum {
    const whole = nothing()
    for (const sum of this.#sums.values()) plus(whole, sum)
    return whole
  }
  get size(): number {
    return this.#sums.size
  }
  get values(): number[] {
    return [...this.#sums.values()].map(({ value }) => value)
  }
  /** Largest first, shares of all of them. */
  listed(limit: number): TradeAnswer['exporters'] {
    const { value: whole } = this.whole
    return [...this.#sums]
      .toSorted(([a, x], [b, y]) => y.value - x.value || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([place, sum]) => ({
        place,
        name: sum.name,
        value: sum.value,
        share: whole > 0 ? (sum.value / whole) * 100 : 0,
        quantity: sum.weighed ? sum.quantity : null,
        unitValue: unitValueOf(sum),
      }))
  }
}

function plus(sum: Sum, part: Sum): void {
  sum.value += part.value
  sum.quantity += part.quantity
  sum.valueWithQuantity += part.valueWithQuantity
  sum.weighed ||= part.weighed
}

export const unitValueOf = ({ valueWithQuantity, quantity }: { valueWithQuantity: number; quantity: number }): number | null =>
  quantity > 0 && valueWithQuantity > 0 ? valueWithQuantity / quantity : null

const sumOf = (total: TradeTotal): Sum => ({
  value: valueOf(total),
  quantity: quantityOf(total),
  valueWithQuantity: total.rows > 0 ? total.valueWithQuantity : total.worldQuantity === null ? 0 : valueOf(total),
  weighed: total.rows > 0 ? total.rowsWithQuantity > 0 : total.worldQuantity !== null,
})

/** Both sides of the trade in the years chosen, with the whole and its concentration. */
export interface Partners {
  readonly exporters: TradeAnswer['exporters']
  readonly importers: TradeAnswer['importers']
  readonly counts: TradeAnswer['counts']
  readonly world: TradeAnswer['world']
  readonly concentration: TradeAnswer['concentration']
}

export async function partnersOf(scene: Scene, series: TradeSeries, years: readonly [number, number]): Promise<Partners> {
  const filtered = scene.exporters !== undefined || scene.importers !== undefined
  const [exporters, importers] = filtered
    ? await Promise.all([sidesOfFlows(scene, series, years, 'exporter'), sidesOfFlows(scene, series, years, 'importer')])
    : [sidesOfTotals(scene, series, years, 'exporter'), sidesOfTotals(scene, series, years, 'importer')]
  const isReported = !series.datasets.some(({ kind }) => kind.startsWith('baci'))
  const { limit } = scene.input
  const whole = exporters.size > 0 ? exporters.whole : importers.whole
  return {
    exporters: exporters.listed(limit),
    importers: importers.listed(limit),
    counts: { exporters: exporters.size, importers: importers.size },
    world:
      exporters.size + importers.size === 0
        ? null
        : {
            value: whole.value,
            quantity: whole.weighed ? whole.quantity : null,
            unitValue: unitValueOf(whole),
            weighed: whole.value > 0 ? (whole.valueWithQuantity / whole.value) * 100 : 0,
            importsValue: isReported && !filtered && importers.size > 0 ? importers.whole.value : null,
          },
    concentration: exporters.size === 0 || scene.exporters !== undefined ? null : concentrated(exporters.values),
  }
}

const concentrated = (values: readonly number[]): TradeAnswer['concentration'] => {
  const { hhi, cr1, cr3, effective } = concentrationOf(values)
  return hhi === 0 ? null : { hhi: hhi * 10_000, cr1: cr1 * 100, cr3: cr3 * 100, effective }
}

function sidesOfTotals(
  scene: Scene,
  series: TradeSeries,
  [from, to]: readonly [number, number],
  side: 'exporter' | 'importer',
): Sides {
  const of = new Set(series.datasets.map(({ id }) => id))
  const sides = new Sides()
  for (let year = from; year <= to; year++)
    for (const total of sideIn(scene.totals, { side, year, of })) {
      const { place, name } = placeOf(scene.store, total.area)
      sides.add(place, name, sumOf(total))
    }
  return sides
}

async function sidesOfFlows(
  scene: Scene,
  series: TradeSeries,
  years: readonly [number, number],
  side: 'exporter' | 'importer',
): Promise<Sides> {
  const sides = new Sides()
  for (const sum of await scene.store.sums(flowScope(scene, series, years), side)) {
    const { place, name } = placeOf(scene.store, sum.area)
    sides.add(place, name, { ...sum, weighed: sum.rowsWithQuantity > 0 })
  }
  return sides
}

/** Every year any series covers, each from the strongest that does. */
export async function yearsSeries(scene: Scene): Promise<TradeAnswer['years']> {
  const bestOf = new Map<number, TradeSeries>()
  for (const series of scene.series) for (const year of yearsOf(scene, series)) if (!bestOf.has(year)) bestOf.set(year, series)
  const years = [...bestOf].toSorted(([a], [b]) => a - b)
  const { from: first = 0, to: last = 9999 } = scene.input
  const asked = years.filter(([year]) => year >= first && year <= last)
  const filtered = scene.exporters !== undefined || scene.importers !== undefined
  if (filtered) return filteredYears(scene, asked)
  return asked.map(([year, series]) => {
    const sides = sidesOfTotals(scene, series, [year, year], 'exporter')
    const [top] = sides.listed(1)
    const { value, quantity, weighed, valueWithQuantity } = sides.whole
    return {
      year,
      value,
      quantity: weighed ? quantity : null,
      unitValue: unitValueOf({ valueWithQuantity, quantity }),
      exporters: sides.size,
      hhi: concentrated(sides.values)?.hhi ?? null,
      top: top?.place ?? null,
      topName: top?.name ?? null,
      topShare: top?.share ?? null,
      series: series.series,
      coverage: coverageOf(series),
    }
  })
}

const coverageOf = ({ datasets: [first] }: TradeSeries): TradeAnswer['years'][number]['coverage'] => first?.coverage ?? 'derived'

async function filteredYears(scene: Scene, years: readonly (readonly [number, TradeSeries])[]): Promise<TradeAnswer['years']> {
  const chosen = new Map<TradeSeries, number[]>()
  for (const [year, series] of years) chosen.set(series, [...(chosen.get(series) ?? []), year])
  const rows = await Promise.all(
    [...chosen].map(async ([series, its]) => {
      const sums = await scene.store.sums(flowScope(scene, series, [Math.min(...its), Math.max(...its)]), 'period')
      return its.map((year) => {
        const whole = nothing()
        for (const sum of sums) if (sum.year === year) plus(whole, { ...sum, weighed: sum.rowsWithQuantity > 0 })
        return {
          year,
          value: whole.value,
          quantity: whole.weighed ? whole.quantity : null,
          unitValue: unitValueOf(whole),
          exporters: scene.exporters === undefined ? sums.length : 1,
          hhi: null,
          top: null,
          topName: null,
          topShare: null,
          series: series.series,
          coverage: coverageOf(series),
        }
      })
    }),
  )
  return rows.flat().toSorted((a, b) => a.year - b.year)
}
