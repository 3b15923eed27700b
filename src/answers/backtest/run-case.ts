import { monthOf } from '../../kernel/month.ts'
import { quantilesOf } from '../../model/scenario/monte-carlo.ts'
import { latinHypercube } from '../../model/scenario/sampling.ts'
import { Scratch, simulate } from '../../model/scenario/simulate.ts'
import { elementGood, flowOf, gradeGood } from '../../model/scenario/goods.ts'
import { elementStages, type World } from '../../model/scenario/world.ts'
import { scoreOf, type Tested } from '../../model/backtest/score.ts'
import { pairWorld } from '../../model/backtest/pair-world.ts'
import { compileScenario } from '../../model/what-if/compile.ts'
import type { ScenarioFile } from '../../ledger/scenarios/scenario-file.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { BacktestCase, Observed } from './cases.ts'
import type { BacktestCaseAnswer, BacktestMoment } from './shapes.ts'

/** Flows of the goods of a case that leave China. */
function exportsOf(world: World, { exports: { stage, element } }: BacktestCase): number[] {
  const china = world.places.indexOf('CHN')
  const goods =
    stage === 'magnet'
      ? [...world.grades.keys()].map((grade) => gradeGood(world, grade))
      : world.elements.flatMap((each, at) =>
          element === null || each === element ? [elementGood(at, elementStages.indexOf(stage))] : [],
        )
  return goods.flatMap((good) => [...world.places.keys()].flatMap((to) => (to === china ? [] : [flowOf(world, good, china, to)])))
}

/** What was shipped abroad by month as a part of an ordinary month, run by run: [draw][month]. */
function runsOf(
  test: BacktestCase,
  file: ScenarioFile,
  worlds: readonly [World, ...World[]],
  draws: number,
  seed: number,
): Float64Array[] {
  const { study } = compileScenario(file, worlds, [])
  const values = latinHypercube(study.inputs, draws, seed)
  const count = study.inputs.length
  const scratch = new Scratch({ flows: true })
  return Array.from({ length: draws }, (_, draw) => {
    const { world, forcing, parameters } = study.realise(values.slice(draw * count, (draw + 1) * count))
    const flows = exportsOf(world, test)
    const record = simulate(world, forcing, parameters, scratch)
    const each = record.shipped.length / record.months
    const ordinary = simulate(
      world,
      { ...forcing, cuts: [], quotas: [], licences: [], tariffs: [], rushes: [], outages: [], months: 1 },
      parameters,
      new Scratch({ flows: true }),
    )
    const before = flows.reduce((sum, flow) => sum + (ordinary.shipped[flow] ?? 0), 0)
    return Float64Array.from(
      { length: record.months },
      (_month, month) => flows.reduce((sum, flow) => sum + (record.shipped[month * each + flow] ?? 0), 0) / before,
    )
  })
}

/** Worlds of a case: the baseline and its draws, or a pair made for it. */
export const worldsOf = (
  test: BacktestCase,
  level: number,
  baseline: readonly [World, ...World[]],
): readonly [World, ...World[]] =>
  test.world === 'baseline' ? baseline : [pairWorld(test.world.element, ['CHN', 'OTHER'], level * 1000, test.world.cover)]

/** Runs a case and scores it against what was observed. */
export function runCase(
  test: BacktestCase,
  file: ScenarioFile,
  baseline: readonly [World, ...World[]],
  figures: ReadonlyMap<string, Figure>,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): BacktestCaseAnswer {
  const valuesOf = (ids: readonly string[]): number[] => ids.map((id) => figures.get(id)?.value ?? Number.NaN)
  const level = test.level.of(valuesOf(test.level.figures))
  const drawn = runsOf(test, file, worldsOf(test, level, baseline), runs, seed)
  let carried = level
  const moments = test.observed.map((observed): BacktestMoment => {
    const [from, to] = [monthOf(observed.from) - file.start, monthOf(observed.to) - file.start]
    const sums = Float64Array.from(
      drawn,
      (shares) => shares.subarray(from, to + 1).reduce((sum, share) => sum + share, 0) * level,
    )
    const { p10, p50, p90 } = quantilesOf(sums)
    const value = observed.of(valuesOf(observed.figures))
    const before = carried * (to - from + 1)
    carried = value / (to - from + 1)
    return {
      from: observed.from,
      to: observed.to,
      observed: value,
      low: p10,
      middle: p50,
      high: p90,
      carried: before,
      inside: p10 <= value && value <= p90,
      fitted: observed.fitted,
      how: observed.how,
      receipts: receiptsOf(observed, figures),
    }
  })
  const tested = (fitted: boolean): Tested[] => moments.filter((moment) => moment.fitted === fitted)
  const [score, fit] = [scoreOf(tested(false)), scoreOf(tested(true))]
  return {
    id: test.id,
    title: test.title,
    says: sayCase(score, moments),
    moments,
    score,
    fitted: fit,
    level: test.level.how,
    notes: [...test.notes],
  }
}

const receiptsOf = ({ figures: ids }: Observed, figures: ReadonlyMap<string, Figure>): string[] => [
  ...new Set(ids.flatMap((id) => figures.get(id)?.receipts ?? [])),
]

function sayCase(score: ReturnType<typeof scoreOf>, moments: readonly BacktestMoment[]): string {
  if (score === null) return 'Nothing was left to test on: every month on record was used to fit.'
  const better = score.rmse < score.carryForward ? 'better' : score.rmse === score.carryForward ? 'no better' : 'worse'
  const missed = moments.filter(({ inside, fitted }) => !inside && !fitted)
  const misses =
    missed.length === 0
      ? 'none outside the band'
      : `outside the band: ${missed.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ')}`
  return `${better} than carrying the last number forward (error ${sayTonnes(score.rmse)} t against ${sayTonnes(score.carryForward)} t over ${score.moments} unfitted); ${misses}`
}

const sayTonnes = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Math.round(value * 10) / 10)
