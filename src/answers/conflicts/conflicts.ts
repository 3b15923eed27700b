import { z } from 'zod'
import { elementsOf } from '../../kernel/element.ts'
import { bases } from '../../ledger/definition.ts'
import { disagreementKinds } from '../../ledger/settling/disagreement.ts'
import { twoTimes } from '../dates.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import { operation } from '../operation.ts'
import { figureRow, receiptRow } from '../parts.ts'
import { figureRowOf, receiptRowOf } from '../receipt/receipt.ts'
import { filtersOf, passes } from '../settle/matching.ts'
import { definitionRow, definitionRowOf, overrideRow, overrideRowOf } from '../settle/rows.ts'
import { settledLedger, type Conflict } from '../settle/settled-ledger.ts'
import { conflictTable } from './conflict-table.ts'

export const conflictsInput = z.object({
  kind: z.enum(disagreementKinds).optional(),
  mineral: z.string().optional(),
  stage: z.string().optional(),
  place: z.string().optional(),
  measure: z.string().optional(),
  year: z.coerce.number().int().min(1).max(9999).optional(),
  basis: z.enum(bases).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
  ...twoTimes,
})
export const conflictRow = z.object({
  kind: z.enum(disagreementKinds),
  says: z.string().describe('Both values and the reason they differ'),
  definition: definitionRow,
  figures: z.tuple([figureRow, figureRow]).describe('The one that stands first first'),
  prevailing: z.string().nullable().describe('Figure that prevails under the definition; null: cannot tell'),
  why: z.string().describe('Why that one prevails'),
  tolerance: z.string(),
  independent: z.number().int(),
  derived: z.boolean().describe('A share that differs because what it was divided from differs'),
  override: overrideRow.nullable(),
})
export type ConflictRow = z.output<typeof conflictRow>
export const conflictsOutput = z.object({
  total: z.number().int(),
  kinds: z.record(z.enum(disagreementKinds), z.number().int()).describe('How many of each kind, before the filter by kind'),
  conflicts: z.array(conflictRow),
  receipts: z.array(receiptRow),
})

const rows = new WeakMap<Conflict, ConflictRow>()

/** A disagreement as the answer carries it; laid out once. */
function rowOnce(conflict: Conflict): ConflictRow {
  let known = rows.get(conflict)
  if (known === undefined) {
    known = rowOf(conflict)
    rows.set(conflict, known)
  }
  return known
}

function rowOf({ kind, between, tolerance, says, settled }: Conflict): ConflictRow {
  const [first, second] = between
  const pair = settled.candidates.find(({ figure }) => figure === second)
  return {
    kind,
    says,
    definition: definitionRowOf(first),
    figures: [figureRowOf(first), figureRowOf(second)],
    prevailing: settled.prevailing?.id ?? null,
    why: whyOf(kind, settled.override !== null || pair === undefined || pair.rule === '' ? settled.why : pair.rule),
    tolerance,
    independent: settled.independent,
    derived: first.from.length > 0 || second.from.length > 0,
    override: settled.override === null ? null : overrideRowOf(settled.override),
  }
}

/** Across definitions nothing prevails: each figure stands for what it counts, or for the date it gives. */
function whyOf(kind: Conflict['kind'], why: string): string {
  if (kind === 'definition') return 'none over the other: each stands for what it counts; ask for the basis that is meant'
  if (kind === 'dating') return 'the text that names its original is told first; the original itself would settle the date'
  return why
}

const kindOrder = ['publishers', 'misprint', 'dating', 'definition', 'revision'] as const

const isRareEarth = ({ between }: Conflict): number => (elementsOf(between[0].mineral ?? '').length > 0 ? 0 : 1)

/** What nobody has resolved first, revisions last; within a kind rare earths and the newest period first. */
const inOrder = (a: Conflict, b: Conflict): number =>
  kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
  isRareEarth(a) - isRareEarth(b) ||
  Number(a.between[0].from.length > 0) - Number(b.between[0].from.length > 0) ||
  b.between[0].period.localeCompare(a.between[0].period) ||
  a.between[0].id.localeCompare(b.between[0].id) ||
  a.between[1].id.localeCompare(b.between[1].id)

const ordered = new WeakMap<readonly Conflict[], readonly Conflict[]>()
function inOrderOnce(conflicts: readonly Conflict[]): readonly Conflict[] {
  let known = ordered.get(conflicts)
  if (known === undefined) {
    known = conflicts.toSorted(inOrder)
    ordered.set(conflicts, known)
  }
  return known
}

export const conflicts = operation({
  name: 'conflicts',
  asks: 'Where do records of the ledger disagree beyond tolerance, why, and which figure prevails?',
  input: conflictsInput,
  output: conflictsOutput,
  cli: {
    examples: [
      'conflicts --mineral rare_earths --stage mining --year 2024',
      'conflicts --kind misprint',
      'conflicts --place MMR',
    ],
  },
  rows: (answer) => conflictTable(answer.conflicts),
  async answer(desk, input) {
    const ledger = await settledLedger(desk, await sightOf(desk, input))
    const filters = filtersOf(input)
    const found = inOrderOnce(ledger.conflicts()).filter(({ between }) => between.some((figure) => passes(figure, filters)))
    const kinds = Object.fromEntries(disagreementKinds.map((kind) => [kind, 0])) as Record<Conflict['kind'], number>
    for (const { kind } of found) kinds[kind]++
    const ofKind = input.kind === undefined ? found : found.filter(({ kind }) => kind === input.kind)
    const shown = ofKind.slice(input.offset, input.offset + input.limit).map(rowOnce)
    const receipts = new Set(shown.flatMap(({ figures }) => figures.flatMap((figure) => figure.receipts)))
    return {
      total: ofKind.length,
      kinds,
      conflicts: shown,
      receipts: (await desk.receipts.getMany([...receipts], input.knownBy)).map(receiptRowOf),
    }
  },
})
