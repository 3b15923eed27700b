import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { placeNamed } from '../../kernel/place.ts'
import { geoPolRisk } from '../../model/geopolrisk.ts'
import { governanceRisk, isOnScale, type GovernanceScale } from '../../model/governance.ts'
import { findColumn, neededColumn, numbersOf, textAt, type Column } from '../own-table/columns.ts'
import type { OwnRow, OwnTable } from '../own-table/read-own-table.ts'
import { scaleOf } from '../own-table/supplier-table.ts'

/** GeoPolRisk of one material for one importer in one year. */
export const scoreRow = z.object({
  material: z.string(),
  importer: z.string(),
  year: z.number().int().nullable(),
  hs: z.string().nullable(),
  hhi: z.number().describe('Of world production, 0 to 1'),
  domestic: z.number().describe("The importer's own production"),
  numerator: z.number().describe('sum(g f): deliveries weighted with the risk of their origin'),
  totalTrade: z.number(),
  importRisk: z.number().describe('numerator / (domestic + totalTrade)'),
  score: z.number().describe('hhi * importRisk'),
  price: z.number().nullable(),
  midpoint: z.number().nullable().describe('score * price'),
  cf: z.number().nullable().describe('midpoint / reference: kilograms of copper'),
})
export type ScoreRow = z.output<typeof scoreRow>

/** What stands for the material where a table names none. */
export const unnamed = 'your table'

const materialNames = ['rawmaterial', 'raw_material', 'material', 'mineral', 'commodity', 'resource']
const placeColumns = ['country', 'country_iso3', 'iso3', 'country_code', 'iso2', 'code', 'producer', 'place', 'name', 'reporter']

interface Production {
  readonly amounts: readonly number[]
  /** Every way in which the table writes a producer, to its amount. */
  readonly byPlace: ReadonlyMap<string, number>
}

/** The same place under any of its names: `USA`, `United States`, or a code that only the two tables share. */
const keyOf = (text: string): string => (placeNamed(text) ?? text).trim().toUpperCase()

/** Reads world production; a material and year filter where the table has such columns. */
function productionReader(table: OwnTable): (material: string | null, year: number | null) => Production {
  const value = neededColumn(table, 'the amount produced', ['value', 'production', 'quantity', 'amount', 'output'])
  const places = placeColumns.flatMap((name) => findColumn(table, [name]) ?? [])
  if (places.length === 0) neededColumn(table, 'the producer', placeColumns)
  const [material, year] = [findColumn(table, materialNames), findColumn(table, ['year'])]
  const [amountOf, yearOf] = [numbersOf(table, value), numbersOf(table, year)]
  const rows = table.rows.map((row) => ({
    row,
    material: textAt(row, material).toLowerCase(),
    year: yearOf(row),
    amount: amountOf(row, { least: 0, says: 'is negative' }),
  }))
  return (wanted, when) => {
    const byPlace = new Map<string, number>()
    const amounts: number[] = []
    for (const { row, amount, ...of } of rows) {
      if (material !== undefined && wanted !== null && of.material !== wanted.toLowerCase()) continue
      if ((year !== undefined && when !== null && of.year !== when) || amount === null) continue
      const names = [...new Set(places.map((column) => keyOf(textAt(row, column))).filter((name) => name !== ''))]
      if (names.includes('WORLD') || names.includes('TOTAL')) continue
      const twice = names.find((name) => byPlace.has(name))
      if (twice !== undefined)
        throw new Refusal('bad-line', `production of ${twice} stands twice for the same material and year`, { line: row.line })
      for (const name of names) byPlace.set(name, amount)
      amounts.push(amount)
    }
    return { amounts, byPlace }
  }
}

interface TradeColumns {
  readonly exporter: Column
  readonly importer: Column | undefined
  readonly material: Column | undefined
  readonly hs: Column | undefined
}

/** Two rows of one exporter under one code would count twice. */
function refuseTwice(rows: readonly OwnRow[], { exporter, hs }: TradeColumns): void {
  const seen = new Map<string, number>()
  for (const row of rows) {
    const key = `${keyOf(textAt(row, exporter))}|${textAt(row, hs)}`
    const before = seen.get(key)
    if (before !== undefined)
      throw new Refusal('bad-line', `deliveries from ${textAt(row, exporter)} stand in line ${before} already`, {
        line: row.line,
        column: exporter.index + 1,
      })
    seen.set(key, row.line)
  }
}

