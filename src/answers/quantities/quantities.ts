import { z } from 'zod'
import { operation } from '../operation.ts'
import { foundQuantity, linesOf } from './line.ts'

export const quantitiesInput = z.object({
  lines: z
    .array(
      z.object({
        doc: z.string(),
        text: z.string(),
        date: z.string().nullish().describe('Day of the text, against which "last week" is read'),
        ref: z.string().nullish().describe('The same, as extraction benchmarks name it'),
        level: z.literal('number').nullish().describe('Every numeral, ordinals and identifiers included'),
      }),
    )
    .min(1)
    .max(100_000),
})
export const quantitiesOutput = z.object({ lines: z.array(foundQuantity) })

export const quantities = operation({
  name: 'quantities',
  asks: 'Which numbers with units and which dates stand in these texts, and where exactly?',
  input: quantitiesInput,
  output: quantitiesOutput,
  cli: {
    argument: { name: 'file', field: 'lines', kind: 'lines' },
    examples: ['quantities --jsonl texts.jsonl'],
    linesField: 'lines',
  },
  answer: ({ gazetteer }, { lines }) =>
    Promise.resolve({
      lines: lines.flatMap(({ doc, text, date, ref, level }) =>
        linesOf(doc, text, { units: gazetteer.units, date: date ?? ref ?? null, numerals: level === 'number' }),
      ),
    }),
})
