import { Refusal } from '../../kernel/errors.ts'
import { day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import { sayNumber } from '../../ledger/say-figure.ts'
import { findColumn, textAt } from '../own-table/columns.ts'
import { readOwnTable, type OwnTable } from '../own-table/read-own-table.ts'
import { readSuppliers, type SupplierTable, type TableSupplier } from '../own-table/supplier-table.ts'
import type { NumberAsked } from './number-asked.ts'
import type { Against } from './rows.ts'

/** What is asked of a user's own table. */
export interface TableAsked {
  readonly number: NumberAsked
  readonly where: string | undefined
  readonly place: string | undefined
  readonly year: number | undefined
}

const definitionNames = ['definition', 'basis', 'counted', 'series', 'dataset', 'scope']
const yearNames = ['year', 'period', 'date']

interface Part {
  readonly definition: string
  readonly year: string
  readonly table: OwnTable
}

/** The table cut by its own columns `definition` and `year`; one part where it has neither. */
function partsOf(table: OwnTable): Part[] {
  const definition = findColumn(table, definitionNames)
  const year = findColumn(table, yearNames, [definition])
  const groups = Map.groupBy(table.rows, (row) => JSON.stringify([textAt(row, definition), textAt(row, year)]))
  return [...groups].map(([key, rows]) => {
    const [name = '', when = ''] = JSON.parse(key) as string[]
    return { definition: name, year: when, table: { header: table.header, rows } }
  })
}

/** What a share of this part is divided by, and how that is said. */
function wholeOf(read: SupplierTable): { value: number; says: string } {
  if (read.isPercent) return { value: 100, says: 'percentages as they stand' }
  if (read.total !== null)
    return { value: read.total.amount, says: `of its row “${read.total.name}”, ${sayNumber(read.total.amount)}` }
  const sum = read.suppliers.reduce((total, { amount }) => total + amount, read.other?.amount ?? 0)
  return { value: sum, says: `of the sum of its rows, ${sayNumber(sum)}` }
}

function supplierOf(read: SupplierTable, place: string | undefined): TableSupplier | undefined {
  if (place === undefined) return read.suppliers.toSorted((a, b) => b.amount - a.amount)[0]
  return read.suppliers.find((supplier) => supplier.place === place)
}

/** A row of a user's table as a figure, so that it is weighed like any other. It has no receipt: its evidence is the user's. */
function figureOf(part: Part, supplier: TableSupplier, unit: string, scale: number): Figure {
  const name = part.definition === '' ? 'your table' : part.definition
  return {
    id: `line ${supplier.line}`,
    subject: supplier.name,
    measure: unit === 'percent' ? 'other_share' : 'production',
    mineral: null,
    basis: 'none',
    stage: null,
    geography: supplier.place,
    counterpart: null,
    of: name,
    period: part.year,
    unit,
    kind: 'asserted',
    scenario: null,
    operator: '=',
    value: supplier.amount * scale,
    low: supplier.low * scale,
    high: supplier.high * scale,
    text: null,
    publisher: 'your table',
    sourceId: '',
    edition: `line ${supplier.line}`,
    rank: 8,
    known: day('1970-01-01'),
    receipts: [],
    from: [],
    note: '',
  }
}

/** Every part of a user's table in which the place stands, in the order of the table, and what a reader should know of it. */
export function tableAgainst(text: string, asked: TableAsked): { against: Against[]; notes: string[] } {
  const notes: string[] = []
  const isShare = asked.number.unit === 'percent'
  const against = partsOf(readOwnTable(text, asked.where)).flatMap((part): Against[] => {
    const read = readSuppliers(part.table)
    const label = [part.definition, part.year].filter((each) => each !== '').join(', ')
    const named = label === '' ? 'your table' : label
    if (!isShare && read.isPercent)
      throw new Refusal('bad-input', `${named} holds percentages, and ${asked.number.unit} cannot be compared with them`)
    const whole = wholeOf(read)
    notes.push(isShare ? `${named}: shares are ${whole.says}` : `${named}: amounts are taken to be in ${asked.number.unit}`)
    if (read.unknown.length > 0) notes.push(`${named}: left out, since their amount is not known: ${read.unknown.join(', ')}`)
    const supplier = supplierOf(read, asked.place)
    if (supplier === undefined) {
      notes.push(`${named}: ${asked.place ?? ''} does not stand in it`)
      return []
    }
    const exact = asked.year === undefined || part.year === '' || part.year.startsWith(String(asked.year))
    return [
      {
        figure: figureOf(part, supplier, asked.number.unit, isShare ? 100 / whole.value : 1),
        counted: named,
        relation: 'own',
        place: supplier.place,
        exact,
        current: true,
        modelled: false,
        original: 'your table',
        figures: [],
        receipts: [],
      },
    ]
  })
  return { against, notes }
}
