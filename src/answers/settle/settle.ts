import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { yearOf } from '../../kernel/period.ts'
import { bases } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { periodOf } from '../../ledger/settle.ts'
import { definitionId } from '../../ledger/settling/definition-key.ts'
import { sayMineral } from '../chain/counted.ts'
import { twoTimes } from '../dates.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import { operation } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { filtersOf, isMeasure, passes, passesWithin, type Filters } from './matching.ts'
import { settledRow, settledRowOf } from './rows.ts'
import { settledLedger, type SettledLedger } from './settled-ledger.ts'
import { settledTable } from './settled-table.ts'

export const settleInput = z.object({
  what: z.string().optional().describe('A measure (production, production_share …), or the id of a figure or definition'),
  mineral: z.string().optional(),
  stage: z.string().optional(),
  place: z.string().optional(),
  year: z.coerce.number().int().min(1).max(9999).optional(),
  basis: z.enum(bases).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(20),
  ...twoTimes,
})
export const settleOutput = z.object({
  total: z.number().int().describe('Definitions that match'),
  note: z.string().nullable().describe('Where only a group that counts it is on record: counted within, not split'),
  settled: z.array(settledRow),
  receipts: z.array(receiptRow),
})

type Definition = readonly [Figure, ...Figure[]]

/** How ids of the bundled records look; anything else that is no measure was meant to be one. */
const isId = (text: string): boolean => text.startsWith('df_') || text.includes('.')

/** The definition of a figure or of its own id; undefined where nothing is called that. */
function byId(ledger: SettledLedger, id: string): Definition | undefined {
  for (const group of ledger.definitions.values())
    if (group.some((figure) => figure.id === id) || (id.startsWith('df_') && definitionId(group[0]) === id)) return group
  return undefined
}

/** Outcomes before projections, the latest period first, then where most is said; then by id, so that the order stands. */
const inOrder = (a: Definition, b: Definition): number =>
  Number(a[0].kind === 'projected') - Number(b[0].kind === 'projected') ||
  endOf(b[0]).localeCompare(endOf(a[0])) ||
  b.length - a.length ||
  a[0].id.localeCompare(b[0].id)

const endOf = (figure: Figure): string => periodOf(figure.period)?.to ?? figure.period

/** Which years there are instead, for a refusal. */
function instead(ledger: SettledLedger, filters: Filters): string {
  const year = filters.year === undefined ? undefined : yearOf(filters.year)
  const anyYear = { ...filters, year: undefined }
  const years = new Set<number>()
  for (const [figure] of ledger.definitions.values())
    if (passes(figure, anyYear)) {
      const period = periodOf(figure.period)
      if (period) years.add(yearOf(period))
    }
  if (year === undefined || years.size === 0) return ''
  const near = [...years].toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year)).slice(0, 3)
  return `; nearest years: ${near.join(', ')}`
}

export const settle = operation({
  name: 'settle',
  asks: 'Which figure prevails under this definition, why, and who else says what?',
  input: settleInput,
  output: settleOutput,
  cli: {
    argument: { name: 'what', field: 'what', kind: 'text', optional: true },
    examples: [
      'settle production --mineral rare_earths --stage mining --place Australia --year 2024',
      'settle production_share --mineral rare_earths --stage mining --place CHN --year 2024',
    ],
  },
  rows: ({ settled }) => settledTable(settled),
  async answer(desk, input) {
    const ledger = await settledLedger(desk, await sightOf(desk, input))
    const { what } = input
    let found: Definition[]
    let note: string | null = null
    const named = what === undefined || isMeasure(what) ? undefined : byId(ledger, what)
    if (named !== undefined) found = [named]
    else {
      if (what !== undefined && isId(what))
        throw new Refusal('not-found', `there is no figure or definition "${what}" in this view of the store`)
      if (what === undefined && input.mineral === undefined && input.stage === undefined && input.place === undefined)
        throw new Refusal('bad-input', 'settle needs a measure, a mineral, a stage, a place, or the id of a figure or definition')
      const filters = filtersOf({ ...input, measure: what })
      const all = [...ledger.definitions.values()]
      found = all.filter(([figure]) => passes(figure, filters))
      if (found.length === 0) {
        found = all.filter(([figure]) => passesWithin(figure, filters))
        if (found.length === 0)
          throw new Refusal('not-found', `no figure is on record under this definition${instead(ledger, filters)}`)
        const groups = new Set(
          found.map(([figure]) => (figure.basis === 'magnet_ree' ? 'magnet_rare_earths' : (figure.mineral ?? ''))),
        )
        note = `${sayMineral(filters.mineral ?? '')} has no figure of its own here: counted within ${[...groups].map(sayMineral).join(', ')}, not split`
      }
    }
    const shown = found.toSorted(inOrder).slice(0, input.limit)
    const settled = shown.map(([figure]) => settledRowOf(ledger.settled(figure), figure))
    const receipts = new Set(settled.flatMap(({ candidates }) => candidates.flatMap(({ figure }) => figure.receipts)))
    return {
      total: found.length,
      note,
      settled,
      receipts: (await desk.receipts.getMany([...receipts], input.knownBy)).map(receiptRowOf),
    }
  },
})
