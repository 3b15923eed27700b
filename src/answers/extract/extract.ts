import { z } from 'zod'
import type { Claim } from '../../claims/claim.ts'
import { readClaims } from '../../claims/read-claims.ts'
import { claimColumns } from '../claim-columns.ts'
import { integer, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { claimFields } from '../parts.ts'

export const passageInput = z.object({
  id: z.string(),
  passage: z.string(),
  context: z.string().nullish(),
  date: z.string().nullish(),
  publisher: z.string().nullish(),
})

export const annotation = z.object({
  span: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  ...claimFields,
  rules: z.record(z.string(), z.string()).optional(),
})

export const extractInput = z.object({
  lines: z.array(passageInput).min(1).max(100_000),
  explain: z.boolean().default(false).describe('Add the rule that set each field'),
})
export const extractOutput = z.object({ lines: z.array(z.object({ id: z.string(), annotations: z.array(annotation) })) })

export const extract = operation({
  name: 'extract',
  asks: 'Which checkable claims does each of these passages make, and where exactly?',
  input: extractInput,
  output: extractOutput,
  cli: {
    argument: { name: 'file', field: 'lines', kind: 'lines' },
    examples: ['extract --jsonl passages.jsonl', 'extract - --explain'],
    linesField: 'lines',
  },
  rows: ({ lines }) =>
    tableOf(
      lines.flatMap(({ id, annotations }) => annotations.map((claim) => ({ id, claim }))),
      [
        text('passage_id', 'id of the passage', ({ id }) => id),
        text('span', 'the words of the claim', ({ claim }) => claim.span),
        integer('start', 'UTF-16 offset of its beginning', ({ claim }) => claim.start),
        integer('end', 'UTF-16 offset after its end', ({ claim }) => claim.end),
        ...claimColumns<{ id: string; claim: z.output<typeof annotation> }>(({ claim }) => claim),
      ],
      () => [],
    ),
  answer: (desk, { lines, explain }) =>
    Promise.resolve({
      lines: lines.map(({ id, passage, context, date, publisher }) => ({
        id,
        annotations: readClaims(
          { text: passage, context: context ?? null, date: date ?? null, publisher: publisher ?? null },
          desk.gazetteer,
        ).claims.map((claim) => annotate(claim, explain)),
      })),
    }),
})

/** A claim in the form of the gold annotations: `span` is the words, `start` and `end` their place. */
function annotate(claim: Claim, explain: boolean): z.output<typeof annotation> {
  const { quote, span, rules, value, ...fields } = claim
  return {
    span: quote,
    start: span[0],
    end: span[1],
    ...fields,
    value: typeof value === 'object' && value !== null ? [value[0], value[1]] : value,
    ...(explain ? { rules: { ...rules } } : {}),
  }
}
