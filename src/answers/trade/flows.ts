import type { TradeSeries } from '../../ledger/trade-series.ts'
import type { Flow } from '../../ledger/trade.ts'
import { flowScope, placeOf, type Scene } from './scene.ts'
import type { TradeAnswer } from './shapes.ts'

/**
 * Fences of unit values: quartiles of the logarithm and 1.5 interquartile ranges beyond them (Tukey 1977), because prices spread by factors
 * and not by sums.
 */
export const outlierFences = 1.5

export async function flowsOf(
  scene: Scene,
  series: TradeSeries,
  years: readonly [number, number],
): Promise<Pick<TradeAnswer, 'flows' | 'unitValues'>> {
  const scope = flowScope(scene, series, years)
  const [flows, spread] = await Promise.all([scene.store.flows(scope, scene.input.limit), scene.store.unitValues(scope)])
  if (spread === null || spread.count < 4) return { flows: flows.map((flow) => rowOf(scene, flow, null)), unitValues: null }
  const range = Math.log(spread.q3) - Math.log(spread.q1)
  const unitValues = {
    ...spread,
    low: Math.exp(Math.log(spread.q1) - outlierFences * range),
    high: Math.exp(Math.log(spread.q3) + outlierFences * range),
  }
  return { flows: flows.map((flow) => rowOf(scene, flow, unitValues)), unitValues }
}

const unit = (value: number, quantity: number | null): number | null =>
  quantity === null || quantity === 0 ? null : value / quantity

const codeText = (code: number): string => String(code).padStart(6, '0')

function rowOf(scene: Scene, flow: Flow, fences: { low: number; high: number } | null): TradeAnswer['flows'][number] {
  const [exporter, importer] = [placeOf(scene.store, flow.exporter), placeOf(scene.store, flow.importer)]
  const price = unit(flow.value, flow.quantity)
  const isOut = fences !== null && price !== null
  return {
    code: codeText(flow.code),
    year: flow.year,
    exporter: exporter.place,
    exporterName: exporter.name,
    importer: importer.place,
    importerName: importer.name,
    value: flow.value,
    quantity: flow.quantity,
    unitValue: price,
    outlier: isOut && price < fences.low ? 'low' : isOut && price > fences.high ? 'high' : null,
    ...proofOf(scene, flow),
  }
}

const proofOf = (scene: Scene, { dataset, line }: Flow): { receipt: string; line: number } => ({
  receipt: scene.byId.get(dataset)?.receipt ?? '',
  line,
})

/** Importer over exporter beyond which, or below the inverse of which, freight and insurance are no explanation. */
export const mirrorTolerance = 1.2

/** Both reports of each pair. Only tables of reported trade have them. */
export async function mirrorOf(scene: Scene, year: number): Promise<TradeAnswer['mirror']> {
  const of = scene.datasets.filter(({ series }) => series === 'comtrade').map(({ id }) => id)
  if (of.length === 0) return null
  const { codes, exporters, importers } = scene
  const pairs = await scene.store.mirror({ ...codes, of, years: [year, year], exporters, importers }, scene.input.limit)
  if (pairs.length === 0) return null
  return {
    says: `${year}, value in US dollars. The importer's figure holds freight and insurance (CIF), the exporter's does not (FOB), so up to about a fifth more is ordinary; beyond that look for goods in transit, re-exports, another origin than consignment, another year, or another code.`,
    pairs: pairs.map(({ code, year: reported, says }) => {
      const [exporter, importer] = [placeOf(scene.store, says.exporter.exporter), placeOf(scene.store, says.exporter.importer)]
      const ratio = says.exporter.value > 0 ? says.importer.value / says.exporter.value : null
      return {
        code: codeText(code),
        year: reported,
        exporter: exporter.place,
        exporterName: exporter.name,
        importer: importer.place,
        importerName: importer.name,
        exporterSays: reportOf(scene, says.exporter),
        importerSays: reportOf(scene, says.importer),
        gap: says.importer.value - says.exporter.value,
        ratio,
        beyondFreight: ratio === null || ratio > mirrorTolerance || ratio < 1 / mirrorTolerance,
      }
    }),
  }
}

const reportOf = (scene: Scene, flow: Flow) => ({
  value: flow.value,
  quantity: flow.quantity,
  unitValue: unit(flow.value, flow.quantity),
  ...proofOf(scene, flow),
})
