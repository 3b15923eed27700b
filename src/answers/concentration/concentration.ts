import { z } from 'zod'
import { sayDay } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { bases, kinds } from '../../ledger/definition.ts'
import { governanceScales } from '../../model/governance.ts'
import { twoTimes } from '../dates.ts'
import { operation, type Desk } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { askedStage } from '../share/asked.ts'
import { chosenSet } from '../share/chosen.ts'
import { otherDefinitions } from '../share/other-definitions.ts'
import { sayDefinition } from '../share/divide.ts'
import { weakestKind } from '../share/share.ts'
import { governanceOnRecord } from './governance-on-record.ts'
import { conventionInput, measureFields, measuresOf } from './measures.ts'
import { seriesOf, supplyOfSet } from './of-ledger.ts'
import { supplyOfTable } from './of-table.ts'
import { supplyOfTrade } from './of-trade.ts'
import type { Supply } from './supply.ts'
import { concentrationTable } from './concentration-table.ts'

export const concentrationInput = z.object({
  table: z
    .string()
    .optional()
    .describe('Text of a table of your own: a line of column names, then place and value, any delimiter'),
  where: z.string().optional().describe('Rows of the table to take: column=value, several divided by commas'),
  governance: z
    .enum(governanceScales)
    .optional()
    .describe("Scale of the table's governance column; default: told from its name or values"),
  code: z
    .string()
    .optional()
    .describe('From imported trade tables instead: exporters of an HS code of 2, 4 or 6 digits, by value'),
  mineral: z.string().optional().describe('From the ledger instead: element, group or mineral'),
  stage: z.string().optional().describe('mining, refining, separation, magnet, reserve …'),
  of: z
    .enum(['production', 'reserves', 'capacity'])
    .optional()
    .describe('What is divided; default production, at stage reserve reserves'),
  basis: z.enum(bases).optional(),
  year: z.coerce
    .number()
    .int()
    .min(1)
    .max(9999)
    .optional()
    .describe('Default: the latest year with measured or estimated figures'),
  ...conventionInput,
  ...twoTimes,
})
type Asked = z.output<typeof concentrationInput>

const supplierRow = z.object({
  place: z.string(),
  name: z.string(),
  amount: z.number(),
  share: z.number().describe('Fraction of the whole in parameters'),
  low: z.number(),
  high: z.number(),
  score: z.number().nullable().describe('Governance, on the scale in parameters; null: not on record'),
  trade: z.number().nullable().describe('Trade parameter; null: not on record'),
  receipts: z.array(z.string()),
})

