import { driversIn } from './drivers.ts'
import { noForcing } from './forcing.ts'
import { latinHypercube, faultOf } from './sampling.ts'
import { readingOf, readSeries, type Reading } from './series.ts'
import type { Series } from './result.ts'
import type { World } from './world.ts'
import { Scratch, simulate } from './simulate.ts'
import type { Band, Case, Outcome, Quantiles, RunOptions, SeriesResult, Study, StudyFault } from './study.ts'

/** Most draws of a run, and most numbers it keeps: about 240 MB. */
export const mostDraws = 100_000
export const mostKept = 30_000_000

/** What is kept of the draws `from` to `to`, both counted from 0 and the last excluded: a part that a worker hands back by its buffers. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly months: number
  /** [(series * months + month) * (to - from) + draw - from] */
  readonly scenario: Float64Array<ArrayBuffer>
  readonly baseline: Float64Array<ArrayBuffer>
  /** First short month of a shortage, -1 where there is none, [series * (to - from) + draw - from]. */
  readonly firstShort: Int16Array<ArrayBuffer>
}

/** Why a study cannot be run with these options, or undefined. */
export function refusedStudy(study: Study, { draws, seed }: RunOptions): StudyFault | undefined {
  if (!Number.isInteger(draws) || draws < 1 || draws > mostDraws) return { kind: 'too-many-draws', asked: draws, most: mostDraws }
  for (const { id, spread } of study.inputs) {
    const says = faultOf(spread)
    if (says !== undefined) return { kind: 'bad-spread', input: id, says }
  }
  const { months } = study.realise(latinHypercube(study.inputs, 1, seed)).forcing
  const cells = 2 * draws * study.series.length * months
  return cells > mostKept ? { kind: 'too-much-kept', cells, most: mostKept } : undefined
}

/**
 * Runs the draws `from` to `to` of a study. Which values a draw has follows from the seed and the number of all draws alone, so that parts run
 * anywhere and in any order make the same outcome. Scenario and baseline of a draw have the same values (common random numbers).
 */
export function runDraws(study: Study, options: RunOptions, from: number, to: number): Part | StudyFault {
  const { draws, seed, shortAbove = 0.05, isCancelled, progress } = options
  const count = study.inputs.length
  const values = latinHypercube(study.inputs, draws, seed)
  const [withForcing, without] = [new Scratch(), new Scratch()]
  const readings = new Readings(study.series)
  let part: Part | undefined
  for (let draw = from; draw < to; draw++) {
    if (isCancelled?.() === true) return { kind: 'cancelled', done: draw - from }
    const own = values.slice(draw * count, (draw + 1) * count)
    const scenario = study.realise(own)
    part ??= emptyPart(from, to, scenario.forcing.months, study.series.length)
    keep(readings, scenario, withForcing, part, draw, shortAbove)
    keep(readings, study.baseline(own), without, part, draw, null)
    progress?.(draw - from + 1)
  }
  return part ?? emptyPart(from, to, 0, study.series.length)
}

const emptyPart = (from: number, to: number, months: number, series: number): Part => ({
  from,
  to,
  months,
  scenario: new Float64Array(series * months * (to - from)),
  baseline: new Float64Array(series * months * (to - from)),
  firstShort: new Int16Array(series * (to - from)).fill(-1),
})

/** Where each series stands, for the world last seen, with the demand beside each shortage. */
class Readings {
  readonly #series: readonly Series[]
  #world: World | undefined
  #of: readonly { readonly own: Reading; readonly demand: Reading | null }[] = []

  constructor(series: readonly Series[]) {
    this.#series = series
  }

  of(world: World): readonly { readonly own: Reading; readonly demand: Reading | null }[] {
    if (world !== this.#world)
      this.#of = this.#series.map((series) => ({
        own: readingOf(world, series),
        demand: series.what === 'shortage' ? readingOf(world, { ...series, what: 'demand' }) : null,
      }))
    this.#world = world
    return this.#of
  }
}

