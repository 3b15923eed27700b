import { z } from 'zod'
import { adjustableOf } from '../../ledger/scenarios/adjust.ts'
import { sayMonth } from '../../kernel/month.ts'
import { defaultParameters, parameterSources, type Parameters } from '../../model/scenario/parameters.ts'
import { behaviourTitle } from '../../model/what-if/compile.ts'
import { number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { baselineWorlds } from './baseline-worlds.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { scenarioAsked } from './asked.ts'
import { centralRun } from './central.ts'
import { receiptsNamed } from './evidence.ts'
import { measureRows, sourcesOf } from './measure-rows.ts'
import { readyAsked, runsAsked } from './run-asked.ts'
import { readRuns, type Ready } from './run-scenario.ts'
import { sayFinding } from './say-finding.ts'
import { scenarioOutput } from './shapes.ts'

export const scenarioInput = z.object({
  scenario: z.string().describe('Name of a what-if on file, or the text of a scenario file'),
  set: z.string().default('').describe('Changes to the file, by path: "measures.1.by=90 %; months=24"'),
  runs: z.coerce.number().int().min(1).max(100_000).default(200).describe('Runs with other values of what is not known'),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1).describe('Same seed, same answer'),
  bound: z
    .stringbool()
    .or(z.boolean())
    .default(true)
    .describe('Work out the least shortage that the best allocation could reach'),
})

const method =
  'Monthly rationing simulation on the reconciled baseline (docs/method/scenario.md); runs are a Latin hypercube over everything that is spread, the same values with and without the scenario; the bound is a minimum-cost flow over all months.'

/** Names of the inputs of a study, for the list of assumptions. */
const assumptionsOf = (
  inputs: readonly { readonly id: string; readonly title: string; readonly spread: { readonly shape: string } }[],
) =>
  (Object.keys(defaultParameters) as (keyof Parameters)[]).map((name) => {
    const input = inputs.find(({ id }) => id === `behaviour.${name}`)
    const spread = input?.spread as { readonly low?: number; readonly mode?: number; readonly high?: number } | undefined
    const value = defaultParameters[name]
    return {
      name,
      title: behaviourTitle[name],
      low: spread?.low ?? value,
      mode: spread?.mode ?? value,
      high: spread?.high ?? value,
      source: parameterSources[name],
    }
  })

export const scenario = operation({
  name: 'scenario',
  asks: 'What if it is cut off: who goes short of what, when, and how sure is that?',
  input: scenarioInput,
  output: scenarioOutput,
  cli: {
    argument: { name: 'NAME|FILE', field: 'scenario', kind: 'named' },
    examples: [
      'scenario dy-tb-cut',
      'scenario summit --runs 500',
      'scenario dy-tb-cut --set "measures.1.by=95 %"',
      'scenario my-own.yaml --seed 7',
    ],
  },
  rows: ({ scenario: asked, series, receipts }) =>
    tableOf(
      series.flatMap((each) => each.months.map((month) => ({ each, month }))),
      [
        text('scenario', 'name of the scenario', () => asked.name),
        text('series', 'id of the series', ({ each }) => each.id),
        text('what', 'what is counted', ({ each }) => each.what),
        text('element', 'contained tonnes of it; empty: tonnes of magnets', ({ each }) => each.element),
        text('grade', 'grade of magnet', ({ each }) => each.grade),
        text('stage', 'stage of the chain', ({ each }) => each.stage),
        text('place', 'place; empty: all together', ({ each }) => each.place),
        text('industry', 'industry; empty: all together', ({ each }) => each.industry),
        text('month', 'month', ({ month }) => month.month),
        number('p2_5', 'tonnes, 2.5% of the runs lie below', ({ month }) => month.p2),
        number('p10', 'tonnes, 10% of the runs lie below', ({ month }) => month.p10),
        number('p50', 'tonnes, the middle run', ({ month }) => month.p50),
        number('p90', 'tonnes, 90% of the runs lie below', ({ month }) => month.p90),
        number('p97_5', 'tonnes, 97.5% of the runs lie below', ({ month }) => month.p97),
        number('baseline', 'tonnes, the middle run without the scenario', ({ month }) => month.baseline),
      ],
      () => receipts.map(({ id }) => id),
    ),
  async answer(desk, { scenario: given, set, runs, seed, bound }) {
    const preset = await scenarioAsked(desk, given, set)
    const { file } = preset
    const baseline = await baselineWorlds(desk)
    const { worlds } = baseline
    const [world] = worlds
    const job = { file, worlds, draws: runs, seed }
    const ready = readyAsked(job)
    const parts = await runsAsked(desk, job, (done) => desk.progress?.(done, runs))
    const readings = readRuns(file, ready, job, parts)
    const named = await receiptsNamed(desk, sourcesOf(file))
    const measures = measureRows(file, named)
    const ids = [...new Set([...measures.flatMap(({ receipts }) => receipts), ...baseline.receipts])]
    const total = readings.outcome.results[ready.kept.findIndex(({ id }) => id === 'shortage.magnet')]
    return {
      scenario: {
        name: preset.name,
        title: file.title,
        question: file.question,
        hash: preset.hash,
        text: preset.text,
        adjustable: adjustableOf(file),
        start: sayMonth(file.start),
        months: file.months,
        courses: file.courses.map(({ name, chance, says }) => ({ name, chance, says })),
        notes: [...file.notes, ...baseline.notes],
      },
      says: sayFinding(preset, readings),
      baseline: {
        year: world.year,
        places: [...world.places],
        grades: world.grades.map(({ id, title }) => ({ id, title })),
        elements: [...world.elements],
        industries: [...world.industries],
      },
      runs,
      seed,
      measures,
      assumptions: assumptionsOf(ready.study.inputs),
      shortage: readings.shortage,
      share: readings.share,
      central: bound ? centralAnswer(ready, file.start) : null,
      first: readings.first,
      courses: readings.courses,
      drivers: (total?.drivers ?? []).slice(0, 12).map((each) => ({
        input: each.input,
        share: each.share,
        rank: each.rank,
        low: each.low / 1000,
        high: each.high / 1000,
        title: ready.study.inputs.find(({ id }) => id === each.input)?.title ?? each.input,
      })),
      series: readings.series,
      method,
      receipts: (await desk.receipts.getMany(ids)).map(receiptRowOf),
    }
  },
})

function centralAnswer(ready: Ready, start: number) {
  const central = centralRun(ready.study, start)
  const worst = central.elements.toSorted((a, b) => b.simulated - a.simulated)[0]
  const one = (value: number): number => Math.round(value * 10) / 10
  const says =
    worst === undefined || worst.simulated < 1e-6
      ? 'On the likeliest values nobody goes short.'
      : `On the likeliest values ${one(worst.simulated)} t of contained ${worst.element} are lacking; at least ${one(worst.least)} t would be whatever anybody does.`
  return { says, ...central }
}
