import { z } from 'zod'
import { coverages } from '../../sources/trade/kind.ts'
import { flows } from '../../sources/trade/row.ts'
import { dayInput } from '../dates.ts'
import { receiptRow } from '../parts.ts'

const yearInput = z.coerce.number().int().min(1962).max(2100)

export const tradeInput = z.object({
  code: z
    .string()
    .transform((text) => text.replaceAll(/[.\s]/g, ''))
    .pipe(z.string().regex(/^\d{2}(?:\d{2}){0,2}$/, 'must be an HS code of 2, 4 or 6 digits, such as 850511'))
    .describe('HS code of 2, 4 or 6 digits'),
  year: yearInput.optional().describe('Default: the latest year of the strongest table that has the code'),
  from: yearInput.optional().describe('First of several years to add up, with --to'),
  to: yearInput.optional(),
  exporter: z.string().optional().describe('Only what this place exports; name or ISO code'),
  importer: z.string().optional().describe('Only what this place imports; name or ISO code'),
  dataset: z
    .string()
    .optional()
    .describe('Series or dataset to answer from, such as comtrade; default: the strongest that covers the year'),
  months: z.stringbool().or(z.boolean()).optional().describe('Show months by partner, not only their totals'),
  limit: z.coerce.number().int().min(1).max(1000).default(20).describe('How many flows, pairs and places'),
  asOf: dayInput.optional().describe('Only years and months that were over on this day'),
  knownBy: dayInput.optional().describe('Only tables that could be known on this day'),
})

const proof = {
  receipt: z.string().describe('Receipt of the file the row stands in'),
  line: z.number().int().describe('Line of that file, or number of the element in a JSON list'),
}
const usd = z.number().describe('US dollars')
const kg = z.number().nullable().describe('Kilograms; null when not stated')
const unitValue = z.number().nullable().describe('US dollars per kilogram, over the flows that state a weight')

export const tradePartner = z.object({
  place: z.string(),
  name: z.string(),
  value: usd,
  share: z.number().describe('Percent of the value of all listed and unlisted places'),
  quantity: kg,
  unitValue,
})

export const tradeFlow = z.object({
  code: z.string(),
  year: z.number().int(),
  exporter: z.string(),
  exporterName: z.string(),
  importer: z.string(),
  importerName: z.string(),
  value: usd,
  quantity: kg,
  unitValue,
  outlier: z.enum(['low', 'high']).nullable().describe('Whether the unit value lies outside the fences in `unitValues`'),
  ...proof,
})

const reportOf = z.object({ value: usd, quantity: kg, unitValue, ...proof })
export const mirrorPair = z.object({
  code: z.string(),
  year: z.number().int(),
  exporter: z.string(),
  exporterName: z.string(),
  importer: z.string(),
  importerName: z.string(),
  exporterSays: reportOf.describe('Exports, FOB'),
  importerSays: reportOf.describe('Imports, CIF'),
  gap: z.number().describe('Importer minus exporter, US dollars'),
  ratio: z.number().nullable().describe('Importer over exporter; null when the exporter reports nothing'),
  beyondFreight: z.boolean().describe('Whether freight and insurance cannot explain the gap, by `parameters.mirrorTolerance`'),
})

export const tradeMonth = z.object({
  month: z.string(),
  goods: z.string().describe('HS code, or the group of goods or customs heading that was counted instead'),
  exporter: z.string(),
  importer: z.string(),
  importerName: z.string(),
  value: z.number().nullable().describe('US dollars; null where only a weight is known'),
  quantity: kg,
  unitValue,
  series: z.string(),
  receipts: z.array(z.string()),
})

export const tradeDatasetRow = z.object({
  id: z.string(),
  series: z.string(),
  publisher: z.string(),
  title: z.string(),
  release: z.string(),
  coverage: z.enum(coverages),
  definition: z.string(),
  file: z.string(),
  hash: z.string(),
  held: z.boolean(),
  known: z.string(),
  years: z.tuple([z.number().int(), z.number().int()]),
  kept: z.number().int(),
  quarantined: z.number().int(),
  setAside: z.number().int(),
  url: z.string(),
  licence: z.string(),
  receipt: z.string(),
})

export const tradeYear = z.object({
  year: z.number().int(),
  value: usd,
  quantity: kg,
  unitValue,
  exporters: z.number().int(),
  hhi: z.number().nullable(),
  top: z.string().nullable(),
  topName: z.string().nullable(),
  topShare: z.number().nullable(),
  series: z.string(),
  coverage: z.enum(coverages),
})

export const tradeOutput = z.object({
  code: z.object({
    code: z.string(),
    title: z.string().nullable(),
    isolates: z
      .boolean()
      .nullable()
      .describe('Whether the code holds one material and nothing else; null when our table does not list it'),
    note: z.string().nullable(),
    minerals: z.array(z.string()),
  }),
  definition: z
    .object({
      series: z.string(),
      flow: z.enum(flows),
      coverage: z.enum(coverages),
      says: z.string(),
      from: z.number().int(),
      to: z.number().int(),
      publisher: z.string(),
      release: z.string(),
    })
    .nullable(),
  world: z
    .object({
      value: usd,
      quantity: kg,
      unitValue,
      weighed: z.number().describe('Percent of the value whose flows state a weight'),
      importsValue: z.number().nullable().describe('Of reported trade: the sum of what importers report'),
    })
    .nullable(),
  exporters: z.array(tradePartner),
  importers: z.array(tradePartner),
  counts: z.object({ exporters: z.number().int(), importers: z.number().int() }),
  concentration: z
    .object({
      hhi: z.number().describe('Herfindahl-Hirschman index of the exporters, 0 to 10,000, by value'),
      cr1: z.number().describe('Percent of the largest exporter'),
      cr3: z.number(),
      effective: z.number(),
    })
    .nullable(),
  flows: z.array(tradeFlow),
  years: z.array(tradeYear),
  unitValues: z
    .object({ count: z.number().int(), q1: z.number(), median: z.number(), q3: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe(
      'US dollars per kilogram over all flows that state a weight; `low` and `high` are the fences beyond which a flow is marked',
    ),
  mirror: z
    .object({ says: z.string(), pairs: z.array(mirrorPair) })
    .nullable()
    .describe('What both customs of a pair report, the largest gap first; null where no table has both'),
  months: z.array(tradeMonth),
  parameters: z.object({
    outlierFences: z.number().describe('Interquartile ranges of the logarithm beyond the quartiles'),
    mirrorTolerance: z.number().describe('Ratio of importer to exporter, and its inverse, that freight may explain'),
    limit: z.number().int(),
  }),
  datasets: z.array(tradeDatasetRow).describe('Imported tables that were looked at'),
  imports: z
    .object({ says: z.string(), commands: z.array(z.string()), addresses: z.array(z.string()) })
    .nullable()
    .describe('How to import a table, when none with this code is there'),
  warnings: z.array(z.string()),
  receipts: z.array(receiptRow),
})

export type TradeInput = z.output<typeof tradeInput>
export type TradeAnswer = z.output<typeof tradeOutput>
