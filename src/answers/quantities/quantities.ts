import { z } from 'zod'
import { operation } from '../operation.ts'
import { foundQuantity, linesOf } from './line.ts'

export const quantitiesInput = z.object({
  lines: z
    .array(
      z.object({
        doc: z.string(),
        text: z.string(),
        level: z.literal('number').nullish().describe('Every numeral, ordinals and identifiers included'),
      }),
    )
    .min(1)
    .max(100_000),
})
export const quantitiesOutput = z.object({ lines: z.array(foundQuantity) })

export const quantities = operation({
  name: 'quantities',
  asks: 'Which numbers with units stand in these texts, and where exactly?',
  input: quantitiesInput,
  output: quantitiesOutput,
  cli: {
    argument: { name: 'file', field: 'lines', kind: 'lines' },
    examples: ['quantities --jsonl texts.jsonl'],
    linesField: 'lines',
  },
  answer: ({ gazetteer }, { lines }) =>
    Promise.resolve({
      lines: lines.flatMap(({ doc, text, level }) => linesOf(doc, text, gazetteer.units, level === 'number')),
    }),
})
