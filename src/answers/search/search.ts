import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { mineralNamed } from '../../kernel/element.ts'
import { placeNamed } from '../../kernel/place.ts'
import { stageNamed } from '../../kernel/stage.ts'
import type { SearchQuery } from '../../ledger/ports.ts'
import { receiptClasses } from '../../receipts/receipt.ts'
import { twoTimes, dayInput } from '../dates.ts'
import { number, quoted, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { suggestions } from './suggest.ts'

export const searchInput = z.object({
  query: z.string().max(500).default('').describe('Words, "a phrase", prefix*, AND OR NOT; empty lists the newest'),
  element: z.string().optional(),
  stage: z.string().optional(),
  place: z.string().optional(),
  from: dayInput.optional(),
  to: dayInput.optional(),
  publisher: z.string().optional(),
  lang: z.string().optional(),
  class: z.string().optional(),
  kind: z.enum(['receipt', 'document', 'headline', 'figure', 'event']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  knownBy: twoTimes.knownBy,
})
export type SearchInput = z.output<typeof searchInput>
export const searchHit = z.object({
  id: z.string(),
  receipt: z.string(),
  kind: z.string(),
  class: z.string(),
  title: z.string(),
  date: z.string().nullable(),
  publisher: z.string(),
  snippet: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  score: z.number(),
  why: z.string(),
})
export const searchOutput = z.object({
  query: z.string(),
  total: z.number().int(),
  rankedNewest: z
    .number()
    .int()
    .nullable()
    .describe('How many of the newest matches were ranked by relevance, when there were more; null when all were'),
  hits: z.array(searchHit),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int() }))),
  suggestions: z.array(z.string()).describe('What to try when nothing was found'),
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
      'search neod*',
    ],
  },
  rows: ({ hits }) =>
    tableOf(
      hits,
      [
        text('entry_id', 'id of the entry', ({ id }) => id),
        text('kind', 'receipt, document, headline, figure or event', ({ kind }) => kind),
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
    const query = searchQueryOf(input)
    const { total, hits, facets, rankedNewest } = await desk.search.search(query)
    return {
      query: input.query,
      total,
      rankedNewest: rankedNewest ?? null,
      hits: hits.map(({ entry, score, snippet, marks, why }) => ({
        id: entry.id,
        receipt: entry.receipt,
        kind: entry.kind,
        class: entry.class,
        title: entry.title,
        date: entry.date,
        publisher: entry.publisher,
        snippet,
        marks: marks.map(([from, to]): [number, number] => [from, to]),
        // Ranks are compared, not calculated with: ten digits are the same on every machine.
        score: Number(score.toPrecision(10)),
        why,
      })),
      facets: Object.fromEntries(Object.entries(facets).map(([name, counts]) => [name, [...counts]])),
      suggestions: total === 0 ? await suggestions(desk, query) : [],
    }
  },
})

/** Filters in the ledger's own words; a name that nothing bears is refused rather than searched for in vain. */
function searchQueryOf(input: SearchInput): SearchQuery {
  return {
    text: input.query,
    element: named(input.element, mineralNamed, 'unknown-mineral', 'no mineral is called'),
    stage: named(input.stage, stageNamed, 'unknown-stage', 'no stage of the chain is called'),
    place: named(input.place, placeNamed, 'unknown-place', 'no place is called'),
    class: named(
      input.class,
      (text) => receiptClasses.find((name) => name === text),
      'bad-input',
      'no class of receipt is called',
    ),
    publisher: input.publisher,
    language: input.lang,
    kind: input.kind,
    from: input.from,
    to: input.to,
    knownBy: input.knownBy,
    limit: input.limit,
    offset: input.offset,
  }
}

function named(
  text: string | undefined,
  read: (text: string) => string | undefined,
  code: 'unknown-mineral' | 'unknown-stage' | 'unknown-place' | 'bad-input',
  says: string,
): string | undefined {
  if (text === undefined || text === '') return undefined
  const name = read(text)
  if (name === undefined) throw new Refusal(code, `${says} "${text}"`)
  return name
}