/** Runs one draw and keeps its series; `shortAbove` is null for the baseline. */
function keep(readings: Readings, run: Case, scratch: Scratch, part: Part, draw: number, shortAbove: number | null): void {
  // Without forcing every month is the first one to the last bit, so that one is enough.
  const isIdle = Object.values(run.forcing).every((value) => value === null || typeof value === 'number' || value.length === 0)
  const record = simulate(run.world, isIdle ? noForcing(1) : run.forcing, run.parameters, scratch)
  const line = new Float64Array(isIdle ? 1 : part.months)
  const wanted = new Float64Array(line.length)
  const width = part.to - part.from
  const at = draw - part.from
  const into = shortAbove === null ? part.baseline : part.scenario
  for (const [index, { own, demand }] of readings.of(run.world).entries()) {
    readSeries(record, own, line)
    for (let month = 0; month < part.months; month++)
      into[(index * part.months + month) * width + at] = line[isIdle ? 0 : month] as number
    if (shortAbove === null || demand === null) continue
    readSeries(record, demand, wanted)
    part.firstShort[index * width + at] = line.findIndex((short, month) => short > shortAbove * (wanted[month] as number))
  }
}

/** Puts parts that cover all draws together. */
export function summarise(study: Study, { draws, seed }: RunOptions, parts: readonly Part[]): Outcome {
  const values = latinHypercube(study.inputs, draws, seed)
  const driversOf = driversIn(study.inputs, values, draws)
  const { months, ...all } = joined(parts, draws, study.series.length)
  const results = study.series.map((series, index): SeriesResult => {
    const bands = [newBand(months), newBand(months), newBand(months)] as const
    const total = new Float64Array(draws)
    for (let month = 0; month < months; month++) {
      const row = (index * months + month) * draws
      const scenario = all.scenario.subarray(row, row + draws)
      const baseline = all.baseline.subarray(row, row + draws)
      const difference = scenario.map((value, draw) => value - (baseline[draw] as number))
      for (let draw = 0; draw < draws; draw++) total[draw] = (total[draw] as number) + (difference[draw] as number)
      for (const [at, list] of [scenario, baseline, difference].entries()) {
        const band = bands[at]
        if (band !== undefined) write(band, month, quantilesOf(list))
      }
    }
    return {
      series,
      scenario: bands[0],
      baseline: bands[1],
      difference: bands[2],
      total: quantilesOf(total.slice()),
      firstShort: series.what === 'shortage' ? firstShortOf(parts, index, draws) : null,
      get drivers() {
        return driversOf(total)
      },
    }
  })
  return { draws, seed, results }
}

/** All parts as one; a copy, whose rows may be sorted. */
function joined(parts: readonly Part[], draws: number, series: number): Part {
  const whole = emptyPart(0, draws, parts[0]?.months ?? 0, series)
  for (const { from, to, months, scenario, baseline } of parts)
    for (let row = 0; row < series * months; row++)
      for (let draw = from, cell = row * (to - from); draw < to; draw++, cell++) {
        whole.scenario[row * draws + draw] = scenario[cell] as number
        whole.baseline[row * draws + draw] = baseline[cell] as number
      }
  return whole
}

/** Runs a study from first to last draw in this thread. */
export function runStudy(study: Study, options: RunOptions): Outcome | StudyFault {
  const refused = refusedStudy(study, options)
  if (refused !== undefined) return refused
  const part = runDraws(study, options, 0, options.draws)
  return 'kind' in part ? part : summarise(study, options, [part])
}

function firstShortOf(parts: readonly Part[], index: number, draws: number): SeriesResult['firstShort'] {
  const found = parts
    .flatMap(({ firstShort, from, to }) => [...firstShort.subarray(index * (to - from), (index + 1) * (to - from))])
    .filter((month) => month >= 0)
  return { never: 1 - found.length / draws, months: found.length === 0 ? null : quantilesOf(Float64Array.from(found)) }
}

const newBand = (months: number): Band => ({
  p2: new Float64Array(months),
  p10: new Float64Array(months),
  p50: new Float64Array(months),
  p90: new Float64Array(months),
  p97: new Float64Array(months),
})

function write(band: Band, month: number, { p2, p10, p50, p90, p97 }: Quantiles): void {
  band.p2[month] = p2
  band.p10[month] = p10
  band.p50[month] = p50
  band.p90[month] = p90
  band.p97[month] = p97
}

/** Quantiles by linear interpolation between the values around them; sorts the list it is given. */
export function quantilesOf(list: Float64Array): Quantiles {
  if (list.some((value) => value !== list[0])) list.sort()
  const at = (share: number): number => {
    const place = share * (list.length - 1)
    const below = Math.floor(place)
    const low = list[below] as number
    return place === below ? low : low + (place - below) * ((list[below + 1] as number) - low)
  }
  return { p2: at(0.025), p10: at(0.1), p50: at(0.5), p90: at(0.9), p97: at(0.975) }
}
