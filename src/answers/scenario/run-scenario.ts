import { sayMonth } from '../../kernel/month.ts'
import type { ScenarioFile } from '../../ledger/scenarios/scenario-file.ts'
import { refusedStudy, summarise, type Part } from '../../model/scenario/monte-carlo.ts'
import { latinHypercube } from '../../model/scenario/sampling.ts'
import type { Outcome, Quantiles as Found, RunOptions, SeriesResult, Study, StudyFault } from '../../model/scenario/study.ts'
import { quantilesOf } from '../../model/scenario/monte-carlo.ts'
import type { World } from '../../model/scenario/world.ts'
import { compileScenario } from '../../model/what-if/compile.ts'
import type { Unfit } from '../../model/what-if/select.ts'
import { keptSeries, type KeptSeries } from './kept-series.ts'
import type { FirstShort, Quantiles, SeriesRow } from './shapes.ts'

/** A scenario laid on a baseline and ready to run, with the series its answer keeps. */
export interface Ready {
  readonly study: Study
  readonly kept: readonly KeptSeries[]
  readonly unfit: readonly Unfit[]
}

/** The same file and worlds give the same study anywhere: a worker makes its own from them. */
export function readyScenario(
  file: ScenarioFile,
  worlds: readonly [World, ...World[]],
  kept: readonly KeptSeries[] = keptSeries(worlds[0]),
): Ready {
  return {
    ...compileScenario(
      file,
      worlds,
      kept.map(({ series }) => series),
    ),
    kept,
  }
}

export const refusalOf = (ready: Ready, options: RunOptions): StudyFault | undefined => refusedStudy(ready.study, options)

const tonnes = (kilograms: number): number => kilograms / 1000
const inTonnes = ({ p2, p10, p50, p90, p97 }: Found): Quantiles => ({
  p2: tonnes(p2),
  p10: tonnes(p10),
  p50: tonnes(p50),
  p90: tonnes(p90),
  p97: tonnes(p97),
})

/** Everything read off the runs of a scenario. */
export interface Readings {
  readonly outcome: Outcome
  readonly series: SeriesRow[]
  /** All that users lack over the months, run by run, and as a part of what they want. */
  readonly shortage: Quantiles
  readonly share: Quantiles
  readonly first: FirstShort[]
  readonly courses: { readonly name: string; readonly chance: number; readonly shortage: Quantiles; readonly share: Quantiles }[]
}

const rowOf = (file: ScenarioFile, kept: KeptSeries, { scenario, baseline, total }: SeriesResult): SeriesRow => ({
  id: kept.id,
  what: kept.what,
  element: kept.element,
  grade: kept.grade,
  stage: kept.stage,
  place: kept.place,
  industry: kept.industry,
  months: Array.from({ length: file.months }, (_, month) => ({
    month: sayMonth(file.start + month),
    p2: tonnes(scenario.p2[month] ?? 0),
    p10: tonnes(scenario.p10[month] ?? 0),
    p50: tonnes(scenario.p50[month] ?? 0),
    p90: tonnes(scenario.p90[month] ?? 0),
    p97: tonnes(scenario.p97[month] ?? 0),
    baseline: tonnes(baseline.p50[month] ?? 0),
  })),
  total: inTonnes(total),
})

/** The sum over months of a series, run by run, in kilograms. */
function sums(parts: readonly Part[], index: number, draws: number): Float64Array {
  const all = new Float64Array(draws)
  for (const { from, to, months, scenario } of parts) {
    const width = to - from
    for (let month = 0; month < months; month++)
      for (let at = 0; at < width; at++)
        all[from + at] = (all[from + at] ?? 0) + (scenario[(index * months + month) * width + at] ?? 0)
  }
  return all
}

/** First months, over all runs, in which a place is short; a run in which it never is counts as later than the last month. */
function firstMonths(parts: readonly Part[], index: number, file: ScenarioFile): Pick<FirstShort, 'early' | 'likely' | 'late'> {
  const found = parts
    .flatMap(({ firstShort, from, to }) => [...firstShort.subarray(index * (to - from), (index + 1) * (to - from))])
    .map((month) => (month < 0 ? Infinity : month))
    .sort((a, b) => a - b)
  const at = (share: number): string | null => {
    const month = found[Math.min(found.length - 1, Math.ceil(share * found.length) - 1)] ?? Infinity
    return Number.isFinite(month) ? sayMonth(file.start + month) : null
  }
  return { early: at(0.1), likely: at(0.5), late: at(0.9) }
}

const shares = (part: Float64Array, whole: Float64Array): Float64Array =>
  part.map((value, at) => ((whole[at] ?? 0) > 0 ? value / (whole[at] ?? 1) : 0))

/** Reads the runs. Parts cover all draws of the options. */
export function readRuns(file: ScenarioFile, { study, kept }: Ready, options: RunOptions, parts: readonly Part[]): Readings {
  const outcome = summarise(study, options, parts)
  const { draws } = options
  const indexOf = (id: string): number => kept.findIndex((each) => each.id === id)
  const of = (id: string): Float64Array => sums(parts, indexOf(id), draws)
  const lacking = of('shortage.magnet')
  const wanted = of('demand.magnet')
  const share = shares(lacking, wanted)
  const first = kept.flatMap(({ id, what, place }, index): FirstShort[] => {
    if (what !== 'shortage' || place === null) return []
    const { p10, p50, p90 } = quantilesOf(shares(sums(parts, index, draws), of(id.replace('shortage', 'demand'))))
    return [{ place, ...firstMonths(parts, index, file), share: { p10, p50, p90 } }]
  })
  const values = latinHypercube(study.inputs, draws, options.seed)
  const courseAt = study.inputs.findIndex(({ id }) => id === 'course')
  const courses = file.courses.flatMap(({ name, chance }, course) => {
    const own = Array.from({ length: draws }, (_, draw) => draw).filter(
      (draw) => values[draw * study.inputs.length + courseAt] === course,
    )
    if (own.length === 0) return []
    const pick = (list: Float64Array): Found => quantilesOf(Float64Array.from(own, (draw) => list[draw] ?? 0))
    return [{ name, chance, shortage: inTonnes(pick(lacking)), share: pick(share) }]
  })
  return {
    outcome,
    series: kept.map((each, index) => rowOf(file, each, outcome.results[index] as SeriesResult)),
    shortage: inTonnes(quantilesOf(lacking.slice())),
    share: quantilesOf(share.slice()),
    first: first.toSorted((a, b) => b.share.p50 - a.share.p50 || b.share.p90 - a.share.p90 || (a.place < b.place ? -1 : 1)),
    courses,
  }
}
