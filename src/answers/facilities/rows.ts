import { z } from 'zod'
import { statementStates, tieKinds } from '../../ledger/facilities/book.ts'
import { stageLadder } from '../../ledger/facilities/ladders.ts'
import { criteria } from '../../model/readiness/criteria.ts'
import { gates } from '../../model/readiness/gates.ts'
import { questionKinds } from '../../model/readiness/open-questions.ts'

export const gateRow = z.object({
  gate: z.enum(gates),
  state: z.enum(['yes', 'no', 'unknown']),
  says: z.string().describe('What is on record, in our words; empty when nothing is'),
  date: z.string().nullable().describe('Day of the newest evidence'),
  receipts: z.array(z.string()),
})

export const criterionRow = z.object({
  criterion: z.enum(criteria),
  value: z.number().describe('Middle of the interval, 0 to 1'),
  low: z.number(),
  high: z.number(),
  state: z.enum(['known', 'inferred', 'unknown', 'disputed']).describe('Unknown and disputed are 0 to 1, never 0'),
  says: z.string(),
  date: z.string().nullable(),
  ageYears: z.number().nullable(),
  receipts: z.array(z.string()),
})

export const chanceRow = z.object({
  chance: z
    .number()
    .nullable()
    .describe('That the line makes the tonnes a year on the day; null: a stage or a capacity is not on record'),
  low: z.number(),
  high: z.number(),
  output: z.object({ p10: z.number(), p50: z.number(), p90: z.number() }).nullable().describe('Tonnes a year on the day'),
})

export const interestRow = z.object({
  party: z.string(),
  country: z.string(),
  roles: z.array(z.enum(tieKinds)),
  says: z.string(),
  receipts: z.array(z.string()),
})

export const tieRow = z.object({
  party: z.string(),
  country: z.string(),
  tie: z.enum(tieKinds),
  share: z.number().nullable().describe('Percent of the shares'),
  state: z.enum(statementStates),
  date: z.string(),
  says: z.string(),
  receipts: z.array(z.string()),
})

export const listedRow = z.object({
  list: z.string(),
  kind: z.string(),
  instrument: z.string(),
  receipts: z.array(z.string()),
})

export const questionRow = z.object({
  facility: z.string(),
  name: z.string(),
  product: z.string().nullable(),
  criterion: z.enum(criteria),
  kind: z.enum(questionKinds),
  asks: z.string(),
  settles: z.string().describe('The document that would settle it'),
  date: z.string().nullable(),
  gain: z.number().nullable().describe('By how much a good answer could raise the score of the line, of 1'),
  receipts: z.array(z.string()),
})

export const rankedFacility = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string(),
  country: z.string(),
  place: z.number().int().describe('Lines that fail no gate first, then by score'),
  barred: z.boolean().describe('At least one gate is not passed'),
  stage: z.enum(stageLadder).nullable(),
  makes: z.enum(['exact', 'group']).describe('group: only a figure for several products together is on record'),
  ownMine: z.boolean().describe('false: a third-party refiner'),
  gates: z.array(gateRow),
  criteria: z.array(criterionRow),
  chance: chanceRow,
  holds: z.number().describe('Part of all weights in which the place holds'),
  evidenceYears: z.number().nullable().describe('Median age of the evidence'),
  unknowns: z.number().int(),
  interests: z.array(interestRow).describe('Conflicts of interest'),
  ownWords: z.object({ own: z.number().int(), of: z.number().int() }).describe('Statements published by the company itself'),
  chineseTies: z.array(tieRow),
  listed: listedRow.nullable().describe("On a list of China's control or watch lists"),
  whyNot: z.object({
    failed: z.array(z.enum(gates)),
    unknown: z.array(z.enum(gates)),
    weights: z.array(z.object({ criterion: z.enum(criteria), share: z.number() })).nullable(),
    dominatedBy: z.array(z.string()),
    says: z.string(),
  }),
  moves: z.array(
    z.object({
      criterion: z.enum(criteria),
      why: z.enum(['unknown', 'disputed', 'not there yet']),
      gain: z.number(),
      place: z.number().int(),
      settles: z.string(),
    }),
  ),
  receipts: z.array(z.string()),
})
export type RankedFacility = z.output<typeof rankedFacility>
