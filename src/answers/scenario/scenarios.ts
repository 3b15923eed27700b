import { z } from 'zod'
import { adjustableOf } from '../../ledger/scenarios/adjust.ts'
import { sayMonth } from '../../kernel/month.ts'
import { operation } from '../operation.ts'
import { list, number, tableOf, text } from '../exporting/table.ts'
import { receiptsNamed } from './evidence.ts'
import { measureRow, measureRows, sourcesOf } from './measure-rows.ts'
import { adjustable } from './shapes.ts'

export const scenariosInput = z.object({
  name: z.string().optional().describe('Only this one, with the text of its file'),
})

export const scenarioRow = z.object({
  name: z.string(),
  title: z.string(),
  question: z.string(),
  start: z.string(),
  months: z.number().int(),
  courses: z.array(z.object({ name: z.string(), chance: z.number(), says: z.string() })),
  measures: z.array(measureRow),
  adjustable: z.array(adjustable).describe('Its numbers that may be moved'),
  notes: z.array(z.string()),
  hash: z.string().describe('SHA-256 of the file'),
  text: z.string().nullable().describe('The file itself, where one was asked for'),
})

export const scenariosOutput = z.object({ scenarios: z.array(scenarioRow) })

export const scenarios = operation({
  name: 'scenarios',
  asks: 'Which what-ifs are on file, and what does each assume?',
  input: scenariosInput,
  output: scenariosOutput,
  cli: {
    argument: { name: 'NAME|FILE', field: 'name', kind: 'named', optional: true },
    examples: ['scenarios', 'scenarios dy-tb-cut'],
  },
  rows: ({ scenarios: each }) =>
    tableOf(
      each.flatMap((scenario) => scenario.measures.map((measure) => ({ scenario, measure }))),
      [
        text('scenario', 'name of the scenario', ({ scenario }) => scenario.name),
        text('title', 'its title', ({ scenario }) => scenario.title),
        text('question', 'the question it answers', ({ scenario }) => scenario.question),
        text('start', 'first month of the run', ({ scenario }) => scenario.start),
        number('months', 'months of the run', ({ scenario }) => scenario.months),
        text('measure', 'where the measure stands in the file', ({ measure }) => measure.path),
        text('course', 'the course it belongs to; empty: all', ({ measure }) => measure.course),
        text('kind', 'kind of measure', ({ measure }) => measure.kind),
        text('says', 'the measure in words', ({ measure }) => measure.says),
        text('when', 'months in which it holds', ({ measure }) => measure.months),
        text('because', 'why it is assumed', ({ measure }) => measure.because),
        list('sources', 'figures, events, rules and pauses it rests on', ({ measure }) => measure.sources),
      ],
      ({ measure }) => measure.receipts,
    ),
  async answer(desk, { name }) {
    const { scenarioAsked } = await import('./asked.ts')
    const chosen = name === undefined ? [...(await desk.scenarios()).values()] : [await scenarioAsked(desk, name)]
    const receipts = await receiptsNamed(
      desk,
      chosen.flatMap(({ file }) => sourcesOf(file)),
    )
    return {
      scenarios: chosen.map(({ name: called, file, hash, text }) => ({
        name: called,
        title: file.title,
        question: file.question,
        start: sayMonth(file.start),
        months: file.months,
        courses: file.courses.map((course) => ({ name: course.name, chance: course.chance, says: course.says })),
        measures: measureRows(file, receipts),
        adjustable: adjustableOf(file),
        notes: file.notes,
        hash,
        text: name === undefined ? null : text,
      })),
    }
  },
})
