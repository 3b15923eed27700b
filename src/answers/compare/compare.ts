import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { placeNamed } from '../../kernel/place.ts'
import { bases } from '../../ledger/definition.ts'
import { sayMineral } from '../chain/counted.ts'
import { twoTimes } from '../dates.ts'
import { number, tableOf, text } from '../exporting/table.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import { tolerances } from '../judge/tolerance.ts'
import { operation } from '../operation.ts'
import { receiptRow, verdict } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { askedMineral, askedPlace, askedStage } from '../share/asked.ts'
import { setsOfLedger } from '../share/sets-of-ledger.ts'
import { askedMeasure } from '../settle/matching.ts'
import { overrideRow, overrideRowOf } from '../settle/rows.ts'
import { settledLedger } from '../settle/settled-ledger.ts'
import { amountsAgainst } from './amounts.ts'
import { numberAsked } from './number-asked.ts'
import { tableAgainst } from './own-table.ts'
import { compared, comparedRow, overall, type ComparedRow } from './rows.ts'
import { sharesAgainst } from './shares.ts'

export const compareInput = z.object({
  value: z.string().min(1).max(200).describe('A number with its unit: 70%, "over 90 %", "270,000 t"'),
  mineral: z.string().default('rare_earths'),
  stage: z.string().optional(),
  place: z.string().optional().describe('Default: the largest supplier under each definition'),
  measure: z.string().optional(),
  year: z.coerce.number().int().min(1).max(9999).optional().describe('Default: the latest year of each definition'),
  basis: z.enum(bases).optional(),
  table: z
    .string()
    .optional()
    .describe('Text of a table of your own: place, value and optionally definition and year; compared instead of the ledger'),
  where: z.string().optional().describe('Rows of the table to take: column=value, several divided by commas'),
  ...twoTimes,
})
export const compareOutput = z.object({
  asked: z.object({ low: z.number(), high: z.number(), operator: z.string(), unit: z.string() }),
  mineral: z.string(),
  verdict,
  says: z.string(),
  nearest: z.number().int().nullable().describe('Index of the nearest current definition in `definitions`'),
  definitions: z.array(comparedRow).describe('Best first: what was asked, then groups that count it, then parts of it'),
  parameters: z
    .record(z.string(), z.union([z.number(), z.array(z.number())]))
    .describe('Tolerances, see docs/method/verdicts.md'),
  notes: z.array(z.string()).describe('How a table of your own was read'),
  overrides: z.array(overrideRow).describe('Overrides in force on figures compared here'),
  receipts: z.array(receiptRow),
})
export type CompareAnswer = z.output<typeof compareOutput>

export const compare = operation({
  name: 'compare',
  asks: 'Under which definitions does this one number hold, and under which is it too high or too low?',
  input: compareInput,
  output: compareOutput,
  cli: {
    argument: { name: 'value', field: 'value', kind: 'text' },
    files: [{ option: '--table', field: 'table', kind: 'text' }],
    examples: [
      'compare 70% --stage mine',
      'compare 90% --stage refining --mineral Nd',
      'compare "270,000 t" --stage mining --place China',
      'compare 70% --table mine.csv --place China',
    ],
  },
  rows: ({ definitions }) =>
    tableOf(
      definitions,
      [
        text('verdict', 'of this definition', (row) => row.verdict),
        text('direction', 'over: the number says more than the record', (row) => row.direction),
        text('definition', 'in words', (row) => row.definition),
        text('counted', 'what is counted', (row) => row.counted),
        text('relation', 'own, within a group (not split), or part', (row) => row.relation),
        text('place', 'ISO 3166 alpha-3', (row) => row.place),
        text('period', 'year or span', (row) => row.period),
        number('value', 'what the record says', (row) => row.value),
        number('low', 'lower end', (row) => row.low),
        number('high', 'upper end', (row) => row.high),
        text('unit', 'unit', (row) => row.unit),
        text('tolerance', 'what was allowed', (row) => row.tolerance),
        text('publisher', 'who says so', (row) => row.publisher),
        text('edition', 'in which edition', (row) => row.edition),
        text('original', 'who it goes back to', (row) => row.original),
      ],
      ({ receipts }) => receipts,
    ),
  async answer(desk, input) {
    const asked = numberAsked(input.value, desk.gazetteer.units)
    const mineral = askedMineral(input.mineral)
    const stage = input.stage === undefined ? undefined : askedStage(input.stage)
    // A table of one's own may list companies and sites as well.
    const askedFor = input.table === undefined ? askedPlace : (text: string) => placeNamed(text) ?? text
    const place = input.place === undefined ? undefined : askedFor(input.place)
    const measure = input.measure === undefined ? undefined : askedMeasure(input.measure)
    const sight = await sightOf(desk, input)
    const ledger = await settledLedger(desk, sight)
    const { year, basis } = input
    const upTo = Number(sight.asOf.slice(0, 4))
    const { table, where } = input
    if (table === undefined && where !== undefined)
      throw new Refusal('bad-input', 'where chooses rows of a table of your own; there is none')
    const own = table === undefined ? null : tableAgainst(table, { number: asked, where, place, year })
    const isShare =
      asked.unit === 'percent' && (measure === undefined || measure === 'production_share' || measure === 'reserves_share')
    const against =
      own?.against ??
      (isShare
        ? sharesAgainst(
            await setsOfLedger(desk, sight.asOf, sight.knownBy),
            { mineral, stage, basis, place, year, upTo },
            ledger.relays,
          )
        : amountsAgainst(ledger, { mineral, stage, basis, measure, place, year, unit: asked.unit, upTo }))
    const rows = against.flatMap((each): ComparedRow[] => {
      const row = compared(asked, each, year !== undefined)
      return row === null ? [] : [row]
    })
    const { verdict: word, says, nearest } = overall(rows, { year: year !== undefined, stage: stage !== undefined })
    const ids = new Set(rows.flatMap(({ figures }) => figures))
    const receipts = new Set(rows.flatMap((row) => row.receipts))
    return {
      asked,
      mineral,
      verdict: word,
      says: `${input.value.trim()} ${rows.length === 0 ? `of ${sayMineral(mineral)}: ` : 'is '}${says}`,
      nearest,
      definitions: rows,
      parameters: { ...tolerances, nearPoints: [...tolerances.nearPoints], nearQuantity: [...tolerances.nearQuantity] },
      notes: own?.notes ?? [],
      overrides: [...ledger.overrides.values()].filter(({ figure }) => figure !== null && ids.has(figure)).map(overrideRowOf),
      receipts: (await desk.receipts.getMany([...receipts], input.knownBy)).map(receiptRowOf),
    }
  },
})
