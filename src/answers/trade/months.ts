import type { Desk } from '../operation.ts'
import type { Figure } from '../../ledger/figure.ts'
import { valueOf, quantityOf } from '../../ledger/trade-series.ts'
import type { FlowSum, TradeDataset, TradeTotal } from '../../ledger/trade.ts'
import type { TradeGood } from '../../sources/trade/goods.ts'
import { groups, firstGroup } from '../../sources/trade/row.ts'
import { sayPlace } from '../../kernel/place.ts'
import { isOver, placeOf, type Scene } from './scene.ts'
import type { TradeAnswer } from './shapes.ts'

type Month = TradeAnswer['months'][number]

/** Months of the code itself, of the group of goods it lies in, and customs figures the ledger holds on a part of it. */
export async function monthsOf(desk: Desk, scene: Scene, good: TradeGood | undefined): Promise<Month[]> {
  const monthly = scene.datasets.filter((dataset) => dataset.monthly)
  const ranges = [
    { ...scene.codes, goods: scene.input.code },
    ...(good?.group == null
      ? []
      : [{ from: good.group, to: good.group, goods: `group ${groups[good.group - firstGroup] ?? ''}` }]),
  ]
  const counted = await Promise.all(ranges.map(async (range) => monthsIn(scene, monthly, range)))
  const reported = good?.figures ? await customsMonths(desk, scene, good.figures) : []
  return [...counted.flat(), ...reported].toSorted(
    (a, b) =>
      byText(a.month, b.month) || byText(a.goods, b.goods) || byText(a.series, b.series) || byText(a.importer, b.importer),
  )
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Range {
  readonly from: number
  readonly to: number
  readonly goods: string
}

async function monthsIn(scene: Scene, monthly: readonly TradeDataset[], range: Range): Promise<Month[]> {
  if (monthly.length === 0) return []
  const { from, to } = range
  const of = monthly.map(({ id }) => id)
  // The totals of the code itself are there already.
  const all = from === scene.codes.from ? scene.totals : await scene.store.totals({ from, to, of })
  const whole = all.filter(
    ({ month, year, side, area }) =>
      month > 0 &&
      isOver(year, month, scene.input.asOf) &&
      side === 'exporter' &&
      (scene.exporters?.includes(area) ?? true) &&
      inYears(scene, year),
  )
  const totals = scene.importers === undefined ? whole.map((total) => monthOfTotal(scene, total, range)) : []
  if (scene.importers === undefined && scene.input.months !== true) return totals
  const partners = await scene.store.sums(
    { from, to, of, flow: 'export', years: [0, 9999], monthly: true, exporters: scene.exporters, importers: scene.importers },
    'importer',
  )
  const shown = partners.filter(({ year, month }) => isOver(year, month, scene.input.asOf) && inYears(scene, year))
  const exporterOf = onlyExporters(scene, whole)
  return [...totals, ...shown.map((sum) => monthOfSum(scene, sum, range, exporterOf))]
}

/** A chosen year narrows the months only when partners are listed too: the series of totals is always shown whole. */
const inYears = ({ input }: Scene, year: number): boolean =>
  year >= (input.from ?? (input.months === true ? (input.year ?? 0) : 0)) &&
  year <= (input.to ?? (input.months === true ? (input.year ?? 9999) : 9999))

const monthText = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

function monthOfTotal(scene: Scene, total: TradeTotal, { goods }: Range): Month {
  const [value, quantity] = [valueOf(total), total.rows > 0 && total.rowsWithQuantity === 0 ? null : quantityOf(total)]
  return {
    month: monthText(total.year, total.month),
    goods,
    exporter: placeOf(scene.store, total.area).place,
    // A table of chosen partners has no world row, and its sum is not the world.
    ...(total.worldValue === null
      ? { importer: 'LISTED', importerName: 'the partners listed' }
      : { importer: 'WORLD', importerName: 'World' }),
    value,
    quantity: quantity === 0 ? null : quantity,
    unitValue: quantity === null || quantity === 0 ? null : value / quantity,
    ...sourceOf(scene, total.dataset),
  }
}

/** The exporter of a table that has only one, else the world: sums over partners do not say whose they are. */
function onlyExporters(scene: Scene, totals: readonly TradeTotal[]): (dataset: string) => string {
  const areas = new Map<string, Set<number>>()
  for (const { dataset, area } of totals) areas.set(dataset, (areas.get(dataset) ?? new Set()).add(area))
  return (dataset) => {
    const [first, ...others] = areas.get(dataset) ?? []
    return first === undefined || others.length > 0 ? 'WORLD' : placeOf(scene.store, first).place
  }
}

function monthOfSum(scene: Scene, sum: FlowSum, { goods }: Range, exporterOf: (dataset: string) => string): Month {
  const { place, name } = placeOf(scene.store, sum.area)
  const weighed = sum.rowsWithQuantity > 0 && sum.quantity > 0
  return {
    month: monthText(sum.year, sum.month),
    goods,
    exporter: exporterOf(sum.dataset),
    importer: place,
    importerName: name,
    value: sum.value,
    quantity: weighed ? sum.quantity : null,
    unitValue: weighed ? sum.valueWithQuantity / sum.quantity : null,
    ...sourceOf(scene, sum.dataset),
  }
}

const sourceOf = (scene: Scene, dataset: string): { series: string; receipts: string[] } => {
  const found = scene.byId.get(dataset)
  return { series: found?.series ?? '', receipts: found ? [found.receipt] : [] }
}

/** Monthly figures of the ledger, as customs or the press give them: a weight without a value. */
async function customsMonths(desk: Desk, scene: Scene, { mineral, stage }: { mineral: string; stage: string }): Promise<Month[]> {
  const { input } = scene
  const figures = await desk.ledger.figures({
    measures: ['exports'],
    minerals: [mineral],
    stages: [stage],
    knownBy: input.knownBy,
  })
  return figures
    .filter((figure) => isMonthly(figure) && isAsked(scene, figure))
    .flatMap((figure) => {
      const [year = 0, month = 0] = figure.period.split('-').map(Number)
      if (!isOver(year, month, input.asOf) || !inYears(scene, year)) return []
      const importer = figure.counterpart ?? 'WORLD'
      return [
        {
          month: figure.period,
          goods: figure.note.split('.')[0] ?? '',
          exporter: figure.geography ?? '',
          importer,
          importerName: sayPlace(importer),
          value: null,
          quantity: (figure.value ?? 0) * (figure.unit === 't' ? 1000 : 1),
          unitValue: null,
          series: 'ledger',
          receipts: [...figure.receipts],
        },
      ]
    })
}

const isMonthly = ({ period, unit, value }: Figure): boolean =>
  /^\d{4}-\d{2}$/.test(period) && (unit === 't' || unit === 'kg') && value !== null

function isAsked({ store, exporters, importers, input }: Scene, figure: Figure): boolean {
  const among = (areas: readonly number[] | undefined, place: string): boolean =>
    areas?.some((area) => store.places.at(area)?.code === place) ?? true
  if (!among(exporters, figure.geography ?? '')) return false
  if (importers !== undefined) return figure.counterpart !== null && among(importers, figure.counterpart)
  return figure.counterpart === null || input.months === true
}
