import { dayNumber, type Day } from '../../kernel/day.ts'
import { compares } from '../../ledger/searching/evaluate.ts'
import { isText, type Query, type TextQuery } from '../../ledger/searching/query.ts'
import { isList, listOf, valueColumns, type ValueColumn } from './facet-numbers.ts'
import { never, undated, type FacetTable } from './facet-table.ts'

export type RowTest = (row: number) => boolean

const columnOf = (field: string): ValueColumn =>
  valueColumns.find((column) => (isList(column) ? listOf[column] : column) === field) ?? 'kind'

/** The day number of `knownBy`; without one everything is known. */
export const knownByNumber = (knownBy: Day | undefined): number => (knownBy === undefined ? never - 1 : dayNumber(knownBy))

/** Whether a row is told at all: known by then, and not replaced or withdrawn by then. */
export function toldBy(table: FacetTable, knownBy: number): RowTest {
  return (row) =>
    table.isSet(row) &&
    table.get('known', row) <= knownBy &&
    table.get('withdrawn', row) > knownBy &&
    table.get('replacedKnown', row) > knownBy
}

/** A query as a test of rows. Words are asked of `rowsOf`, once each; all else is read from the table of facets. */
export function testOf(query: Query, table: FacetTable, knownBy: number, rowsOf: (text: TextQuery) => RowTest): RowTest {
  if (isText(query)) return rowsOf(query)
  switch (query.kind) {
    case 'all':
    case 'any': {
      const tests = query.of.map((part) => testOf(part, table, knownBy, rowsOf))
      return query.kind === 'all' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row))
    }
    case 'not': {
      const test = testOf(query.of, table, knownBy, rowsOf)
      return (row) => !test(row)
    }
    case 'from': {
      const day = dayNumber(query.day)
      return (row) => table.get('last', row) >= day
    }
    case 'to': {
      const day = dayNumber(query.day)
      return (row) => table.get('first', row) <= day && table.get('first', row) !== undated
    }
    case 'value':
      return (row) => compares(query.operator, query.value, table.low(row), table.high(row))
    case 'is':
      return facetTest(query.field, query.value, table, knownBy)
    default:
      return query satisfies never
  }
}

function facetTest(field: string, value: string, table: FacetTable, knownBy: number): RowTest {
  const column = columnOf(field)
  const wanted = table.numbers.known(isList(column) ? listOf[column] : column, value)
  if (column === 'class') {
    // The class is the one the receipt had by then.
    const isHeld: RowTest = (row) => table.get('heldFrom', row) <= knownBy
    return value === 'held'
      ? (row) => isHeld(row) || table.get('class', row) === wanted
      : (row) => !isHeld(row) && table.get('class', row) === wanted
  }
  if (wanted === undefined) return () => false
  if (!isList(column)) return (row) => table.get(column, row) === wanted
  const lists = new Map<number, boolean>()
  return (row) => {
    const list = table.get(column, row)
    let has = lists.get(list)
    if (has === undefined) lists.set(list, (has = table.numbers.parts(column, list).includes(wanted)))
    return has
  }
}
