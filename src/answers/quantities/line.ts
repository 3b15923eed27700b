import { z } from 'zod'
import { directionBefore } from '../../claims/quantity/direction.ts'
import { headNoun } from '../../claims/quantity/head-noun.ts'
import { quantitiesIn } from '../../claims/quantity/quantities.ts'
import type { Units } from '../../claims/quantity/unit-table.ts'
import type { Reading } from '../../claims/quantity/reading.ts'
import { operators, type Operator } from '../../kernel/quantity.ts'

/** Operator words as the field `mod` of extraction benchmarks has them. */
const mods: Readonly<Record<Operator, '=' | '~' | '<' | '>'>> = {
  '=': '=',
  '~': '~',
  '>': '>',
  '>=': '>',
  '<': '<',
  '<=': '<',
  range: '=',
}

export const quantityKinds = [
  'number',
  'fraction',
  'percent',
  'currency',
  'dimension',
  'age',
  'duration',
  'count',
  'multiple',
  'ordinal',
] as const

/** One quantity found in a text. Absent fields were not read. */
export const foundQuantity = z.object({
  doc: z.string(),
  start: z.number().int().describe('First UTF-16 unit of the mention, operator word included'),
  end: z.number().int().describe('End of the mention, exclusive'),
  kind: z.enum(quantityKinds),
  value: z.number().optional().describe('In the unit as printed; scale words multiplied in; a percentage as its number'),
  low: z.number().optional().describe('Lower end of a range or tolerance'),
  high: z.number().optional().describe('Upper end of a range or tolerance'),
  unit: z.string().optional().describe('Unit or currency: t, kg, percent, USD, USD/kg, kg m^-2'),
  unitText: z.string().optional().describe('The unit, or the counted noun, as printed'),
  operator: z.enum(operators),
  mod: z.enum(['=', '~', '<', '>', 'up', 'down']),
  numStart: z.number().int().describe('First UTF-16 unit of the numeral alone'),
  numEnd: z.number().int(),
})
export type FoundLine = z.output<typeof foundQuantity>

/** A reading as one line; what was not read is left out rather than null. */
function lineOf(doc: string, text: string, reading: Reading): FoundLine {
  const { measure, operator, low, high, tolerance } = reading
  const line: FoundLine = {
    doc,
    start: reading.from,
    end: reading.to,
    kind: reading.kind,
    operator,
    mod: directionBefore(text, reading.from) ?? (reading.plus ? 'up' : mods[operator]),
    numStart: reading.numberFrom,
    numEnd: reading.numberTo,
  }
  if (!reading.vague) {
    if (operator !== 'range') line.value = low
    if (operator === 'range') [line.low, line.high] = [low, high]
    else if (tolerance !== null) [line.low, line.high] = [low - tolerance, low + tolerance]
  }
  if (measure !== null) {
    line.unit = measure.name
    const printed = text.slice(measure.from, measure.to).replace(/^[\s-]+/, '')
    if (printed !== '') line.unitText = printed
  } else {
    const noun = headNoun(text, reading.to)
    if (noun !== null) line.unitText = noun
  }
  return line
}

/** Every quantity of a text as lines, in order; with `numerals` every numeral, ordinals and identifiers included. */
export const linesOf = (doc: string, text: string, units: Units, numerals = false): FoundLine[] =>
  quantitiesIn(text, units, numerals).map((found) => lineOf(doc, text, found))
