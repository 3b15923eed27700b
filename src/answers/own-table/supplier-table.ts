import { Refusal } from '../../kernel/errors.ts'
import { placeNamed, sayPlace } from '../../kernel/place.ts'
import { governanceScales, isOnScale, type GovernanceScale } from '../../model/governance.ts'
import { areaNumbered, placePrinted } from '../../sources/name-of-place.ts'
import { findColumn, ignoredColumns, neededColumn, numbersOf, plainName, textAt, type Column } from './columns.ts'
import type { OwnRow, OwnTable } from './read-own-table.ts'

const placeNames = (
  'place country country_name producer supplier producing_country exporting_country exporter source_country geography nation state ' +
  'company party site name iso3 country_iso3 iso_3 iso_a3 iso alpha3 alpha_3 iso2 country_iso2 alpha2 code iso_code country_code m49 area'
).split(' ')
const amountNames = (
  'value amount quantity production output share market_share production_share supply_share percent percentage volume tonnes tons weight mass ' +
  'exports imports reserves capacity'
).split(' ')
const governanceNames = (
  'governance governance_score wgi wgi_mean wgi_mean_percentile wgi_percentile wgi_estimate wgi_mean6_estimate wgi_risk wgi_scaled ' +
  'political_stability political_stability_estimate risk g'
).split(' ')

/** One supplier with all that the measures can use; null is not known, never zero. */
export interface Supplier {
  /** Code of the place where the desk knows it, else the text as it stands. */
  readonly place: string
  readonly name: string
  readonly amount: number
  readonly low: number
  readonly high: number
  readonly score: number | null
  readonly trade: number | null
  readonly capacity: number | null
  /** A table of one's own has none; its evidence is the user's. */
  readonly receipts: readonly string[]
}

/** One supplier of a user's table, with the line it stands in. */
export interface TableSupplier extends Supplier {
  readonly line: number
}

export interface SupplierTable {
  readonly suppliers: readonly TableSupplier[]
  /** The row "other countries", "rest of the world"; null where there is none. */
  readonly other: TableSupplier | null
  /** The row "World" or "Total", which is the whole and no supplier. */
  readonly total: TableSupplier | null
  /** Rows without a number, by name. */
  readonly unknown: readonly string[]
  /** Suppliers that are no country known here and stand under their own text: companies and groups, or codes that are mistyped. */
  readonly unnamed: readonly string[]
  readonly isPercent: boolean
  readonly governance: { readonly scale: GovernanceScale; readonly from: 'given' | 'column name' | 'values' } | null
  readonly hasTrade: boolean
  readonly hasBounds: boolean
  /** Which printed column was read as what, and which were left alone. */
  readonly columns: Readonly<Record<string, string>>
  readonly ignored: readonly string[]
}

/** Code of a place: a name in any form that statistics print, an ISO code, or a number of ISO 3166 and trade tables. */
const codeOf = (text: string): string | undefined => placeNamed(text) ?? areaNumbered(text) ?? placePrinted(text)

const isTotal = (text: string): boolean =>
  codeOf(text) === 'WORLD' ||
  /^(total|grand total|sum|all|all countries|world[, ]+(total|production)|total[, ]+(world|production)|wld)( *\([^)]*\))?$/i.test(
    text,
  )

/** Only what names nobody: "other non-EU countries" is a group that the table sets apart, and a row like any other. */
const isOther = (text: string): boolean =>
  placeNamed(text) === 'OTHER' ||
  /^(all )?others?( countries| producers| suppliers)?$|^(the )?rest( of( the)? world)?$|^row$|^remaining( countries)?$/i.test(
    text,
  )

/** Scale of a column of governance: what its name says, else the narrowest that holds its values. */
export function scaleOf(name: string, scores: readonly number[]): { scale: GovernanceScale; from: 'column name' | 'values' } {
  const { full } = plainName(name)
  if (/percentile|rank/.test(full)) return { scale: 'percentile', from: 'column name' }
  if (/estimate/.test(full)) return { scale: 'estimate', from: 'column name' }
  if (/risk|scaled|normalised|normalized/.test(full)) return { scale: 'risk', from: 'column name' }
  const [least, most] = [Math.min(...scores), Math.max(...scores)]
  return { scale: least < 0 || (most > 1 && most <= 3.5) ? 'estimate' : most <= 1 ? 'risk' : 'percentile', from: 'values' }
}

/**
 * Reads who supplies how much from a user's table. Refused with its line: a place that stands twice, a negative amount, no number. A cell
 * that says "not known" leaves the row out and is reported: unknown is never zero.
 */
