import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { Figure } from '../../ledger/figure.ts'
import { stateOf } from '../../ledger/figure-state.ts'
import type { KeptClaim } from '../../ledger/archive.ts'
import { captureFlags } from '../../receipts/capture.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { twoTimes } from '../dates.ts'
import { operation } from '../operation.ts'
import { claimFields, figureRow, receiptRow, type FigureRow, type ReceiptRow } from '../parts.ts'
import { linesAround } from './lines.ts'
import { receiptTable } from './receipt-table.ts'
import { passageAt } from './passage.ts'
import { verifyHeld } from './verify.ts'

export const receiptInput = z.object({
  id: z.string().describe('Receipt id, rc_…'),
  line: z.coerce.number().int().min(1).optional().describe('Show this line of the held file instead of the quote'),
  passage: z
    .string()
    .regex(/^\d{1,9}-\d{1,9}$/)
    .optional()
    .describe('Show this stretch of the document as it is read, FROM-TO in UTF-16 units, such as the span of a claim'),
  knownBy: twoTimes.knownBy,
})
export const receiptOutput = z.object({
  receipt: receiptRow,
  verified: z
    .enum(['bytes match', 'not held', 'mismatch'])
    .describe('Whether the stored bytes still carry the quote at its offset'),
  source: z
    .object({
      id: z.string(),
      publisher: z.string(),
      title: z.string(),
      url: z.string(),
      licence: z.string(),
      redistribution: z.string(),
    })
    .nullable(),
  /** Lines around the quote in the original, when held and redistributable; the quoted line is marked. */
  lines: z.array(
    z.object({
      number: z.number().int(),
      text: z.string(),
      quoted: z.boolean(),
      marks: z.array(z.tuple([z.number().int(), z.number().int()])),
    }),
  ),
  passage: z
    .object({ text: z.string(), from: z.number().int(), marks: z.array(z.tuple([z.number().int(), z.number().int()])) })
    .nullable()
    .describe('The stretch that was asked for with what stands around it; marks are offsets in `text`, which begins at `from`'),
  figures: z.array(figureRow).describe('Figures that rest on this receipt'),
  events: z.array(z.object({ id: z.string(), date: z.string(), title: z.string() })),
  versions: z
    .array(z.object({ receipt: z.string(), address: z.string(), at: z.string(), flags: z.array(z.enum(captureFlags)) }))
    .describe('Every sight of the addresses at which it was collected, oldest first'),
  claims: z.array(z.object({ quote: z.string(), ...claimFields })).describe('Checkable claims read in the document'),
})
export type ReceiptAnswer = z.output<typeof receiptOutput>

export const receipt = operation({
  name: 'receipt',
  asks: 'What exactly does this receipt say, where does it stand, and do the stored bytes still say so?',
  input: receiptInput,
  output: receiptOutput,
  cli: { argument: { name: 'id', field: 'id', kind: 'text' }, examples: ['receipt rc_0123456789abcdef0123'] },
  rows: receiptTable,
  async answer(desk, { id, line, passage, knownBy }) {
    const found = await desk.receipts.get(id, knownBy)
    if (!found) throw new Refusal('not-found', `there is no receipt "${id}"${knownBy ? ` that was known by ${knownBy}` : ''}`)
    const source = desk.sources.get(found.sourceId)
    const { verified, bytes } = await verifyHeld(found, desk.originals)
    const figures = await desk.ledger.figures({ knownBy })
    const events = await desk.ledger.events({ knownBy })
    return {
      receipt: receiptRowOf(found),
      verified,
      source: source ? sourceRowOf(source) : null,
      lines: bytes && mayShow(source) ? linesAround(line === undefined ? found : atLine(found, bytes, line), bytes) : [],
      passage: bytes && passage !== undefined && mayShow(source) ? await passageAt(desk, found, bytes, passage) : null,
      figures: figures.filter((figure) => figure.receipts.includes(id)).map(figureRowOf),
      events: events
        .filter((event) => event.receipts.includes(id))
        .map(({ id: event, date, title }) => ({ id: event, date, title })),
      versions: (await desk.archive.versionsOf(id))
        .filter(({ at }) => knownBy === undefined || at.slice(0, 10) <= knownBy)
        .map(({ receipt: of, address, at, flags }) => ({ receipt: of, address, at, flags: [...flags] })),
      claims: (await desk.archive.claimsOf(id)).map(claimRow),
    }
  },
})

const claimRow = ({ value, ...claim }: KeptClaim): z.output<typeof receiptOutput>['claims'][number] => ({
  quote: claim.quote,
  type: claim.type,
  subject: claim.subject,
  mineral: claim.mineral,
  stage: claim.stage,
  geography: claim.geography,
  counterpart: claim.counterpart,
  measure: claim.measure,
  of: claim.of,
  operator: claim.operator,
  value: typeof value === 'object' && value !== null ? [value[0], value[1]] : value,
  unit: claim.unit,
  basis: claim.basis,
  asOf: claim.asOf,
  modality: claim.modality,
  attributedTo: claim.attributedTo,
})

/** The receipt as if it quoted another line of its file: a row of an imported table is named by file and line. */
function atLine(found: Receipt, bytes: Uint8Array, line: number): Receipt {
  if (found.original === null || found.original.mediaType !== 'text/csv')
    throw new Refusal('bad-input', 'only lines of a held table can be shown')
  let from = 0
  for (let number = 1; number < line; number++) {
    const end = bytes.indexOf(0x0a, from)
    if (end === -1) throw new Refusal('not-found', `the file has no line ${line}`)
    from = end + 1
  }
  const end = bytes.indexOf(0x0a, from)
  return { ...found, locator: null, original: { ...found.original, from, to: end === -1 ? bytes.length : end } }
}

/** A reader's own document has no source in our register: it is the reader's copy, on the reader's desk. */
const mayShow = (source: Source | undefined): boolean => source === undefined || source.redistribution === 'open'

const sourceRowOf = ({
  id,
  publisher,
  title,
  url,
  licence,
  redistribution,
}: Source): z.output<typeof receiptOutput>['source'] => ({
  id,
  publisher,
  title,
  url,
  licence,
  redistribution,
})

/** A receipt as answers carry it. */
export const receiptRowOf = (found: Receipt): ReceiptRow => ({ ...found, names: [...found.names] })

/** A figure as answers carry it. */
export const figureRowOf = (figure: Figure): FigureRow => ({
  ...figure,
  receipts: [...figure.receipts],
  from: [...figure.from],
  state: stateOf(figure),
})
