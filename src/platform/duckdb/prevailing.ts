import type { TradeDataset } from '../../ledger/trade.ts'
import { literal, type Engine } from './engine.ts'
import { flowsFile, totalsFile, type TradeFolder } from './folder.ts'

/** Datasets a question is answered from, and the common table `lost` of what some of them tell worse than others of their series. */
export interface Prevailing {
  readonly datasets: readonly TradeDataset[]
  /** Null when nothing has to be taken out. */
  readonly lost: string | null
}

/** Questions remembered; datasets never change, so an answer about the same ones stays true. */
const remembered = 500

/** Finds out which datasets of one series repeat each other on some codes, once for each range of codes and set of datasets. */
export class Prevalence {
  readonly #engine: Engine
  readonly #files: TradeFolder
  readonly #known = new Map<string, Promise<Prevailing>>()
  constructor(engine: Engine, files: TradeFolder) {
    this.#engine = engine
    this.#files = files
  }

  /** `datasets` in order of prevailing, the strongest last. */
  async of(datasets: readonly TradeDataset[], codes: string): Promise<Prevailing> {
    const overlapping = datasets.filter((a) =>
      datasets.some((b) => b !== a && b.series === a.series && a.firstYear <= b.lastYear && b.firstYear <= a.lastYear),
    )
    if (overlapping.length === 0) return { datasets, lost: null }
    const key = `${codes} ${datasets.map(({ id }) => id).join(' ')}`
    const known = this.#known.get(key)
    if (known) return known
    const found = this.#compare(datasets, overlapping, codes)
    this.#known.set(key, found)
    // Forgotten when it failed, so that it is tried again.
    found.catch(() => this.#known.delete(key))
    const [oldest] = this.#known.keys()
    if (this.#known.size > remembered && oldest !== undefined) this.#known.delete(oldest)
    return found
  }

  async #compare(datasets: readonly TradeDataset[], overlapping: readonly TradeDataset[], codes: string): Promise<Prevailing> {
    const rows = await this.#engine.rows(
      `WITH ${this.#standing(overlapping, codes)}
       SELECT id, count(*)::DOUBLE, (count(*) FILTER (place < best))::DOUBLE FROM ranked GROUP BY id`,
    )
    const told = new Map(rows.map(([id, all, lost]) => [String(id), { all: Number(all), lost: Number(lost) }]))
    // A dataset that others tell better on every count need not be opened at all.
    const left = datasets.filter((dataset) => {
      const counts = told.get(dataset.id)
      return !overlapping.includes(dataset) || (counts !== undefined && counts.lost < counts.all)
    })
    const isPartly = left.some(({ id }) => (told.get(id)?.lost ?? 0) > 0)
    return {
      datasets: left,
      lost: isPartly
        ? `${this.#standing(overlapping, codes)}, lost AS (SELECT totals, flows, code, year, month, flow, reporter FROM ranked WHERE place < best)`
        : null,
    }
  }

  /** Common tables that rank the datasets that tell of one reporter's code and period. Of reconciled flows nobody is the reporter. */
  #standing(overlapping: readonly TradeDataset[], codes: string): string {
    const places = overlapping.map(
      ({ id, series }, place) =>
        `(${[id, this.#files.file(id, totalsFile), this.#files.file(id, flowsFile), series].map(literal).join(', ')}, ${place})`,
    )
    const files = overlapping.map(({ id }) => literal(this.#files.file(id, totalsFile))).join(', ')
    return `standing(id, totals, flows, series, place) AS (VALUES ${places.join(', ')}),
      owners AS (SELECT DISTINCT filename AS totals, code, year, month, flow, CASE flow WHEN 0 THEN 0 ELSE area END AS reporter
        FROM read_parquet([${files}], filename = true) WHERE ${codes} AND (flow > 0 OR side = 0)),
      ranked AS (SELECT *, max(place) OVER (PARTITION BY series, code, year, month, flow, reporter) AS best FROM owners JOIN standing USING (totals))`
  }
}
