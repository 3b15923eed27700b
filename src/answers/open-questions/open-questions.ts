import { z } from 'zod'
import { products } from '../../ledger/facilities/covers.ts'
import { criteria, usualTonnes } from '../../model/readiness/criteria.ts'
import { linesFor } from '../../model/readiness/field.ts'
import { overdueOf, questionKinds, questionsOf } from '../../model/readiness/open-questions.ts'
import { shares } from '../../model/readiness/weights.ts'
import { twoTimes } from '../dates.ts'
import { number, tableOf, text } from '../exporting/table.ts'
import { dayWanted, productNamed, timesOf } from '../facilities/asked.ts'
import { findFacility } from '../facilities/find.ts'
import { merged, questionRowOf } from '../facilities/questions.ts'
import { questionRow } from '../facilities/rows.ts'
import { operation } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { readWeights } from '../rank/read-weights.ts'
import { receiptRowOf } from '../receipt/receipt.ts'

export const openQuestionsInput = z.object({
  product: z.string().optional().describe('Only lines of this product'),
  facility: z.string().optional().describe('Only this plant'),
  kind: z.enum(questionKinds).optional(),
  weights: z.string().optional().describe('Profile by which a good answer is valued; default investor'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  ...twoTimes,
})

export const openQuestionsOutput = z.object({
  questions: z.array(questionRow).describe('Those whose answer would move a score most come first'),
  total: z.number().int(),
  byKind: z.array(z.object({ kind: z.enum(questionKinds), count: z.number().int() })),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
export type OpenQuestionsAnswer = z.output<typeof openQuestionsOutput>

export const openQuestions = operation({
  name: 'open-questions',
  asks: 'What is not known about plants and projects, and which document would settle it?',
  input: openQuestionsInput,
  output: openQuestionsOutput,
  cli: { examples: ['open-questions --product Dy', 'open-questions --facility lynas-kuantan', 'open-questions --kind overdue'] },
  rows: ({ questions }) =>
    tableOf(
      questions,
      [
        text('facility', 'id', ({ facility }) => facility),
        text('name', 'its name', ({ name }) => name),
        text('product', 'empty: the whole plant', ({ product }) => product),
        text('criterion', 'what it bears on', ({ criterion }) => criterion),
        text('kind', 'why it is asked', ({ kind }) => kind),
        text('asks', 'the question', ({ asks }) => asks),
        text('settles', 'the document that would settle it', ({ settles }) => settles),
        number('gain', 'by how much a good answer could raise the score', ({ gain }) => gain),
      ],
      ({ receipts }) => receipts,
    ),
  async answer(desk, input) {
    const book = await desk.facilities()
    const times = timesOf(desk, input)
    const by = dayWanted(undefined, times.on)
    const share = shares(readWeights(input.weights).weights)
    const only = input.facility === undefined ? null : findFacility(book.facilities, input.facility).id
    const wanted = input.product === undefined ? products : [productNamed(input.product)]
    const names = new Map(book.facilities.map(({ id, name }) => [id, name]))
    const found = wanted.flatMap((product) =>
      linesFor(book, { ...times, product, by, tonnes: usualTonnes[product], draws: 1, seed: 1 })
        .filter(({ stage }) => stage !== 'cancelled')
        .flatMap((line) =>
          questionsOf(line, product, times).map((question) => {
            const at = criteria.indexOf(question.criterion)
            const scored = line.scores[at]
            const gain = scored === undefined ? 0 : (share[at] ?? 0) * (1 - (scored.low + scored.high) / 2)
            return questionRowOf(question, line.facility.name, gain)
          }),
        ),
    )
    const late =
      input.product === undefined
        ? overdueOf(book, times).map((each) => questionRowOf(each, names.get(each.facility) ?? each.facility, null))
        : []
    const all = merged([...late, ...found])
      .filter((each) => (only === null || each.facility === only) && (input.kind === undefined || each.kind === input.kind))
      .toSorted((a, b) => (b.gain ?? 1) - (a.gain ?? 1) || a.facility.localeCompare(b.facility))
    const questions = all.slice(0, input.limit)
    const receipts = await desk.receipts.getMany([...new Set(questions.flatMap((each) => each.receipts))], times.knownBy)
    return {
      questions,
      total: all.length,
      byKind: questionKinds.map((kind) => ({ kind, count: all.filter((each) => each.kind === kind).length })),
      notes:
        all.length > questions.length
          ? [`${all.length - questions.length} more; ask with a product, a plant or a larger limit`]
          : [],
      receipts: receipts.map(receiptRowOf),
    }
  },
})
