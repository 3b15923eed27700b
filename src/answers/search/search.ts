import { z } from 'zod'
import { entryKinds } from '../../ledger/searching/fields.ts'
import type { SearchHit } from '../../ledger/ports.ts'
import { twoTimes, dayInput } from '../dates.ts'
import { number, quoted, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { understood } from './query-of.ts'
import { suggestions } from './suggest.ts'

export const queryLanguage =
  'Words, "a phrase", prefix*, near~, AND OR NOT, brackets, field:value (element, stage, place, publisher, class, kind, lang, title, from, to, on, measure, value, unit, modality, has)'

export const searchInput = z.object({
  query: z.string().max(2000).default('').describe(`${queryLanguage}; empty lists the newest`),
  element: z.string().optional(),
  stage: z.string().optional(),
  place: z.string().optional(),
  from: dayInput.optional(),
  to: dayInput.optional(),
  publisher: z.string().optional(),
  lang: z.string().optional(),
  class: z.string().optional(),
  kind: z.enum(entryKinds).optional(),
  measure: z.string().optional(),
  sort: z.enum(['relevance', 'newest']).default('relevance').describe('By relevance to the words, or by day, the latest first'),
  count: z.stringbool().or(z.boolean()).default(true).describe('Count all matches and their facets; without, hits come sooner'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  knownBy: twoTimes.knownBy,
})
export type SearchInput = z.output<typeof searchInput>

const said = z.object({
  measure: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  modality: z.string().nullable(),
  span: z
    .tuple([z.number().int(), z.number().int()])
    .nullable()
    .describe('Where the claim stands in its document, in UTF-16 units'),
})

export const searchHit = z.object({
  id: z.string(),
  receipt: z.string(),
  kind: z.string(),
  class: z.string(),
  title: z.string(),
  date: z.string().nullable(),
  publisher: z.string(),
  snippet: z.string(),
  from: z.number().int().describe('Where the snippet begins in the stored text, in UTF-16 units'),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  said: said.nullable().describe('What a figure or a claim says; ends that are null are open, of a number both are the number'),
  score: z.number(),
  why: z.string(),
})
export const searchOutput = z.object({
  query: z.string(),
  fault: z
    .object({ column: z.number().int(), says: z.string() })
    .nullable()
    .describe('Why the query was read as plain words: where it is not well formed'),
  alsoCalled: z
    .array(z.object({ asked: z.string(), names: z.array(z.string()) }))
    .describe('Other names that were looked for with one that was asked for'),
  total: z.number().int().nullable().describe('How many match; null when they were not counted'),
  ranked: z
    .object({ bound: z.number().int(), of: z.number().int().nullable() })
    .nullable()
    .describe('How many of the matches were put in order of relevance (those added last), when not all were; null when all were'),
  hits: z.array(searchHit),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int() }))),
  suggestions: z
    .array(z.object({ says: z.string(), query: z.string(), without: z.array(z.string()), found: z.number().int() }))
    .describe(
      'Searches that find something, when this one found nothing: the query, the filters to leave out, how much it finds',
    ),
})

export const search = operation({
  name: 'search',
  asks: 'Where are the receipts?',
  input: searchInput,
  output: searchOutput,
  cli: {
    argument: { name: 'query', field: 'query', kind: 'text', optional: true },
    examples: [
      'search "export licence" --element dysprosium',
      'search "gallium AND (quota OR ban)" --from 2024-01-01',
      'search "measure:production_share place:CHN value:>80"',
    ],
  },
  rows: ({ hits }) =>
    tableOf(
      hits,
      [
        text('entry_id', 'id of the entry', ({ id }) => id),
        text('kind', 'receipt, document, headline, figure, event or claim', ({ kind }) => kind),
        text('title', 'title of the entry', ({ title }) => title),
        text('date', 'day, month or year', ({ date }) => date),
        text('publisher', 'who published it', ({ publisher }) => publisher),
        quoted('snippet', 'the passage found', ({ snippet }) => snippet),
        number('score', 'relevance, higher is better; comparable within one search', ({ score }) => score),
        text('why', 'where the words were found', ({ why }) => why),
      ],
      ({ receipt }) => [receipt],
    ),
  async answer(desk, input) {
    const { wanted, alsoCalled, fault } = understood(input.query, input, desk.gazetteer)
    const { knownBy, sort, count, limit, offset } = input
    const { total, hits, facets, ranked } = await desk.search.search({
      wanted,
      knownBy,
      order: sort,
      counted: count,
      limit,
      offset,
    })
    const isEmpty = total === null ? hits.length === 0 && offset === 0 : total === 0
    return {
      query: input.query,
      fault,
      alsoCalled: alsoCalled.map(({ asked, names }) => ({ asked, names: [...names] })),
      total,
      ranked: ranked ?? null,
      hits: hits.map(hitOf),
      facets: Object.fromEntries(Object.entries(facets).map(([name, counts]) => [name, [...counts]])),
      suggestions: isEmpty ? await suggestions(desk, input) : [],
    }
  },
})

const orOpen = (end: number | null): number | null => (end === null || Number.isFinite(end) ? end : null)

function hitOf({ entry, score, snippet, from, marks, why }: SearchHit): z.output<typeof searchHit> {
  const { id, receipt, kind, title, date, publisher } = entry
  return {
    id,
    receipt,
    kind,
    class: entry.class,
    title,
    date,
    publisher,
    snippet,
    from,
    marks: marks.map(([a, b]): [number, number] => [a, b]),
    said:
      entry.said === undefined
        ? null
        : {
            ...entry.said,
            low: orOpen(entry.said.low),
            high: orOpen(entry.said.high),
            span: entry.said.span === null ? null : [entry.said.span[0], entry.said.span[1]],
          },
    // Ranks are compared, not calculated with: ten digits are the same on every machine.
    score: Number(score.toPrecision(10)),
    why,
  }
}
