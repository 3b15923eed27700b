import { z } from 'zod'
import { statementStates, type FacilityBook } from '../../ledger/facilities/book.ts'
import { products } from '../../ledger/facilities/covers.ts'
import { usualTonnes } from '../../model/readiness/criteria.ts'
import { lineOf, tiesOf } from '../../model/readiness/field.ts'
import { interestsOf } from '../../model/readiness/interests.ts'
import { overdueOf, questionsOf } from '../../model/readiness/open-questions.ts'
import { yearsBetween } from '../../model/readiness/standing.ts'
import { dayWanted, timesOf } from '../facilities/asked.ts'
import { criterionRowsOf, gateRowsOf, interestRowsOf, listedRowOf, tieRowOf } from '../facilities/describe.ts'
import { findFacility } from '../facilities/find.ts'
import { listedOf } from '../facilities/listed.ts'
import { chanceRow, criterionRow, gateRow, interestRow, listedRow, questionRow, tieRow } from '../facilities/rows.ts'
import { merged, questionRowOf } from '../facilities/questions.ts'
import { twoTimes } from '../dates.ts'
import { number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'

export const facilityInput = z.object({
  id: z.string().optional().describe('Id, name, ticker or company; without it all facilities are listed'),
  by: z.string().optional().describe('Day, month or year for the chance; default the end of next year'),
  ...twoTimes,
})

const statementRow = z.object({
  product: z.string(),
  matter: z.string(),
  value: z.string().describe('A rung, or the amount as text'),
  amount: z.number().nullable().describe('Tonnes a year'),
  due: z.string().nullable(),
  date: z.string(),
  state: z.enum(statementStates),
  bearing: z.enum(['for', 'against', 'neither']).describe('Whether it speaks for or against the plant being ready'),
  says: z.string(),
  receipts: z.array(z.string()),
})

const milestoneRow = z.object({
  milestone: z.string(),
  said: z.string(),
  due: z.string(),
  met: z.string().nullable(),
  slipMonths: z.number().int().describe('Against what was said first'),
  says: z.string(),
  receipts: z.array(z.string()),
})

export const facilityOutput = z.object({
  facility: z
    .object({
      id: z.string(),
      name: z.string(),
      company: z.string(),
      tickers: z.array(z.string()),
      country: z.string(),
      location: z.string(),
      stages: z.array(z.string()),
      ownMine: z.boolean(),
      from: z.string().nullable().describe('Your file it was imported from'),
    })
    .nullable(),
  lines: z.array(
    z.object({
      product: z.enum(products),
      makes: z.enum(['exact', 'group']),
      tonnes: z.number().describe('Tonnes a year for which gate and chance are told'),
      gates: z.array(gateRow),
      criteria: z.array(criterionRow),
      chance: chanceRow,
    }),
  ),
  statements: z.array(statementRow),
  milestones: z.array(milestoneRow),
  ties: z.array(tieRow),
  interests: z.array(interestRow),
  listed: listedRow.nullable(),
  agreements: z.array(
    z.object({ id: z.string(), title: z.string(), date: z.string(), summary: z.string(), receipts: z.array(z.string()) }),
  ),
  questions: z.array(questionRow),
  facilities: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        company: z.string(),
        country: z.string(),
        stages: z.array(z.string()),
        ownMine: z.boolean(),
      }),
    )
    .describe('All on record, when none was named'),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
export type FacilityAnswer = z.output<typeof facilityOutput>

const strong = new Set([
  'operating',
  'ramp-up',
  'commercial',
  'on-spec',
  'owned',
  'contracted',
  'granted',
  'closed',
  'binding',
  'floor',
  'qualified',
  'shipping',
  'secured',
  'independent',
])

const months = (from: string, to: string): number =>
  Math.round(
    12 *
      (from <= to ? 1 : -1) *
      (from <= to ? yearsBetween(from as never, to as never) : yearsBetween(to as never, from as never)),
  )

