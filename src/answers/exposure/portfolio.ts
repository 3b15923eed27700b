import { z } from 'zod'
import type { Facility } from '../../ledger/facilities/book.ts'
import { products, type Product } from '../../ledger/facilities/covers.ts'
import { usualTonnes } from '../../model/readiness/criteria.ts'
import { scoreOf } from '../../model/readiness/explain.ts'
import { lineOf, tiesOf } from '../../model/readiness/field.ts'
import { chineseTies, interestsOf } from '../../model/readiness/interests.ts'
import type { Asked } from '../../model/readiness/standing.ts'
import { presets, shares } from '../../model/readiness/weights.ts'
import { dayWanted } from '../facilities/asked.ts'
import { facilitiesNamed } from '../facilities/find.ts'
import { listedOf } from '../facilities/listed.ts'
import { gateRow, interestRow, listedRow, tieRow } from '../facilities/rows.ts'
import { findColumn, neededColumn, numbersOf, textAt } from '../own-table/columns.ts'
import { readOwnTable } from '../own-table/read-own-table.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../../kernel/errors.ts'
import { gateRowsOf, interestRowsOf, listedRowOf, tieRowOf } from '../facilities/describe.ts'

export const holdingRow = z.object({
  row: z.number().int(),
  holding: z.string().describe('As your file names it'),
  company: z.string(),
  value: z.number().nullable(),
  share: z.number().nullable().describe('Percent of the value that was read'),
  facilities: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      product: z.enum(products),
      stage: z.string().nullable(),
      score: z.number().describe('Under the profile of an investor'),
      low: z.number(),
      high: z.number(),
      barred: z.boolean(),
      gates: z.array(gateRow),
    }),
  ),
  listed: listedRow.nullable().describe("On a list of China's control or watch lists"),
  chineseTies: z.array(tieRow),
  interests: z.array(interestRow),
  receipts: z.array(z.string()),
})
export type Holding = z.output<typeof holdingRow>

export interface Portfolio {
  readonly holdings: readonly Holding[]
  readonly unmatched: readonly { readonly row: number; readonly part: string; readonly says: string }[]
  readonly faults: readonly { readonly row: number; readonly column: string; readonly code: string; readonly says: string }[]
  readonly notes: readonly string[]
}

/** Facilities of one company that a name or ticker means; several companies are an ambiguity, told and not chosen from. */
function matched(facilities: readonly Facility[], name: string, ticker: string): { own: Facility[] } | { says: string } {
  const byTicker =
    ticker === '' ? [] : facilities.filter(({ tickers }) => tickers.some((each) => each.toLowerCase() === ticker.toLowerCase()))
  const found = byTicker.length > 0 ? byTicker : facilitiesNamed(facilities, name === '' ? ticker : name)
  const companies = [...new Set(found.map(({ company }) => company))]
  if (companies.length === 0) return { says: 'matches no company, ticker or plant on record' }
  if (companies.length > 1) return { says: `may mean ${companies.join(' or ')}; name the company or its ticker` }
  // A plant named alone stands for itself, a company for all its plants.
  return { own: found }
}

/** Holdings or suppliers against the ranking, the ties on record and China's lists. What matches nothing, or two, is listed and the rest answered. */
export async function portfolioOf(desk: Desk, text: string, times: Asked): Promise<Portfolio> {
  const [book, controls] = await Promise.all([desk.facilities(), desk.controls()])
  const table = readOwnTable(text)
  const ticker = findColumn(table, ['ticker', 'symbol'])
  const name = findColumn(
    table,
    ['holding', 'company', 'name', 'supplier', 'issuer', 'security'],
    ticker === undefined ? [] : [ticker],
  )
  if (name === undefined && ticker === undefined) neededColumn(table, 'the holding', ['holding', 'company', 'supplier', 'ticker'])
  const used = [name, ticker].filter((column) => column !== undefined)
  const worth = findColumn(table, ['value', 'amount', 'market value', 'weight', 'spend'], used)
  const read = worth === undefined ? null : numbersOf(table, worth)
  const by = dayWanted(undefined, times.on)
  const share = shares(presets.investor)
  const [holdings, unmatched, faults]: [Holding[], Portfolio['unmatched'][number][], Portfolio['faults'][number][]] = [[], [], []]
  const valueOf = (row: Parameters<NonNullable<typeof read>>[0]): number | null => {
    try {
      return read?.(row) ?? null
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      faults.push({ row: row.line, column: worth?.name ?? '', code: thrown.code, says: thrown.message })
      return null
    }
  }
  for (const row of table.rows) {
    const [holding, symbol] = [textAt(row, name), textAt(row, ticker)]
    const part = holding === '' ? symbol : holding
    const value = valueOf(row)
    if (part === '') {
      unmatched.push({ row: row.line, part, says: 'the row names nothing' })
      continue
    }
    const match = matched(book.facilities, holding, symbol)
    if ('says' in match) {
      // A company without a plant on record may still stand on a list.
      const listed = listedOf(controls, desk, part, times)
      unmatched.push({
        row: row.line,
        part,
        says: listed === null ? match.says : `${match.says}, but it is named on ${listed.instrument}`,
      })
      continue
    }
    const company = match.own[0]?.company ?? part
    const listed = listedOf(controls, desk, company, times)
    const ties = match.own.flatMap(({ id }) => tiesOf(book, id, times))
    const lines = match.own.flatMap((facility) =>
      products.flatMap((product: Product) => {
        const line = lineOf(book, facility, { ...times, product, by, tonnes: usualTonnes[product], draws: 1, seed: 1 })
        return line === null ? [] : [{ product, line }]
      }),
    )
    const facilities = lines.map(({ product, line }) => {
      const { score, low, high } = scoreOf(line, share)
      const { id, name: plant } = line.facility
      return { id, name: plant, product, stage: line.stage, score, low, high, barred: line.isBarred, gates: gateRowsOf(line) }
    })
    const chinese = chineseTies(ties).map(tieRowOf)
    const interests = interestRowsOf(interestsOf(ties))
    const named = listedRowOf(listed)
    const receipts = [
      ...facilities.flatMap(({ gates }) => gates.flatMap((gate) => gate.receipts)),
      ...chinese.flatMap((tie) => tie.receipts),
      ...interests.flatMap((each) => each.receipts),
      ...(named?.receipts ?? []),
    ]
    holdings.push({
      row: row.line,
      holding: part,
      company,
      value,
      share: null,
      facilities,
      listed: named,
      chineseTies: chinese,
      interests,
      receipts: [...new Set(receipts)],
    })
  }
  const total = holdings.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const shareOf = (value: number | null): number | null => (total > 0 && value !== null ? (100 * value) / total : null)
  return {
    holdings: holdings.map((each) => Object.assign(each, { share: shareOf(each.value) })),
    unmatched,
    faults,
    notes: [
      'A company stands for all its plants on record. Scores are those of `rank` under the profile of an investor, each line for a usual amount.',
    ],
  }
}
