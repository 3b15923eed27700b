import { utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { elements } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import { placeNamed } from '../../kernel/place.ts'
import type { ControlBook } from '../../ledger/controls/book.ts'
import { outcomes } from '../../model/controls/decide.ts'
import { determine } from '../../model/controls/determine.ts'
import { likeness } from '../../model/controls/likeness.ts'
import type { Shipment } from '../../model/controls/shipment.ts'
import { dayInput } from '../dates.ts'
import { documentInput } from '../check/check.ts'
import { bytesOf } from '../ingest/bytes.ts'
import { receiptIds, type ReceiptIds } from '../licence/receipt-ids.ts'
import { operation, type Desk } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { columnsOf, readLine, type BomLine, type RowFault } from './bom.ts'
import { dependenceOn, type Dependence } from './dependence.ts'
import { derivedTable } from '../exporting/derived-table.ts'
import { holdingRow, portfolioOf } from './portfolio.ts'
import { portfolioTable } from './portfolio-table.ts'
import { rowsOf } from './rows.ts'

export const exposureInput = z.object({
  document: documentInput.optional().describe('Bill of materials: CSV, XLSX or JSON'),
  portfolio: z.string().optional().describe('Instead: a CSV of holdings or suppliers (holding or company, ticker, value)'),
  on: dayInput.optional().describe('Day of the shipments; default the day of asking'),
  to: z.string().optional().describe('Country the parts go to; needed for a bill of materials'),
  knownBy: dayInput.optional(),
  currency: z.string().optional().describe('Currency of values that name none'),
  military: z
    .union([z.boolean(), z.enum(['yes', 'no']).transform((said) => said === 'yes')])
    .default(false)
    .describe('Military end user: yes or no'),
})

const lineRow = z.object({
  row: z.number().int(),
  part: z.string(),
  outcome: z.enum(outcomes),
  licence_required: z.boolean().nullable(),
  provisions: z.array(z.string()),
  inactive: z.array(z.string()),
  question: z.string().nullable(),
  value: z.number().nullable(),
  currency: z.string().nullable(),
  direct: z.boolean().nullable().describe('Of Chinese origin, or processed there'),
  hidden: z
    .number()
    .nullable()
    .describe('Largest share of China in refining or mining of its minerals, percent, where the part itself is not Chinese'),
  alternates: z.array(z.string()).describe('Countries that supply the mineral of that share outside China, largest first'),
  receipts: z.array(z.string()).describe('Of the rules that decide, or would have'),
})
export const exposureOutput = z.object({
  on: z.string(),
  to: z.string(),
  lines: z.array(lineRow),
  faults: z.array(z.object({ row: z.number().int(), column: z.string(), code: z.string(), says: z.string() })),
  unmatched: z
    .array(z.object({ row: z.number().int(), part: z.string(), says: z.string() }))
    .describe('Lines on which nothing could be decided'),
  totals: z.object({
    lines: z.number().int(),
    decided: z.number().int(),
    byOutcome: z.record(z.string(), z.number().int()),
    byCurrency: z.array(
      z.object({
        currency: z.string(),
        value: z.number(),
        underLicence: z.number(),
        prohibited: z.number(),
        open: z.number().describe('Value of lines that are undetermined or cannot be told'),
        shareUnderLicence: z.number().nullable().describe('Percent of the value that is under licence or prohibited'),
        direct: z.number().describe('Value of Chinese origin or processing'),
      }),
    ),
  }),
  dependence: z.array(
    z.object({
      symbol: z.string(),
      mineral: z.string(),
      stage: z.string(),
      china: z.number().nullable(),
      others: z.array(z.object({ place: z.string(), name: z.string(), value: z.number() })),
      definition: z.string(),
      isGroup: z.boolean(),
      receipts: z.array(z.string()),
    }),
  ),
  receipts: z.array(receiptRow),
  ignoredColumns: z.array(z.string()),
  notes: z.array(z.string()),
  holdings: z.array(holdingRow).describe('Of a portfolio; empty for a bill of materials'),
  ruleSet: z.object({ hash: z.string(), horizon: z.string() }),
})
export type ExposureAnswer = z.output<typeof exposureOutput>
type LineAnswer = ExposureAnswer['lines'][number]

/** Minerals on which a licence or a dependence can hang; iron and boron carry no risk of their own. */
const bearing = (symbol: string): boolean =>
  symbol in elements || symbol === 'REE' || /^(?:Ga|Ge|Sb|W|Te|Bi|Mo|In|Li|Co|Ni|Mn|Mg|Nb|Ta|V|graphite)$/.test(symbol)

interface Decided extends Pick<LineAnswer, 'outcome' | 'licence_required' | 'provisions' | 'inactive' | 'question'> {
  /** Receipts of the rules named. */
  readonly proof: readonly string[]
}

/** Decisions kept for lines that are alike. */
const mostKinds = 20_000

/** Decides lines. Parts that are alike to every rule share one decision. */
function decider(
  book: ControlBook,
  receiptsOf: ReceiptIds,
  asked: { on: Day; to: string; knownBy: Day | null; military: boolean },
): (line: BomLine) => Decided {
  const kept = new Map<string, Decided>()
  const adrift: Decided = {
    outcome: 'cannot-tell',
    licence_required: null,
    provisions: [],
    inactive: [],
    question: 'From which country does it come?',
    proof: [],
  }
  return (line) => {
    const from = line.from ?? line.processing ?? line.origin
    if (from === null) return adrift
    const shipped = caseOf(line, from, asked)
    const key = likeness(book, shipped)
    const known = kept.get(key)
    if (known !== undefined) return known
    const answer = determine(book, shipped, asked.knownBy, true)
    const provisions = answer.provisions.filter(({ isDeciding }) => isDeciding).map(({ ruleId }) => ruleId)
    const inactive = answer.inactive.filter(({ decides }) => decides).map(({ ruleId }) => ruleId)
    const decided: Decided = {
      outcome: answer.outcome,
      licence_required: answer.licenceRequired,
      provisions,
      inactive,
      question: answer.missing[0] ?? null,
      // The first receipt of each rule is enough on a line; `licence` has them all.
      proof: [...provisions, ...inactive].flatMap((id) => receiptsOf(id).slice(0, 1)),
    }
    // A file of nothing but different parts must not fill the memory with decisions nobody asks for again.
    if (kept.size >= mostKinds) kept.clear()
    kept.set(key, decided)
    return decided
  }
}

/** The case of a line. Its cells were read and checked, so nothing is parsed again. */
const caseOf = (line: BomLine, from: string, asked: { on: Day; to: string; military: boolean }): Shipment => ({
  date: asked.on,
  transaction: {
    type: from === 'CHN' ? 'export' : line.origin === 'CHN' ? 're-export' : 'foreign_export',
    from,
    to: asked.to,
    via: null,
  },
  goods: {
    ...(line.description === null ? {} : { description: line.description }),
    ...(line.form === null ? {} : { class: line.form }),
    ...(line.origin === null ? {} : { origin: line.origin }),
    ...(line.minerals.length === 0 ? {} : { minerals: line.minerals.map(({ symbol }) => symbol) }),
    hs: line.hs,
  },
  content: line.chineseContent === null ? {} : { cn_part1_value_pct: line.chineseContent },
  end_user: { military: asked.military, listed: null, owner: null },
  end_use: asked.military ? 'military' : 'civil',
  licence_held: null,
})

export const exposure = operation({
  name: 'exposure',
  asks: 'Which lines of this bill of materials need a licence on this day, what is their value, and how far do they hang on China behind the supplier?',
  input: exposureInput,
  output: exposureOutput,
  cli: {
    argument: { name: 'bom', field: 'document', kind: 'document', optional: true },
    files: [{ option: '--portfolio', field: 'portfolio', kind: 'text' }],
    examples: [
      'exposure bom.csv --to DE --on 2025-10-25',
      'exposure bom.xlsx --to US --currency USD',
      'exposure --portfolio holdings.csv',
    ],
  },
  rows: (answer) => (answer.to === '' ? portfolioTable(answer.holdings) : derivedTable(exposureOutput, answer)),
  async answer(desk, { document, portfolio, on: asked, to: destination, knownBy, currency, military }) {
    if (portfolio !== undefined) return ofPortfolio(desk, portfolio, asked ?? desk.today(), knownBy)
    if (document === undefined)
      throw new Refusal('bad-input', 'exposure needs a bill of materials, or --portfolio with holdings or suppliers')
    if (destination === undefined) throw new Refusal('bad-input', 'exposure needs --to: the country the parts go to')
    const to = placeNamed(destination)
    if (to === undefined) throw new Refusal('unknown-place', `no place is called "${destination}"`)
    const book = await desk.controls()
    const on = asked ?? desk.today()
    const bytes = document.base64 === undefined ? utf8ToBytes(document.text ?? '') : bytesOf(document.base64)
    if (bytes.length === 0) throw new Refusal('empty-input', 'the bill of materials is empty')
    const table = await rowsOf(bytes, document.name ?? null, desk)
    const { at, ignored } = columnsOf(table.header)
    if (at.minerals === undefined && at.hs === undefined && at.description === undefined)
      throw new Refusal(
        'bad-input',
        `the header names no minerals, customs code or description; it reads: ${table.header.join(', ')}`,
      )
    const faults: RowFault[] = [...table.faults]
    const decide = decider(book, receiptIds(book, desk), { on, to, knownBy: knownBy ?? null, military })
    const hanging = new Map<string, Dependence[]>()
    const behind = behindWith(hanging, async (symbol) => dependenceOn(desk, symbol, on))
    const lines: LineAnswer[] = []
    const unmatched: ExposureAnswer['unmatched'] = []
    let count = 0
    /** The first unit that a quantity names; another one further down is told. */
    let unit: { readonly row: number; readonly unit: string } | undefined
    const attached = sharedReceipts()
    for (const { row, cells, fault } of table.rows) {
      if (count % 1000 === 0) desk.progress?.(count, Math.max(count, table.about))
      count += 1
      if (fault !== undefined && fault !== null) {
        faults.push({ row, column: '', code: 'bad-line', says: fault })
        unmatched.push({ row, part: `row ${row}`, says: fault })
        continue
      }
      const read = readLine(cells, row, at, table.header, currency)
      faults.push(...read.faults)
      if (read.line.unit !== null) {
        unit ??= { row, unit: read.line.unit }
        if (unit.unit !== read.line.unit) {
          const says = `this quantity is in ${read.line.unit}, that of row ${unit.row} in ${unit.unit}`
          faults.push({ row, column: table.header[at.quantity ?? 0] ?? 'quantity', code: 'mixed-units', says })
        }
      }
      if (!read.isUsable) {
        unmatched.push({ row, part: read.line.part, says: read.faults.map(({ says }) => says).join('; ') })
        continue
      }
      const { line } = read
      const decided = decide(line)
      if (decided.outcome === 'cannot-tell')
        unmatched.push({ row, part: line.part, says: decided.question ?? 'a fact is missing' })
      const hangs = await behind(line)
      const { outcome, licence_required, provisions, inactive, question } = decided
      const { direct, hidden, alternates } = hangs
      lines.push({
        row,
        part: line.part,
        outcome,
        licence_required,
        provisions,
        inactive,
        question,
        value: line.value,
        currency: line.currency,
        direct,
        hidden,
        alternates,
        receipts: attached(decided, hangs),
      })
    }
    if (count === 0) throw new Refusal('empty-input', 'the table has a header and no rows')
    desk.progress?.(count, count)
    return {
      on,
      to,
      holdings: [],
      lines,
      faults,
      unmatched,
      totals: totalsOf(lines, count),
      dependence: [...hanging.values()].flat(),
      receipts: (await desk.receipts.getMany(receiptsUnder(lines), knownBy)).map(receiptRowOf),
      ignoredColumns: [...ignored],
      notes: [
        ...table.notes,
        'Buyers are taken as not listed: screen them by name with licence --buyer.',
        'Dependence is the share of a stage of the world, not of this supplier; figures of a group are not split among its elements.',
      ],
      ruleSet: { hash: book.hash, horizon: book.horizon },
    }
  },
})

/** The answer for a portfolio: no lines, but holdings. */
async function ofPortfolio(desk: Desk, text: string, on: Day, knownBy: Day | undefined): Promise<ExposureAnswer> {
  const [book, found] = await Promise.all([desk.controls(), portfolioOf(desk, text, { on, knownBy: knownBy ?? on })])
  const ids = new Set(found.holdings.flatMap(({ receipts }) => receipts))
  return {
    on,
    to: '',
    holdings: [...found.holdings],
    lines: [],
    faults: [...found.faults],
    unmatched: [...found.unmatched],
    totals: {
      lines: found.holdings.length + found.unmatched.length,
      decided: found.holdings.length,
      byOutcome: {},
      byCurrency: [],
    },
    dependence: [],
    receipts: (await desk.receipts.getMany([...ids], knownBy)).map(receiptRowOf),
    ignoredColumns: [],
    notes: [...found.notes],
    ruleSet: { hash: book.hash, horizon: book.horizon },
  }
}

interface Behind extends Pick<LineAnswer, 'direct' | 'hidden' | 'alternates'> {
  /** Receipts of the share that is told. */
  readonly shown: readonly string[]
}

/** Whether a line is Chinese itself, and else how far its minerals hang on China behind the supplier; lines alike share one answer. */
function behindWith(
  hanging: Map<string, Dependence[]>,
  ask: (symbol: string) => Promise<Dependence[]>,
): (line: BomLine) => Promise<Behind> {
  const kept = new Map<string, Behind>()
  return async (line) => {
    const known = [line.origin, line.processing, line.from].filter((place) => place !== null)
    const direct = known.length === 0 ? null : known.includes('CHN')
    const symbols = line.minerals.map(({ symbol }) => symbol).filter(bearing)
    const key = `${direct} ${symbols.join(' ')}`
    const before = kept.get(key)
    if (before !== undefined) return before
    let most: Dependence | null = null
    for (const symbol of symbols) {
      const found = hanging.get(symbol) ?? (await ask(symbol))
      hanging.set(symbol, found)
      for (const each of found) if (each.china !== null && each.china > (most?.china ?? -1)) most = each
    }
    const behind: Behind = {
      direct,
      hidden: direct === true ? null : (most?.china ?? null),
      alternates: (most?.others ?? []).map(({ name }) => name),
      shown: direct === true ? [] : (most?.receipts ?? []),
    }
    kept.set(key, behind)
    return behind
  }
}

/** Receipts of a decision and of what stands behind it, one list for all lines that share both. */
function sharedReceipts(): (decided: Decided, behind: Behind) => string[] {
  const kept = new Map<Decided, Map<Behind, string[]>>()
  return (decided, behind) => {
    const own = kept.get(decided) ?? new Map<Behind, string[]>()
    kept.set(decided, own)
    const receipts = own.get(behind) ?? [...new Set([...decided.proof, ...behind.shown])]
    own.set(behind, receipts)
    return receipts
  }
}

function receiptsUnder(lines: readonly LineAnswer[]): string[] {
  const lists = new Set(lines.map(({ receipts }) => receipts))
  return [...new Set([...lists].flat())]
}

const isUnder = ({ outcome }: LineAnswer): boolean =>
  outcome.startsWith('licence_required') || outcome === 'covered_by_general_licence'
const isOpen = ({ outcome }: LineAnswer): boolean => outcome === 'undetermined' || outcome === 'cannot-tell'

function totalsOf(lines: readonly LineAnswer[], all: number): ExposureAnswer['totals'] {
  const byOutcome: Record<string, number> = {}
  const sums = new Map<string, { value: number; underLicence: number; prohibited: number; open: number; direct: number }>()
  for (const line of lines) {
    byOutcome[line.outcome] = (byOutcome[line.outcome] ?? 0) + 1
    if (line.value === null || line.currency === null) continue
    const sum = sums.get(line.currency) ?? { value: 0, underLicence: 0, prohibited: 0, open: 0, direct: 0 }
    sum.value += line.value
    if (isUnder(line)) sum.underLicence += line.value
    if (line.outcome === 'prohibited') sum.prohibited += line.value
    if (isOpen(line)) sum.open += line.value
    if (line.direct === true) sum.direct += line.value
    sums.set(line.currency, sum)
  }
  return {
    lines: all,
    decided: lines.filter((line) => !isOpen(line)).length,
    byOutcome,
    byCurrency: [...sums].map(([currency, { value, underLicence, prohibited, open, direct }]) => ({
      currency,
      value,
      underLicence,
      prohibited,
      open,
      direct,
      shareUnderLicence: value > 0 ? (100 * (underLicence + prohibited)) / value : null,
    })),
  }
}
