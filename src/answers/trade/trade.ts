import { baciPage } from '../../sources/trade/baci.ts'
import { comtradePage } from '../../sources/trade/comtrade.ts'
import type { TradeDataset } from '../../ledger/trade.ts'
import type { TradeSeries } from '../../ledger/trade-series.ts'
import { operation, type Desk } from '../operation.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { Refusal } from '../../kernel/errors.ts'
import { flowsOf, mirrorOf, mirrorTolerance, outlierFences } from './flows.ts'
import { monthsOf } from './months.ts'
import { partnersOf, yearsSeries, type Partners } from './partners.ts'
import { flowOf, sceneOf, yearsOf, type Scene } from './scene.ts'
import { tradeInput, tradeOutput, type TradeAnswer, type TradeInput } from './shapes.ts'
import { tradeTable } from './trade-table.ts'
import { warningsOf } from './warnings.ts'

const nobody: Partners & Pick<TradeAnswer, 'flows' | 'unitValues'> = {
  exporters: [],
  importers: [],
  counts: { exporters: 0, importers: 0 },
  world: null,
  concentration: null,
  flows: [],
  unitValues: null,
}

export const trade = operation({
  name: 'trade',
  asks: 'Who sells this good to whom, at which price, how concentrated is it, and do the customs of both sides agree?',
  input: tradeInput,
  output: tradeOutput,
  cli: {
    argument: { name: 'code', field: 'code', kind: 'text' },
    examples: ['trade 850511', 'trade 850511 --year 2024 --exporter CHN', 'trade 280530 --from 2018 --to 2024 --importer Japan'],
  },
  rows: tradeTable,
  async answer(desk, input) {
    if (input.from !== undefined && input.to !== undefined && input.from > input.to)
      throw new Refusal('bad-input', `--from ${input.from} is after --to ${input.to}`)
    const scene = await sceneOf(await desk.trade(), input)
    const good = scene.store.goods.find(({ code }) => code === input.code)
    const chosen = chosenSeries(scene)
    const [about, mirror, months, years] = await Promise.all([
      chosen === undefined ? nobody : answered(scene, chosen),
      mirrorOf(scene, chosen?.years[1] ?? input.year ?? 0),
      monthsOf(desk, scene, good),
      yearsSeries(scene),
    ])
    const used = [...new Set([...(chosen?.series.datasets ?? []), ...scene.datasets])]
    const receipts = [...used.map(({ receipt }) => receipt), ...months.flatMap((month) => month.receipts)]
    return {
      code: {
        code: input.code,
        title: good?.title ?? null,
        isolates: good?.isolates ?? null,
        note: good === undefined || good.note === '' ? null : good.note,
        minerals: [...(good?.minerals ?? [])],
      },
      definition: chosen === undefined ? null : definitionOf(scene, chosen),
      ...about,
      years,
      mirror,
      months,
      parameters: { outlierFences, mirrorTolerance, limit: input.limit },
      datasets: used.map(datasetRow),
      imports: chosen === undefined ? howToImport(scene) : null,
      warnings: [...scene.warnings, ...warningsOf(scene, chosen, { ...about, mirror }, good)],
      receipts: await receiptsOf(desk, [...new Set(receipts)], input),
    }
  },
})

export interface Chosen {
  readonly series: TradeSeries
  readonly years: readonly [from: number, to: number]
}

/** The strongest series that covers what was asked for; without a year, the latest of the strongest series. */
function chosenSeries(scene: Scene): Chosen | undefined {
  const { year, from, to } = scene.input
  for (const series of scene.series) {
    const years = yearsOf(scene, series).filter((each) =>
      year === undefined ? each >= (from ?? 0) && each <= (to ?? 9999) : each === year,
    )
    const [first, last] = [years[0], years.at(-1)]
    if (first === undefined || last === undefined) continue
    return { series, years: from === undefined && to === undefined ? [last, last] : [first, last] }
  }
  return undefined
}

const answered = async (scene: Scene, { series, years }: Chosen): Promise<typeof nobody> => {
  const [partners, flows] = await Promise.all([partnersOf(scene, series, years), flowsOf(scene, series, years)])
  return { ...partners, ...flows }
}

function definitionOf(scene: Scene, { series, years: [from, to] }: Chosen): TradeAnswer['definition'] {
  const [first] = series.datasets
  if (!first) throw new RangeError('a series has datasets')
  const { definition, coverage, publisher, release } = first
  return { series: series.series, flow: flowOf(series, scene), coverage, says: definition, from, to, publisher, release }
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((whole, each) => whole + each, 0)

function datasetRow(dataset: TradeDataset): TradeAnswer['datasets'][number] {
  const { id, series, publisher, title, release, coverage, definition, file, hash, held, known, url, licence, receipt, rows } =
    dataset
  return {
    id,
    series,
    publisher,
    title,
    release,
    coverage,
    definition,
    file,
    hash,
    held,
    known,
    url,
    licence,
    receipt,
    years: [dataset.firstYear, dataset.lastYear],
    kept: rows.kept,
    quarantined: sum(rows.quarantined),
    setAside: sum(rows.aside),
  }
}

/** What to do when no table can answer. The desk fetches nothing by itself. */
function howToImport(scene: Scene): TradeAnswer['imports'] {
  const { code, year } = scene.input
  const has =
    scene.datasets.length === 0
      ? 'No trade table is imported'
      : `None of the ${scene.datasets.length} imported tables has ${code}`
  return {
    says: `${has}${scene.datasets.length > 0 && year !== undefined ? ` for ${year}` : ''}: unknown, which is not zero. Download a table from its publisher and import the file.`,
    commands: ['ytterby import BACI_HS17_Y2024_V202601.csv', 'ytterby import TradeData.csv'],
    addresses: [baciPage, comtradePage],
  }
}

async function receiptsOf(desk: Desk, ids: readonly string[], { knownBy }: TradeInput): Promise<TradeAnswer['receipts']> {
  return (await desk.receipts.getMany(ids, knownBy)).map(receiptRowOf)
}
