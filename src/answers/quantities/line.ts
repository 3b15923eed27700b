import { z } from 'zod'
import { directionBefore } from '../../claims/quantity/direction.ts'
import { headNoun } from '../../claims/quantity/head-noun.ts'
import { figuresIn, type Figure, type Reader } from '../../claims/read-figures.ts'
import { timeKinds, type FoundTime } from '../../claims/time/reader/read-times.ts'
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

/** One quantity or date found in a text. Absent fields were not read. */
export const foundQuantity = z.object({
  doc: z.string(),
  start: z.number().int().describe('First UTF-16 unit of the mention, operator word included'),
  end: z.number().int().describe('End of the mention, exclusive'),
  kind: z.enum([...quantityKinds, ...timeKinds.filter((kind) => kind !== 'duration')]),
  value: z.number().optional().describe('In the unit as printed; scale words multiplied in; a percentage as its number'),
  low: z.number().optional().describe('Lower end of a range or tolerance'),
  high: z.number().optional().describe('Upper end of a range or tolerance'),
  unit: z.string().optional().describe('Unit or currency: t, kg, percent, USD, USD/kg, kg m^-2'),
  unitText: z.string().optional().describe('The unit, or the counted noun, as printed'),
  operator: z.enum(operators).optional(),
  mod: z
    .enum(['=', '~', '<', '>', 'up', 'down'])
    .optional()
    .describe('Operator or change in the letters of extraction benchmarks'),
  numStart: z.number().int().optional().describe('First UTF-16 unit of the numeral alone'),
  numEnd: z.number().int().optional(),
  date: z.string().optional().describe('A day, a moment or a time of day in ISO 8601; of a duration its seconds'),
  from: z.string().optional().describe('First day or moment of a stretch of time; absent when open'),
  to: z.string().optional().describe('Half-open end: the first day or moment after it; "2014 to 2018" ends where 2018 begins'),
  precision: z.string().optional().describe('How long what was named lasts: day, week, month, quarter, half, year, decade …'),
  relative: z.literal(true).optional().describe('Read against the date of the text'),
})
export type FoundLine = z.output<typeof foundQuantity>

/** A figure as one line; what was not read is left out rather than null. */
function lineOf(doc: string, text: string, { from, to, reading, time }: Figure): FoundLine {
  const line: FoundLine = {
    doc,
    start: from,
    end: to,
    kind: time !== null && time.kind !== 'duration' ? time.kind : (reading?.kind ?? 'duration'),
  }
  if (time !== null) tell(line, time)
  if (reading !== null) measureLine(line, text, reading)
  return line
}

function tell(line: FoundLine, time: FoundTime): void {
  line.precision = time.precision
  if (time.relative) line.relative = true
  if (time.kind === 'duration') {
    if (time.seconds !== null) line.date = String(time.seconds)
  } else if (time.kind === 'date' || time.kind === 'datetime' || time.kind === 'time') {
    if (time.start !== null) line.date = time.start
  } else {
    if (time.start !== null) line.from = time.start
    if (time.end !== null) line.to = time.end
  }
}

function measureLine(line: FoundLine, text: string, reading: Reading): void {
  const { measure, operator, low, high, tolerance } = reading
  line.operator = operator
  line.mod = directionBefore(text, reading.from) ?? (reading.plus ? 'up' : mods[operator])
  line.numStart = reading.numberFrom
  line.numEnd = reading.numberTo
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
}

/** Every quantity and date of a text as lines, in order. */
export const linesOf = (doc: string, text: string, reader: Reader): FoundLine[] =>
  figuresIn(text, reader).map((found) => lineOf(doc, text, found))
