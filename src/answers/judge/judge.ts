import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { readFactTable } from '../../ledger/fact-table.ts'
import { relaysBySource } from '../../ledger/settling/origin.ts'
import { twoTimes } from '../dates.ts'
import { operation } from '../operation.ts'
import { judgedFields } from '../parts.ts'
import { benchOfLedger, sightOf } from './bench-of-ledger.ts'
import { benchOf, judgeClaim } from './judging.ts'
import { judgedTable } from './judged-table.ts'
import { assertionOf } from './loose.ts'
import { present } from './present.ts'

/** A claim as the gold set writes it: every field optional, `as_of` and `asOf` both understood. */
export const looseClaim = z.looseObject({
  type: z.string().nullish(),
  span: z.string().nullish(),
  passage: z.string().nullish(),
  context: z.string().nullish(),
  subject: z.string().nullish(),
  mineral: z.string().nullish(),
  stage: z.string().nullish(),
  geography: z.string().nullish(),
  counterpart: z.string().nullish(),
  measure: z.string().nullish(),
  of: z.string().nullish(),
  operator: z.string().nullish(),
  value: z.union([z.number(), z.string(), z.tuple([z.number(), z.number()])]).nullish(),
  unit: z.string().nullish(),
  basis: z.string().nullish(),
  as_of: z.string().nullish(),
  asOf: z.string().nullish(),
  modality: z.string().nullish(),
  attributed_to: z.string().nullish(),
})

export const judgeInput = z.object({
  lines: z
    .array(z.object({ id: z.string(), date: z.string().nullish(), publisher: z.string().nullish(), claim: looseClaim }))
    .min(1)
    .max(100_000),
  facts: z.string().optional().describe('Text of a CSV fact table to judge against instead of the ledger'),
  ...twoTimes,
})
export const judgeOutput = z.object({
  lines: z.array(z.object({ id: z.string(), ...judgedFields, facts: z.array(z.string()), receipts: z.array(z.string()) })),
})

export const judge = operation({
  name: 'judge',
  asks: 'Which of these claims does the record bear out, under which definition, and on whose evidence?',
  input: judgeInput,
  output: judgeOutput,
  cli: {
    argument: { name: 'file', field: 'lines', kind: 'lines' },
    files: [{ option: '--facts', field: 'facts', kind: 'text' }],
    examples: ['judge claims.jsonl', 'judge claims.jsonl --as-of 2025-10-25', 'judge claims.jsonl --facts facts.csv'],
    linesField: 'lines',
  },
  rows: ({ lines }) => judgedTable(lines),
  async answer(desk, { lines, facts, asOf, knownBy }) {
    const bench =
      facts === undefined
        ? await benchOfLedger(desk, await sightOf(desk, { asOf, knownBy }))
        : benchOf(factsOf(facts), { asOf: asOf ?? desk.today(), knownBy: knownBy ?? null })
    // A fact table of somebody else's has no reviewed relays; its publishers stand for themselves.
    const relays = facts === undefined ? relaysBySource(desk.relays()) : new Map<string, never>()
    return {
      lines: lines.map(({ id, date, claim }) => {
        const assertion = assertionOf(claim, date ?? null)
        return { id, ...present(assertion, judgeClaim(assertion, bench), bench, relays) }
      }),
    }
  },
})

function factsOf(table: string): ReturnType<typeof benchOf>['index']['figures'] {
  const result = readFactTable(table)
  if (result.ok) return result.value
  const { says, line, column } = result.fault
  throw new Refusal('bad-line', says, {
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  })
}
