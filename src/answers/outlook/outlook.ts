import { z } from 'zod'
import { goodsStages, type GoodsStage } from '../../ledger/scenarios/words.ts'
import { elementGood, gradeGood } from '../../model/scenario/goods.ts'
import type { Part } from '../../model/scenario/monte-carlo.ts'
import { quantilesOf } from '../../model/scenario/monte-carlo.ts'
import { latinHypercube } from '../../model/scenario/sampling.ts'
import { elementStages, type World } from '../../model/scenario/world.ts'
import { integer, number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { baselineWorlds } from '../scenario/baseline-worlds.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { Refusal } from '../../kernel/errors.ts'
import { scenarioAsked } from '../scenario/asked.ts'
import { nameOfPlace, placeAsked } from '../scenario/baseline-asked.ts'
import { receiptsNamed } from '../scenario/evidence.ts'
import type { KeptSeries } from '../scenario/kept-series.ts'
import { measureRow, measureRows, sourcesOf } from '../scenario/measure-rows.ts'
import { readyScenario, refusalOf } from '../scenario/run-scenario.ts'
import { refuseStudy } from '../scenario/runs.ts'

export const outlookInput = z.object({
  scenario: z.string().default('outlook').describe('Name of a what-if on file, or the text of a scenario file'),
  place: z.string().default('CHN').describe('Whose share'),
  runs: z.coerce.number().int().min(1).max(10_000).default(120),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
})

export const outlookRow = z.object({
  stage: z.enum(goodsStages),
  course: z.string().nullable().describe('null: all courses by their chances'),
  year: z.number().int(),
  p10: z.number(),
  p50: z.number(),
  p90: z.number().describe('Share of what is made in the year, 0 to 1'),
})
export type OutlookRow = z.output<typeof outlookRow>

export const outlookOutput = z.object({
  place: z.string(),
  says: z.string(),
  baseline: z.array(z.object({ stage: z.enum(goodsStages), share: z.number() })).describe('Before, in the reconciled baseline'),
  rows: z.array(outlookRow),
  gaps: z
    .array(z.object({ stage: z.enum(goodsStages), points: z.number() }))
    .describe('How far the middle runs of the courses lie apart in the last year, percentage points'),
  scenario: z.object({ name: z.string(), title: z.string(), hash: z.string(), notes: z.array(z.string()) }),
  measures: z.array(measureRow),
  runs: z.number().int(),
  seed: z.number().int(),
  receipts: z.array(receiptRow),
})
export type OutlookAnswer = z.output<typeof outlookOutput>

/** Output of every stage, of all and of one place; magnet elements up to metal, magnets after it. */
function keptOutput(world: World, place: number): KeptSeries[] {
  const counted = world.elements.flatMap((element, at) => (element === 'Sm' ? [] : [at]))
  const series = (stage: GoodsStage, good: number): KeptSeries[] =>
    [undefined, place].map((where) => ({
      id: `${stage}.${good}.${where ?? 'all'}`,
      what: 'output',
      element: null,
      grade: null,
      stage,
      place: where === undefined ? null : (world.places[where] ?? null),
      industry: null,
      series: { what: 'output', good, ...(where === undefined ? {} : { place: where }) },
    }))
  return [
    ...elementStages.flatMap((stage, s) => counted.flatMap((element) => series(stage, elementGood(element, s)))),
    ...world.grades.flatMap((_, grade) => series('magnet', gradeGood(world, grade))),
  ]
}

/** Share of a place in a stage, year by year and run by run: [year][draw]. */
function sharesOf(
  parts: readonly Part[],
  kept: readonly KeptSeries[],
  stage: GoodsStage,
  draws: number,
  months: number,
): Float64Array[] {
  const years = Math.floor(months / 12)
  const [own, all] = [true, false].map(() => Array.from({ length: years }, () => new Float64Array(draws)))
  for (const [index, each] of kept.entries()) {
    if (each.stage !== stage) continue
    const into = each.place === null ? all : own
    for (const { from, to, scenario } of parts) {
      const width = to - from
      for (let month = 0; month < years * 12; month++)
        for (let draw = 0; draw < width; draw++) {
          const year = into?.[Math.floor(month / 12)] as Float64Array
          year[from + draw] = (year[from + draw] ?? 0) + (scenario[(index * months + month) * width + draw] ?? 0)
        }
    }
  }
  return (own ?? []).map((year, at) =>
    year.map((value, draw) => ((all?.[at]?.[draw] ?? 0) > 0 ? value / (all?.[at]?.[draw] ?? 1) : 0)),
  )
}

function shareBefore(world: World, stage: GoodsStage, place: number): number {
  const P = world.places.length
  const sum = (values: Float64Array, goods: readonly number[]): number => {
    const [own, all] = goods.reduce(
      ([a, b], good) => [
        a + (values[good * P + place] ?? 0),
        b + values.subarray(good * P, (good + 1) * P).reduce((x, y) => x + y, 0),
      ],
      [0, 0],
    )
    return all > 0 ? own / all : 0
  }
  if (stage === 'magnet') return sum(world.magnets, [...world.grades.keys()])
  const s = elementStages.indexOf(stage)
  return sum(
    world.output,
    world.elements.flatMap((element, at) => (element === 'Sm' ? [] : [elementGood(at, s)])),
  )
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

function sayOutlook(answer: Pick<OutlookAnswer, 'rows' | 'gaps' | 'place'>): string {
  const last = Math.max(...answer.rows.map(({ year }) => year))
  const of = (stage: GoodsStage): OutlookRow | undefined =>
    answer.rows.find((row) => row.stage === stage && row.course === null && row.year === last)
  const [separation, magnet] = [of('separation'), of('magnet')]
  const gap = answer.gaps.find(({ stage }) => stage === 'separation')
  if (separation === undefined || magnet === undefined) return 'The run has no whole year.'
  const whole = `In ${last} ${nameOfPlace(answer.place)} separates ${percent(separation.p50)} of the magnet rare earths (${percent(separation.p10)} to ${percent(separation.p90)}) and makes ${percent(magnet.p50)} of the magnets (${percent(magnet.p10)} to ${percent(magnet.p90)}).`
  if (gap === undefined) return whole
  const courses = answer.rows.filter((row) => row.stage === 'separation' && row.course !== null && row.year === last)
  const within = courses.reduce((sum, { p10, p90 }) => sum + 100 * (p90 - p10), 0) / courses.length
  const one = (value: number): number => Math.round(value * 10) / 10
  const means =
    gap.points < within
      ? `less than the spread within one of them (${one(within)}): which way the summit goes hardly moves the grip on the middle of the chain`
      : `more than the spread within one of them (${one(within)}): which way the summit goes matters`
  return `${whole} The courses lie ${one(gap.points)} points apart in separation, ${means}.`
}

export const outlook = operation({
  name: 'outlook',
  asks: 'Who will hold each stage in 2035, course by course: does the grip on the middle of the chain change?',
  input: outlookInput,
  output: outlookOutput,
  cli: {
    argument: { name: 'NAME|FILE', field: 'scenario', kind: 'named', optional: true },
    examples: ['outlook', 'outlook --place USA --runs 300'],
  },
  rows: ({ place, rows, receipts }) =>
    tableOf(
      rows,
      [
        text('place', 'whose share', () => place),
        text('stage', 'stage; magnet elements up to metal, magnets after it', ({ stage }) => stage),
        text('course', 'course; empty: all by their chances', ({ course }) => course),
        integer('year', 'calendar year', ({ year }) => year),
        number('p10', 'share of what is made, 0 to 1, one run in ten lies below', ({ p10 }) => p10),
        number('p50', 'the middle run', ({ p50 }) => p50),
        number('p90', 'nine runs in ten lie below', ({ p90 }) => p90),
      ],
      () => receipts.map(({ id }) => id),
    ),
  async answer(desk, { scenario: given, place: whose, runs, seed }) {
    const preset = await scenarioAsked(desk, given)
    const { file } = preset
    const { worlds, receipts, notes } = await baselineWorlds(desk)
    const [world] = worlds
    const place = placeAsked(world, whose)
    const kept = keptOutput(world, place)
    const ready = readyScenario(file, worlds, kept)
    const [unfit] = ready.unfit
    if (unfit !== undefined) throw new Refusal('does-not-fit', `${unfit.path}: ${unfit.says}`)
    const options = { draws: runs, seed }
    const refused = refusalOf(ready, options)
    if (refused !== undefined) throw refuseStudy(refused)
    const parts = await desk.runs.run(
      { file, worlds, draws: runs, seed, kept },
      { progress: (done) => desk.progress?.(done, runs), isCancelled: () => desk.isCancelled?.() ?? false },
    )
    if ('kind' in parts) throw refuseStudy(parts)
    const { inputs } = ready.study
    const values = latinHypercube(inputs, runs, seed)
    const courseAt = inputs.findIndex(({ id }) => id === 'course')
    const drawsOf = (course: number | null): number[] =>
      Array.from({ length: runs }, (_, draw) => draw).filter(
        (draw) => course === null || values[draw * inputs.length + courseAt] === course,
      )
    const firstYear = Math.floor(file.start / 12)
    const rows = goodsStages.flatMap((stage) => {
      const years = sharesOf(parts, kept, stage, runs, file.months)
      return [null, ...file.courses.keys()].flatMap((course): OutlookRow[] => {
        const own = drawsOf(course)
        if (own.length === 0) return []
        return years.map((year, at) => {
          const { p10, p50, p90 } = quantilesOf(Float64Array.from(own, (draw) => year[draw] ?? 0))
          return {
            stage,
            course: course === null ? null : (file.courses[course]?.name ?? null),
            year: firstYear + at,
            p10,
            p50,
            p90,
          }
        })
      })
    })
    const last = Math.max(...rows.map(({ year }) => year))
    const gaps =
      file.courses.length < 2
        ? []
        : goodsStages.map((stage) => {
            const middles = rows
              .filter((row) => row.stage === stage && row.year === last && row.course !== null)
              .map(({ p50 }) => p50)
            return { stage, points: 100 * (Math.max(...middles) - Math.min(...middles)) }
          })
    const named = await receiptsNamed(desk, sourcesOf(file))
    const measures = measureRows(file, named)
    const code = world.places[place] ?? whose
    return {
      place: code,
      says: sayOutlook({ rows, gaps, place: code }),
      baseline: goodsStages.map((stage) => ({ stage, share: shareBefore(world, stage, place) })),
      rows,
      gaps,
      scenario: { name: preset.name, title: file.title, hash: preset.hash, notes: [...file.notes, ...notes] },
      measures,
      runs,
      seed,
      receipts: (await desk.receipts.getMany([...new Set([...measures.flatMap((row) => row.receipts), ...receipts])])).map(
        receiptRowOf,
      ),
    }
  },
})
