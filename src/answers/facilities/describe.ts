import type { Tie } from '../../ledger/facilities/book.ts'
import type { FacilityBook } from '../../ledger/facilities/book.ts'
import type { Line } from '../../model/readiness/field.ts'
import { asksOf, type Gate } from '../../model/readiness/gates.ts'
import type { WhyNot } from '../../model/readiness/explain.ts'
import { yearsBetween, type Asked } from '../../model/readiness/standing.ts'
import type { Desk } from '../operation.ts'
import type { z } from 'zod'
import type { Interest } from '../../model/readiness/interests.ts'
import type { Listed } from './listed.ts'
import type { criterionRow, gateRow, interestRow, listedRow, tieRow } from './rows.ts'

/** Years with one decimal, for reading. */
const years = (value: number): number => Math.round(value * 10) / 10

export const gateRowsOf = (line: Line): z.output<typeof gateRow>[] =>
  line.gates.map((gate) => ({ ...gate, receipts: [...gate.receipts] }))

export const criterionRowsOf = (line: Line, asked: Asked): z.output<typeof criterionRow>[] =>
  line.scores.map(({ criterion, low, high, state, says, date, receipts }) => ({
    criterion,
    value: (low + high) / 2,
    low,
    high,
    state,
    says,
    date,
    ageYears: date === null ? null : years(yearsBetween(date, asked.on)),
    receipts: [...receipts],
  }))

/** Conflicts of interest as rows. */
export const interestRowsOf = (interests: readonly Interest[]): z.output<typeof interestRow>[] =>
  interests.map(({ party, country, roles, says, receipts }) => ({
    party,
    country,
    roles: [...roles],
    says,
    receipts: [...receipts],
  }))

export const listedRowOf = (listed: Listed | null): z.output<typeof listedRow> | null =>
  listed === null ? null : { ...listed, receipts: [...listed.receipts] }

export const tieRowOf = ({ party, country, tie, share, state, date, says, receipt }: Tie): z.output<typeof tieRow> => ({
  party,
  country,
  tie,
  share,
  state,
  date,
  says,
  receipts: [receipt],
})

/** Median age of the evidence of a line, in years; null where there is none. */
export function evidenceYearsOf(line: Line, asked: Asked): number | null {
  const ages = line.scores.flatMap(({ date }) => (date === null ? [] : [yearsBetween(date, asked.on)])).toSorted((a, b) => a - b)
  const middle = ages[Math.floor(ages.length / 2)]
  return middle === undefined ? null : years(middle)
}

/** How many of the statements about a facility the company itself published. */
export function ownWordsOf(book: FacilityBook, desk: Desk, line: Line): { own: number; of: number } {
  const [first = ''] = line.facility.company.toLowerCase().split(/[ /]/)
  const about = book.statements.filter(({ facility }) => facility === line.facility.id)
  const own = about.filter(({ source }) => (desk.sources.get(source)?.publisher ?? '').toLowerCase().includes(first))
  return { own: own.length, of: about.length }
}

const gateWords: Readonly<Record<Gate, string>> = {
  operates: 'it does not run today',
  proven: 'the process is not proven at commercial scale',
  feed: 'the feed is neither owned nor contracted',
  permits: 'the permits are not granted',
  finance: 'the finance is not closed',
  customers: 'no customer has qualified the product',
  tonnes: 'the tonnes are not there by the day',
}

/** Why a line does not stand first, in one sentence. */
export function sayWhyNot(line: Line, why: WhyNot, place: number, first: string): string {
  if (place === 1) return 'It stands first.'
  const failed = line.gates.find(({ state }) => state === 'no')
  if (failed) return `First gate not passed: ${gateWords[failed.gate]}${failed.says === '' ? '' : ` (${failed.says})`}.`
  const unknown = line.gates.find(({ state }) => state === 'unknown')
  const open = unknown === undefined ? '' : ` First gate nobody can answer: ${asksOf[unknown.gate]}`
  if (why.weights === null) return `No weights put it before ${first}.${open}`
  const [most] = why.weights
  return `Its score is below that of ${first} under these weights; it would lead with ${Math.round(100 * (most?.share ?? 0))}% on ${most?.criterion ?? ''}.${open}`
}
