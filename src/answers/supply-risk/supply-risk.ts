import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { copperReference } from '../../model/geopolrisk.ts'
import { governanceScales } from '../../model/governance.ts'
import { criticalFrom } from '../../model/supply-risk.ts'
import { governanceOnRecord } from '../concentration/governance-on-record.ts'
import { twoTimes } from '../dates.ts'
import { operation, type Desk } from '../operation.ts'
import { fractionInput } from '../own-table/fraction.ts'
import { readOwnTable } from '../own-table/read-own-table.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { isInputTable, riskOfInputs } from './eu-table.ts'
import { riskOfLedger } from './eu-of-ledger.ts'
import { scoreRow, scoresOf, unnamed } from './geopolrisk-table.ts'
import { decisiveRows, riskRow, type RiskRow } from './row.ts'
import { governanceTop, riskOfSuppliers } from './supplier-risk.ts'
import { riskTable } from './risk-table.ts'

export const supplyRiskInput = z.object({
  material: z
    .string()
    .optional()
    .describe("The assessment's name (HREEs, Natural graphite) or a mineral; default: every material of the year"),
  stage: z.string().optional(),
  year: z.coerce
    .number()
    .int()
    .min(1)
    .max(9999)
    .optional()
    .describe('Assessment: 2011, 2014, 2017, 2020, 2023; default the latest'),
  method: z.enum(['eu', 'geopolrisk']).optional().describe('Default eu; geopolrisk with a table of production'),
  table: z
    .string()
    .optional()
    .describe(
      'Text of a table of your own: inputs of the method, a material a row; or place, value, governance[, t][, scope GS|EU]; or trade for geopolrisk',
    ),
  production: z.string().optional().describe('Text of a table of world production, for geopolrisk'),
  where: z.string().optional().describe('Rows of the table to take: column=value, several divided by commas'),
  importReliance: fractionInput.optional().describe('Net import reliance, 0.85 or 85%; needed where both supplies are known'),
  recycling: fractionInput.optional().describe('End-of-life recycling input rate, 0.03 or 3%'),
  substitution: z.coerce
    .number()
    .min(0)
    .max(2)
    .optional()
    .describe('Substitution index of supply risk, 1 when nothing can stand in'),
  importance: z.coerce
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('Economic importance, to tell whether the material is critical'),
  governance: z
    .enum(governanceScales)
    .optional()
    .describe("Scale of the table's governance column; default: told from its name or values"),
  importer: z.string().optional().describe('The importer, where the table of trade has no column for it'),
  reference: z.coerce
    .number()
    .positive()
    .optional()
    .describe(`GeoPolRisk: midpoint of the reference, default copper ${copperReference}`),
  ...twoTimes,
})
type Asked = z.output<typeof supplyRiskInput>