export function readSuppliers(table: OwnTable, scaleAsked?: GovernanceScale): SupplierTable {
  const place = neededColumn(table, 'the place', placeNames)
  const value = neededColumn(table, 'the amount', amountNames, [place])
  const governance = findColumn(table, governanceNames, [place, value])
  const trade = findColumn(
    table,
    ['t', 'trade_parameter', 't_trade_parameter', 'trade', 't_parameter', 'trade_restriction', 'tr'],
    [place, value, governance],
  )
  const low = findColumn(table, ['low', 'lower', 'min'], [place, value])
  const high = findColumn(table, ['high', 'upper', 'max'], [place, value])
  const capacity = findColumn(table, ['capacity', 'capacity_available'], [place, value])
  const used = [place, value, governance, trade, low, high, capacity]
  const [amountOf, scoreOf, tradeOf, lowOf, highOf, capacityOf] = [value, governance, trade, low, high, capacity].map((column) =>
    numbersOf(table, column),
  ) as [Reader, Reader, Reader, Reader, Reader, Reader]
  const notNegative = { least: 0, says: 'is negative' }
  const rows = table.rows.map((row) => {
    const name = textAt(row, place)
    if (name === '') throw new Refusal('bad-line', 'this row names no place', { line: row.line, column: place.index + 1 })
    return { row, name, amount: amountOf(row, notNegative), score: scoreOf(row) }
  })
  const scores = rows.flatMap(({ score }) => score ?? [])
  const chosen =
    governance === undefined || scores.length === 0
      ? null
      : scaleAsked === undefined
        ? scaleOf(governance.name, scores)
        : { scale: scaleAsked, from: 'given' as const }
  const ignored = ignoredColumns(table, used)
  const seen = new Map<string, number>()
  const unknown: string[] = []
  const unnamed: string[] = []
  const found: { kind: 'supplier' | 'other' | 'total'; supplier: TableSupplier }[] = []
  for (const { row, name, amount, score } of rows) {
    const known = codeOf(name)
    const code = known ?? name
    const kind = isTotal(name) ? 'total' : isOther(name) ? 'other' : 'supplier'
    const key = kind === 'supplier' ? code.toLowerCase() : kind
    const before = seen.get(key)
    if (before !== undefined) {
      const way = ignored.length > 0 ? `; choose rows with where, such as ${example(table, row, ignored)}, or add them up` : ''
      throw new Refusal('bad-line', `"${name}" stands in line ${before} already${way}`, {
        line: row.line,
        column: place.index + 1,
      })
    }
    seen.set(key, row.line)
    if (amount === null) {
      if (kind === 'supplier') unknown.push(`${name} (line ${row.line})`)
      continue
    }
    if (score !== null && chosen !== null && !isOnScale(score, chosen.scale))
      throw new Refusal(
        'bad-line',
        `${governance?.name}: ${score} is not on the scale "${chosen.scale}" (${governanceScales.join(', ')})`,
        {
          line: row.line,
          column: (governance?.index ?? 0) + 1,
        },
      )
    const [least, most] = [lowOf(row, notNegative) ?? amount, highOf(row, notNegative) ?? amount]
    if (least > amount || most < amount)
      throw new Refusal('bad-line', `${amount} does not lie between its bounds ${least} and ${most}`, { line: row.line })
    const supplier = {
      line: row.line,
      place: code,
      name: known === undefined ? name : sayPlace(code),
      amount,
      low: least,
      high: most,
      score,
      trade: tradeOf(row, notNegative),
      capacity: capacityOf(row, notNegative),
      receipts: [],
    }
    found.push({ kind, supplier })
    if (known === undefined && kind === 'supplier') unnamed.push(name)
  }
  const only = (kind: string): TableSupplier | null => found.find((each) => each.kind === kind)?.supplier ?? null
  const suppliers = found.filter(({ kind }) => kind === 'supplier').map(({ supplier }) => supplier)
  if (suppliers.length === 0) throw new Refusal('empty-input', 'no row of the table is a supplier with a number')
  if (suppliers.every(({ amount }) => amount === 0))
    throw new Refusal('bad-input', 'all amounts are nought: there is nothing to divide')
  const names = { place, value, governance, trade, low, high, capacity }
  return {
    suppliers,
    other: only('other'),
    total: only('total'),
    unknown,
    unnamed,
    isPercent:
      /percent|pct/.test(plainName(value.name).full) || rows.some(({ row }) => /%\s*$/.test(row.cells[value.index] ?? '')),
    governance: chosen,
    hasTrade: trade !== undefined,
    hasBounds: low !== undefined || high !== undefined,
    columns: Object.fromEntries(Object.entries(names).flatMap(([what, column]) => (column ? [[what, column.name]] : []))),
    ignored,
  }
}

type Reader = ReturnType<typeof numbersOf>

/** `year=2022`, from the row that stands twice and a column that could tell the two apart. */
function example(table: OwnTable, row: OwnRow, ignored: readonly string[]): string {
  const telling = ignored.find((name) => new Set(table.rows.map(({ cells }) => cells[table.header.indexOf(name)])).size > 1)
  const name = telling ?? ignored[0] ?? ''
  return `${name}=${textAt(row, { index: table.header.indexOf(name), name } satisfies Column)}`
}
