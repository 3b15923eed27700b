import type { Day } from '../../kernel/day.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'
import type { Criterion, Scored } from './criteria.ts'

/** What an execution-ready line has behind it. The first six bar; the tonnes are shown and weigh, but do not bar. */
export const gates = ['operates', 'proven', 'feed', 'permits', 'finance', 'customers', 'tonnes'] as const
export type Gate = (typeof gates)[number]

export interface GateStanding {
  readonly gate: Gate
  readonly state: 'yes' | 'no' | 'unknown'
  readonly says: string
  readonly date: Day | null
  readonly receipts: readonly ReceiptId[]
}

/** The question each gate asks. */
export const asksOf: Readonly<Record<Gate, string>> = {
  operates: 'Does the line run today?',
  proven: 'Is the process proven at commercial scale?',
  feed: 'Is the feed owned or contracted?',
  permits: 'Are the permits granted?',
  finance: 'Is the finance closed?',
  customers: 'Has a customer qualified the product?',
  tonnes: 'Are the tonnes there by the day?',
}

/** The criterion a gate looks at. */
export const criterionOf: Readonly<Record<Gate, Criterion>> = {
  operates: 'stage',
  proven: 'proof',
  feed: 'feed',
  permits: 'permits',
  finance: 'finance',
  customers: 'customers',
  tonnes: 'capacity',
}

/** A rung is worth more than one half where the gate is passed. */
const pass = 0.5

/** Gates of a line from its criteria. A gate is `unknown` where nothing, or a contradiction, is on record. */
export function gatesOf(scores: readonly Scored[]): GateStanding[] {
  return gates.map((gate): GateStanding => {
    const own = scores.find(({ criterion }) => criterion === criterionOf[gate])
    if (own === undefined) return { gate, state: 'unknown', says: '', date: null, receipts: [] }
    const { says, date, receipts, low, high, state: evidence } = own
    const isOpen = evidence === 'unknown' || evidence === 'disputed'
    const decided = gate === 'tonnes' ? (low >= 1 ? 'yes' : high < 1 ? 'no' : 'unknown') : low + high > 2 * pass ? 'yes' : 'no'
    return { gate, state: isOpen ? 'unknown' : decided, says, date, receipts }
  })
}

/** Whether a gate that bars was not passed. */
export const isBarred = (standings: readonly GateStanding[]): boolean =>
  standings.some(({ gate, state }) => gate !== 'tonnes' && state === 'no')
