import { z } from 'zod'
import type { FoundQuantity } from '../../claims/claim.ts'
import { findQuantities } from '../../claims/quantity/find.ts'
import { operation } from '../operation.ts'

export const quantitiesInput = z.object({
  lines: z
    .array(z.object({ doc: z.string(), text: z.string() }))
    .min(1)
    .max(100_000),
})
export const foundQuantity = z.object({
  doc: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  unit: z.string().optional(),
  operator: z.string().optional(),
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
  answer: (_desk, { lines }) =>
    Promise.resolve({
      lines: lines.flatMap(({ doc, text }) => findQuantities(text).map((found) => row(doc, found))),
    }),
})

/** One output line; what was not read is left out rather than null. */
function row(doc: string, { from, to, value, low, high, unit, operator }: FoundQuantity): z.output<typeof foundQuantity> {
  const line: z.output<typeof foundQuantity> = { doc, start: from, end: to, operator }
  if (value !== null) line.value = value
  if (low !== null) line.low = low
  if (high !== null) line.high = high
  if (unit !== null) line.unit = unit
  return line
}
