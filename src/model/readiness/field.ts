import type { Facility, FacilityBook, Tie } from '../../ledger/facilities/book.ts'
import type { LineStage } from '../../ledger/facilities/ladders.ts'
import { amountOf, scoresOfLine, type LineAsked, type Scored } from './criteria.ts'
import { chanceOfTonnesBy, type Chance, type LineOutlook } from './chance.ts'
import { gatesOf, isBarred, type GateStanding } from './gates.ts'
import { making, standing, type Asked } from './standing.ts'

/** One product of one facility, as a question sees it. */
export interface Line {
  readonly facility: Facility
  /** `group`: only one figure or word for several products is on record. */
  readonly makes: 'exact' | 'group'
  readonly stage: LineStage | null
  readonly scores: readonly Scored[]
  readonly gates: readonly GateStanding[]
  readonly isBarred: boolean
  readonly outlook: LineOutlook
  readonly chance: Chance
  readonly ties: readonly Tie[]
}

export interface FieldAsked extends LineAsked {
  readonly draws: number
  readonly seed: number
}

/** What is known of a line for drawing its output. */
export function outlookOf(book: FacilityBook, facility: string, asked: LineAsked): LineOutlook {
  const at = (matter: 'stage' | 'demonstrated' | 'nameplate') => standing(book.statements, facility, asked.product, matter, asked)
  const stage = at('stage')
  const level = stage.state === 'known' ? (stage.statements[0]?.level ?? null) : null
  return {
    stage: level as LineStage | null,
    since: stage.date ?? asked.on,
    demonstrated: amountOf(at('demonstrated')),
    nameplate: amountOf(at('nameplate')),
  }
}

/** Ties that could be known on the day. */
export const tiesOf = (book: FacilityBook, facility: string, asked: Asked): Tie[] =>
  book.ties.filter((tie) => tie.facility === facility && tie.date <= asked.on && tie.known <= asked.knownBy)

/** One product of one facility; null where nothing says that it makes, or is to make, the product. */
export function lineOf(book: FacilityBook, facility: Facility, asked: FieldAsked): Line | null {
  const makes = making(book, facility.id, asked.product, asked)
  if (makes === null || makes === 'unsaid') return null
  const scores = scoresOfLine(book.statements, book.milestones, facility.id, asked)
  const gates = gatesOf(scores)
  const outlook = outlookOf(book, facility.id, asked)
  return {
    facility,
    makes,
    stage: outlook.stage,
    scores,
    gates,
    isBarred: isBarred(gates),
    outlook,
    chance: chanceOfTonnesBy(outlook, asked),
    ties: tiesOf(book, facility.id, asked),
  }
}

/** Facilities of which only a family of products is on record, so that nobody can tell whether this one is among them. */
export const unsaidFor = (book: FacilityBook, asked: FieldAsked): Facility[] =>
  book.facilities.filter(({ id }) => making(book, id, asked.product, asked) === 'unsaid')

/** Every facility that makes, or is to make, a product. */
export const linesFor = (book: FacilityBook, asked: FieldAsked): Line[] =>
  book.facilities.flatMap((facility) => lineOf(book, facility, asked) ?? [])