/**
 * GeoPolRisk of every material, importer and year of a table of trade, with world production from a second table. A producer that
 * the production table does not list produces nought: it is a table of the world. Governance must be there for every exporter.
 */
export function scoresOf(
  trade: OwnTable,
  production: OwnTable,
  asked: { importer?: string | undefined; governance?: GovernanceScale | undefined; reference: number },
): { rows: ScoreRow[]; notes: string[]; scale: GovernanceScale } {
  const exporter = neededColumn(trade, 'the exporter', [
    'exporting_country',
    'exporter',
    'origin',
    'partner',
    'country',
    'place',
    'country_code',
  ])
  const importer = findColumn(trade, ['importing_country', 'importer', 'destination', 'reporter'])
  const quantity = neededColumn(trade, 'the quantity', [
    'quantity',
    'weight',
    'net_weight',
    'netwgt',
    'amount',
    'tonnes',
    'value',
  ])
  const governance = neededColumn(trade, 'governance', ['wgi', 'governance', 'wgi_risk', 'political_stability', 'risk', 'g'])
  const value = findColumn(trade, ['trade_value', 'value', 'cifvalue', 'price_total'], [quantity])
  const columns: TradeColumns = {
    exporter,
    importer,
    material: findColumn(trade, materialNames),
    hs: findColumn(trade, ['resource_hscode', 'hs_code', 'hscode', 'hs', 'cmdcode', 'code']),
  }
  const year = findColumn(trade, ['year', 'period', 'refyear'])
  const [quantityOf, scoreOf, valueOf, yearOf] = [quantity, governance, value, year].map((column) =>
    numbersOf(trade, column),
  ) as [Reader, Reader, Reader, Reader]
  const scores = trade.rows.flatMap((row) => scoreOf(row) ?? [])
  const scale = asked.governance ?? scaleOf(governance.name, scores).scale
  const notes: string[] = []
  const produced = productionReader(production)
  if (importer === undefined && asked.importer === undefined)
    throw new Refusal('bad-input', 'the table has no column for the importer; name it with importer')
  const groups = Map.groupBy(trade.rows, (row) =>
    [textAt(row, columns.material), importer === undefined ? asked.importer : textAt(row, importer), yearOf(row)].join('|'),
  )
  const rows = [...groups.values()].flatMap((group): ScoreRow[] => {
    const [first] = group
    if (first === undefined) return []
    refuseTwice(group, columns)
    const material = textAt(first, columns.material)
    const to = importer === undefined ? (asked.importer ?? '') : textAt(first, importer)
    const when = yearOf(first)
    const { amounts, byPlace } = produced(material === '' ? null : material, when)
    const domestic = byPlace.get(keyOf(to))
    const what = [material, when ?? ''].filter((word) => word !== '').join(' ')
    if (amounts.length === 0) throw new Refusal('bad-input', `the production table has no rows of ${what}`)
    if (domestic === undefined) notes.push(`${what}: the production table lists no ${to}, so its own production is nought`)
    const deliveries = group.map((row) => {
      const [amount, score] = [quantityOf(row, { least: 0, says: 'is negative' }), scoreOf(row)]
      const at = (column: Column) => ({ line: row.line, column: column.index + 1 })
      if (amount === null) throw new Refusal('bad-line', `${quantity.name} is missing; unknown is not nought`, at(quantity))
      if (score === null || !isOnScale(score, scale))
        throw new Refusal(
          'bad-line',
          `${governance.name} of ${textAt(row, exporter)} is missing or not on the scale "${scale}"`,
          at(governance),
        )
      return { quantity: amount, risk: governanceRisk(score, scale), value: valueOf(row, { least: 0, says: 'is negative' }) }
    })
    const found = geoPolRisk(amounts, domestic ?? 0, deliveries, asked.reference)
    if (found === null) throw new Refusal('bad-input', `nothing is produced or supplied of ${what}: there is no score`)
    const codes = [...new Set(group.flatMap((row) => textAt(row, columns.hs).split(/[;,\s]+/)).filter((code) => code !== ''))]
    return [
      {
        material: material === '' ? unnamed : material,
        importer: to,
        year: when,
        hs: codes.length === 0 ? null : codes.join(' '),
        domestic: domestic ?? 0,
        ...found,
      },
    ]
  })
  return { rows, notes, scale }
}

type Reader = ReturnType<typeof numbersOf>
