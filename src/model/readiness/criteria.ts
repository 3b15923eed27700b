import type { Day } from '../../kernel/day.ts'
import type { Milestone, Statement } from '../../ledger/facilities/book.ts'
import { bearing, type Product } from '../../ledger/facilities/covers.ts'
import { ladders, stageLadder, type LineStage, type Rung } from '../../ledger/facilities/ladders.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'
import { standing, yearsBetween, type Asked, type Standing } from './standing.ts'

/** What a line is judged by. Each is a number from 0 to 1 on a fixed scale, so a field of others never moves a score. */
export const criteria = [
  'stage',
  'proof',
  'feed',
  'permits',
  'finance',
  'offtake',
  'customers',
  'utilities',
  'capacity',
  'schedule',
  'control',
] as const
export type Criterion = (typeof criteria)[number]

/** A value that may lie anywhere between two ends; what is not known at all lies between 0 and 1. */
export interface Scored {
  readonly criterion: Criterion
  readonly low: number
  readonly high: number
  readonly state: 'known' | 'inferred' | 'unknown' | 'disputed'
  /** What is on record, in words; empty when nothing is. */
  readonly says: string
  readonly date: Day | null
  readonly receipts: readonly ReceiptId[]
}

type Levels = { readonly [K in Rung]: { readonly [L in (typeof ladders)[K][number]]: number } }

/** Our convention: what each rung is worth. Above one half the gate of the same name is passed, below it is not. */
export const worth: Levels = {
  stage: {
    cancelled: 0,
    idle: 0.1,
    announced: 0.06,
    study: 0.12,
    feasibility: 0.2,
    financed: 0.3,
    construction: 0.35,
    commissioning: 0.45,
    'ramp-up': 0.85,
    operating: 1,
  },
  proof: { none: 0, lab: 0.15, pilot: 0.3, demo: 0.45, commercial: 0.85, 'on-spec': 1 },
  feed: { none: 0, 'non-binding': 0.3, spot: 0.35, contracted: 0.8, owned: 1 },
  permits: { none: 0, applied: 0.3, partly: 0.45, granted: 1 },
  finance: { none: 0, conditional: 0.3, partly: 0.45, closed: 1 },
  offtake: { none: 0, 'non-binding': 0.3, binding: 0.8, floor: 1 },
  customers: { none: 0, sampling: 0.4, qualified: 0.8, shipping: 1 },
  utilities: { none: 0, partly: 0.45, secured: 1 },
  control: { 'chinese-controlled': 0, 'chinese-offtake': 0.3, 'minority-chinese': 0.7, independent: 1 },
}

/** Our convention: by how much a value may have moved either way in each year since its evidence. */
export const ageing: Readonly<Record<Criterion, number>> = {
  stage: 0.05,
  proof: 0.03,
  feed: 0.06,
  permits: 0.05,
  finance: 0.06,
  offtake: 0.06,
  customers: 0.06,
  utilities: 0.05,
  capacity: 0.05,
  schedule: 0,
  control: 0.08,
}
/** However old, evidence is worth something. */
export const mostAgeing = 0.49

/** Tonnes a year against which capacity is measured where none are asked for: about a small plant of each product. Our convention. */
export const usualTonnes: Readonly<Record<Product, number>> = {
  NdPr: 1000,
  Dy: 100,
  Tb: 25,
  Sm: 100,
  Gd: 100,
  Y: 100,
  Lu: 5,
  metal: 500,
  alloy: 1000,
  magnet: 1000,
  concentrate: 5000,
}

const unknown = (criterion: Criterion): Scored => ({
  criterion,
  low: 0,
  high: 1,
  state: 'unknown',
  says: '',
  date: null,
  receipts: [],
})

const clip = (value: number): number => Math.min(1, Math.max(0, value))
const spread = (criterion: Criterion, date: Day, on: Day): number =>
  Math.min(mostAgeing, ageing[criterion] * yearsBetween(date, on))

/** What several statements say, once each. */
const said = (statements: readonly Statement[]): string => [...new Set(statements.map(({ says }) => says))].join('; ')

function ofRung(criterion: Rung, found: Standing, asked: Asked): Scored {
  const [first] = found.statements
  if (first === undefined || found.date === null) return unknown(criterion)
  const proof = { says: said(found.statements), date: found.date, receipts: found.statements.map(({ receipt }) => receipt) }
  if (found.state === 'disputed' || first.level === null) return { ...unknown(criterion), ...proof, state: 'disputed' }
  const value = (worth[criterion] as Readonly<Record<string, number>>)[first.level] ?? 0
  const by = spread(criterion, found.date, asked.on)
  return { criterion, low: clip(value - by), high: clip(value + by), state: 'known', ...proof }
}

/** A line that operates has been permitted and paid for; how well is not said. */
function impliedBy(stage: Standing, criterion: 'permits' | 'finance', asked: Asked): Scored {
  const [first] = stage.statements
  if (stage.state !== 'known' || stage.date === null || first?.level !== 'operating') return unknown(criterion)
  const low = clip(0.7 - spread(criterion, stage.date, asked.on))
  return {
    criterion,
    low,
    high: 1,
    state: 'inferred',
    says: `it operates: ${first.says}`,
    date: stage.date,
    receipts: [first.receipt],
  }
}

/** Our convention: what cannot be there before the line has come so far on the ladder, and the most it can be worth till then. */
const notBefore: Readonly<Partial<Record<Criterion, LineStage>>> = {
  permits: 'feasibility',
  finance: 'financed',
  proof: 'commissioning',
  customers: 'commissioning',
}
const notYet = 0.49

