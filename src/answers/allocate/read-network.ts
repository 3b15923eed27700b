import { Refusal } from '../../kernel/errors.ts'
import type { Network } from '../../model/allocation/network.ts'
import { findColumn, neededColumn, numbersOf, textAt } from '../own-table/columns.ts'
import { readOwnTable, type OwnTable } from '../own-table/read-own-table.ts'

/** A network from a user's two tables, and what its nodes and arcs are called there. */
export interface NamedNetwork {
  readonly network: Network
  readonly nodes: readonly string[]
  readonly arcs: readonly { readonly name: string | null; readonly line: number }[]
  readonly columns: Readonly<Record<string, string>>
}

const startNames = ['from', 'source', 'tail', 'start', 'origin', 'exporter', 'supplier'] as const
const endNames = ['to', 'target', 'head', 'end', 'destination', 'importer', 'buyer'] as const

/**
 * Reads nodes (`node,supply`, or a column `demand`) and arcs (`from,to,capacity,cost`, at choice `lower` and `name`). An empty capacity is no
 * bound; a node that only the arcs name passes goods on and keeps none. Refused with the line: no number, a capacity below nought or below the least
 * flow, a node that stands twice or that no arc touches although it gives or takes.
 */
export function readNetwork(nodesText: string, arcsText: string): NamedNetwork {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  const given = inTable('nodes', () => readSupplies(readOwnTable(nodesText)))
  for (const { name } of given.supplies) numberOf(name)
  const arcs = inTable('arcs', () => readArcs(readOwnTable(arcsText)))
  const from = Int32Array.from(arcs.rows, ({ start }) => numberOf(start))
  const to = Int32Array.from(arcs.rows, ({ end }) => numberOf(end))
  const supply = new Float64Array(numbers.size)
  const touched = new Uint8Array(numbers.size)
  for (const ends of [from, to]) for (const node of ends) touched[node] = 1
  for (const { name, amount, line } of given.supplies) {
    const node = numberOf(name)
    supply[node] = amount
    if (amount !== 0 && touched[node] !== 1)
      throw new Refusal(
        'bad-line',
        `nodes: no arc leads to or from node "${name}", which ${amount > 0 ? 'gives' : 'takes'} goods`,
        {
          line,
        },
      )
  }
  return {
    network: {
      supply,
      from,
      to,
      least: Float64Array.from(arcs.rows, ({ least }) => least),
      most: Float64Array.from(arcs.rows, ({ most }) => most),
      cost: Float64Array.from(arcs.rows, ({ cost }) => cost),
    },
    nodes: [...numbers.keys()],
    arcs: arcs.rows,
    columns: { ...given.columns, ...arcs.columns },
  }
}

/** Says in which of the two tables something is wrong. */
function inTable<T>(table: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal) || error.message.startsWith(`${table}:`)) throw error
    const { line, column } = error
    throw new Refusal(error.code, `${table}: ${error.message}`, {
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      cause: error,
    })
  }
}

function readSupplies(table: OwnTable): {
  supplies: { name: string; amount: number; line: number }[]
  columns: Record<string, string>
} {
  const node = neededColumn(table, 'the node', ['node', 'name', 'id', 'place'])
  const demand = findColumn(table, ['demand'], [node])
  const supply =
    findColumn(table, ['supply', 'balance', 'amount', 'value', 'b'], [node, demand]) ??
    (demand === undefined ? neededColumn(table, 'the supply', ['supply', 'demand', 'balance'], [node]) : undefined)
  const supplyOf = numbersOf(table, supply)
  const demandOf = numbersOf(table, demand)
  const lines = new Map<string, number>()
  const supplies = table.rows.map((row) => {
    const name = textAt(row, node)
    if (name === '') throw new Refusal('bad-line', 'the node has no name', { line: row.line, column: node.index + 1 })
    const before = lines.get(name)
    if (before !== undefined)
      throw new Refusal('bad-line', `node "${name}" stands on line ${before} already`, { line: row.line, column: node.index + 1 })
    lines.set(name, row.line)
    const gives = supplyOf(row)
    const takes = demandOf(row, { least: 0, says: 'is below nought: a demand is what a node takes' })
    if (gives === null && takes === null)
      throw new Refusal('bad-line', `supply of node "${name}" is not a number; write 0 where it neither gives nor takes`, {
        line: row.line,
        column: (supply ?? demand ?? node).index + 1,
      })
    return { name, amount: (gives ?? 0) - (takes ?? 0), line: row.line }
  })
  return {
    supplies,
    columns: {
      node: node.name,
      ...(supply === undefined ? {} : { supply: supply.name }),
      ...(demand === undefined ? {} : { demand: demand.name }),
    },
  }
}

interface ArcRow {
  readonly start: string
  readonly end: string
  readonly least: number
  readonly most: number
  readonly cost: number
  readonly name: string | null
  readonly line: number
}

function readArcs(table: OwnTable): { rows: ArcRow[]; columns: Record<string, string> } {
  const start = neededColumn(table, 'where an arc starts', startNames)
  const end = neededColumn(table, 'where an arc ends', endNames, [start])
  const most = findColumn(table, ['capacity', 'upper', 'max', 'upper_bound', 'most'], [start, end])
  const least = findColumn(table, ['lower', 'min', 'lower_bound', 'minimum', 'least'], [start, end, most])
  const cost = neededColumn(table, 'the cost', ['cost', 'unit_cost', 'weight', 'price'], [start, end, most, least])
  const name = findColumn(table, ['name', 'arc', 'id', 'label'], [start, end, most, least, cost])
  const [mostOf, leastOf, costOf] = [numbersOf(table, most), numbersOf(table, least), numbersOf(table, cost)]
  const rows = table.rows.map((row): ArcRow => {
    const [from, to] = [textAt(row, start), textAt(row, end)]
    if (from === '' || to === '') throw new Refusal('bad-line', 'an end of the arc has no name', { line: row.line })
    const marked = /^(inf(inity)?|unbounded|unlimited|none|)$/i.test(textAt(row, most))
    const capacity = marked ? Infinity : mostOf(row, { least: 0, says: 'is below nought: a capacity cannot be negative' })
    if (capacity === null)
      throw new Refusal(
        'bad-line',
        `${most?.name}: "${textAt(row, most)}" is not a number; leave it empty where nothing bounds the arc`,
        {
          line: row.line,
          column: (most?.index ?? 0) + 1,
        },
      )
    const floor = leastOf(row, { least: 0, says: 'is below nought' }) ?? 0
    if (floor > capacity)
      throw new Refusal('bad-line', `the least flow ${floor} is above the capacity ${capacity}`, {
        line: row.line,
        column: (least?.index ?? 0) + 1,
      })
    const price = costOf(row)
    if (price === null || !Number.isFinite(price))
      throw new Refusal('bad-line', `${cost.name}: "${textAt(row, cost)}" is not a number`, {
        line: row.line,
        column: cost.index + 1,
      })
    return { start: from, end: to, least: floor, most: capacity, cost: price, name: textAt(row, name) || null, line: row.line }
  })
  const read = { from: start, to: end, capacity: most, least, cost, name }
  return {
    rows,
    columns: Object.fromEntries(Object.entries(read).flatMap(([what, column]) => (column ? [[what, column.name]] : []))),
  }
}