export const supplyRiskOutput = z.object({
  method: z.enum(['eu', 'geopolrisk']),
  formula: z.string(),
  parameters: z.object({
    year: z.number().int().nullable(),
    governanceTop: z.number().nullable().describe('Upper end of the governance scale inside the index'),
    criticalFrom: z.object({ supplyRisk: z.number(), economicImportance: z.number() }).nullable(),
    governanceScale: z.enum(governanceScales).nullable(),
    reference: z.number().nullable(),
  }),
  rows: z.array(riskRow).describe('Method eu: each material and stage'),
  decisive: z.array(riskRow).describe('Of each material the stage with the larger risk'),
  scores: z.array(scoreRow).describe('Method geopolrisk'),
  counts: z.object({
    rows: z.number().int(),
    computed: z.number().int(),
    published: z.number().int().describe('Computed rows that have a published value'),
    inside: z.number().int().describe('Of these, published values inside the rounding envelope'),
  }),
  years: z.array(z.number().int()).describe('Assessments on record'),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
type Answer = z.output<typeof supplyRiskOutput>

const euFormula =
  'SR = [HHI_GS IR/2 + HHI_EU (1 - IR/2)] (1 - EoL_RIR) SI_SR; HHI = sum s^2 WGI t; one supply alone where the other is not known'
const scoreFormula = 'score = HHI sum(g f) / (p + F); midpoint = score price; CF = midpoint / reference'

const countsOf = (rows: readonly RiskRow[]): Answer['counts'] => ({
  rows: rows.length,
  computed: rows.filter((row) => row.supplyRisk !== null).length,
  published: rows.filter((row) => row.inside !== null).length,
  inside: rows.filter((row) => row.inside === true).length,
})

async function euAnswer(
  desk: Desk,
  input: Asked,
  found: { rows: RiskRow[]; notes: readonly string[]; year?: number; years?: number[] },
): Promise<Answer> {
  const ids = [...new Set(found.rows.flatMap(({ receipts }) => receipts))]
  return {
    method: 'eu',
    formula: euFormula,
    parameters: {
      year: found.year ?? null,
      governanceTop,
      criticalFrom: { ...criticalFrom },
      governanceScale: input.governance ?? null,
      reference: null,
    },
    rows: found.rows,
    decisive: decisiveRows(found.rows),
    scores: [],
    counts: countsOf(found.rows),
    years: found.years ?? [],
    notes: [...found.notes],
    receipts: (await desk.receipts.getMany(ids, input.knownBy)).map(receiptRowOf),
  }
}

function scoreAnswer(trade: string, production: string, input: Asked): Answer {
  const reference = input.reference ?? copperReference
  const found = scoresOf(readOwnTable(trade, input.where), readOwnTable(production), { ...input, reference })
  const { notes, scale } = found
  const rows = asked(found.rows, { ...input, stage: undefined })
  return {
    method: 'geopolrisk',
    formula: scoreFormula,
    parameters: { year: null, governanceTop: 1, criticalFrom: null, governanceScale: scale, reference },
    rows: [],
    decisive: [],
    scores: rows,
    counts: { rows: rows.length, computed: rows.length, published: 0, inside: 0 },
    years: [],
    notes,
    receipts: [],
  }
}

/** What was asked of one material, stage or year, of the rows of a table that has several; refused where none is meant. */
function asked<Row extends { readonly material: string; readonly year: number | null; readonly stage?: string | null }>(
  rows: Row[],
  { material, stage, year }: Asked,
): Row[] {
  const isSame = (wanted: string | undefined, found: string | null | undefined): boolean =>
    wanted === undefined || found?.toLowerCase() === wanted.trim().toLowerCase()
  // A table without a column of materials is about the one that was asked for.
  const isOne = rows.every((row) => row.material === unnamed)
  const kept = rows.filter(
    (row) => (isOne || isSame(material, row.material)) && isSame(stage, row.stage) && (year === undefined || row.year === year),
  )
  if (kept.length === 0 && rows.length > 0)
    throw new Refusal(
      'not-found',
      `the table has no row of ${[material, stage, year].filter((word) => word !== undefined).join(', ')}; it has ${[...new Set(rows.map((row) => row.material))].slice(0, 8).join(', ')}`,
    )
  return kept
}

/** Options that say something of suppliers, and would be ignored beside a table of inputs. */
const ofSuppliers = ['importReliance', 'recycling', 'substitution', 'importance'] as const

export const supplyRisk = operation({
  name: 'supply-risk',
  asks: 'How large is the supply risk of a material by a published method, does the published value follow from its inputs, and what is mine?',
  input: supplyRiskInput,
  output: supplyRiskOutput,
  cli: {
    files: [
      { option: '--table', field: 'table', kind: 'text' },
      { option: '--production', field: 'production', kind: 'text' },
    ],
    examples: [
      'supply-risk --material neodymium --year 2017',
      'supply-risk --material HREEs',
      'supply-risk --table suppliers.csv --import-reliance 100% --recycling 1% --substitution 0.9',
      'supply-risk --production production.csv --table trade.csv',
    ],
  },
  rows: riskTable,
  async answer(desk, input) {
    const { table, production } = input
    if (production !== undefined || input.method === 'geopolrisk') {
      if (production === undefined || table === undefined)
        throw new Refusal('bad-input', 'geopolrisk needs two tables: production of the world, and trade (table) with governance')
      if (input.method === 'eu') throw new Refusal('bad-input', 'a table of production belongs to geopolrisk, not to method eu')
      return scoreAnswer(table, production, input)
    }
    if (table === undefined) {
      if (input.where !== undefined) throw new Refusal('bad-input', 'where chooses rows of a table of your own; there is none')
      return euAnswer(desk, input, { ...(await riskOfLedger(desk, input)), notes: [] })
    }
    const own = readOwnTable(table, input.where)
    if (isInputTable(own)) {
      const odd = ofSuppliers.find((name) => input[name] !== undefined)
      if (odd !== undefined) throw new Refusal('bad-input', `${odd} stands in the table of inputs; give it there`)
      const { rows: all, ignored } = riskOfInputs(own)
      const rows = asked(all, input)
      const notes = ignored.length === 0 ? [] : [`columns that are not read: ${ignored.join(', ')}`]
      return euAnswer(desk, input, { rows, notes })
    }
    const onRecord = await governanceOnRecord(desk, '', '', input.knownBy)
    const { row, notes } = riskOfSuppliers(own, input, onRecord)
    return euAnswer(desk, input, { rows: [row], notes })
  },
})