/** Lowers the high end of what a line at its stage cannot have yet. Evidence that says more stands: `lint` looks for such contradictions. */
function heldBack(own: Scored, stage: Standing): Scored {
  const [first] = stage.statements
  const from = notBefore[own.criterion]
  if (from === undefined || stage.state !== 'known' || first?.level == null) return own
  const at = (stageLadder as readonly string[]).indexOf(first.level)
  if (at >= stageLadder.indexOf(from) || own.low > notYet) return own
  const high = Math.min(own.high, notYet)
  if (own.state !== 'unknown') return { ...own, high }
  return {
    ...own,
    high,
    state: 'inferred',
    says: `not before it is further: ${first.says}`,
    date: stage.date,
    receipts: [first.receipt],
  }
}

export interface LineAsked extends Asked {
  readonly product: Product
  /** Tonnes a year that are wanted. */
  readonly tonnes: number
  /** The day by which they are. */
  readonly by: Day
}

/** Amounts on record: one figure for two products is an upper bound for each; one for all oxides says nothing of any. */
export function amountOf(found: Standing): { readonly low: number; readonly high: number; readonly due: Day | null } | null {
  const [first] = found.statements
  if (
    found.state !== 'known' ||
    first === undefined ||
    first.amount === null ||
    found.scope === 'plant' ||
    found.scope === 'family'
  )
    return null
  return { low: found.scope === 'exact' ? first.amount : 0, high: first.amount, due: first.due }
}

function capacity(demonstrated: Standing, nameplate: Standing, stage: Standing, asked: LineAsked): Scored {
  const [reached, planned] = [amountOf(demonstrated), amountOf(nameplate)]
  if (reached === null && planned === null) return unknown('capacity')
  const runs = stage.state === 'known' && ['operating', 'ramp-up'].includes(stage.statements[0]?.level ?? '')
  const isLate = planned?.due != null && planned.due > asked.by && stage.state === 'known' && !runs
  const most = planned === null ? 1 : isLate ? 0 : clip(planned.high / asked.tonnes)
  const least = reached === null ? 0 : clip(reached.low / asked.tonnes)
  const by = (found: Standing): number => (found.date === null ? 0 : spread('capacity', found.date, asked.on))
  const high = planned === null ? 1 : clip(most + by(nameplate))
  const all = [...demonstrated.statements, ...nameplate.statements]
  return {
    criterion: 'capacity',
    low: Math.min(high, clip(least - by(demonstrated))),
    high,
    state: 'known',
    says: said(all),
    date:
      [demonstrated.date, nameplate.date]
        .filter((date) => date !== null)
        .toSorted()
        .at(-1) ?? null,
    receipts: all.map(({ receipt }) => receipt),
  }
}

const daysPerMonth = 30.44

/** Months by which what was last said lies behind what was first said, of one milestone. */
export function slipOf(rows: readonly Milestone[]): number {
  const said = rows.toSorted((a, b) => a.said.localeCompare(b.said))
  const [first, last] = [said[0], said.at(-1)]
  if (first === undefined || last === undefined) return 0
  const end = last.met ?? last.due
  return Math.round((yearsBetween(first.due, end) * 365.25) / daysPerMonth)
}

/** Milestones of a line that could be known. */
export const milestonesOf = (milestones: readonly Milestone[], facility: string, product: Product, asked: Asked): Milestone[] =>
  milestones.filter(
    (each) =>
      each.facility === facility &&
      bearing(each.product, product) !== null &&
      each.said <= asked.on &&
      each.known <= asked.knownBy,
  )

/** A slip lowers what may still be hoped for (36 months: by half), a date that was met raises what may be counted on. A first date alone says nothing. */
function schedule(rows: readonly Milestone[]): Scored {
  if (rows.length === 0) return unknown('schedule')
  const groups = [...Map.groupBy(rows, ({ milestone }) => milestone).values()]
  const slip = Math.max(0, ...groups.map(slipOf))
  const isMet = groups.some((group) => group.some(({ met, due }) => met !== null && met <= due))
  if (slip === 0 && !isMet) return unknown('schedule')
  const words = groups.map((group) => `${group[0]?.milestone ?? ''}: ${group.map(({ says }) => says).join(', then ')}`)
  return {
    criterion: 'schedule',
    low: isMet ? 0.5 : 0,
    high: 1 - Math.min(36, slip) / 72,
    state: 'known',
    says: words.join('; '),
    date:
      rows
        .map(({ said: day }) => day)
        .toSorted()
        .at(-1) ?? null,
    receipts: rows.map(({ receipt }) => receipt),
  }
}

/** Every criterion of a line, in the order of `criteria`. */
export function scoresOfLine(
  statements: readonly Statement[],
  milestones: readonly Milestone[],
  facility: string,
  asked: LineAsked,
): Scored[] {
  const at = (matter: Standing['matter']): Standing => standing(statements, facility, asked.product, matter, asked)
  const stage = at('stage')
  return criteria.map((criterion): Scored => {
    if (criterion === 'capacity') return capacity(at('demonstrated'), at('nameplate'), stage, asked)
    if (criterion === 'schedule') return schedule(milestonesOf(milestones, facility, asked.product, asked))
    const own = ofRung(criterion, at(criterion), asked)
    const isOpen = own.state === 'unknown'
    return heldBack(
      isOpen && (criterion === 'permits' || criterion === 'finance') ? impliedBy(stage, criterion, asked) : own,
      stage,
    )
  })
}
