import { z } from 'zod'
import { goodsStages } from '../../ledger/scenarios/words.ts'
import { quantilesOf } from '../../model/scenario/monte-carlo.ts'
import { integer, number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { baselineWorlds } from '../scenario/baseline-worlds.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { scenarioAsked } from '../scenario/asked.ts'
import { placeAsked } from '../scenario/baseline-asked.ts'
import { receiptsNamed } from '../scenario/evidence.ts'
import { measureRow, measureRows, sourcesOf } from '../scenario/measure-rows.ts'
import { readyAsked, runsAsked } from '../scenario/run-asked.ts'
import { sayOutlook } from './say-outlook.ts'
import { courseShares, filesOf, keptOutput, pooled, shareBefore, spreadOfCourses, type CourseShares } from './shares.ts'

export const outlookInput = z.object({
  scenario: z.string().default('outlook').describe('Name of a what-if on file, or the text of a scenario file'),
  place: z.string().default('CHN').describe('Whose share'),
  runs: z.coerce.number().int().min(1).max(10_000).default(40).describe('Draws; each is run in every course'),
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
    .array(z.object({ stage: z.enum(goodsStages), points: z.number(), p10: z.number(), p90: z.number() }))
    .describe('How far the courses lie apart in the last year, percentage points: the middle of the draws and eight in ten'),
  scenario: z.object({ name: z.string(), title: z.string(), hash: z.string(), notes: z.array(z.string()) }),
  measures: z.array(measureRow),
  runs: z.number().int(),
  seed: z.number().int(),
  receipts: z.array(receiptRow),
})
export type OutlookAnswer = z.output<typeof outlookOutput>

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
    const job = { file, worlds, draws: runs, seed, kept }
    readyAsked(job)
    const files = filesOf(file)
    const courses: CourseShares[] = []
    for (const [at, course] of files.entries()) {
      const parts = await runsAsked(desk, { ...job, file: course.file }, (done) =>
        desk.progress?.(at * runs + done, files.length * runs),
      )
      courses.push(courseShares(course, parts, kept, runs, file.months))
    }
    const years = Array.from({ length: Math.floor(file.months / 12) }, (_, year) => year)
    const rowOf = (
      stage: OutlookRow['stage'],
      course: string | null,
      year: number,
      of: Pick<OutlookRow, 'p10' | 'p50' | 'p90'>,
    ) => ({
      stage,
      course,
      year: Math.floor(file.start / 12) + year,
      p10: of.p10,
      p50: of.p50,
      p90: of.p90,
    })
    const rows = goodsStages.flatMap((stage) => [
      ...years.map((year) => rowOf(stage, null, year, pooled(courses, stage, year))),
      ...courses
        .filter(({ name }) => name !== null)
        .flatMap(({ name, shares }) =>
          years.map((year) => rowOf(stage, name, year, quantilesOf((shares.get(stage)?.[year] ?? new Float64Array()).slice()))),
        ),
    ])
    const last = years.at(-1)
    const gaps =
      courses.length < 2 || last === undefined
        ? []
        : goodsStages.map((stage) => {
            const { p10, p50, p90 } = quantilesOf(spreadOfCourses(courses, stage, last))
            return { stage, points: p50, p10, p90 }
          })
    const named = await receiptsNamed(desk, sourcesOf(file))
    const measures = measureRows(file, named)
    const code = world.places[place] ?? whose
    const before = goodsStages.map((stage) => ({ stage, share: shareBefore(world, stage, place) }))
    return {
      place: code,
      says: sayOutlook({ rows, gaps, place: code, baseline: before }),
      baseline: before,
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