export const facility = operation({
  name: 'facility',
  asks: 'What is on record about this plant: gates, figures, dates, owners, and what is not known?',
  input: facilityInput,
  output: facilityOutput,
  cli: {
    argument: { name: 'id', field: 'id', kind: 'text', optional: true },
    examples: ['facility lynas-kuantan', 'facility MP --as-of 2025-12-31', 'facility'],
  },
  rows: ({ statements, facility: one, facilities }) =>
    one === null
      ? tableOf(
          facilities,
          [
            text('facility', 'id', ({ id }) => id),
            text('name', 'its name', ({ name }) => name),
            text('company', 'who runs it', ({ company }) => company),
            text('country', 'ISO 3166 code', ({ country }) => country),
          ],
          () => [],
        )
      : tableOf(
          statements,
          [
            text('product', 'what the statement is about', ({ product }) => product),
            text('matter', 'which matter', ({ matter }) => matter),
            text('value', 'rung, or tonnes a year', ({ value }) => value),
            number('tonnes_per_year', 'where it is an amount', ({ amount }) => amount),
            text('due', 'day an amount is planned for', ({ due }) => due),
            text('date', 'day on which it was so', ({ date }) => date),
            text('state', 'current, superseded, non-binding, disclaimed or disputed', ({ state }) => state),
            text('says', 'in our words', ({ says }) => says),
          ],
          ({ receipts }) => receipts,
        ),
  async answer(desk, input) {
    const [book, controls] = await Promise.all([desk.facilities(), desk.controls()])
    const times = timesOf(desk, input)
    const by = dayWanted(input.by, times.on)
    if (input.id === undefined || input.id.trim() === '') return all(book)
    const one = findFacility(book.facilities, input.id)
    const lines = products.flatMap((product) => {
      const found = lineOf(book, one, { ...times, product, by, tonnes: usualTonnes[product], draws: 2000, seed: 1 })
      return found === null ? [] : [{ product, found }]
    })
    const seen = <T extends { facility: string; known: string }>(rows: readonly T[], day: (row: T) => string): T[] =>
      rows.filter((row) => row.facility === one.id && row.known <= times.knownBy && day(row) <= times.on)
    const statements = seen(book.statements, ({ date }) => date)
    const milestones = seen(book.milestones, ({ said }) => said).toSorted(
      (a, b) => a.milestone.localeCompare(b.milestone) || a.said.localeCompare(b.said),
    )
    const ties = tiesOf(book, one.id, times)
    const listed = listedOf(controls, desk, one.company, times)
    const agreements = book.agreements.filter(
      (each) => each.facilities.includes(one.id) && each.known <= times.knownBy && each.date <= times.on,
    )
    const questions = [
      ...overdueOf(book, times).filter((each) => each.facility === one.id),
      ...lines.flatMap(({ product, found }) => questionsOf(found, product, times)),
    ]
    const ids = [...statements, ...milestones, ...ties, ...agreements].map(({ receipt }) => receipt)
    const receipts = await desk.receipts.getMany([...new Set([...ids, ...(listed?.receipts ?? [])])], times.knownBy)
    const first = (milestone: string): string => milestones.find((each) => each.milestone === milestone)?.due ?? ''
    return {
      facility: {
        id: one.id,
        name: one.name,
        company: one.company,
        tickers: [...one.tickers],
        country: one.place,
        location: one.location,
        stages: [...one.stages],
        ownMine: one.ownMine,
        from: one.from,
      },
      lines: lines.map(({ product, found }) => ({
        product,
        makes: found.makes,
        tonnes: usualTonnes[product],
        gates: gateRowsOf(found),
        criteria: criterionRowsOf(found, times),
        chance: found.chance,
      })),
      statements: statements
        .map(({ product, matter, level, amount, due, date, state, says, receipt }) => ({
          product,
          matter,
          value: level ?? String(amount),
          amount,
          due,
          date,
          state,
          bearing:
            level === null || state !== 'current'
              ? ('neither' as const)
              : strong.has(level)
                ? ('for' as const)
                : ('against' as const),
          says,
          receipts: [receipt],
        }))
        .toSorted((a, b) => b.date.localeCompare(a.date)),
      milestones: milestones.map(({ milestone, said, due, met, says, receipt }) => ({
        milestone,
        said,
        due,
        met,
        slipMonths: months(first(milestone), met ?? due),
        says,
        receipts: [receipt],
      })),
      ties: ties.map(tieRowOf),
      interests: interestRowsOf(interestsOf(ties)),
      listed: listedRowOf(listed),
      agreements: agreements.map(({ id, title, date, summary, receipt }) => ({ id, title, date, summary, receipts: [receipt] })),
      questions: merged(questions.map((each) => questionRowOf(each, one.name, null))),
      facilities: [],
      notes: one.from === null ? [] : [`Imported from ${one.from}.`],
      receipts: receipts.map(receiptRowOf),
    }
  },
})

const all = (book: FacilityBook): FacilityAnswer => ({
  facility: null,
  lines: [],
  statements: [],
  milestones: [],
  ties: [],
  interests: [],
  listed: null,
  agreements: [],
  questions: [],
  facilities: book.facilities.map(({ id, name, company, place, stages, ownMine }) => ({
    id,
    name,
    company,
    country: place,
    stages: [...stages],
    ownMine,
  })),
  notes: [],
  receipts: [],
})