export const concentrationOutput = z.object({
  ...measureFields,
  definition: z
    .object({
      measure: z.string(),
      mineral: z.string(),
      basis: z.enum(bases),
      stage: z.string(),
      period: z.string(),
      unit: z.string(),
      kind: z.enum(kinds),
      publisher: z.string(),
      edition: z.string(),
      scenario: z.string().nullable(),
      says: z.string(),
    })
    .nullable()
    .describe('What was counted; null for a table of your own'),
  suppliers: z.array(supplierRow),
  byYear: z
    .array(
      z.object({
        year: z.number().int(),
        period: z.string(),
        kind: z.enum(kinds),
        scenario: z.string().nullable(),
        edition: z.string(),
        hhi: z.number().nullable(),
        cr1: z.number().nullable(),
        cr3: z.number().nullable(),
        effective: z.number().nullable(),
        largest: z.object({ place: z.string(), name: z.string(), share: z.number() }).nullable(),
        receipts: z.array(z.string()).describe('Of the largest supplier'),
      }),
    )
    .describe('The same publisher and basis in every year on record'),
  others: z.array(
    z.object({ basis: z.enum(bases), publisher: z.string(), edition: z.string(), period: z.string(), says: z.string() }),
  ),
  columns: z.record(z.string(), z.string()).nullable().describe('Which column of your table was read as what'),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
type Answer = z.output<typeof concentrationOutput>

/** Largest first, with shares of the whole that was chosen. */
const rowsOf = (supply: Supply, whole: number): Answer['suppliers'] =>
  supply.suppliers
    .map(({ place, name, amount, low, high, score, trade, receipts }) => ({
      place,
      name,
      amount,
      share: amount / whole,
      low: low / whole,
      high: high / whole,
      score,
      trade,
      receipts: [...receipts],
    }))
    .toSorted((a, b) => b.amount - a.amount || a.place.localeCompare(b.place))

/** Options that choose in the ledger and would be ignored beside a table of one's own. */
const ofTheLedger = ['of', 'basis', 'year'] as const

function ofTable(text: string, input: Asked): Answer {
  const odd = ofTheLedger.find((name) => input[name] !== undefined)
  if (odd !== undefined)
    throw new Refusal('bad-input', `${odd} chooses in the ledger; rows of a table are chosen with where, such as ${odd}=…`)
  const { supply, read } = supplyOfTable(text, input)
  const measures = measuresOf(supply, input)
  return {
    ...measures,
    definition: null,
    suppliers: rowsOf(supply, measures.parameters.whole),
    byYear: [],
    others: [],
    columns: { ...read.columns },
    notes: [
      ...supply.notes,
      ...(measures.normalised === null && measures.hhi !== null
        ? [
            `the index lies below 1/${measures.parameters.n}: there are more suppliers than n, and the normalised index is not defined`,
          ]
        : []),
    ],
    receipts: [],
  }
}

/** The stage that is meant: reserves are a stage of their own in the ledger. */
function stageOf({ stage, of, mineral }: Asked): string {
  if (of === 'capacity')
    throw new Refusal(
      'not-found',
      'the ledger holds capacities of single plants, not of countries, and a sum of those on record would be no world; ask for figures with measure capacity',
    )
  if (of === 'reserves') return 'reserve'
  if (stage === undefined) throw new Refusal('bad-input', `stage is missing: at which stage of ${mineral}?`)
  if (of === 'production' && askedStage(stage) === 'reserve')
    throw new Refusal('bad-input', 'reserves are not produced: ask for of reserves, or for another stage')
  return stage
}

async function ofLedger(desk: Desk, mineral: string, input: Asked): Promise<Answer> {
  const found = await chosenSet(desk, { ...input, mineral, stage: stageOf(input) })
  const { chosen, year } = found
  const onRecord = await governanceOnRecord(desk, found.mineral, found.stage, input.knownBy)
  const supply = supplyOfSet(chosen, onRecord)
  const measures = measuresOf(supply, input)
  const rows = rowsOf(supply, measures.parameters.whole)
  const byYear = seriesOf(found.sets, chosen, input)
  const receiptIds = [...new Set([...rows, ...byYear].flatMap(({ receipts }) => receipts))]
  const unnamed = supply.isStructure
    ? []
    : ['the named places leave too much of the whole unnamed for one number; the interval is what their shares allow']
  return {
    ...measures,
    definition: {
      measure: chosen.places[0]?.measure ?? '',
      mineral: found.mineral,
      basis: chosen.basis,
      stage: found.stage,
      period: chosen.period.text,
      unit: chosen.places[0]?.unit ?? '',
      kind: weakestKind(chosen),
      publisher: chosen.publisher,
      edition: chosen.edition,
      scenario: chosen.scenario,
      says: `concentration of ${sayDefinition(chosen, found.mineral).replace(/^share of /, '')}`,
    },
    suppliers: rows,
    byYear,
    others: otherDefinitions(found.all, chosen, year, found.mineral),
    columns: null,
    notes: [
      ...(found.override === null
        ? []
        : [
            `this table was taken by your override of ${sayDay(found.override.known)} (${found.override.id}): ${found.override.because}`,
          ]),
      ...supply.notes,
      ...unnamed,
      ...(onRecord === null ? ['governance of the suppliers is not on record'] : []),
    ],
    receipts: (await desk.receipts.getMany(receiptIds, input.knownBy)).map(receiptRowOf),
  }
}

async function ofTrade(desk: Desk, code: string, input: Asked): Promise<Answer> {
  const onRecord = await governanceOnRecord(desk, '', '', input.knownBy)
  const traded = await supplyOfTrade(desk, { ...input, code }, onRecord)
  const measures = measuresOf(traded.supply, input)
  const rows = rowsOf(traded.supply, measures.parameters.whole)
  const known = new Set(traded.receipts.map(({ id }) => id))
  const others = [...new Set(rows.flatMap(({ receipts }) => receipts))].filter((id) => !known.has(id))
  return {
    ...measures,
    definition: {
      measure: 'exports',
      mineral: `HS ${code}`,
      basis: 'money',
      stage: 'trade',
      period: String(traded.year),
      unit: 'USD',
      kind: traded.kind,
      publisher: traded.publisher,
      edition: traded.release,
      scenario: null,
      says: traded.says,
    },
    suppliers: rows,
    byYear: traded.byYear,
    others: [],
    columns: null,
    notes: [...traded.supply.notes],
    receipts: [...traded.receipts, ...(await desk.receipts.getMany(others, input.knownBy)).map(receiptRowOf)],
  }
}

export const concentration = operation({
  name: 'concentration',
  asks: 'How concentrated is the supply of a stage, or of a table of my own, under which conventions, and since when?',
  input: concentrationInput,
  output: concentrationOutput,
  cli: {
    files: [{ option: '--table', field: 'table', kind: 'text' }],
    examples: [
      'concentration --mineral rare_earths --stage mining --year 2024',
      'concentration --mineral gallium --stage refining --n 10',
      'concentration --table suppliers.csv --other one',
      'concentration --code 850511 --year 2024',
    ],
  },
  rows: concentrationTable,
  async answer(desk, input) {
    if (input.table !== undefined) {
      if (input.mineral !== undefined || input.stage !== undefined || input.code !== undefined)
        throw new Refusal('bad-input', 'give a table, or a mineral and stage, or a code, not both')
      return ofTable(input.table, input)
    }
    if (input.code !== undefined) {
      if (input.mineral !== undefined || input.stage !== undefined)
        throw new Refusal('bad-input', 'give a code or a mineral and stage, not both')
      return ofTrade(desk, input.code, input)
    }
    if (input.mineral === undefined) throw new Refusal('bad-input', 'give a mineral and a stage, or a table of your own')
    if (input.where !== undefined) throw new Refusal('bad-input', 'where chooses rows of a table of your own; there is none')
    return ofLedger(desk, input.mineral, input)
  },
})
