import { z } from 'zod'
import { number, tableOf, text, yesNo } from '../exporting/table.ts'
import { operation, type Desk } from '../operation.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { scenarioAsked } from '../scenario/asked.ts'
import { baselineWorlds } from '../scenario/baseline-worlds.ts'
import { readyAsked, runsAsked } from '../scenario/run-asked.ts'
import { readRuns } from '../scenario/run-scenario.ts'
import { cases, type BacktestCase } from './cases.ts'
import { runCase } from './run-case.ts'
import { backtestOutput, type BacktestAnswer, type BacktestSign } from './shapes.ts'

export const backtestInput = z.object({
  case: z
    .enum(cases.map(({ id }) => id) as [string, ...string[]])
    .optional()
    .describe('Only this one'),
  runs: z.coerce.number().int().min(10).max(1000).default(60),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
})

/** Figures behind the expectations that are right or wrong. */
const signFigures = {
  usaMay: 'china-customs.magnet-exports.2025-05.USA',
  usaHalf: 'china-customs.magnet-exports.2025-01-to-2025-06.USA',
  worldMay: 'china-customs.magnet-exports.2025-05.WORLD',
  worldHalf: 'china-customs.magnet-exports.2025-01-to-2025-06.WORLD',
  quota2010: 'china-quota.export.2010',
  quota2009: 'china-quota.export.2009',
  japan: 'japan-imports.2010',
} as const

/** When Japan goes short after April 2025, against the first line that stood still there. */
async function firstLineStop(desk: Desk, runs: number, seed: number): Promise<BacktestSign> {
  const { file } = await scenarioAsked(desk, 'licences-april-2025')
  const { worlds } = await baselineWorlds(desk)
  const job = { file, worlds, draws: runs, seed }
  const { first } = readRuns(file, readyAsked(job), job, await runsAsked(desk, job))
  const japan = first.find(({ place }) => place === 'JPN')
  const [early, late] = [japan?.early ?? null, japan?.late ?? null]
  const events = await desk.ledger.events({ text: 'Suzuki' })
  return {
    title: 'First month in which Japan lacks magnets after the licences of April 2025',
    predicted: early === null ? 'not in nine runs of ten' : `${early} to ${late ?? 'never'}, likely ${japan?.likely ?? 'never'}`,
    observed: '2025-05: Suzuki stopped a line on 26 May, 7.4 weeks after the control',
    hit: early !== null && early <= '2025-05' && (late === null || late >= '2025-05'),
    receipts: [...new Set(events.flatMap(({ receipts }) => receipts))],
  }
}

function signsOf(
  values: ReadonlyMap<string, { readonly value: number | null; readonly receipts: readonly string[] }>,
): BacktestSign[] {
  const value = (id: string): number => values.get(id)?.value ?? Number.NaN
  const receipts = (...ids: string[]): string[] => [...new Set(ids.flatMap((id) => values.get(id)?.receipts ?? []))]
  const { usaMay, usaHalf, worldMay, worldHalf, quota2010, quota2009, japan } = signFigures
  const fall = (month: number, half: number): number => Math.round(100 * (1 - month / (half / 6)))
  const cut = Math.round(100 * (1 - value(quota2010) / value(quota2009)))
  return [
    {
      title: 'Whether the licences of 2025 fall on all destinations alike',
      predicted: 'alike: grants do not differ by destination in the run',
      observed: `not alike: in May shipments to the United States were ${fall(value(usaMay), value(usaHalf))}% below the mean of the half-year, those to the world ${fall(value(worldMay), value(worldHalf))}%`,
      hit: Math.abs(fall(value(usaMay), value(usaHalf)) - fall(value(worldMay), value(worldHalf))) <= 10,
      receipts: receipts(usaMay, usaHalf, worldMay, worldHalf),
    },
    {
      title: "Null test: Japan's imports in the year of the reported embargo of 2010",
      predicted: `down by ${cut}% with the quota, if the quota binds`,
      observed: `about ${value(japan).toLocaleString('en-GB')} t, as in 2009: customs show no fall`,
      hit: cut < 10,
      receipts: receipts(japan, quota2010, quota2009),
    },
  ]
}

export const backtest = operation({
  name: 'backtest',
  asks: 'How well would the simulation have foreseen the controls of the past, and where was it wrong?',
  input: backtestInput,
  output: backtestOutput,
  cli: { examples: ['backtest', 'backtest --case magnets-2025 --runs 200'] },
  rows: ({ cases: tested }) =>
    tableOf(
      tested.flatMap((each) => each.moments.map((moment) => ({ each, moment }))),
      [
        text('case', 'the control', ({ each }) => each.id),
        text('from', 'first month', ({ moment }) => moment.from),
        text('to', 'last month', ({ moment }) => moment.to),
        number('observed_t', 'tonnes shipped', ({ moment }) => moment.observed),
        number('p10_t', 'one run in ten lies below', ({ moment }) => moment.low),
        number('p50_t', 'the middle run', ({ moment }) => moment.middle),
        number('p90_t', 'nine runs in ten lie below', ({ moment }) => moment.high),
        number('carried_t', 'the observation before', ({ moment }) => moment.carried),
        yesNo('inside', 'observed inside the band', ({ moment }) => moment.inside),
        yesNo('fitted', 'the scenario was fitted with a look at it', ({ moment }) => moment.fitted),
        text('how', 'how the observation was worked out', ({ moment }) => moment.how),
      ],
      ({ moment }) => moment.receipts,
    ),
  async answer(desk, { case: only, runs, seed }): Promise<BacktestAnswer> {
    const chosen: readonly BacktestCase[] = cases.filter(({ id }) => only === undefined || id === only)
    const ids = [
      ...chosen.flatMap(({ level, observed }) => [...level.figures, ...observed.flatMap(({ figures }) => figures)]),
      ...Object.values(signFigures),
    ]
    const figures = new Map((await desk.ledger.figures({ ids: [...new Set(ids)] })).map((figure) => [figure.id, figure]))
    const { worlds } = await baselineWorlds(desk)
    const tested = []
    for (const [done, test] of chosen.entries()) {
      const { file } = await scenarioAsked(desk, test.scenario)
      tested.push(runCase(test, file, worlds, figures, { runs, seed }))
      desk.progress?.(done + 1, chosen.length + 1)
    }
    const signs = only === undefined ? [await firstLineStop(desk, runs, seed), ...signsOf(figures)] : []
    const scored = tested.filter(({ score }) => score !== null)
    const better = scored.filter(({ score }) => score !== null && score.rmse < score.carryForward).length
    const moments = scored.flatMap((each) => each.moments.filter(({ fitted }) => !fitted))
    const inside = moments.filter((moment) => moment.inside).length
    const receipts = [
      ...new Set([
        ...tested.flatMap((each) => each.moments.flatMap((moment) => moment.receipts)),
        ...signs.flatMap((sign) => sign.receipts),
      ]),
    ]
    return {
      says: `Better than carrying the last number forward in ${better} of ${scored.length} controls; ${inside} of ${moments.length} months that were not fitted lie in the band of eight in ten.${signs.length === 0 ? '' : ` ${signs.filter(({ hit }) => hit).length} of ${signs.length} single expectations held.`}`,
      cases: tested,
      signs,
      runs,
      seed,
      receipts: (await desk.receipts.getMany(receipts)).map(receiptRowOf),
    }
  },
})
