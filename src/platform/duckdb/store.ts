import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Flow, FlowScope, TradeDataset, TradeScope, TradeTotal } from '../../ledger/trade.ts'
import { inOrderOfPrevailing } from '../../ledger/trade.ts'
import { flows, type FlowKind } from '../../sources/trade/row.ts'
import { Engine, literal, type Cells, type EngineLimits } from './engine.ts'
import { flowsFile, TradeFolder, totalsFile } from './folder.ts'
import { Prevalence } from './prevailing.ts'
import { writeBaci, type BaciWritten } from './write-baci.ts'
import { writeRows } from './write.ts'
import type { TradeTables, TradeWords } from '../trade/tables.ts'

const rememberedTotals = 20

/** The trade tables of a store: Parquet files under `trade/`, asked through DuckDB, which is loaded with the first question. */
export function duckdbTrade(folder: string, { places, goods }: TradeWords, limits: EngineLimits = {}): TradeTables {
  const files = new TradeFolder(folder)
  const engine = new Engine(join(folder, '.spill'), limits)
  const prevalence = new Prevalence(engine, files)
  const asked = (of: readonly string[]): TradeDataset[] =>
    files
      .datasets()
      .filter(({ id }) => of.includes(id))
      .toSorted(inOrderOfPrevailing)
  const list = (datasets: readonly TradeDataset[], file: string): string =>
    `read_parquet([${datasets.map(({ id }) => literal(files.file(id, file))).join(', ')}], filename = true)`
  const idOf = (filename: Cells[number] | undefined): string => String(filename).split(/[\\/]/).at(-2) ?? ''
  const inCodes = ({ from, to }: TradeScope): string => `code BETWEEN ${from} AND ${to}`

  /** Table of totals without what is told better elsewhere; null when no dataset is left. */
  async function totalRows(of: readonly string[], codes: string): Promise<string | null> {
    const { datasets, lost } = await prevalence.of(asked(of), codes)
    if (datasets.length === 0) return null
    const table = `SELECT * FROM ${list(datasets, totalsFile)} WHERE ${codes}`
    if (lost === null) return table
    return `WITH ${lost} SELECT t.* FROM (${table}) AS t ANTI JOIN lost ON t.filename = lost.totals AND t.code = lost.code AND t.year = lost.year
      AND t.month = lost.month AND t.flow = lost.flow AND lost.reporter = CASE t.flow WHEN 0 THEN 0 ELSE t.area END`
  }

  /** Table of flows without what is told better elsewhere; null when no dataset is left. */
  async function flowRows(scope: Omit<FlowScope, 'flow'> & { flow?: FlowKind }): Promise<string | null> {
    const codes = inCodes(scope)
    const { datasets, lost } = await prevalence.of(asked(scope.of), codes)
    const inYears = datasets.filter(({ firstYear, lastYear }) => firstYear <= scope.years[1] && lastYear >= scope.years[0])
    if (inYears.length === 0) return null
    const where = [
      codes,
      `year BETWEEN ${scope.years[0]} AND ${scope.years[1]}`,
      scope.monthly === true ? 'month > 0' : 'month = 0',
      'exporter <> 0 AND importer <> 0',
      ...(scope.flow === undefined ? [] : [`flow = ${flows.indexOf(scope.flow)}`]),
      ...(scope.exporters === undefined ? [] : [`exporter IN (${[-1, ...scope.exporters].join(', ')})`]),
      ...(scope.importers === undefined ? [] : [`importer IN (${[-1, ...scope.importers].join(', ')})`]),
    ].join(' AND ')
    const table = `SELECT * FROM ${list(inYears, flowsFile)} WHERE ${where}`
    if (lost === null) return table
    return `WITH ${lost} SELECT f.* FROM (${table}) AS f ANTI JOIN lost ON f.filename = lost.flows AND f.code = lost.code AND f.year = lost.year
      AND f.month = lost.month AND f.flow = lost.flow AND lost.reporter = CASE f.flow WHEN 0 THEN 0 WHEN 1 THEN f.exporter ELSE f.importer END`
  }

  const flowOf = (cells: Cells): Flow => {
    const [file, line, code, year, month, flow, exporter, importer, value, quantity] = cells
    return {
      dataset: idOf(file),
      line: Number(line),
      code: Number(code),
      year: Number(year),
      month: Number(month),
      flow: flowNamed(flow),
      exporter: Number(exporter),
      importer: Number(importer),
      value: Number(value),
      quantity: orNull(quantity),
    }
  }
  const flowCells = 'filename, line, code, year, month, flow, exporter, importer, value, quantity'

  /** Totals of the codes asked last: datasets never change, and one page asks for the same again and again. */
  const totalled = new Map<string, Promise<readonly TradeTotal[]>>()

  async function totalsOf(scope: TradeScope): Promise<readonly TradeTotal[]> {
    const table = await totalRows(scope.of, inCodes(scope))
    if (table === null) return []
    const rows = await engine.rows(
      `SELECT filename, year, month, flow, side, area, sum(value), sum(quantity), sum(rows)::DOUBLE, sum(rows_with_quantity)::DOUBLE,
           sum(value_with_quantity), sum(world_value), sum(world_quantity)
         FROM (${table}) GROUP BY ALL`,
    )
    return rows.map((cells) => ({
      dataset: idOf(cells[0]),
      year: Number(cells[1]),
      month: Number(cells[2]),
      flow: flowNamed(cells[3]),
      side: cells[4] === 0 ? ('exporter' as const) : ('importer' as const),
      area: Number(cells[5]),
      value: Number(cells[6]),
      quantity: Number(cells[7]),
      rows: Number(cells[8]),
      rowsWithQuantity: Number(cells[9]),
      valueWithQuantity: Number(cells[10]),
      worldValue: orNull(cells[11]),
      worldQuantity: orNull(cells[12]),
    }))
  }

  return {
    places,
    goods,
    datasets: () => Promise.resolve(files.datasets()),
    has: (id) => files.has(id),
    totals: async (scope) => {
      const key = `${scope.from} ${scope.to} ${asked(scope.of)
        .map(({ id }) => id)
        .join(' ')}`
      const known = totalled.get(key) ?? totalsOf(scope)
      // The last asked comes last; the first is forgotten.
      totalled.delete(key)
      totalled.set(key, known)
      known.catch(() => totalled.delete(key))
      const [oldest] = totalled.keys()
      if (totalled.size > rememberedTotals && oldest !== undefined) totalled.delete(oldest)
      return known
    },
    async flows(scope, limit) {
      const table = await flowRows(scope)
      if (table === null) return []
      const rows = await engine.rows(
        `SELECT ${flowCells} FROM (${table})
         ORDER BY value DESC, year DESC, month DESC, code, exporter, importer, filename LIMIT ${limit}`,
      )
      return rows.map(flowOf)
    },
    async sums(scope, by) {
      const table = await flowRows(scope)
      if (table === null) return []
      const area = by === 'period' ? '0' : by
      const rows = await engine.rows(
        `SELECT filename, year, month, ${area} AS area, sum(value), coalesce(sum(quantity), 0), count(*)::DOUBLE, count(quantity)::DOUBLE,
           coalesce(sum(value) FILTER (quantity IS NOT NULL), 0) FROM (${table}) GROUP BY filename, year, month${by === 'period' ? '' : `, ${by}`}
         ORDER BY year, month, sum(value) DESC, area, filename`,
      )
      return rows.map((cells) => ({
        dataset: idOf(cells[0]),
        year: Number(cells[1]),
        month: Number(cells[2]),
        area: Number(cells[3]),
        value: Number(cells[4]),
        quantity: Number(cells[5]),
        rows: Number(cells[6]),
        rowsWithQuantity: Number(cells[7]),
        valueWithQuantity: Number(cells[8]),
      }))
    },
    async unitValues(scope) {
      const table = await flowRows(scope)
      if (table === null) return null
      const [cells] = await engine.rows(
        `SELECT count(*)::DOUBLE, quantile_cont(u, 0.25), quantile_cont(u, 0.5), quantile_cont(u, 0.75)
         FROM (SELECT value / quantity AS u FROM (${table}) WHERE quantity > 0 AND value > 0)`,
      )
      const [count, q1, median, q3] = (cells ?? []).map(Number)
      return count === undefined || count === 0 ? null : { count, q1: q1 ?? 0, median: median ?? 0, q3: q3 ?? 0 }
    },
    async mirror(scope, limit) {
      const table = await flowRows(scope)
      if (table === null) return []
      const side = (name: string, flow: number): string =>
        `(SELECT ${flowCells
          .split(', ')
          .map((cell) => `${cell} AS ${name}_${cell}`)
          .join(', ')} FROM (${table}) WHERE flow = ${flow})`
      const cells = (name: string): string =>
        flowCells
          .split(', ')
          .map((cell) => `${name}_${cell}`)
          .join(', ')
      const rows = await engine.rows(
        `SELECT ${cells('x')}, ${cells('m')} FROM ${side('x', 1)} JOIN ${side('m', 2)} ON x_code = m_code AND x_year = m_year AND x_month = m_month
           AND x_exporter = m_exporter AND x_importer = m_importer
         ORDER BY abs(x_value - m_value) DESC, x_code, x_year, x_exporter, x_importer LIMIT ${limit}`,
      )
      return rows.map((row) => {
        const [exporter, importer] = [flowOf(row.slice(0, 10)), flowOf(row.slice(10))]
        const { code, year } = exporter
        return { exporter: exporter.exporter, importer: exporter.importer, code, year, says: { exporter, importer } }
      })
    },
    async concentration(of, years = [0, 9999]) {
      const table = await totalRows(of, 'code < 1000000')
      if (table === null) return []
      const rows = await engine.rows(
        `SELECT code, year::INTEGER, sum(v), count(*)::DOUBLE, sum(v * v) / (sum(v) * sum(v)), arg_max(area, v)::INTEGER, max(v) / sum(v)
         FROM (SELECT code, year, area, CASE WHEN rows > 0 THEN value ELSE world_value END AS v
               FROM (${table}) WHERE side = 0 AND flow < 2 AND month = 0 AND year BETWEEN ${years[0]} AND ${years[1]})
         WHERE v > 0 GROUP BY code, year ORDER BY code, year`,
      )
      return rows.map(([code, year, value, exporters, hhi, top, topShare]) => ({
        code: Number(code),
        year: Number(year),
        value: Number(value),
        exporters: Number(exporters),
        hhi: Number(hhi),
        top: Number(top),
        topShare: Number(topShare),
      }))
    },
    async add(dataset, rows) {
      if (files.has(dataset.id)) return false
      const aside = files.aside()
      try {
        await writeRows(engine, aside, rows)
      } catch (thrown) {
        await rm(aside, { recursive: true, force: true })
        throw thrown
      }
      return files.publish(aside, dataset)
    },
    async addBaci(file, datasetOf, onStep) {
      const aside = files.aside()
      let written: BaciWritten
      try {
        written = await writeBaci(engine, aside, file, onStep)
      } catch (thrown) {
        await rm(aside, { recursive: true, force: true })
        throw thrown
      }
      const dataset = datasetOf(written)
      if (dataset === null) await rm(aside, { recursive: true, force: true })
      else await files.publish(aside, dataset)
      return { dataset, written }
    },
    async close() {
      await engine.close()
      await rm(join(folder, '.spill'), { recursive: true, force: true })
    },
  }
}

const orNull = (cell: Cells[number] | undefined): number | null => (cell === null || cell === undefined ? null : Number(cell))
const flowNamed = (cell: Cells[number] | undefined): FlowKind => flows[Number(cell)] ?? 'reconciled'
